"""Tables whose columns have heads, written out as lines of text that say of each stain what its row tells.

A column of normal muscle, of another laboratory or of block numbers is no result; a number below "% cells" is a percentage and
one below "Intensity" a grade. Which words head which columns is told in ``rules/reading``. A table may part its cells by pipes,
tabs, semicolons, commas, or blanks that set them below their heads.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ihc_engine.reports.columns import Columns
from ihc_engine.reports.origin import Origin, Piece
from ihc_engine.reports.table_rows import RESULTS, Cell, Column, RowWriter

Span = tuple[int, int]
_PIPES = re.compile(r"[|｜│┃]")
_BLANKS = re.compile(r"[^\s\u3000]+(?:[ \u00a0][^\s\u3000]+)*")
#: Lines that may head columns without naming the first one.
_NAMELESS = re.compile(r"^(?=\t|[ ]{2,}\S.*\S {2,}\S|\|[ \t]*\|).", re.MULTILINE)
_MAY_BE_NAMELESS = re.compile(r"\n(?:  |\t|\|[ \t]*\|)")
_RULE = re.compile(r"[\s\-=+|:_─—.*]*")
_LONGEST_LINE, _LONGEST_CELL, _MOST_CELLS = 300, 60, 16
#: Lines in a row that may stand in a table and be none of its rows.
_MOST_MISSED = 2
_AROUND = " \t\r\u00a0\u3000\"'"
_NO_FIT = "a row of the table that does not fit its head"


class Unread(NamedTuple):
    """A stretch of the report, from the first of its characters to the last, and why it was not read."""

    start: int
    end: int
    reason: str


class Tables(NamedTuple):
    """A report with its tables written out, and what of them could not be read."""

    origin: Origin
    unread: list[Unread]


class _Head(NamedTuple):
    by: str
    cells: list[Span]
    columns: list[Column]


class _Row(NamedTuple):
    start: int
    end: int
    cells: list[Cell]


class TableReader:
    """Finds tables. ``names``: whether a text names a stain; ``index``: whether it names one that is measured by a number."""

    def __init__(self, columns: Columns, names: Callable[[str], bool], index: Callable[[str], bool]) -> None:
        self._columns, self._names, self._index = columns, names, index

    def written_out(self, text: str, plain: str) -> Tables | None:
        """The text with its tables written out; None if it has none. ``plain``: the same text, folded."""
        if "\n" not in text:
            return None
        begins = self._columns.heads_of_markers(plain)
        nameless = [m.start() for m in _NAMELESS.finditer(text)] if text[0] in " |\t" or _MAY_BE_NAMELESS.search(text) else []
        if not begins and not nameless:
            return None
        lines: list[Span] | None = None
        tables: list[tuple[int, int, list[Piece]]] = []
        unread: list[Unread] = []
        done = -1
        for at in sorted((*begins, *nameless)):
            if at <= done:
                continue
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            done = end if end >= 0 else len(text)
            head = self._head(text[start:done])
            if head is not None:
                lines = lines or _lines(text)
                self._table(text, lines, bisect_left(lines, (start, done)), head, tables, unread)
                done = max(done, tables[-1][1] if tables else 0)
        if not tables:
            return None
        return Tables(Origin(_with_tables(text, tables)), unread)

    def _head(self, line: str) -> _Head | None:
        """The columns that a line heads; None for any other line."""
        if len(line) > _LONGEST_LINE:
            return None
        by = _parted_by(line)
        if not by:
            return None
        if by in ",;" and (line.rstrip().endswith(".") or max(map(len, line.split(by))) > _LONGEST_CELL):
            return None
        cells = _cells(line, by)
        if not 2 <= len(cells) <= _MOST_CELLS:
            return None
        words = [line[a:b] for a, b in cells]
        names = any(self._columns.names_markers(word) for word in words)
        if not names:
            if by == "  " and line[:2].isspace() and sum(map(self._columns.knows, words)) > 1:
                cells, words = [(0, 0), *cells], ["", *words]
            elif words[0] or by in ",;" or sum(map(self._columns.knows, words)) < 2:
                return None
        kinds = [self._columns.kind(word) if word else None for word in words]
        if not names:
            kinds[0] = "marker"
        if kinds.count(None) > len(kinds) / 2 or all(kind in (None, "marker") for kind in kinds):
            return None
        columns = [Column(kind or "unknown", word) for kind, word in zip(kinds, words, strict=True)]
        return _Head(by, cells, columns)

    def _table(
        self,
        text: str,
        lines: list[Span],
        number: int,
        head: _Head,
        tables: list[tuple[int, int, list[Piece]]],
        unread: list[Unread],
    ) -> None:
        """Write out the table below a head, if there is one."""
        rows: list[_Row] = []
        lost: list[Unread] = []
        missed = 0
        rules: list[Span] = []
        for start, end in lines[number + 1 :]:
            line = text[start:end]
            if not line.strip(_AROUND) or _RULE.fullmatch(line):
                missed += not line.strip(_AROUND)
                rules += [(start, end)] if line.strip(_AROUND) else []
            elif (cells := self._row(head, line, start)) is None:
                missed += 1
                if len(_cells(line, head.by)) > 1 and self._starts_with_name(line, head.by):
                    lost.append(Unread(start, start + len(line.rstrip()), _NO_FIT))
                    missed = 0
                elif head.by in "|\t" and head.by not in line:
                    break
            else:
                rows, missed = self._with(rows, _Row(start, end, cells), head), 0
            if missed > _MOST_MISSED:
                break
        if not rows:
            return
        start, end = lines[number]
        writer = RowWriter(text, self._columns, self._index)
        columns = _whole(head.columns, [row.cells for row in rows], writer, self._names)
        if columns is None:
            return
        tables.append((start, end, self._head_pieces(text, head, start)))
        made: list[tuple[int, int, list[Piece]]] = [(a, b, []) for a, b in rules if a < rows[-1].end]
        facts = writer.facts(columns, [row.cells for row in rows])
        for row in rows:
            pieces: list[Piece] = []
            for name, group, cells in _groups(facts, row.cells):
                written = writer.row(name, group, cells)
                lost += [_stretch(cell, why) for cell, why in written.unread]
                if written.pieces:
                    pieces += [*([Piece("\n", row.start, row.start)] if pieces else []), *written.pieces]
            made.append((row.start, row.end, pieces))
        last = rows[-1].end
        made += [(each.start, each.end, []) for each in lost if each.reason == _NO_FIT and each.start < last]
        unread += [each for each in lost if each.start < last]
        tables += sorted(made, key=lambda each: each[0])

    def _with(self, rows: list[_Row], row: _Row, head: _Head) -> list[_Row]:
        """The rows with one more, or with what goes on in a line without a name."""
        marker = next(at for at, column in enumerate(head.columns) if column.kind == "marker")
        if row.cells[marker] or not rows:
            return [*rows, row] if row.cells[marker] else rows
        before = rows[-1]
        cells = [(*mine, *more) for mine, more in zip(before.cells, row.cells, strict=True)]
        return [*rows[:-1], _Row(before.start, row.end, cells)]

    def _row(self, head: _Head, line: str, start: int) -> list[Cell] | None:
        """The cells of a line below their heads; None if it is no row."""
        if len(line) > _LONGEST_LINE or (head.by != "  " and head.by not in _PIPES.sub("|", line)):
            return None
        found = _cells(line, head.by)
        placed = _by_place(head, line, found) if head.by == "  " else _by_number(head, line, found)
        if placed is None:
            return None
        names = [line[a:b] for (a, b), column in zip(placed, head.columns, strict=True) if column.kind == "marker"]
        cells: list[Cell] = [((a + start, b + start),) if a < b else () for a, b in placed]
        if not any(names):
            goes_on = head.by != "  " or line[:1].isspace()
            return cells if goes_on and any(cells) else None
        if any(self._names(name) for name in names if name):
            return cells
        told = any(
            self._columns.polarity(line[a:b]) is not None
            for (a, b), column in zip(placed, head.columns, strict=True)
            if a < b and column.kind != "marker"
        )
        return cells if told and len(found) == len(head.columns) else None

    def _head_pieces(self, text: str, head: _Head, start: int) -> list[Piece]:
        """What stays of the line of heads: the head of a section."""
        for (a, b), column in zip(head.cells, head.columns, strict=True):
            if column.kind == "marker" and self._columns.begins_section(column.head):
                return [Piece(text[start + a : start + b], start + a, start + b), Piece(":", start + b, start + b)]
        return []

    def _starts_with_name(self, line: str, by: str) -> bool:
        cells = _cells(line, by)
        return any(self._names(line[a:b]) for a, b in cells[:1])


def _parted_by(line: str) -> str:
    """What parts the cells of a line: a pipe, a tab, blanks, a semicolon, a comma; nothing for running text."""
    if "|" in line or _PIPES.search(line):
        return "|"
    if "\t" in line:
        return "\t"
    if "  " in line.strip():
        return "  "
    return ";" if ";" in line else "," if "," in line else "  " if "\u3000" in line else ""


def _cells(line: str, by: str) -> list[Span]:
    """Places of the cells of a line, without the blanks around them."""
    if by == "  ":
        return [match.span() for match in _BLANKS.finditer(line)]
    found: list[Span] = []
    start = 0
    for end in [*(m.start() for m in (_PIPES if by == "|" else re.compile(re.escape(by))).finditer(line)), len(line)]:
        a, b = start, end
        while a < b and line[a] in _AROUND:
            a += 1
        while a < b and line[b - 1] in _AROUND:
            b -= 1
        found.append((a, b))
        start = end + 1
    if by == "|":
        if found and found[0][0] == found[0][1] and line.strip()[:1] and _PIPES.match(line.strip()):
            found = found[1:]
        if found and found[-1][0] == found[-1][1]:
            found = found[:-1]
    return found


def _by_number(head: _Head, line: str, found: list[Span]) -> list[Span] | None:
    """Cells as they are counted; missing ones at the end are empty."""
    if head.by == "\t" and len(found) != len(head.columns):
        found = [cell for cell in found if cell[0] < cell[1]]  # tabs that only set a column right
        if len(found) != len(head.columns):
            return None
    missing = len(head.columns) - len(found)
    if missing < 0:
        more = found[len(head.columns) :]
        if head.by not in ",;" or head.columns[-1].kind not in ("comment", "result", "tumour"):
            return found[: len(head.columns)] if all(a == b for a, b in more) else None
        last = (found[len(head.columns) - 1][0], found[-1][1])
        return [*found[: len(head.columns) - 1], last]
    if missing and head.by in ",;" and len(found) < 2:
        return None
    return [*found, *[(len(line), len(line))] * missing]


def _by_place(head: _Head, line: str, found: list[Span]) -> list[Span] | None:
    """Cells as they stand below their heads."""
    if len(found) == len(head.columns):
        return found
    starts = [a for a, _ in head.cells]
    cells: list[Span] = []
    for begin, b in found:
        a = begin
        for start in starts:  # a long name with one blank before the next column
            gap = next((at for at in (start - 1, start) if a < at < b and line[at].isspace()), 0)
            if gap:
                cells.append((a, gap))
                a = gap + 1
        cells.append((a, b))
    if len(cells) < 2 and not line[:1].isspace():
        return None
    if len(cells) == len(head.columns):
        return cells
    placed: list[Span | None] = [None] * len(head.columns)
    for a, b in cells:
        gaps = [max(start - b, a - max(end, start + 1), -min(b, end) + max(a, start)) for start, end in head.cells]
        at = min(range(len(gaps)), key=gaps.__getitem__)
        if gaps[at] > 6 or any(other is not None for other in placed[at:]):
            return None
        placed[at] = (a, b)
    return [each or (len(line), len(line)) for each in placed]


def _whole(
    columns: list[Column], rows: Sequence[Sequence[Cell]], writer: RowWriter, names: Callable[[str], bool]
) -> list[Column] | None:
    """The columns, each with one part: one column of names for every group. None if no column names stains."""
    named = [
        sum(bool(row[at]) and names(writer.words(row[at])) for row in rows) if column.kind == "marker" else 0
        for at, column in enumerate(columns)
    ]
    if not any(named):
        return None
    best = named.index(max(named))
    paired = [at for at, count in enumerate(named) if count and columns[at].kind == "marker"]
    if len(paired) > 1 and len({column.head.lower() for at, column in enumerate(columns) if at in paired}) > 1:
        paired = [best]
    found = [
        column if column.kind != "marker" or at in paired else column._replace(kind="ignored")
        for at, column in enumerate(columns)
    ]
    if any(column.kind in RESULTS for column in found):
        return found
    unknown = [column for column in found if column.kind == "unknown"]
    if len(unknown) > 1:
        return None
    return [c._replace(kind="result") if c.kind == "unknown" else c for c in found]


def _groups(columns: list[Column], cells: Sequence[Cell]) -> Iterator[tuple[Cell, list[Column], list[Cell]]]:
    """The pairs of name and results that stand in one row."""
    markers = [at for at, column in enumerate(columns) if column.kind == "marker"]
    if len(markers) == 1:
        rest = [at for at in range(len(columns)) if at != markers[0]]
        yield cells[markers[0]], [columns[at] for at in rest], [cells[at] for at in rest]
        return
    for start, stop in zip(markers, [*markers[1:], len(columns)], strict=True):
        if cells[start]:
            yield cells[start], columns[start + 1 : stop], list(cells[start + 1 : stop])


def _with_tables(text: str, tables: list[tuple[int, int, list[Piece]]]) -> Iterator[Piece]:
    """The whole text: what stands between the rows as it is, the rows as they are written."""
    done = 0
    for start, end, pieces in tables:
        if start < done:
            continue  # a rule inside of a row of several lines
        yield Piece(text[done:start], done, start)
        yield from pieces
        done = end
    yield Piece(text[done:], done, len(text))


def _stretch(cell: Cell, why: str) -> Unread:
    return Unread(min(a for a, _ in cell), max(b for _, b in cell), why)


def _lines(text: str) -> list[Span]:
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found
