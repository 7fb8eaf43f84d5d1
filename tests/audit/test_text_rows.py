"""Rows of text: the diagnosis is that of the report, with its place; a column that reports one stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ihc_engine.audit import Auditor, AuditRow, Grade
from ihc_engine.batch import InputRow
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.reports.model import Certainty, DiagnosisMention, Part, ReportReading
from tests.audit.conftest import GIST

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "Question: schwannoma? Comment: a GIST is excluded. Diagnosis: leiomyosarcoma, a variant of odd tumour."


class Reader:
    """Reads every report as a panel that supports GIST, with these diagnoses."""

    def __init__(self, named: Sequence[tuple[str, str | None, Certainty, str | None]], reported: str | None) -> None:
        self.named, self.reported = named, reported

    def read(self, text: str) -> ReportReading:
        mentions = tuple(
            DiagnosisMention(diagnosis, certainty, text.index(words), text.index(words) + len(words), words, section)
            for words, diagnosis, certainty, section in self.named
        )
        case: dict[str, Any] = {"markers": GIST, "site": "stomach"}
        if self.reported:
            case["reported_diagnosis"] = self.reported
        part = Part(None, 0, len(text), case, diagnoses=mentions)
        return ReportReading(text, "en", (part,), part)


def judge(interpreter: Interpreter, reader: Reader, **fields: Any) -> AuditRow:
    return Auditor(interpreter, reader=reader).row(InputRow("line 1", {"case_id": "t", "text": TEXT, **fields}))


def test_the_stated_diagnosis_is_judged_and_its_place_given(interpreter: Interpreter) -> None:
    named: Any = [
        ("schwannoma", "schwannoma", "differential", "clinical"),
        ("leiomyosarcoma", "leiomyosarcoma", "stated", "diagnosis"),
    ]
    row = judge(interpreter, Reader(named, "leiomyosarcoma"))
    assert (row.grade, row.reported_diagnosis, row.reported) == (Grade.alarm, "leiomyosarcoma", "leiomyosarcoma")
    assert TEXT[row.reported_start : row.reported_end] == "leiomyosarcoma"


def test_a_diagnosis_that_is_only_considered_or_excluded_is_not_judged(interpreter: Interpreter) -> None:
    named: Any = [("schwannoma", "schwannoma", "differential", None), ("GIST", "gist", "excluded", None)]
    row = judge(interpreter, Reader(named, None))
    assert (row.grade, row.why, row.reported_start) == (Grade.not_judged, "uncertain", None)


def test_a_stated_diagnosis_outside_the_list_is_its_own_group_with_its_place(interpreter: Interpreter) -> None:
    row = judge(interpreter, Reader([("odd tumour", None, "stated", "diagnosis")], None))
    assert (row.grade, row.why, row.reported) == (Grade.not_judged, "not_listed", "odd tumour")
    assert TEXT[row.reported_start : row.reported_end] == "odd tumour"


def test_a_report_without_a_diagnosis_is_not_judged(interpreter: Interpreter) -> None:
    assert judge(interpreter, Reader([], None)).why == "no_report"


@pytest.mark.parametrize("column", ["GIST", "Leiomyosarcoma"])
def test_a_column_stands_for_what_the_text_reports(interpreter: Interpreter, column: str) -> None:
    named: Any = [("leiomyosarcoma", "leiomyosarcoma", "stated", "diagnosis")]
    row = judge(interpreter, Reader(named, "leiomyosarcoma"), reported_diagnosis=column)
    assert row.reported == column
    assert (row.reported_start, row.reported_end) == (None, None)
    assert row.grade is (Grade.agrees if column == "GIST" else Grade.alarm)
