"""Rows in, answers out: the one function behind every kind of archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.row import TRACED, TraceDepth, row_of, with_places
from ihc_engine.batch.stated import answered, stated_case
from ihc_engine.batch.text_rows import ReadCells
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.reports.intake import TextReader
from ihc_engine.reports.model import ReportReading


@dataclass(frozen=True, slots=True)
class Scorer:
    """Interprets rows. ``reader``: reads rows whose panel stands in a text, instead of the interpreter's own reader."""

    interpreter: Interpreter
    prior: Prior = "site"
    trace: TraceDepth = "none"
    reader: TextReader | None = None

    def rows(self, rows: Iterable[InputRow]) -> Iterator[dict[str, Any]]:
        """One answer for each row, in the same order, in constant memory."""
        return map(self.row, rows)

    def score(self, rows: Sequence[InputRow]) -> list[dict[str, Any]]:
        """The answers to a batch of rows."""
        return list(map(self.row, rows))

    def row(self, row: InputRow) -> dict[str, Any]:
        """The answer to one row; an error row in its place where there is none."""
        return with_origin(answered(row, self._answer), row)

    def _answer(self, row: InputRow) -> dict[str, Any]:
        stated = stated_case(row, self.interpreter, self.reader)
        traced, full = self.trace in TRACED, self.trace == "answer"
        answer = self.interpreter.interpret(stated.findings, prior=self.prior, trace=traced, advice=full)
        result = row_of(answer, self.trace)
        return result if stated.report is None else with_reading(result, stated.report)


def with_origin(result: dict[str, Any], row: InputRow) -> dict[str, Any]:
    """The row with the file that it comes from, and what must be known about its text."""
    if row.source is not None:
        result["source"] = row.source
    if row.remarks:
        result["remarks"] = [*row.remarks, *result.get("remarks", [])]
    return result


def with_reading(result: dict[str, Any], report: ReportReading | ReadCells) -> dict[str, Any]:
    """The row with the case that its text states, and the places of what was not understood; a whole answer keeps its shape."""
    result["case"] = dict(report.case)
    if report.remarks:
        result["remarks"] = list(report.remarks)
    if "input" not in result:
        result["not_understood"] = with_places(result["not_understood"], report.not_understood)
    return result
