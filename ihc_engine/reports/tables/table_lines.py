"""The lines below the heads of a table as rows: their cells, what goes on from the line before, and what fits no column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import AROUND, PIPES, Head, Span, by_number, by_place, cells_of
from ihc_engine.reports.tables.table_heads import LONGEST_LINE
from ihc_engine.reports.tables.table_kinds import RESULTS, Cell

RULE = re.compile(r"[\s\-=+|:_─—.*]*")
#: Lines in a row that may stand in a table and be none of its rows.
_MOST_MISSED = 2
#: Lines that a name may go on in.
_MOST_LINES = 3
#: What parts the cells of tables that are filled to a width.
_PLACED = ("  ", "|")
#: A letter that belongs to a name: "Chromogranin" above "A".
_LONGEST_LETTER = 1
#: Characters and blanks of the running head of a page.
_LONGEST_RUNNING, _MOST_BLANKS = 80, 12
_UNFINISHED = (",", "/", "-", "(")


class Row(NamedTuple):
    """A row, of one or more lines."""

    start: int
    end: int
    cells: list[Cell]


class Below(NamedTuple):
    """What stands below a line of heads. ``lost``: lines that begin with a name and fit no column; ``rules``: lines between rows;
    ``head``: the heads, with what they say in a second line; ``looked``: how many lines were looked at."""

    rows: list[Row]
    lost: list[Span]
    rules: list[Span]
    head: Head
    looked: int = 0


class RowsBelow:
    """Reads rows. ``names``: whether a text names a stain; ``index``: whether it names one that is measured by a number."""

    def __init__(self, columns: Columns, names: Callable[[str], bool], index: Callable[[str], bool]) -> None:
        self._columns, self._names, self._index = columns, names, index

    def below(self, text: str, lines: Sequence[Span], number: int, head: Head) -> Below:
        """The rows below the heads in a line."""
        found = Below([], [], [], head)
        missed = at = 0
        again = text[slice(*lines[number])]  # heads stand anew on a new page
        for at in range(number + 1, len(lines)):
            start, end = lines[at]
            line = text[start:end]
            if not line.strip(AROUND) or RULE.fullmatch(line) or line == again:
                missed += not line.strip(AROUND)
                found.rules.extend([(start, end)] if line.strip(AROUND) else [])
            elif self._columns.ends_table(line):
                break
            elif at == number + 1 and (wider := self._second_line(head, line)) is not None:
                found = found._replace(head=wider)
                found.rules.append((start, end))
                head = wider
            elif not missed and (cells := self._goes_on(head, line, start, found.rows, text)) is not None:
                _add(found.rows, cells, end)
            elif (cells := self._row(head, line, start, text, lines, at)) is None:
                missed += 1
                if self._starts_with_name(line, head):
                    found.lost.append((start, start + len(line.rstrip())))
                    missed = 0
                elif head.by in "|\t" and head.by not in line and _is_sentence(line):
                    break
            else:
                self._take(found.rows, Row(start, end, cells), head)
                missed = 0
            if missed > _MOST_MISSED:
                break
        return found._replace(looked=max(0, at - number))

    def _second_line(self, head: Head, line: str) -> Head | None:
        """The heads with the words that they go on with in a second line: "Antibody   Antibody" above "           clone"."""
        found = cells_of(line, head.by, frame=head.frame)
        if (
            head.by not in _PLACED
            or (head.by == "|" and "|" not in line)
            or (found[0][0] < found[0][1] and not line[:1].isspace())
        ):
            return None
        placed = by_place(head, line, found) if head.by == "  " else by_number(head, line, found)
        if placed is None or any(self._names(line[a:b]) or self._columns.polarity(line[a:b]) is not None for a, b in found):
            return None
        words = [f"{column.head} {line[a:b]}".strip() for column, (a, b) in zip(head.columns, placed, strict=True)]
        kinds = [self._columns.kind(word) or column.kind for word, column in zip(words, head.columns, strict=True)]
        kinds = [
            c.kind if (c.kind, kind) == ("earlier", "compared") else kind for c, kind in zip(head.columns, kinds, strict=True)
        ]
        columns = [c._replace(kind=kind, head=word) for c, kind, word in zip(head.columns, kinds, words, strict=True)]
        return head._replace(columns=columns) if any(column.kind == "marker" for column in columns) else None

    def _take(self, rows: list[Row], row: Row, head: Head) -> None:
        """Add a row, or what goes on in a line without a name."""
        named = any(cell for cell, column in zip(row.cells, head.columns, strict=True) if column.kind == "marker")
        if named:
            rows.append(row)
        elif rows:
            _add(rows, row.cells, row.end)

    def _goes_on(self, head: Head, line: str, start: int, rows: list[Row], text: str) -> list[Cell] | None:
        """The cells of a line in which the name of the row before goes on; None if it does not."""
        if (
            head.by not in _PLACED
            or not rows
            or head.columns[0].kind != "marker"
            or not head.cells[0][0] <= _indent(line) < _second(head)
        ):
            return None
        found = cells_of(line, head.by, frame=head.frame)
        if found[0][0] == found[0][1]:
            return None
        first = line[found[0][0] : found[0][1]]
        name = " ".join(text[a:b] for a, b in rows[-1].cells[0])
        begun = not self._names(name) and self._names(f"{name} {first}")
        on = (
            first[0] == "("
            or len(first) <= _LONGEST_LETTER
            or ((first[0].islower() or name.endswith(_UNFINISHED)) and not self._names(first))
        )
        if not begun and not on:
            return None
        if first[0] != "(" and self._columns.polarity(first) is not None:
            return None
        if head.by == "|":
            placed = by_number(head, line, found) if "|" in line else None
        elif len(found) == 1:
            placed = [found[0], *[(len(line), len(line))] * (len(head.columns) - 1)]
        else:
            placed = by_place(head, line, found)
        if placed is None or any(self._tells(head, line, placed)):
            return None
        return [((a + start, b + start),) if a < b else () for a, b in placed]

    def _tells(self, head: Head, line: str, placed: Sequence[Span]) -> list[bool]:
        """Whether the cells of results begin with one."""
        cells = [line[a:b] for (a, b), column in zip(placed, head.columns, strict=True) if a < b and column.kind in RESULTS]
        return [self._columns.polarity(cell) is not None for cell in cells]

    def _row(self, head: Head, line: str, start: int, text: str, lines: Sequence[Span], at: int) -> list[Cell] | None:
        """The cells of a line below their heads; None if it is no row."""
        if len(line) > LONGEST_LINE or (head.by != "  " and head.by not in PIPES.sub("|", line)):
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
        if told and len(found) < len(head.columns) and self._ends_below(names[0], head, text, lines, at):
            return cells
        return cells if told and len(found) == len(head.columns) else None

    def _ends_below(self, begun: str, head: Head, text: str, lines: Sequence[Span], at: int) -> bool:
        """Whether the beginning of a name is one with the first cells of the next lines: "Smooth muscle" above "actin"."""
        if head.by not in _PLACED or head.columns[0].kind != "marker":
            return False
        for start, end in lines[at + 1 : at + _MOST_LINES]:
            line = text[start:end]
            if not line.strip() or not _indent(line) < _second(head):
                return False
            a, b = cells_of(line, head.by, frame=head.frame)[0]
            begun = f"{begun} {line[a:b]}"
            if self._names(begun):
                return not self._names(line[a:b])
        return False

    def _starts_with_name(self, line: str, head: Head) -> bool:
        """Whether a line that is no row begins with the name of a stain in a cell of its own."""
        cells = cells_of(line, head.by, frame=head.frame)
        return len(cells) > 1 and self._names(line[slice(*cells[0])])


def _add(rows: list[Row], cells: list[Cell], end: int) -> None:
    """What goes on in a further line of the last row."""
    before = rows[-1]
    rows[-1] = Row(before.start, end, [(*mine, *more) for mine, more in zip(before.cells, cells, strict=True)])


def _is_sentence(line: str) -> bool:
    """Whether a line between rows is text, and no running head of a page."""
    bare = line.rstrip()
    return len(bare) > _LONGEST_RUNNING or bare[-1] in ".。:" or bare.count(" ") > _MOST_BLANKS


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _second(head: Head) -> int:
    """Where the second column begins."""
    return head.cells[1][0] if len(head.cells) > 1 else 0
