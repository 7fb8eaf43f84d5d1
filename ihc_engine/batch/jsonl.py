"""JSON Lines in, JSON Lines out: same order, one line for each, errors in place.

A blank line is no row. A row that cannot be read or interpreted becomes an error row and the rest goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.row import TraceDepth, error_row, row_of
from ihc_engine.case.model import parse_case_json
from ihc_engine.case.problems import CaseError
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter


@dataclass(frozen=True, slots=True)
class BatchResult:
    """One line of output, without the line end."""

    line: str
    failed: bool


def interpret_lines(
    lines: Iterable[str | bytes], interpreter: Interpreter, *, prior: Prior = "site", trace: TraceDepth = "none"
) -> Iterator[BatchResult]:
    """Interpret line by line, in constant memory."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = interpret_line(line, interpreter, number, prior, trace)
            yield BatchResult(json.dumps(row, ensure_ascii=False, separators=(",", ":")), row["outcome"] == "error")


def interpret_line(
    line: str | bytes, interpreter: Interpreter, number: int, prior: Prior = "site", trace: TraceDepth = "none"
) -> dict[str, Any]:
    """The row of one line; never raises for what the line says."""
    try:
        case = parse_case_json(line)
        answer = interpreter.interpret(case, prior=prior, trace=trace == "full")
    except CaseError as error:
        problems = [{"path": p.path, "message": p.message} for p in error.problems]
        return error_row(_case_id(line), "unreadable_case", f"line {number}: {error}", problems)
    except RecursionError:
        return error_row(None, "unreadable_case", f"line {number}: nested too deeply", [])
    return row_of(answer, trace)


def _case_id(line: str | bytes) -> object:
    """The id of a broken row, as far as it can be had."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    found = data.get("case_id", data.get("id"))
    return found if isinstance(found, str | int | float) else None
