"""Tables whose columns have heads, written out as lines of text that say of each stain what its row tells.

A column of normal muscle, of another laboratory or of block numbers is no result; a number below "% cells" is a percentage and
one below "Intensity" a grade. Which words head which columns is told in ``rules/reading``. A table may part its cells by pipes,
tabs, semicolons, commas, or blanks that set them below their heads.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.fields import fields_of
from ihc_engine.reports.tables.table_cells import Head, Span
from ihc_engine.reports.tables.table_groups import groups, whole
from ihc_engine.reports.tables.table_headless import ROW, headless
from ihc_engine.reports.tables.table_heads import Heads
from ihc_engine.reports.tables.table_lines import RULE, RowsBelow
from ihc_engine.reports.tables.table_messages import OBSERVATION, observation
from ihc_engine.reports.tables.table_pairs import pairs
from ihc_engine.reports.tables.table_records import records
from ihc_engine.reports.tables.table_rows import Cell, Column, RowWriter
from ihc_engine.reports.tables.table_signed import signed
from ihc_engine.reports.tables.table_turned import names_stains, turned
from ihc_engine.reports.tables.written import Line, Unread, of_pairs, of_records, stretch
from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.text.margins import without_margin
from ihc_engine.reports.text.origin import Origin, Piece

#: Lines that may head columns without naming the first one.
_NAMELESS = re.compile(r"^(?=\t|[ ]{2,}\S.*\S {2,}\S|\|[ \t]*\|| \|).", re.MULTILINE)
_MAY_BE_NAMELESS = re.compile(r"\n(?:  |\t|\|[ \t]*\|| \|)")
#: A line that begins with a percentage.
_PERCENT_FIRST = re.compile(r"\n[ \t|]*[<>]?\d{1,3} ?%")
#: What parts the cells of rows without heads.
_PARTING = (";", "|", "\t", "  ")
#: Heads and names that are remembered.
_MOST_REMEMBERED = 4_000
#: Blanks before the colon of a field.
_MOST_BLANKS = 24
_NO_FIT = "a row of the table that does not fit its head"


class Tables(NamedTuple):
    """A report with its tables written out, and what of them could not be read."""

    origin: Origin
    unread: list[Unread]


class _Place(NamedTuple):
    """A line that may begin a table. ``sign``: it begins with a result."""

    text: str
    lines: list[Span]
    number: int
    sign: bool


class TableReader:
    """Finds tables. ``names``: whether a text names a stain, ``bare``: and does nothing else.

    ``index``: whether it names one that is measured by a number.
    """

    def __init__(
        self, columns: Columns, names: Callable[[str], bool], bare: Callable[[str], bool], index: Callable[[str], bool]
    ) -> None:
        self._columns = columns
        self._names = lru_cache(maxsize=_MOST_REMEMBERED)(names)
        self._bare = lru_cache(maxsize=_MOST_REMEMBERED)(bare)
        self._index = lru_cache(maxsize=_MOST_REMEMBERED)(index)
        self._fielded = lru_cache(maxsize=_MOST_REMEMBERED)(lambda line: bool(fields_of(line, 0, columns)))
        self._may_turn = lru_cache(maxsize=_MOST_REMEMBERED)(lambda line: names_stains(line, columns, self._names))
        self._rows = RowsBelow(columns, self._names, self._index)
        self._head = lru_cache(maxsize=_MOST_REMEMBERED)(Heads(columns).headed)

    def written_out(self, text: str, plain: str) -> Tables | None:
        """The text with its tables written out; None if it has none. ``plain``: the same text, folded."""
        if "\n" not in text:
            return None
        if (bare := without_margin(text)) is not None:
            text, plain = bare, folded(bare)
        begins = self._columns.heads_of_markers(plain)
        nameless = [m.start() for m in _NAMELESS.finditer(text)] if text[0] in " |\t" or _MAY_BE_NAMELESS.search(text) else []
        signs = set(self._columns.heads_of_signs(plain))
        if "%" in plain:
            signs.update(match.end() - 1 for match in _PERCENT_FIRST.finditer(plain))
        fields = set(self._columns.heads_of_fields(plain)) if ":" in plain or "<" in plain else set[int]()
        messages = {match.start() for match in OBSERVATION.finditer(text)} if "OBX|" in text else set[int]()
        rows = {match.start() for match in ROW.finditer(text)} if any(mark in text for mark in _PARTING) else set[int]()
        if not begins and not nameless and not signs and not fields and not messages and not rows:
            return None
        lines: list[Span] | None = None
        tables: list[Line] = []
        unread: list[Unread] = []
        done = -1
        others = {*begins, *nameless, *signs, *messages}
        known = others | fields
        headed, signed_at = sorted(known) if rows else [], sorted(signs)
        for at in sorted({*known, *rows}):
            if at <= done:
                continue
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            done = end if end >= 0 else len(text)
            if at in fields and text[start:at].count(" ") > _MOST_BLANKS:
                continue
            if at in fields and at not in rows and at not in others and not self._fielded(text[start:done]):
                continue
            lines = lines or _lines(text)
            number = bisect_left(lines, (start, done))
            before = len(tables)
            if at in known or _any_between(headed, at, done):
                self._read(_Place(text, lines, number, _any_between(signed_at, start, done)), tables, unread)
            if len(tables) == before and at in rows:
                self._headless(text, lines, number, tables)
            done = max(done, tables[-1].end if tables else 0)
        if not tables:
            return None
        return Tables(Origin(_with_tables(text, tables)), unread)

    def _read(self, place: _Place, tables: list[Line], unread: list[Unread]) -> None:
        """Write out the table that a line is the first of, if it is one."""
        text, lines, number, sign = place
        line = text[slice(*lines[number])]
        if (told := observation(line, self._names)) is not None:
            (name, result), at = told, lines[number][0]
            cells: list[Cell] = [((result[0] + at, result[1] + at),) if result[0] < result[1] else ()]
            row = RowWriter(text, self._columns, self._index).row(((name[0] + at, name[1] + at),), [Column("result", "")], cells)
            tables.append(Line(*lines[number], row.pieces))
            return
        if sign:
            if (found := signed(text, lines, number, self._columns, self._names)) is not None:
                below = dict(found.rows)
                tables += [Line(*span, below.get(span, [])) for span in lines[number : number + found.lines]]
                return
            before = number - 2 if number > 1 and RULE.fullmatch(text[slice(*lines[number - 1])]) else number - 1
            if self._free(lines, before, tables) and self._turned(text, lines, before, tables, unread):
                return
            if self._in_lines_of_their_own(text, lines, number, tables):
                return
        if (":" in line or "：" in line or "<" in line) and self._records(text, lines, number, tables, unread):
            return
        head, before = self._head(line), len(tables)
        if head is not None:
            self._table(text, lines, number, head, tables, unread)
        if len(tables) == before and not sign:
            self._turned(text, lines, number, tables, unread)

    def _headless(self, text: str, lines: list[Span], number: int, tables: list[Line]) -> None:
        """Write out the rows from a line on that have no heads."""
        rows = headless(text, lines, number, self._columns, self._bare)
        writer = RowWriter(text, self._columns, self._index)
        done = number
        for row in rows:
            tables += [Line(*lines[at], []) for at in range(done, row.line)]
            tables.append(Line(*lines[row.line], writer.row((row.name,), [Column("result", "")], [(row.result,)]).pieces))
            done = row.line + 1

    def _free(self, lines: list[Span], number: int, tables: list[Line]) -> bool:
        """Whether a line is there and in no table."""
        return number >= 0 and (not tables or lines[number][0] >= tables[-1].end)

    def _in_lines_of_their_own(self, text: str, lines: list[Span], number: int, tables: list[Line]) -> bool:
        """Write out names and results in lines of their own, if a line is one of those results."""
        found = pairs(text, lines, number, self._columns, self._names, self._bare)
        at = partial(_line_of, lines)
        if not found or not self._free(lines, min(at(name[0]) for name, _ in found), tables):
            return False
        tables += of_pairs(found, lines, at, RowWriter(text, self._columns, self._index))
        return True

    def _records(self, text: str, lines: list[Span], number: int, tables: list[Line], unread: list[Unread]) -> bool:
        """Write out the records from a line on, or from the line of a name before it."""
        for begin in (number, number - 1) if self._fielded(text[slice(*lines[number])]) else ():
            found = (
                records(text, lines, begin, self._columns, self._names, self._bare) if self._free(lines, begin, tables) else []
            )
            if found:
                written, lost = of_records(found, lines, RowWriter(text, self._columns, self._index))
                tables += written
                unread += lost
                return True
        return False

    def _table(
        self,
        text: str,
        lines: list[Span],
        number: int,
        head: Head,
        tables: list[Line],
        unread: list[Unread],
    ) -> None:
        """Write out the table below a head, if there is one."""
        below = self._rows.below(text, lines, number, head)
        if not below.rows:
            return
        rows, lost = below.rows, [Unread(start, end, _NO_FIT) for start, end in below.lost]
        start, end = lines[number]
        writer = RowWriter(text, self._columns, self._index)
        columns = whole(below.head.columns, [row.cells for row in rows], writer, self._names)
        if columns is None:
            return
        tables.append(Line(start, end, self._head_pieces(text, head, start)))
        made: list[Line] = [Line(a, b, []) for a, b in below.rules if a < rows[-1].end]
        facts = writer.facts(columns, [row.cells for row in rows])
        for row in rows:
            pieces: list[Piece] = []
            for name, group, cells in groups(facts, row.cells):
                if not name:
                    lost += [stretch(tuple(place for cell in cells for place in cell), _NO_FIT)] if any(cells) else []
                    continue
                written = writer.row(name, group, cells)
                lost += [stretch(cell, why) for cell, why in written.unread]
                if written.pieces:
                    pieces += [*([Piece("\n", row.start, row.start)] if pieces else []), *written.pieces]
            made.append(Line(row.start, row.end, pieces))
        last = rows[-1].end
        made += [Line(each.start, each.end, []) for each in lost if each.reason == _NO_FIT and each.start < last]
        unread += [each for each in lost if each.start < last]
        tables += sorted(made, key=lambda each: each.start)

    def _turned(self, text: str, lines: list[Span], number: int, tables: list[Line], unread: list[Unread]) -> bool:
        """Write out the table whose stains stand in one line, if it is one."""
        may_turn = self._may_turn(text[slice(*lines[number])])
        table = turned(text, lines, number, self._columns, self._names) if may_turn else None
        if table is None:
            return False
        writer = RowWriter(text, self._columns, self._index)
        facts = writer.facts(table.columns, table.rows)
        pieces: list[Piece] = []
        for name, cells in zip(table.names, table.rows, strict=True):
            written = writer.row(name, facts, cells)
            unread += [stretch(cell, why) for cell, why in written.unread]
            pieces += [*written.pieces, Piece("\n", name[0][0], name[0][0])]
        tables.append(Line(*lines[number], pieces))
        tables += [Line(start, end, []) for start, end in lines[number + 1 : number + table.lines]]
        return True

    def _head_pieces(self, text: str, head: Head, start: int) -> list[Piece]:
        """What stays of the line of heads: the head of a section."""
        for (a, b), column in zip(head.cells, head.columns, strict=True):
            if column.kind == "marker" and self._columns.begins_section(column.head):
                return [Piece(text[start + a : start + b], start + a, start + b), Piece(":", start + b, start + b)]
        return []


def _with_tables(text: str, tables: list[Line]) -> Iterator[Piece]:
    """The whole text: what stands between the rows as it is, the rows as they are written."""
    done = 0
    for start, end, pieces in tables:
        if start < done:
            continue  # a rule inside of a row of several lines
        yield Piece(text[done:start], done, start)
        yield from pieces
        done = end
    yield Piece(text[done:], done, len(text))


def _any_between(places: list[int], first: int, last: int) -> bool:
    """Whether any of some places lies there."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last


def _line_of(lines: list[Span], place: int) -> int:
    """The number of the line that holds a place."""
    return bisect_right(lines, (place, len(lines) + lines[-1][1])) - 1


def _lines(text: str) -> list[Span]:
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found
