"""JSON Lines in, JSON Lines out: same order, one line for each, errors in place.

A blank line is no row. A row that cannot be read or interpreted becomes an error row and the rest goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.row import TraceDepth
from ihc_engine.batch.score import Scorer
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter


@dataclass(frozen=True, slots=True)
class BatchResult:
    """One line of output, without the line end."""

    line: str
    failed: bool


def interpret_lines(
    lines: Iterable[str | bytes],
    interpreter: Interpreter,
    *,
    prior: Prior = "site",
    trace: TraceDepth = "none",
) -> Iterator[BatchResult]:
    """Interpret line by line, in constant memory."""
    scorer = Scorer(interpreter, prior, trace)
    for row in line_rows(lines):
        answer = scorer.row(row)
        yield BatchResult(json_line(answer), answer["outcome"] == "error")


def line_rows(lines: Iterable[str | bytes]) -> Iterator[InputRow]:
    """Rows of JSON lines, numbered as in the file. A blank line is no row."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield InputRow(f"line {number}", line)


def json_line(row: Mapping[str, Any]) -> str:
    """A row as JSON that every reader takes for one line of UTF-8: halves of characters and odd line ends are escaped."""
    text = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for end in "\u0085\u2028\u2029":
        text = text.replace(end, f"\\u{ord(end):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
