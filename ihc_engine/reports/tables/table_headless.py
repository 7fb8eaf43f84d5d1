"""Rows of cells without heads: "SMA;1A4;pos" above "S100;polyclonal;neg". One column of results, and beside it codes at most.

Where another column tells something as well, or cells are not as many in each row, the lines are read as running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import AROUND, Span, cells_of, framed, parted_by

#: A line that may be such a row.
ROW = re.compile(r"^[ \t|]*+[^\n;|\t]{2,40}?(?:;|\||\t| {2})[^\n]{1,110}$", re.MULTILINE)
_LONGEST_CODE, _LONGEST_RESULT = 14, 40
_FEWEST_ROWS, _MOST_CELLS, _MOST_EMPTY = 2, 5, 1
_NUMBER = re.compile(r"[<>≤≥~]?\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?%.{0,25}|[0-4]\s?\+.{0,25}|[0-3]")
#: The name of a clone that begins with a digit: "1A4", "21A11".
_CLONE = re.compile(r"\d{1,3}[A-Za-z]\w{0,8}(?:[-/.]\w{1,6})?")
_RULE = re.compile(r"[\s\-=+|:_─—]*")


class Bare(NamedTuple):
    """A row: the place of the name and of the result, and the number of its line."""

    name: Span
    result: Span
    line: int


class Looked(NamedTuple):
    """The rows from a line on, none if they are no such rows, and the line that ended them: none between is looked at again."""

    rows: list[Bare]
    end: int


def headless(text: str, lines: Sequence[Span], number: int, columns: Columns, bare: Callable[[str], bool]) -> Looked:
    """The rows from a line on. ``bare``: whether words name a stain and do nothing else."""
    rows: list[tuple[int, list[Span]]] = []
    by, empty, at = "", 0, number
    for at in range(number, len(lines)):
        start, end = lines[at]
        line = text[start:end]
        if not line.strip(AROUND) or _RULE.fullmatch(line):
            empty += 1
            if empty > _MOST_EMPTY:
                break
            continue
        cells = bare_row(line, columns, bare)
        if cells is None or (rows and (parted_by(line) != by or len(cells) != len(rows[0][1]))):
            break
        by, empty = parted_by(line), 0
        rows.append((at, [(a + start, b + start) for a, b in cells]))
    end = max(at, number + 1)
    if len(rows) < _FEWEST_ROWS or (len(rows[0][1]) == 2 and by != ";"):
        return Looked([], end)
    told = [[says(text[a:b], columns) for a, b in cells[1:]] for _, cells in rows]
    results = [at for at in range(len(told[0])) if all(row[at] for row in told)]
    if len(results) != 1:
        return Looked([], end)
    at = results[0] + 1
    if not all(_is_code(text[a:b], columns) for _, cells in rows for n, (a, b) in enumerate(cells) if n not in (0, at)):
        return Looked([], end)
    return Looked([Bare(cells[0], cells[at], number) for number, cells in rows], end)


def bare_row(line: str, columns: Columns, bare: Callable[[str], bool]) -> list[Span] | None:
    """The cells of a row; None if it does not begin with a name or holds no result."""
    by = parted_by(line)
    if not by or by == ",":
        return None
    frame = framed(line)
    cells = [cell for cell in cells_of(line, by, frame=frame) if cell[0] < cell[1]]
    if not 2 <= len(cells) <= _MOST_CELLS or not any(says(line[a:b], columns) for a, b in cells[1:]):
        return None
    return cells if bare(line[slice(*cells[0])]) else None


def says(words: str, columns: Columns) -> bool:
    """Whether words are a result: "positive (focal)", "3+", "20 %"."""
    if len(words) > _LONGEST_RESULT or words[-1] == ":":
        return False
    if words[0].isdecimal() or words[0] in "<>≤≥~":
        return _NUMBER.fullmatch(words) is not None
    return columns.polarity(words) is not None or columns.grades(words)


def _is_code(words: str, columns: Columns) -> bool:
    """Whether words are one, and tell nothing of staining: the name of a clone, a block."""
    if words.isdecimal():
        return True
    told = words[0] in "+-(" or words[-1] in "+-)" or columns.polarity(words) is not None or columns.grades(words)
    return len(words) <= _LONGEST_CODE and " " not in words and (not told or _CLONE.fullmatch(words) is not None)
