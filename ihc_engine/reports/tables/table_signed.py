"""Tables whose columns are headed by results and hold names of stains: "Positive | Negative" above "CD34 | Desmin"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import AROUND, Head, Span, by_number, by_place, cells_of, framed, parted_by
from ihc_engine.reports.tables.table_kinds import Column
from ihc_engine.reports.text.origin import Piece

_MOST_COLUMNS, _LONGEST_HEAD, _LONGEST_LINE = 4, 80, 300
_SIDES = frozenset(("positive", "negative", "retained", "lost"))
#: Lines between the heads and the first row, or of rules between rows, that hold no cell.
_MOST_EMPTY = 1


class Signed(NamedTuple):
    """Rows written out, each with its line: every cell behind the head of its column. ``lines``: how many the table took."""

    rows: list[tuple[Span, list[Piece]]]
    lines: int


def signed(text: str, lines: Sequence[Span], number: int, columns: Columns, names: Callable[[str], bool]) -> Signed | None:
    """The table below a line, if results head its columns and names of stains stand in them; None if not."""
    start, end = lines[number]
    head = _head(text[start:end], columns)
    if head is None:
        return None
    rows: list[tuple[Span, list[Piece]]] = []
    empty = 0
    taken = 1
    for at in range(number + 1, len(lines)):
        begin, close = lines[at]
        line = text[begin:close]
        if not line.strip(AROUND + "|-=_+:"):
            empty += not line.strip()
            if empty > _MOST_EMPTY or (rows and not line.strip()):
                break
            continue
        cells = _cells(head, line)
        if cells is None or not any(names(line[a:b]) for a, b in cells if a < b):
            break
        rows.append(((begin, close), _pieces(text, begin, head, cells)))
        taken = at - number + 1
    return Signed(rows, taken) if rows else None


def _head(line: str, columns: Columns) -> Head | None:
    """The heads, if all are results and not all the same."""
    by = parted_by(line)
    if len(line) > _LONGEST_HEAD or not by or by in ",;":
        return None
    frame = framed(line)
    cells = cells_of(line, by, frame=frame)
    if frame:
        cells = cells[:-1]
    words = [line[a:b] for a, b in cells]
    if not 2 <= len(words) <= _MOST_COLUMNS or not all(words):
        return None
    signs = [columns.sign(word) for word in words]
    if None in signs or not _SIDES & {*signs} or len({*signs}) != len(signs):
        return None
    return Head(by, cells, [Column(sign or "", word) for sign, word in zip(signs, words, strict=True)], frame)


def _cells(head: Head, line: str) -> list[Span] | None:
    """The cells of a line below their heads; None if it is no row."""
    if len(line) > _LONGEST_LINE:
        return None
    found = cells_of(line, head.by, frame=head.frame)
    if head.by == "|" and "|" not in line:
        return None
    if len(found) == 1 and not line[:1].isspace():
        return [found[0], *[(len(line), len(line))] * (len(head.columns) - 1)]
    return by_place(head, line, found) if head.by == "  " else by_number(head, line, found)


def _pieces(text: str, begin: int, head: Head, cells: list[Span]) -> list[Piece]:
    """What a row says: each cell behind the result that heads it."""
    pieces: list[Piece] = []
    for (a, b), column in zip(cells, head.columns, strict=True):
        if a < b:
            at = begin + a
            word = column.head.strip(" :.*") if any(c.isalpha() for c in column.head) else column.kind
            pieces += [Piece(f"{word}: ", at, at), Piece(text[at : begin + b], at, begin + b), Piece(".\n", begin + b, begin + b)]
    return pieces
