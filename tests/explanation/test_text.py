"""The answer for a terminal: within its width, and without a way to steer the terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest

from ihc_engine.explanation import to_text
from ihc_engine.explanation.words import percent, printable
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.knowledge.model import Knowledge

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_asked(
    width: int, answers: dict[str, Interpretation], hostile: Interpretation, knowledge: Knowledge
) -> None:
    for answer in (*answers.values(), hostile):
        wide = [line for line in to_text(answer, knowledge, width=width).splitlines() if columns(line) > width]
        assert wide == []


def test_colour_only_where_asked_and_nothing_else_of_the_terminal(hostile: Interpretation, knowledge: Knowledge) -> None:
    plain = to_text(hostile, knowledge)
    coloured = to_text(hostile, knowledge, colour=True)
    assert "\x1b" not in plain
    assert COLOUR.search(coloured)
    assert "\x1b" not in COLOUR.sub("", coloured)
    for text in (plain, COLOUR.sub("", coloured)):
        assert all(sign.isprintable() or sign == "\n" for sign in text)


def test_colour_changes_no_word(answers: dict[str, Interpretation], knowledge: Knowledge) -> None:
    answer = answers["index-case"]
    assert COLOUR.sub("", to_text(answer, knowledge, colour=True)) == to_text(answer, knowledge)


def test_markup_of_the_renderer_is_only_words(hostile: Interpretation, knowledge: Knowledge) -> None:
    assert "[x](http://evil.example)" in to_text(hostile, knowledge, width=2000)


def test_the_core_entities_and_the_outcome_are_always_said(answers: dict[str, Interpretation], knowledge: Knowledge) -> None:
    for answer in answers.values():
        text = to_text(answer, knowledge)
        assert f"({answer.outcome})" in text.splitlines()[0]
        assert all(f"{reason.code}: " in text for reason in answer.reasons)
        for entity in knowledge.core:
            assert re.search(rf"^\d+\. {re.escape(entity.name)}: ", text, re.MULTILINE)


def test_what_was_not_understood_or_set_aside_is_said(answers: dict[str, Interpretation], knowledge: Knowledge) -> None:
    unknown = to_text(answers["unknown-stain"], knowledge)
    assert "markers.Desmln" in unknown
    assert "did you mean desmin?" in unknown
    assert "opposite results" in to_text(answers["contradiction"], knowledge)


def test_printable_keeps_words_and_replaces_what_steers() -> None:
    assert printable("Zürich 平 ±\u00a0x") == "Zürich 平 ± x"
    assert printable("a\x1b[2J\u202e\u2028\n") == "a\ufffd[2J\ufffd  "


@pytest.mark.parametrize(
    ("probability", "words"), [(0.0, "<0.1 %"), (0.0004, "<0.1 %"), (0.5, "50.0 %"), (0.9994, ">99.9 %"), (1.0, ">99.9 %")]
)
def test_nothing_is_said_to_be_certain(probability: float, words: str) -> None:
    assert percent(probability) == words
