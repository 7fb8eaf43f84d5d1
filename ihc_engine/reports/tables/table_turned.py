"""Tables that name the stains in their first line and tell in the lines below what was found: turned to rows of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import AROUND, Head, Span, by_number, by_place, cells_of, framed, parted_by
from ihc_engine.reports.tables.table_rows import RESULTS, Cell, Column

#: Stains that such a table has at least.
_FEWEST = 2


class Turned(NamedTuple):
    """A table as if it had its stains one below another. ``lines``: how many lines it took, with that of the stains."""

    columns: list[Column]
    names: list[Cell]
    rows: list[list[Cell]]
    lines: int


def turned(text: str, lines: Sequence[Span], number: int, columns: Columns, names: Callable[[str], bool]) -> Turned | None:
    """The table whose stains a line names; None if it does not, or if less than two lines below have heads of their own."""
    start, end = lines[number]
    line = text[start:end]
    by = parted_by(line)
    if not by or by in ",;":
        return None
    frame = framed(line)
    found = cells_of(line, by, frame=frame)
    if frame:
        found = found[:-1]
    first = line[found[0][0] : found[0][1]] if found else ""
    if by == "  " and line[:2].isspace():
        found = [(0, 0), *found]
    elif first and columns.kind(first) != "marker":
        return None
    named = found[1:]
    if len(named) < _FEWEST or not all(a < b and names(line[a:b]) for a, b in named):
        return None
    head = Head(by, found, [Column("unknown", "")] * len(found), frame)
    below = list(_below(text, lines[number + 1 :], head, columns))
    kinds = [column for column, _ in below]
    if len(below) < _FEWEST or not any(column.kind in RESULTS for column in kinds):
        return None
    rows = [[cells[at] for _, cells in below] for at in range(1, len(found))]
    return Turned(kinds, [((start + a, start + b),) for a, b in named], rows, 1 + len(below))


def _below(text: str, lines: Sequence[Span], head: Head, columns: Columns) -> Iterator[tuple[Column, list[Cell]]]:
    """The lines below, as long as each begins with the head of what it tells."""
    for start, end in lines:
        line = text[start:end]
        found = cells_of(line, head.by, frame=head.frame) if line.strip(AROUND) else []
        if len(found) < 2:
            return
        word = line[found[0][0] : found[0][1]]
        kind = columns.kind(word) if word else None
        placed = by_place(head, line, found) if head.by == "  " else by_number(head, line, found)
        if kind is None or kind == "marker" or placed is None:
            return
        yield Column(kind, word), [((start + a, start + b),) if a < b else () for a, b in placed]
