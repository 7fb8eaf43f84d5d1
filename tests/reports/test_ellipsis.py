"""Clauses that leave words out, and results of elsewhere beside those of here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Neither S100 nor SOX10 is positive but CD34 is.",
        "S100 and SOX10 are not expressed, but CD34 is.",
        "S100 and SOX10 do not stain but CD34 does.",
        "S100 and SOX10 are not positive, however CD34 is.",
    ],
)
def test_a_verb_alone_affirms_what_was_denied_of_others(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative", "SOX10": "negative", "CD34": "positive"}


def test_a_verb_alone_affirms_a_loss(read: Read) -> None:
    assert told(read("INI1 is not lost, but BRG1 is.")) == {"INI1": "retained", "BRG1": "lost"}
    assert told(read("SMA is positive, as is desmin, but S100 is not.")) == {
        "SMA": "positive",
        "desmin": "positive",
        "S100": "negative",
    }


@pytest.mark.parametrize(
    "text",
    [
        "S100 apart from isolated cells negative.",
        "S100 is, apart from isolated cells, negative.",
        "Die Tumorzellen: S100 bis auf einzelne Zellen negativ.",
    ],
)
def test_cells_excepted_before_a_result_do_not_hide_it(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34 was positive in the previous biopsy, here negative.",
        "CD34 was positive in the previous biopsy, negative here.",
        "CD34 (reported as positive; on our review negative).",
        "CD34 positive (we consider it negative).",
        "Die Tumorzellen: CD34 extern positiv, hier negativ.",
        "CD34 war in den Tumorzellen auswärts positiv, hier negativ.",
    ],
)
def test_what_is_found_here_stands_before_what_was_found_elsewhere(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


def test_where_it_is_not_told_which_is_which_both_are_listed(read: Read) -> None:
    reading = read("CD34 outside positive, here negative.")
    assert told(reading) == {}
    assert unread(reading)


@pytest.mark.parametrize(
    "text", ["CD34 positive (on repeat), SMA negative.", "CD34 positive (repeat stain pending), SMA negative."]
)
def test_a_word_of_correction_without_a_result_corrects_nothing(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "positive", "SMA": "negative"}


def test_how_much_of_a_stain_is_told_makes_it_no_gene(read: Read) -> None:
    assert told(read("p53 was wild type and p16 patchy.")) == {"p16": "positive"}
    assert told(read("MDM2 was amplified and CDK4 negative.")) == {}


def test_the_slides_of_another_laboratory_are_read(read: Read) -> None:
    assert stains(read("The outside slides include desmin (positive) and S100 (negative).")) == {
        "desmin": "positive",
        "S100": "negative",
    }


def test_stains_that_will_be_performed_were_not(read: Read) -> None:
    assert stains(read("S100 and STAT6 will be performed; desmin is positive.")) == {
        "S100": "not_performed",
        "STAT6": "not_performed",
        "desmin": "positive",
    }


def test_which_stain_the_clinician_noted_is_no_result_of_elsewhere(read: Read) -> None:
    assert stains(read("SMA is positive and the keratin you noted (AE1/AE3) is dot-like and focal.")) == {
        "SMA": "positive",
        "keratin": "positive",
    }
    assert told(read("You noted S100 positivity. Our S100 is negative.")) == {"S100": "negative"}
