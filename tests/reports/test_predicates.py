"""Words behind names that are not known, or say that nothing was done: nothing said elsewhere is taken for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Expression of S100, ALK was not determined.",
        "S100 and ALK have not been tested.",
        "S100 and ALK were not analysed.",
        "Die Expression von S100 und ALK wurde nicht bestimmt.",
        "L'expression de S100 et d'ALK n'a pas été déterminée.",
        "La expresión de S100 y ALK no se determinó.",
    ],
)
def test_what_was_not_determined_was_not_performed(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "not_performed", "ALK": "not_performed"}


@pytest.mark.parametrize(
    "text", ["Expression of S100, ALK was not contemplated.", "Expression of S100 and ALK was not surprising."]
)
def test_a_word_that_is_not_known_is_not_denied_into_a_positive(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert len(unread(reading)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "S100 and SOX10 were quaint and SMA was positive.",
        "S100 and SOX10 were quaint and SMA positive.",
        "SMA is positive. S100 was quaint, as was SOX10.",
        "SMA is positive but S100 was unremarkable, and so was SOX10.",
    ],
)
def test_an_unknown_verb_takes_no_result_of_others(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"SMA": "positive"}
    assert {words.split()[0] for words, _ in unread(reading)} == {"S100", "SOX10"}


def test_an_unknown_word_inside_of_a_result_changes_nothing(read: Read) -> None:
    assert stains(read("S100 and SOX10 were gratifyingly positive.")) == {"S100": "positive", "SOX10": "positive"}
    assert stains(read("SMA is negative. S100, as is SOX10, is positive.")) == {
        "SMA": "negative",
        "S100": "positive",
        "SOX10": "positive",
    }


@pytest.mark.parametrize(
    "text",
    [
        "I would have expected SMARCB1 loss, but it is retained, and so is BRG1.",
        "One would expect loss of INI1, but it is retained, as is BRG1.",
        "One would expect loss of INI1, but it is not lost, and neither is BRG1.",
        "INI1 is not lost, nor is BRG1.",
    ],
)
def test_what_is_said_again_is_the_result_and_not_the_hypothesis(read: Read, text: str) -> None:
    assert set(told(read(text)).values()) <= {"retained", "positive"}
    assert set(told(read(text))) == {"INI1", "BRG1"}
    assert told(read("INI1 is not lost, nor is S100 expressed.")) == {"INI1": "retained", "S100": "negative"}
