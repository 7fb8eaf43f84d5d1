"""Cells of rows that failed, zeros of cells, exons, blocks as columns, contrasts in passing, and facts beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SOX10 | - | Unsatisfactory, to repeat", "uninterpretable"),
        ("|| SOX10 || - || Unsatisfactory, to repeat ||", "uninterpretable"),
        ("SOX10 | Negative | Unsatisfactory", "uninterpretable"),
        ("SOX10 | - | To be repeated", "not_performed"),
        ("SOX10 | - | Strong control", "negative"),
        ("SOX10 | Positive | Unsatisfactory fixation", "positive"),
        ("SOX10 - slide would not load, cannot comment.", "uninterpretable"),
        ("SOX10: not on server.", "not_performed"),
    ],
)
def test_a_dash_before_a_failure_is_no_result(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == {"SOX10": said}


@pytest.mark.parametrize(
    "text",
    [
        "S100: tumour cells 0; sustentacular cells positive",
        "S100: tumour cells 0; sustentacular cells present",
        "S100: tumour cells negative; sustentacular cells present",
    ],
)
def test_sustentacular_cells_that_are_there_stain(read: Read, text: str) -> None:
    assert read(text).case["markers"] == {"S100": "negative", "S100 sustentacular": "positive"}


def test_sustentacular_cells_that_are_not_there_do_not(read: Read) -> None:
    assert told(read("S100: tumour cells negative; no sustentacular cells present")) == {"S100": "negative"}


def test_exons_without_their_word_make_no_stain(read: Read) -> None:
    assert told(read("Molecular (KIT exon 9/11/13/17; PDGFRA 12/14/18): Pending")) == {}
    assert told(read("PDGFRA 12/14/18: pending")) == {}
    assert told(read("ER 3/8, PR 5/8")) == {"ER": "positive", "PR": "positive"}


@pytest.mark.parametrize("heads", ["Block 1C | Block 1F", "1C | 1F", "Block A12 | Block A13"])
def test_blocks_with_letters_are_columns(read: Read, heads: str) -> None:
    reading = read(f"| Marker | {heads} |\n| SMA | + | + |\n| S100 | - | - |\n| CD34 | + | - |")
    assert told(reading) == {"SMA": "positive", "S100": "negative"}
    assert unread(reading)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "SMA, by contrast, is present in most cells and h-caldesmon in roughly a third.",
            {"SMA": "positive", "h-caldesmon": "positive"},
        ),
        ("SMA positive with tram-track accentuation; CD34 nil", {"SMA": "positive", "CD34": "negative"}),
        ("Neurofilament reveals no intralesional axons.", {"neurofilament": "negative"}),
        ("The carcinoma is keratin positive. By contrast, the separate nodule is SMA positive.", {"keratin": "positive"}),
    ],
)
def test_contrasts_and_patterns_in_passing(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("H/O similar swelling excised elsewhere 2 yrs back", "age", []),
        ("AGE/SEX: 39 years / Female", "age", [39]),
        ("Margins clear by 3 mm.", "size_cm", []),
        ("Solitary fibrous tumour, CNS WHO grade 2.", "site", []),
        ("Skin, scalp, excision", "site", ["scalp"]),
        ("LEFT KIDNEY CAPSULE", "site", ["renal_capsule"]),
    ],
)
def test_facts(read: Read, text: str, kind: str, values: list[object]) -> None:
    assert facts(read(text), kind) == values
