"""What a second look, a slip of the tongue or a reader who agrees makes of a result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Dr A read the SDHB as lost; on re-cut the granular pattern is clearly there, so retained.",
        "SDHB was read as lost by Dr A; on re-cut, retained.",
        "Dr Smith read SDHB as lost. On re-cut it is retained.",
        "SDHB was initially lost; on repeat it is retained.",
    ],
)
def test_a_loss_that_a_second_look_does_not_find_is_none(read: Read, text: str) -> None:
    assert told(read(text)) == {"SDHB": "retained"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34 was given as negative; this should be positive.",
        "CD34 was reported as negative. This should be positive.",
        "CD34 was reported as negative. It should read positive.",
        "CD34 was reported as negative. This should be corrected to positive.",
        "CD34 negative should be corrected to CD34 positive.",
        "CD34 was negative. Sorry, I meant positive.",
        "CD34 is negative. On deeper sections it is positive.",
        "CD34 was thought negative, on closer inspection it is focally positive.",
    ],
)
def test_what_should_be_takes_the_place_of_what_was_written(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("S100 should be positive in schwannoma.", {}),
        ("In schwannoma S100 should be positive; here it is negative.", {"S100": "negative"}),
        ("S100 was reported as negative; in a schwannoma it should be positive.", {"S100": "negative"}),
        ("S100 is negative. It should be positive in a schwannoma.", {"S100": "negative"}),
        ("STAT6 and desmin negative... sorry, I mean desmin is positive.", {"STAT6": "negative", "desmin": "positive"}),
        ("S100 is negative; on re-cut desmin is positive.", {"S100": "negative", "desmin": "positive"}),
    ],
)
def test_what_is_usual_and_other_stains_correct_nothing(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "REVIEW OF OUTSIDE SLIDES: We agree that SMA is positive and desmin is negative.",
            {"SMA": "positive", "desmin": "negative"},
        ),
        ("I agree with the original report that desmin is negative.", {"desmin": "negative"}),
        ("We disagree that SMA is positive.", {"SMA": "negative"}),
        ("Outside slides: SMA positive.\nOur stains: SMA negative.", {"SMA": "negative"}),
        ("We agree with the diagnosis. The previous biopsy was SMA positive.", {}),
    ],
)
def test_earlier_results_with_which_the_report_agrees_are_its_own(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_a_stain_that_is_named_is_not_the_one_before(read: Read) -> None:
    text = (
        "In der Vorbiopsie war Desmin positiv beschrieben. Nachtragsbefund: MDM2 nach Wiederholung der Färbung nukleär positiv."
    )
    assert "desmin" not in told(read(text))
    assert told(read(text)) == {"MDM2": "positive"}
