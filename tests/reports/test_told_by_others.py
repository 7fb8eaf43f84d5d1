"""What others reported, what was withdrawn or repeated, and idioms of letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "That tumour, from the report on file, was CD117 positive and DOG1 positive.",
        "In the patient described by others, desmin and SMA were positive and STAT6 was lost altogether.",
        "In the series by others, CD34 was positive in 60%; the reported loss of RB1 is a more dependable marker.",
        "Molecular Genetic Studies\n [X] Submitted for analysis; results pending (KIT, PDGFRA, SDHA)",
    ],
)
def test_what_is_told_of_others_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("h-Caldesmon not repeated; original positive result stands.", {"h-caldesmon": "positive"}),
        (
            "Melan-A I could not persuade myself of, and MITF is likewise a blank.",
            {"Melan-A": "negative", "MITF": "negative"},
        ),
        ("S100 labels half of the lesional cells (50%) and SOX10 a similar fraction.", {"S100": "positive", "SOX10": "positive"}),
        ("SMA is focal and weak, a nonspecific finding.", {"SMA": "positive"}),
        ("INI1 shows reduced but not absent nuclear expression (retained, weak).", {"INI1": "retained"}),
        ("Mesothelioma is not supported by the negative calretinin and WT1.", {"calretinin": "negative", "WT1": "negative"}),
        (
            "SF1 and calretinin are negative in the tumour, both being positive in the cortical rim.",
            {"SF1": "negative", "calretinin": "negative"},
        ),
        ("SMA is positive and S100 and CD34 are negative.", {"SMA": "positive", "S100": "negative", "CD34": "negative"}),
        ("L'AML est positive et la PS100 et le CD34 sont négatifs.", {"SMA": "positive", "S100": "negative", "CD34": "negative"}),
        (
            "Desmin and SMA are absent and S100 and CD34 are positive.",
            {"desmin": "negative", "SMA": "negative", "S100": "positive", "CD34": "positive"},
        ),
    ],
)
def test_idioms_and_ordinary_sentences(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


@pytest.mark.parametrize("text", ["CD34   0    +++", "CD34   +++    0", "AE1/AE3          0 (*)                   +++"])
def test_two_results_in_columns_without_heads_are_none(read: Read, text: str) -> None:
    assert told(read(text)) == {}
    assert read(text).main.not_understood


@pytest.mark.parametrize(
    "text",
    [
        "S100 is positive. This result is withdrawn.",
        "S100: positive. This result was an error.",
        "S100 is positive. This result is withdrawn. The stain, repeated on another block, shows no reaction.",
        "La S100 es positiva. Este resultado es un error.",
    ],
)
def test_a_result_that_is_taken_back_is_none(read: Read, text: str) -> None:
    assert told(read(text)) == {}
    assert "a result that the next sentence takes back" in [reason for _, reason in unread(read(text))]


@pytest.mark.parametrize(
    "text",
    [
        "S100 is positive. The clinical history was wrong.",
        "S100 is positive. This was a mistake on the request form.",
        "S100 is negative. This result is withdrawn. S100 is positive.",
    ],
)
def test_other_slips_leave_a_result(read: Read, text: str) -> None:
    assert {m.status for m in read(text).mentions if m.status and not m.replaced} == {"positive"}
