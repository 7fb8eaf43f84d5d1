"""Tables whose columns have heads, written out as lines of text that say of each stain what its row tells.

A column of normal muscle, of another laboratory or of block numbers is no result; a number below "% cells" is a percentage and
one below "Intensity" a grade. Which words head which columns is told in ``rules/reading``. A table may part its cells by pipes,
tabs, semicolons, commas, or blanks that set them below their heads.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import AROUND, PIPES, Head, Span, by_number, by_place, cells_of, framed, parted_by
from ihc_engine.reports.tables.table_rows import RESULTS, Cell, Column, RowWriter
from ihc_engine.reports.tables.table_signed import signed
from ihc_engine.reports.tables.table_turned import turned
from ihc_engine.reports.text.origin import Origin, Piece

#: Lines that may head columns without naming the first one.
_NAMELESS = re.compile(r"^(?=\t|[ ]{2,}\S.*\S {2,}\S|\|[ \t]*\|).", re.MULTILINE)
_MAY_BE_NAMELESS = re.compile(r"\n(?:  |\t|\|[ \t]*\|)")
_RULE = re.compile(r"[\s\-=+|:_─—.*]*")
_LONGEST_LINE, _LONGEST_CELL, _MOST_CELLS = 300, 60, 16
#: Heads and names that are remembered.
_MOST_REMEMBERED = 4_000
#: Lines in a row that may stand in a table and be none of its rows.
_MOST_MISSED = 2
_NO_FIT = "a row of the table that does not fit its head"


class Unread(NamedTuple):
    """A stretch of the report, from the first of its characters to the last, and why it was not read."""

    start: int
    end: int
    reason: str


#: What parts the columns below heads of results.
_PARTED = ("|", "\t", "  ")


class Tables(NamedTuple):
    """A report with its tables written out, and what of them could not be read."""

    origin: Origin
    unread: list[Unread]


class _Row(NamedTuple):
    start: int
    end: int
    cells: list[Cell]


class TableReader:
    """Finds tables. ``names``: whether a text names a stain; ``index``: whether it names one that is measured by a number."""

    def __init__(self, columns: Columns, names: Callable[[str], bool], index: Callable[[str], bool]) -> None:
        self._columns = columns
        self._names = lru_cache(maxsize=_MOST_REMEMBERED)(names)
        self._index = lru_cache(maxsize=_MOST_REMEMBERED)(index)
        self._head = lru_cache(maxsize=_MOST_REMEMBERED)(self._headed)

    def written_out(self, text: str, plain: str) -> Tables | None:
        """The text with its tables written out; None if it has none. ``plain``: the same text, folded."""
        if "\n" not in text:
            return None
        begins = self._columns.heads_of_markers(plain)
        nameless = [m.start() for m in _NAMELESS.finditer(text)] if text[0] in " |\t" or _MAY_BE_NAMELESS.search(text) else []
        signs = set(self._columns.heads_of_signs(plain)) if any(mark in text for mark in _PARTED) else set[int]()
        if not begins and not nameless and not signs:
            return None
        lines: list[Span] | None = None
        tables: list[tuple[int, int, list[Piece]]] = []
        unread: list[Unread] = []
        done = -1
        for at in sorted((*begins, *nameless, *signs)):
            if at <= done:
                continue
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            done = end if end >= 0 else len(text)
            head = self._head(text[start:done])
            if head is None and at not in nameless and at not in signs:
                continue
            lines = lines or _lines(text)
            number = bisect_left(lines, (start, done))
            if at in signs and (found := signed(text, lines, number, self._columns, self._names)) is not None:
                below = dict(found.rows)
                tables += [(*span, below.get(span, [])) for span in lines[number : number + found.lines]]
            elif head is not None:
                self._table(text, lines, number, head, tables, unread)
            elif at in nameless:
                self._turned(text, lines, number, tables, unread)
            done = max(done, tables[-1][1] if tables else 0)
        if not tables:
            return None
        return Tables(Origin(_with_tables(text, tables)), unread)

    def _headed(self, line: str) -> Head | None:
        """The columns that a line heads; None for any other line."""
        if len(line) > _LONGEST_LINE:
            return None
        by = parted_by(line)
        if not by:
            return None
        if by in ",;" and (line.rstrip().endswith(".") or max(map(len, line.split(by))) > _LONGEST_CELL):
            return None
        frame = framed(line)
        cells = cells_of(line, by, frame=frame)
        if by == "|" and cells and cells[-1][0] == cells[-1][1]:
            cells = cells[:-1]
        if not 2 <= len(cells) <= _MOST_CELLS:
            return None
        words = [line[a:b] for a, b in cells]
        names = any(word and self._columns.kind(word) == "marker" for word in words)
        if not names:
            known = sum(map(self._columns.knows, words)) > 1
            if by == "  " and line[:2].isspace() and (known or self._this_and_another(words)):
                cells, words = [(0, 0), *cells], ["", *words]
            elif words[0] or by in ",;" or sum(map(self._columns.knows, words)) < 2:
                return None
        kinds = [self._columns.kind(word) if word else None for word in words]
        ticks = [self._columns.sign(word) for kind, word in zip(kinds, words, strict=True) if kind == "tick"]
        if "negative" in ticks:  # "pos | neg": no column of positions
            behind = kinds.index("marker") if "marker" in kinds else 0
            positives = [at for at, word in enumerate(words) if at > behind and self._columns.sign(word) == "positive"]
            kinds = ["tick" if at in positives and kind == "ignored" else kind for at, kind in enumerate(kinds)]
        if self._this_and_another(words):
            kinds = ["earlier" if kind == "compared" else kind for kind in kinds]
        if (answers := self._columns.answers(words)) is not None:
            kinds = ["tick" if answer else kind for kind, answer in zip(kinds, answers, strict=True)]
            words = [answer or word for answer, word in zip(answers, words, strict=True)]
        if not names:
            kinds[0] = "marker"
        if kinds.count(None) > len(kinds) / 2 or all(kind in (None, "marker") for kind in kinds):
            return None
        if by == "  " and None in kinds and kinds.count("compared") < 2 and not {*kinds} - {None, "marker", "compared"}:
            return None  # "IHC PANEL  BLK B3  Run 11/04": a title, with nothing below that it heads
        if kinds.count("result") > 1:  # "STATUS | RESULT": "complete", "pending"
            kinds = ["status" if self._columns.tells_status(word) else kind for kind, word in zip(kinds, words, strict=True)]
        columns = [Column(kind or "unknown", word) for kind, word in zip(kinds, words, strict=True)]
        return Head(by, cells, columns, frame)

    def _this_and_another(self, heads: list[str]) -> bool:
        """Whether one column is that of this specimen, and another that of one beside it: "This resection | Biopsy of 2022"."""
        told = [self._columns.kind(head) for head in heads if not self._columns.of_now(head)]
        return len(told) == len(heads) - 1 and any(kind in ("compared", "earlier") for kind in told)

    def _table(
        self,
        text: str,
        lines: list[Span],
        number: int,
        head: Head,
        tables: list[tuple[int, int, list[Piece]]],
        unread: list[Unread],
    ) -> None:
        """Write out the table below a head, if there is one."""
        rows: list[_Row] = []
        lost: list[Unread] = []
        missed = 0
        again = text[slice(*lines[number])]  # heads stand anew on a new page
        rules: list[Span] = []
        for start, end in lines[number + 1 :]:
            line = text[start:end]
            if not line.strip(AROUND) or _RULE.fullmatch(line) or line == again:
                missed += not line.strip(AROUND)
                rules += [(start, end)] if line.strip(AROUND) else []
            elif (cells := self._row(head, line, start)) is None:
                missed += 1
                if self._starts_with_name(line, head):
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
                if not name:
                    lost += [_stretch(tuple(place for cell in cells for place in cell), _NO_FIT)] if any(cells) else []
                    continue
                written = writer.row(name, group, cells)
                lost += [_stretch(cell, why) for cell, why in written.unread]
                if written.pieces:
                    pieces += [*([Piece("\n", row.start, row.start)] if pieces else []), *written.pieces]
            made.append((row.start, row.end, pieces))
        last = rows[-1].end
        made += [(each.start, each.end, []) for each in lost if each.reason == _NO_FIT and each.start < last]
        unread += [each for each in lost if each.start < last]
        tables += sorted(made, key=lambda each: each[0])

    def _turned(
        self, text: str, lines: list[Span], number: int, tables: list[tuple[int, int, list[Piece]]], unread: list[Unread]
    ) -> None:
        """Write out the table whose stains stand in one line, if it is one."""
        table = turned(text, lines, number, self._columns, self._names)
        if table is None:
            return
        writer = RowWriter(text, self._columns, self._index)
        facts = writer.facts(table.columns, table.rows)
        pieces: list[Piece] = []
        for name, cells in zip(table.names, table.rows, strict=True):
            written = writer.row(name, facts, cells)
            unread += [_stretch(cell, why) for cell, why in written.unread]
            pieces += [*written.pieces, Piece("\n", name[0][0], name[0][0])]
        tables.append((*lines[number], pieces))
        tables += [(start, end, []) for start, end in lines[number + 1 : number + table.lines]]

    def _with(self, rows: list[_Row], row: _Row, head: Head) -> list[_Row]:
        """The rows with one more, or with what goes on in a line without a name."""
        named = any(cell for cell, column in zip(row.cells, head.columns, strict=True) if column.kind == "marker")
        if named or not rows:
            return [*rows, row] if named else rows
        before = rows[-1]
        cells = [(*mine, *more) for mine, more in zip(before.cells, row.cells, strict=True)]
        return [*rows[:-1], _Row(before.start, row.end, cells)]

    def _row(self, head: Head, line: str, start: int) -> list[Cell] | None:
        """The cells of a line below their heads; None if it is no row."""
        if len(line) > _LONGEST_LINE or (head.by != "  " and head.by not in PIPES.sub("|", line)):
            return None
        found = cells_of(line, head.by, frame=head.frame)
        placed = by_place(head, line, found) if head.by == "  " else by_number(head, line, found)
        if placed is None:
            return None
        names = [line[a:b] for (a, b), column in zip(placed, head.columns, strict=True) if column.kind == "marker"]
        cells: list[Cell] = [((a + start, b + start),) if a < b else () for a, b in placed]
        if not any(names):
            goes_on = head.by != "  " or line[:1].isspace()
            return cells if goes_on and any(cells) else None
        said = [line[a:b] for (a, b), column in zip(placed, head.columns, strict=True) if a < b and column.kind in RESULTS]
        indexed = any(self._index(name) for name in names if name)
        if any(self._names(words) and not (indexed and self._index(words)) for words in said):
            return None  # a list of stains, and not "Ki-67 | 7 | proliferation index"
        if any(self._names(name) for name in names if name):
            return cells
        told = any(
            self._columns.polarity(line[a:b]) is not None
            for (a, b), column in zip(placed, head.columns, strict=True)
            if a < b and column.kind != "marker"
        )
        return cells if told and len(found) == len(head.columns) else None

    def _head_pieces(self, text: str, head: Head, start: int) -> list[Piece]:
        """What stays of the line of heads: the head of a section."""
        for (a, b), column in zip(head.cells, head.columns, strict=True):
            if column.kind == "marker" and self._columns.begins_section(column.head):
                return [Piece(text[start + a : start + b], start + a, start + b), Piece(":", start + b, start + b)]
        return []

    def _starts_with_name(self, line: str, head: Head) -> bool:
        """Whether a line that is no row begins with the name of a stain in a cell of its own."""
        cells = cells_of(line, head.by, frame=head.frame)
        return len(cells) > 1 and self._names(line[slice(*cells[0])])


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
        if cells[start] or any(cells[start + 1 : stop]):
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
