"""JSON Lines in, JSON Lines out: same order, one line for each, errors in place.

A blank line is no row. A row that cannot be read or interpreted becomes an error row and the rest goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from ihc_engine.batch.row import TraceDepth, error_row, row_of, shortened
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
            yield BatchResult(_written(row), row["outcome"] == "error")


def interpret_line(
    line: str | bytes, interpreter: Interpreter, number: int, prior: Prior = "site", trace: TraceDepth = "none"
) -> dict[str, Any]:
    """The row of one line; never raises for what the line says."""
    try:
        case = parse_case_json(line)
        answer = interpreter.interpret(case, prior=prior, trace=trace == "full", advice=trace == "full")
    except CaseError as error:
        problems = [{"path": p.path, "message": p.message} for p in error.problems]
        return error_row(_case_id(line), "unreadable_case", f"line {number}: {error}", problems)
    except RecursionError:
        return error_row(None, "unreadable_case", f"line {number}: nested too deeply", [])
    except Exception as error:  # a fault of the engine in one row must not lose the others; exit code and count tell of it
        message = f"line {number}: unexpected {type(error).__name__}; nothing was interpreted, please report it"
        return error_row(_case_id(line), "internal", message, [])
    return row_of(answer, trace)


def _written(row: dict[str, Any]) -> str:
    """A row as JSON that every reader takes for one line of UTF-8: halves of characters and odd line ends are escaped."""
    text = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for end in "\u0085\u2028\u2029":
        text = text.replace(end, f"\\u{ord(end):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _case_id(line: str | bytes) -> str | None:
    """The id of a broken row, as far as it can be had, written as it is in a row that can be read."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    found = data.get("case_id", data.get("id"))
    if isinstance(found, bool) or not isinstance(found, str | int | float) or found in (inf, -inf) or found != found:
        return None
    return shortened(str(found))
