"""Twice the text, twice the work: calls of functions are counted, so that no clock is asked."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from benchmarks.hostile_texts import NAMES, hostile_text
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.read import ReportReader
from tests.reports.pieces import reader_of

#: Characters of the shorter text, and how much more work one twice as long may be: what is the same for every text is taken off.
_SHORT, _MORE = 4_000, 2.8
#: Characters that are read first, and calls for any text whatever.
_BEGINNING, _FIXED = 1_000, 2_000
_FIRST, _SECOND = 20_007, 40_013


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> ReportReader:
    return reader_of(knowledge)


def _calls(reader: ReportReader, text: str) -> int:
    """How many calls reading takes, of functions in Python and in C."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        reader.read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", NAMES)
def test_work_grows_no_faster_than_the_text(reader: ReportReader, knowledge: Knowledge, name: str) -> None:
    text = hostile_text(name, knowledge)
    reader.read(text[:_BEGINNING])  # its words are loaded now
    first, second = text[_FIRST:], text[_SECOND:]  # cut where no other test does: what was met before takes no work
    short, long = _calls(reader, first[:_SHORT]), _calls(reader, second[: 2 * _SHORT])
    assert long <= _MORE * short + _FIXED, f"{short} calls for {_SHORT} characters, {long} for twice as many"
