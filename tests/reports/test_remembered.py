"""What was read before changes nothing of what is read next, and no sentence is read at any length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import ReportReading
from ihc_engine.reports.read import ReportReader
from ihc_engine.reports.text.folding import folded
from tests.reports.pieces import reader_of
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> ReportReader:
    return reader_of(knowledge)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("S100 is negative. SOX10 likewise.", "S100 is positive. SOX10 likewise."),
        ("S100, SMA and CD34 were done. All were negative.", "S100, SMA and CD34 were done. Slides follow. All were negative."),
        ("S100 and SMA were done. The former is positive.", "CD34 and SMA were done. The former is positive."),
    ],
)
def test_a_sentence_that_takes_from_the_one_before_is_read_where_it_stands(read: Read, first: str, second: str) -> None:
    before = [told(read(text)) for text in (first, second)]
    assert [told(read(text)) for text in (second, first, second, first)] == [before[1], before[0]] * 2
    assert before[0] != before[1]


def test_a_sentence_without_an_end_is_cut(reader: ReportReader) -> None:
    text = "negative for CD34 " * 20_000
    sentences = reader.cutter("en").sentences.of(folded(text), text)
    assert max(sentence.end - sentence.start for sentence in sentences) <= 8_300
    assert "".join(text[sentence.start : sentence.end] for sentence in sentences) == text
