"""Other cells at a place, what is supposed of entities, stains that were not done, and pairs in rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Renal tubules in one block are keratin and PAX8 positive.", {"keratin": "negative", "PAX8": "negative"}),
        ("Vessels in block B3 are CD34 positive; the tumour is S100 positive.", {"CD34": "negative", "S100": "positive"}),
        ("IgG4-positive plasma cells are scattered. ALK is positive.", {"IgG4": "negative", "ALK": "positive"}),
        ("The lymphoid cuff is composed of CD3-positive cells. S100 is positive.", {"CD3": "negative", "S100": "positive"}),
    ],
)
def test_other_cells_at_a_place(read: Read, text: str, expected: dict[str, str]) -> None:
    assert stains(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A perineurioma should be positive for EMA and claudin-1; and a schwannoma for S100. Desmin is negative.",
        "Eleven years earlier a tumour was removed; the slides of that lesion showed S100 positivity. Desmin is negative.",
        "Kidney: one cortical adenoma (PAX8 positive). Desmin is negative.",
    ],
)
def test_what_is_none_of_this_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Only SMA (positive) had been ordered, and desmin never was.", {"SMA": "positive", "desmin": "not_performed"}),
        ("SMA was requested; S100 was not.", {"SMA": "not_performed", "S100": "not_performed"}),
        ("Desmin was expressed, SMA was not.", {"desmin": "positive", "SMA": "negative"}),
        ("Stains for SMA were performed and positive, desmin was not.", {"SMA": "positive", "desmin": "negative"}),
        ("GFAP positivity, described by others, was not examined.", {"GFAP": "not_performed"}),
        (
            "S100 P    HMB45 P\nSMA N    desmin N",
            {"S100": "positive", "HMB45": "positive", "SMA": "negative", "desmin": "negative"},
        ),
        ("Immunoperoxidase studies (PAP technique) show the cells to be reactive for vimentin.", {"vimentin": "positive"}),
        ("SMA shows a tram-track pattern; desmin is all over the place.", {"SMA": "positive", "desmin": "positive"}),
    ],
)
def test_stains_not_done_and_rows(read: Read, text: str, expected: dict[str, str]) -> None:
    assert stains(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Known GIST of the small bowel (2017: CD117 positive). CD117 is negative.", {"CD117": "negative"}),
        ("GIST of the small bowel (CD117 positive).", {"CD117": "positive"}),
        ("Equivocal TLE1, strong CD99.", {"TLE1": "equivocal", "CD99": "positive"}),
        ("Equivocal, weak CD99.", {"CD99": "equivocal"}),
        ("Equivocal TLE1 and CD99.", {"TLE1": "equivocal", "CD99": "equivocal"}),
    ],
)
def test_years_and_doubts(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


def test_a_long_line_takes_no_long_time(read: Read) -> None:
    for piece in ("SMA is, and desmin is not, ", "No S100, SMA diffuse, ", "SMA absent S100 ", "SMA was done, desmin was not, "):
        read(piece * (20_000 // len(piece)))


@pytest.mark.parametrize("text", ["SMA,,but,", "SMA ,, but, desmin", "SMA 5%, but, positive", "SMA + , but , -"])
def test_commas_around_a_turn_without_words_before_it_are_read(read: Read, text: str) -> None:
    assert read(text).text == text
