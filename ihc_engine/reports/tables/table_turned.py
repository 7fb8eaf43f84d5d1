"""Tables that name the stains in one line and tell in the lines below what was found: turned to rows of their own.

The lines below have heads ("Intensity | 3+ | 0"), or one line holds as many results as there are stains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import AROUND, Head, Span, by_number, by_place, cells_of, framed, parted_by
from ihc_engine.reports.tables.table_headless import says
from ihc_engine.reports.tables.table_kinds import RESULTS, Cell, Column

#: Stains that such a table has at least; in a line without a head, parted by commas.
_FEWEST, _FEWEST_LISTED = 2, 2
_LONGEST_LINE = 300
_RULE = re.compile(r"[\s\-=+|:_─—]*")


class Turned(NamedTuple):
    """A table as if it had its stains one below another. ``lines``: how many lines it took, with that of the stains."""

    columns: list[Column]
    names: list[Cell]
    rows: list[list[Cell]]
    lines: int


def names_stains(line: str, columns: Columns, names: Callable[[str], bool]) -> bool:
    """Whether a line may be that of the stains: its first cell is empty, a stain, or their head."""
    by = parted_by(line)
    if not by or len(line) > _LONGEST_LINE:
        return False
    found = cells_of(line, by, frame=framed(line))
    if by == ",":
        found = _whole_names(line, found, names)
    first = line[found[0][0] : found[0][1]] if found else ""
    return not first or names(first) or columns.kind(first) == "marker"


def turned(text: str, lines: Sequence[Span], number: int, columns: Columns, names: Callable[[str], bool]) -> Turned | None:
    """The table whose stains a line names; None if it does not, or if no line below tells as many results."""
    start, end = lines[number]
    line = text[start:end]
    by = parted_by(line)
    if not by or end - start > _LONGEST_LINE:
        return None
    frame = framed(line)
    found = cells_of(line, by, frame=frame)
    if frame:
        found = found[:-1]
    if by == ",":
        found = _whole_names(line, found, names)
    first = line[found[0][0] : found[0][1]] if found else ""
    if first and not names(first):
        return (
            _turned(text, lines, number, Head(by, found, [], frame), True, columns, names)
            if columns.kind(first) == "marker"
            else None
        )
    if not first:
        return _turned(text, lines, number, Head(by, found, [], frame), True, columns, names)
    bare = _turned(text, lines, number, Head(by, found, [], frame), False, columns, names)
    if bare is None and by == "  " and line[:2].isspace():  # the head of the first column is missing
        return _turned(text, lines, number, Head(by, [(0, 0), *found], [], frame), True, columns, names)
    return bare


def _whole_names(line: str, found: list[Span], names: Callable[[str], bool]) -> list[Span]:
    """The cells, those that are one name with a comma as one: "Actin, smooth muscle"."""
    whole: list[Span] = []
    for a, b in found:
        if whole and not names(line[a:b]) and names(line[whole[-1][0] : b]):
            whole[-1] = (whole[-1][0], b)
        else:
            whole.append((a, b))
    return whole


def _turned(
    text: str, lines: Sequence[Span], number: int, head: Head, headed: bool, columns: Columns, names: Callable[[str], bool]
) -> Turned | None:
    start, end = lines[number]
    line = text[start:end]
    named = head.cells[1:] if headed else head.cells
    if len(named) < _FEWEST or not all(a < b and names(line[a:b]) for a, b in named):
        return None
    head = Head(head.by, head.cells, [Column("unknown", "")] * len(head.cells), head.frame)
    below = list(_below(text, lines, number + 1, head, headed, columns, names))
    kinds = [column for _, column, _ in below]
    if not any(column.kind in RESULTS for column in kinds):
        return None
    if len(below) == 1 and not _all_told(text, below[0][2][headed:], columns):
        return None
    rows = [[cells[at] for _, _, cells in below] for at in range(headed, len(head.cells))]
    return Turned(kinds, [((start + a, start + b),) for a, b in named], rows, 1 + below[-1][0] - number)


def _below(
    text: str,
    lines: Sequence[Span],
    number: int,
    head: Head,
    headed: bool,
    columns: Columns,
    names: Callable[[str], bool],
) -> Iterator[tuple[int, Column, list[Cell]]]:
    """The lines below, each with its number, as long as each begins with the head of what it tells, or is a line of results."""
    for at in range(number, len(lines)):
        start, end = lines[at]
        line = text[start:end]
        if at == number and line.strip() and _RULE.fullmatch(line):
            continue
        if len(line) > _LONGEST_LINE:
            return
        found = cells_of(line, head.by, frame=head.frame) if line.strip(AROUND) else []
        if len(found) < _FEWEST:
            return
        word = line[found[0][0] : found[0][1]]
        kind = (columns.kind(word) if word else None) if headed else "result"
        placed = by_place(head, line, found) if head.by == "  " else by_number(head, line, found)
        if (
            kind is None
            or kind == "marker"
            or placed is None
            or any(names(line[a:b]) for a, b in placed[headed:] if kind == "result")
        ):
            return
        yield at, Column(kind, word if headed else ""), [((start + a, start + b),) if a < b else () for a, b in placed]
        if not headed:
            return


def _all_told(text: str, cells: Sequence[Cell], columns: Columns) -> bool:
    """Whether each of some cells holds a result."""
    words = [text[cell[0][0] : cell[0][1]] if cell else "" for cell in cells]
    return all(word and says(word, columns) for word in words)
