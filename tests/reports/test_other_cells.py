"""Cells that are no tumour, in words, brackets, columns and lists: the tumour is not what stains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "CD34 highlights the capillary network; the tumour cells are spared.",
        "CD34 in multinucleated giant cells, not in the spindle cells.",
        "CD34 positive in osteoclast-like giant cells only.",
        "CD34 labelled mast cells, but the neoplastic cells were unlabelled.",
        "CD34 positivo en cápsula",
        "CD34 positivo nella capsula",
        "As células neoplásicas não mostram CD34, que é positivo na cápsula.",
        "CD34 in der Kapsel positiv.",
        "CD34 yalnızca kapsülde pozitiftir.",
        "CD34在包膜阳性。",
        "CD34は被膜に陽性。",
    ],
)
def test_staining_of_other_cells_alone_leaves_the_tumour_negative(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Tumour cells but not vessels were CD34 positive.",
        "The capsule is thin; the tumour cells are CD34 positive.",
        "CD34: rim of positive cells at the periphery, otherwise negative.",
    ],
)
def test_other_cells_that_do_not_stain_leave_the_tumour_positive(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "positive"}


def test_cells_around_nests_are_sustentacular(read: Read) -> None:
    for text in ("S100 positive cells surround the nests.", "Around the nests are slender S-100 positive cells."):
        assert [(m.marker, m.cells) for m in read(text).mentions if m.status] == [("S100", "sustentacular")]


def test_the_column_of_a_control_is_no_result(read: Read) -> None:
    lines = ["| Stain | Tumour | Internal control |", "| S100 | Focal + (5%) | + (fat) |", "| SMA | + | + (vessels) |"]
    table = "\n".join(("IHC", *lines, "| CD34 | - | + (vessels) |"))
    assert stains(read(table)) == {"S100": "positive", "SMA": "positive", "CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tumour cells CD34+/ERG-, endothelial cells CD34+/ERG+.", {"CD34": "positive", "ERG": "negative"}),
        ("Tumour ERG-, CD31-; vessels ERG+, CD31+.", {"ERG": "negative", "CD31": "negative"}),
        ("Vessels CD34+, tumour cells SMA+, desmin-.", {"CD34": "negative", "SMA": "positive", "desmin": "negative"}),
    ],
)
def test_cells_hold_for_all_markers_that_are_joined_behind_them(read: Read, text: str, said: dict[str, str]) -> None:
    assert read(text).case["markers"] == said
    assert read(text).main.contradictions == ()


@pytest.mark.parametrize(
    "text", ["Beta-catenin: membranous (-nuclear)", "Beta-catenin membranous +, nuclear -", "Beta-catenin: membranous (−nuclear)"]
)
def test_a_nucleus_that_does_not_stain_is_negative_where_the_nucleus_counts(read: Read, text: str) -> None:
    assert stains(read(text)) == {"beta-catenin": "negative"}
    assert stains(read("Beta-catenin: nuclear +, membranous -")) == {"beta-catenin": "positive"}


@pytest.mark.parametrize(
    "text", ["CD34は血管内皮を除き陰性で、c-kit、DOG1は陰性。", "CD34は血管内皮を除き陰性で、c-kit、DOG1の発現は認めなかった。"]
)
def test_an_exception_of_cells_does_not_turn_the_next_marker(read: Read, text: str) -> None:
    assert stains(read(text)) == dict.fromkeys(("CD34", "CD117", "DOG1"), "negative")


def test_an_exception_of_tumour_cells_is_staining(read: Read) -> None:
    assert stains(read("There was no staining for S100 apart from a few tumour cells.")) == {"S100": "positive"}
    assert stains(read("There was no staining for S100 apart from a few mast cells.")) == {"S100": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The vascular tumour is CD31 positive.", {"CD31": "positive"}),
        ("The tumour is void of S100 expression.", {"S100": "negative"}),
    ],
)
def test_a_tumour_of_vessels_is_the_tumour(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said
