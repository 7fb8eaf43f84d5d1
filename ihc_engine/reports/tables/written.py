"""Lines of a report as they are written anew: those of records, and of names and results in lines of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.table_cells import Span
from ihc_engine.reports.tables.table_kinds import Cell, Column
from ihc_engine.reports.tables.table_records import Record
from ihc_engine.reports.tables.table_rows import RowWriter
from ihc_engine.reports.text.origin import Piece


class Line(NamedTuple):
    """A stretch of the report, and what is written in its place."""

    start: int
    end: int
    pieces: list[Piece]


class Unread(NamedTuple):
    """A stretch of the report, from the first of its characters to the last, and why it was not read."""

    start: int
    end: int
    reason: str


def stretch(cell: Cell, why: str) -> Unread:
    """Where the stretches of a cell begin and end."""
    return Unread(min(a for a, _ in cell), max(b for _, b in cell), why)


def of_records(found: Sequence[Record], lines: Sequence[Span], writer: RowWriter) -> tuple[list[Line], list[Unread]]:
    """Records, each as one line."""
    pieces: dict[int, list[Piece]] = {}
    unread: list[Unread] = []
    for record in found:
        row = writer.row(record.name, writer.facts(record.columns, [record.cells]), record.cells)
        unread += [stretch(cell, why) for cell, why in row.unread]
        begun = pieces.setdefault(record.first, [])
        begun += [*([Piece("\n", record.name[0][0], record.name[0][0])] if begun else []), *row.pieces]
    return _lines(found[0].first, found[-1].last, pieces, lines), unread


def of_pairs(
    found: Sequence[tuple[Span, Span]], lines: Sequence[Span], at: Callable[[int], int], writer: RowWriter
) -> list[Line]:
    """Names with their results, each in the line of its name. ``at``: the number of the line that holds a place."""
    pieces = {at(name[0]): writer.row((name,), [Column("result", "")], [(result,)]).pieces for name, result in found}
    numbers = [at(place) for pair in found for place, _ in pair]
    return _lines(min(numbers), max(numbers), pieces, lines)


def _lines(first: int, last: int, pieces: dict[int, list[Piece]], lines: Sequence[Span]) -> list[Line]:
    return [Line(*lines[number], pieces.get(number, [])) for number in range(first, last + 1)]
