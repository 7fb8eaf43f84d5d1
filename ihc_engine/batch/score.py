"""Rows in, answers out: the one function behind every kind of archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.row import TraceDepth, row_of
from ihc_engine.batch.stated import answered, stated_case
from ihc_engine.batch.text_reading import TextReader, TextRow
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter


@dataclass(frozen=True, slots=True)
class Scorer:
    """Interprets rows. ``reader``: reads the rows whose panel stands in a text; without one their text is left aside."""

    interpreter: Interpreter
    prior: Prior = "site"
    trace: TraceDepth = "none"
    reader: TextReader | None = None

    def rows(self, rows: Iterable[InputRow]) -> Iterator[dict[str, Any]]:
        """One answer for each row, in the same order, in constant memory."""
        return map(self.row, rows)

    def row(self, row: InputRow) -> dict[str, Any]:
        """The answer to one row; an error row in its place where there is none."""
        result = answered(row, self._answer)
        if row.source is not None:
            result["source"] = row.source
        if row.remarks:
            result["remarks"] = [*row.remarks, *result.get("remarks", [])]
        return result

    def _answer(self, row: InputRow) -> dict[str, Any]:
        stated, full = stated_case(row, self.reader), self.trace == "full"
        result = row_of(self.interpreter.interpret(stated.case, prior=self.prior, trace=full, advice=full), self.trace)
        return result if stated.text is None else with_reading(result, stated.text)


def with_reading(result: dict[str, Any], text: TextRow) -> dict[str, Any]:
    """The row with the case as it was read, and what was not understood of the report, by places in its text."""
    unread = [
        {"path": "text", "words": n.text, "suggestion": n.suggestion, "start": n.start, "end": n.end, "reason": n.reason}
        for n in text.reading.not_understood
    ]
    result["case"] = dict(text.case)
    if "input" in result:  # the whole answer, whose own shape stays as it is
        result["report_not_understood"] = unread
    else:
        result["not_understood"] = [*result["not_understood"], *unread]
    if text.reading.remarks:
        result["remarks"] = list(text.reading.remarks)
    return result
