"""One text whose tables are written out: which of its lines are tables, and what is written in their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.fields import fields_of
from ihc_engine.reports.tables.table_cells import Head, Span
from ihc_engine.reports.tables.table_groups import groups, whole
from ihc_engine.reports.tables.table_headless import bare_row, headless
from ihc_engine.reports.tables.table_heads import Heads
from ihc_engine.reports.tables.table_kinds import Cell, Column
from ihc_engine.reports.tables.table_lesions import called, headed, lesions
from ihc_engine.reports.tables.table_lines import RULE, Row, RowsBelow
from ihc_engine.reports.tables.table_messages import observation
from ihc_engine.reports.tables.table_pairs import pairs
from ihc_engine.reports.tables.table_records import records
from ihc_engine.reports.tables.table_rows import RowWriter
from ihc_engine.reports.tables.table_signed import signed
from ihc_engine.reports.tables.table_turned import names_stains, turned
from ihc_engine.reports.tables.written import Line, Unread, of_pairs, of_records, stretch
from ihc_engine.reports.text.origin import Piece

#: Lines and names that are remembered.
_MOST_REMEMBERED = 4_000
#: How often each line of a text is looked at, on an average, as a row below heads that head no table.
_MOST_LOOKS = 40
_NO_FIT = "a row of the table that does not fit its head"


class Telling:
    """What lines and cells tell, remembered. ``names``: whether a text names a stain, ``bare``: and does nothing else.

    ``index``: whether it names one that is measured by a number. ``fielded``: whether a line holds fields, ``head``: heads, and
    ``may_turn``: may hold the stains of a table side by side; ``begins``: any of them, or a segment of a message. ``row``:
    whether it is a row without heads; ``rows``: what stands below heads.
    """

    def __init__(
        self, columns: Columns, names: Callable[[str], bool], bare: Callable[[str], bool], index: Callable[[str], bool]
    ) -> None:
        self.columns = columns
        self.names = lru_cache(maxsize=_MOST_REMEMBERED)(names)
        self.bare = lru_cache(maxsize=_MOST_REMEMBERED)(bare)
        self.index = lru_cache(maxsize=_MOST_REMEMBERED)(index)
        self.fielded = lru_cache(maxsize=_MOST_REMEMBERED)(lambda line: bool(fields_of(line, 0, columns)))
        self.may_turn = lru_cache(maxsize=_MOST_REMEMBERED)(lambda line: names_stains(line, columns, self.names))
        self.head = lru_cache(maxsize=_MOST_REMEMBERED)(Heads(columns).headed)
        self.row = lru_cache(maxsize=_MOST_REMEMBERED)(lambda line: bare_row(line, columns, self.bare) is not None)
        self.rows = RowsBelow(columns, self.names, self.index)

    def begins(self, line: str) -> bool:
        """See above."""
        if observation(line, self.names) is not None or self.fielded(line):
            return True
        return self.head(line) is not None or self.may_turn(line)


class Writing:
    """The tables of a text, one after another. ``tables``: lines as they are written anew, in order; ``unread``: what of them
    could not be read.

    What was looked at and is no table is not looked at again, so that the work grows with the text and no faster:
    ``_no_rows`` and ``_no_pairs`` are the lines before which nothing of that kind begins, ``_spent`` counts the others.
    """

    def __init__(self, text: str, telling: Telling) -> None:
        self._text, self._telling = text, telling
        self.lines = _lines(text)
        self.tables: list[Line] = []
        self.unread: list[Unread] = []
        self._writer = RowWriter(text, telling.columns, telling.index)
        self._no_rows = self._no_pairs = self._spent = 0

    def table(self, number: int, *, sign: bool) -> bool:
        """Write out the table that a line is the first of, if it is one. ``sign``: the line begins with a result."""
        line = self._line(number)
        if self._observation(number, line) or (sign and self._of_signs(number)):
            return True
        if (":" in line or "：" in line or "<" in line) and self._records(number):
            return True
        head = self._telling.head(line)
        if head is not None and self._spent <= _MOST_LOOKS * len(self.lines) and self._headed(number, head):
            return True
        return not sign and self._turned(number)

    def _line(self, number: int) -> str:
        return self._text[slice(*self.lines[number])]

    def _observation(self, number: int, line: str) -> bool:
        """Write out a segment of a message."""
        told = observation(line, self._telling.names)
        if told is None:
            return False
        (name, result), at = told, self.lines[number][0]
        cells: list[Cell] = [((result[0] + at, result[1] + at),) if result[0] < result[1] else ()]
        row = self._writer.row(((name[0] + at, name[1] + at),), [Column("result", "")], cells)
        self.tables.append(Line(*self.lines[number], row.pieces))
        return True

    def _of_signs(self, number: int) -> bool:
        """Write out a table whose columns results head, or that has its results in this line or in lines of their own."""
        found = signed(self._text, self.lines, number, self._telling.columns, self._telling.names)
        if found is not None:
            below = dict(found.rows)
            self.tables += [Line(*span, below.get(span, [])) for span in self.lines[number : number + found.lines]]
            return True
        before = number - 2 if number > 1 and RULE.fullmatch(self._line(number - 1)) else number - 1
        return (self._free(before) and self._turned(before)) or self._pairs(number)

    def rows(self, number: int) -> None:
        """Write out the rows from a line on that have no heads, if they are such."""
        if number < self._no_rows:
            return
        rows, self._no_rows = headless(self._text, self.lines, number, self._telling.columns, self._telling.bare)
        done = number
        for row in rows:
            self.tables += [Line(*self.lines[at], []) for at in range(done, row.line)]
            pieces = self._writer.row((row.name,), [Column("result", "")], [(row.result,)]).pieces
            self.tables.append(Line(*self.lines[row.line], pieces))
            done = row.line + 1

    def _free(self, number: int) -> bool:
        """Whether a line is there and in no table."""
        return number >= 0 and (not self.tables or self.lines[number][0] >= self.tables[-1].end)

    def _pairs(self, number: int) -> bool:
        """Write out names and results in lines of their own, if a line is one of those results."""
        if number < self._no_pairs:
            return False
        first = max(self._no_pairs, _line_of(self.lines, self.tables[-1].end) + 1 if self.tables else 0)
        found, self._no_pairs = pairs(
            self._text, self.lines, first, number, self._telling.columns, self._telling.names, self._telling.bare
        )
        if found:
            self.tables += of_pairs(found, self.lines, partial(_line_of, self.lines), self._writer)
        return bool(found)

    def _records(self, number: int) -> bool:
        """Write out the records from a line on, or from the line of a name before it."""
        telling = self._telling
        for begin in (number, number - 1) if telling.fielded(self._line(number)) else ():
            found = (
                records(self._text, self.lines, begin, telling.columns, telling.names, telling.bare) if self._free(begin) else []
            )
            if found:
                written, lost = of_records(found, self.lines, self._writer)
                self.tables += written
                self.unread += lost
                return True
        return False

    def _headed(self, number: int, head: Head) -> bool:
        """Write out the table below a head, if there is one."""
        below, writer = self._telling.rows.below(self._text, self.lines, number, head), self._writer
        writer.repeat(below.head.columns, [row.cells for row in below.rows])
        rows, lost = below.rows, [Unread(start, end, _NO_FIT) for start, end in below.lost]
        columns = whole(below.head.columns, [row.cells for row in rows], writer, self._telling.names) if rows else None
        if columns is None:
            self._spent += below.looked
            return False
        start, end = self.lines[number]
        self.tables.append(Line(start, end, self._head_pieces(head, start)))
        made: list[Line] = [Line(a, b, []) for a, b in below.rules if a < rows[-1].end]
        facts = writer.facts(columns, [row.cells for row in rows])
        words = self._telling.columns
        several = lesions(facts, [row.cells for row in rows], words, writer.words, self._text)
        written = [self._rows(rows, of_one, lost) for of_one in several or [facts]]
        heads: list[Column] = []
        if several:
            heads = [next(c for c, old in zip(one, facts, strict=True) if c.kind == "result" != old.kind) for one in several]
            written = [
                [headed(h, pieces, self._telling.columns) for pieces in each] for h, each in zip(heads, written, strict=True)
            ]
        for number, row in enumerate(rows):
            more = written[1:] if number == len(rows) - 1 else []
            pieces = list(written[0][number])
            for line in (line for each in more for line in each if line):
                pieces += [Piece("\n", row.start, row.start), *line]
            if more:  # what stands below tells of no single one of them
                told = ", ".join(called(head, words) for head in heads)
                pieces.append(Piece(f"\n{told}.", row.end, row.end))
            made.append(Line(row.start, row.end, pieces))
        last = rows[-1].end
        made += [Line(each.start, each.end, []) for each in lost if each.reason == _NO_FIT and each.start < last]
        self.unread += [each for each in lost if each.start < last]
        self.tables += sorted(made, key=lambda each: each.start)
        return True

    def _rows(self, rows: Sequence[Row], columns: list[Column], lost: list[Unread]) -> list[list[Piece]]:
        """What is written of each row; what of it cannot be read is added to ``lost``, once."""
        return [self._row(row, columns, lost) for row in rows]

    def _row(self, row: Row, columns: list[Column], lost: list[Unread]) -> list[Piece]:
        pieces: list[Piece] = []
        for name, group, cells in groups(columns, row.cells):
            if not name:
                lost += [stretch(tuple(place for cell in cells for place in cell), _NO_FIT)] if any(cells) else []
                continue
            written = self._writer.row(name, group, cells)
            lost += [each for each in (stretch(cell, why) for cell, why in written.unread) if each not in lost]
            if written.pieces:
                pieces += [*([Piece("\n", row.start, row.start)] if pieces else []), *written.pieces]
        return pieces

    def _turned(self, number: int) -> bool:
        """Write out the table whose stains stand in one line, if it is one."""
        telling, writer = self._telling, self._writer
        may_turn = telling.may_turn(self._line(number))
        table = turned(self._text, self.lines, number, telling.columns, telling.names) if may_turn else None
        if table is None:
            return False
        facts = writer.facts(table.columns, table.rows)
        pieces: list[Piece] = []
        for name, cells in zip(table.names, table.rows, strict=True):
            written = writer.row(name, facts, cells)
            self.unread += [stretch(cell, why) for cell, why in written.unread]
            pieces += [*written.pieces, Piece("\n", name[0][0], name[0][0])]
        self.tables.append(Line(*self.lines[number], pieces))
        self.tables += [Line(start, end, []) for start, end in self.lines[number + 1 : number + table.lines]]
        return True

    def _head_pieces(self, head: Head, start: int) -> list[Piece]:
        """What stays of the line of heads: the head of a section."""
        for (a, b), column in zip(head.cells, head.columns, strict=True):
            if column.kind == "marker" and self._telling.columns.begins_section(column.head):
                return [Piece(self._text[start + a : start + b], start + a, start + b), Piece(":", start + b, start + b)]
        return []


def _line_of(lines: Sequence[Span], place: int) -> int:
    """The number of the line that holds a place."""
    return bisect_right(lines, (place, len(lines) + lines[-1][1])) - 1


def _lines(text: str) -> list[Span]:
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found
