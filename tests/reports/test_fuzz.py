"""Whatever the text: reading it raises nothing, its spans hold, and reading it again gives the same.

``make fuzz`` does the same with 200,000 texts.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.hostile_texts import NAMES, hostile_text
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.read import ReportReader
from tests.reports.invariants import broken
from tests.reports.pieces import PLAIN_WORDS, POINTS, SIGNS, language_words, marker_words, own_reports, reader_of

REPORTS = [report["text"] for report in own_reports()]
#: Same texts in every run; the reader is shared, which is part of what is tested.
EXAMPLES = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> ReportReader:
    return reader_of(knowledge)


@pytest.fixture(scope="module")
def words(knowledge: Knowledge) -> list[str]:
    return [*marker_words(knowledge), *language_words(knowledge), *SIGNS, *POINTS, *PLAIN_WORDS]


@EXAMPLES
@given(text=st.text(max_size=300))
def test_any_characters_are_read(reader: ReportReader, text: str) -> None:
    assert broken(reader, text) == []


@EXAMPLES
@given(data=st.data())
def test_any_row_of_words_and_signs_is_read(reader: ReportReader, words: list[str], data: st.DataObject) -> None:
    lists = st.sampled_from((words, SIGNS, POINTS))
    pieces = data.draw(st.lists(lists.flatmap(st.sampled_from), max_size=40))
    assert broken(reader, data.draw(st.sampled_from(("", " ", ", "))).join(pieces)) == []


def _damaged(parts: tuple[str, list[tuple[int, int, str]]]) -> str:
    """A report with stretches of it replaced."""
    text, changes = parts
    for place, length, piece in changes:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + length :]
    return text


_CHANGES = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(0, 12), st.one_of(st.sampled_from((*SIGNS, *POINTS)), st.text(max_size=4))),
    min_size=1,
    max_size=8,
)


@EXAMPLES
@given(text=st.tuples(st.sampled_from(REPORTS), _CHANGES).map(_damaged))
def test_any_damaged_report_is_read(reader: ReportReader, text: str) -> None:
    assert broken(reader, text) == []


@EXAMPLES
@given(halves=st.tuples(st.sampled_from(REPORTS), st.sampled_from(REPORTS), st.integers(0, 2000), st.integers(0, 2000)))
def test_any_two_reports_cut_and_put_together_are_read(reader: ReportReader, halves: tuple[str, str, int, int]) -> None:
    first, second, end, start = halves
    assert broken(reader, first[:end] + second[start:]) == []


def test_every_own_report_is_read_soundly(reader: ReportReader) -> None:
    wrong: list[tuple[Any, list[str]]] = [(text[:60], said) for text in REPORTS if (said := broken(reader, text))]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_texts_that_no_laboratory_writes_are_read_soundly(reader: ReportReader, knowledge: Knowledge, name: str) -> None:
    assert broken(reader, hostile_text(name, knowledge)[:20_000]) == []


@pytest.mark.parametrize(
    "text",
    [
        "；케라틴\n+)染色も確認されない",
        "CD8,)\n+に修正low",
        "；PF5。０％,no",
        "laminin±or갑상샘글로불린,",
        "score 180, mitoses per 10 HPF신경교원섬유산성단백질 +++, 1cm",
    ],
)
def test_texts_that_once_failed_are_read_soundly(reader: ReportReader, text: str) -> None:
    assert broken(reader, text) == []
