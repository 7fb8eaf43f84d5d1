"""A row of a table as a line of text: "Desmin | 85 | 3" below "Antigen | % cells | Intensity" is "Desmin: 85 % 3+"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_kinds import COUNTED, TELLING, Cell, Column
from ihc_engine.reports.tables.table_subjects import DIFFERS, Subjects
from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.text.origin import Piece

_BARE = re.compile(r"(?:[<>≤≥~≈]|<=|>=)?\s?(\d{1,3}(?:[.,]\d{1,2})?)(?:\s?[-–—]\s?(\d{1,3}(?:[.,]\d{1,2})?))?")
_GRADE = re.compile(r"[0-4](?:\s?[-–/]\s?[1-4])?")
#: Largest number of a grade, and of a score that may be one.
_LARGEST = {"intensity": 4.0, "score": 3.0, "result": 3.0, "share": 3.0}
#: Numbers up to this one may be scores of a share (Allred) and not percentages.
_MOST_SCORE = 5.0
#: Rows from which on running numbers are no results.
_FEWEST_NUMBERED = 3
_OPPOSITE = frozenset(("positive", "negative"))
#: What a control says that did not work.
_FAILED = frozenset(("negative", "uninterpretable", "lost"))
#: Results that need no control that stains.
_NO_CONTROL = frozenset(("positive", "retained", "not_performed", "uninterpretable"))
_NO_UNIT = "a number of which the table does not say what it counts"
_REPEATS = "repeats a result, and it is not told which"
_CLASH = "the columns say opposite things"


_PERCENT = Column("percent", "", percents=True)


class Written(NamedTuple):
    """A row as text, and what of it could not be read: its cells and why."""

    pieces: list[Piece]
    unread: list[tuple[Cell, str]]


class RowWriter:
    """Writes the rows of tables in ``text``. ``index``: whether a name is that of a marker which is measured by a number."""

    def __init__(self, text: str, columns: Columns, index: Callable[[str], bool]) -> None:
        self._text, self._columns, self._index = text, columns, index
        self._subjects = Subjects(columns, self.words)
        self._repeated: dict[Cell, str] = {}
        self._unclear: set[Cell] = set()

    def repeat(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """Give the cells of a table that repeat the one above ("ditto") its words; beside another result it may be that which
        is meant, and they are not read."""
        self._repeated, self._unclear = {}, set()
        telling = [at for at, column in enumerate(columns) if self._may_tell(column, [row[at] for row in rows if at < len(row)])]
        if len(telling) > 1:
            self._unclear = {row[at] for row in rows for at in telling if at < len(row) and row[at] and self._repeats(row[at])}
            return
        above: dict[int, str] = {}
        for row in rows:
            for at, cell in enumerate(row):
                words = self.words(cell) if cell else ""
                if cell and self._repeats(cell) and above.get(at):
                    self._repeated[cell] = above[at]
                else:
                    above[at] = words

    def _may_tell(self, column: Column, cells: Sequence[Cell]) -> bool:
        """Whether a column may tell results: of this tumour or of another one."""
        if column.kind in TELLING:
            return True
        said = (self._columns.polarity(self.words(cell)) for cell in cells if cell)
        return column.kind in ("unknown", "earlier", "lent", "now") and any(each is not None for each in said)

    def _repeats(self, cell: Cell) -> bool:
        return self.words(cell).strip(" .").lower() in self._columns.above

    def words(self, cell: Cell) -> str:
        """What stands in a cell, or in that above which it repeats."""
        if cell in self._repeated:
            return self._repeated[cell]
        if len(cell) == 1:
            return self._text[cell[0][0] : cell[0][1]]
        return " ".join(self._text[start:end] for start, end in cell)

    def tells(self, cells: Sequence[Cell]) -> bool:
        """Whether all cells of a column are results, in words or signs."""
        words = [self.words(cell) for cell in cells if cell]
        return bool(words) and all(not _BARE.fullmatch(each) and self._columns.polarity(each) is not None for each in words)

    def facts(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[Column]:
        """The columns, knowing which numbers are percentages: those that are larger than a score may be; and whose they are."""
        columns = self._subjects.columns(columns, rows)
        graded = any(column.kind in ("intensity", "score") for column in columns)
        found = []
        for at, each in enumerate(columns):
            numbering = each.kind == "unknown" and self._numbers_rows([row[at] for row in rows])
            column = each._replace(kind="ignored") if numbering or self._no_control(each, [row[at] for row in rows]) else each
            numbers = [self._largest(row[at]) for row in rows if row[at]]
            counts = [number for number in numbers if number is not None]
            shares = column.kind == "share" or (column.kind in TELLING and graded)
            percents = shares and bool(counts) and _MOST_SCORE < max(counts) <= 100
            found.append(column._replace(percents=column.kind == "percent" or percents))
        return found

    def _no_control(self, column: Column, cells: Sequence[Cell]) -> bool:
        """Whether a column of controls holds nothing but dashes: none was noted, and none failed."""
        told = [self.words(cell) for cell in cells if cell]
        dashed = bool(told) and all(self._columns.denies(words) for words in told)
        return column.kind == "control" and dashed and (len(told) > 1 or "-" not in told[0])

    def _numbers_rows(self, cells: Sequence[Cell]) -> bool:
        """Whether a column does nothing but number the rows: 1, 2, 3."""
        words = [self.words(cell).strip(" .)#") for cell in cells if cell]
        if len(words) < _FEWEST_NUMBERED or not all(word.isdecimal() for word in words):
            return False
        numbers = [int(word) for word in words]
        return numbers == list(range(numbers[0], numbers[0] + len(numbers)))

    def _largest(self, cell: Cell) -> float | None:
        match = _BARE.fullmatch(self.words(cell))
        return max(float(n.replace(",", ".")) for n in match.groups() if n) if match else None

    def row(self, name: Cell, columns: Sequence[Column], cells: Sequence[Cell]) -> Written:
        """The line that says of one name what its cells tell."""
        told = self._as_far_as_done([(column, cell) for column, cell in zip(columns, cells, strict=True) if cell])
        told, why = self._subjects.standing(columns, told)
        why = why or (_REPEATS if any(cell in self._unclear for _, cell in told) else "")
        if why:
            return Written([], [((*name, *(place for _, cell in told for place in cell)), why)])
        for column, cell in told:
            if column.kind in TELLING and {self._columns.polarity(self._text[a:b]) for a, b in cell} >= _OPPOSITE:
                return Written([], [((*name, *cell), DIFFERS)])  # two lines of one name
        if (clash := self._clash(told)) is not None:
            return Written([], [((*name, *clash), _CLASH)])
        pieces, unread = self._said(self.words(name), told)
        if unread and not pieces:
            return Written([], [((*name, *(place for cell, _ in unread for place in cell)), unread[0][1])])
        if not pieces:
            return Written([*self._taken(name), _set(".", name)], unread)
        return Written([*self._taken(name), _set(": ", name), *pieces, _set(".", name)], unread)

    def _as_far_as_done(self, told: list[tuple[Column, Cell]]) -> list[tuple[Column, Cell]]:
        """What the cells tell; of a stain that is pending or cancelled no more than that."""
        status = next((each for each in told if each[0].kind == "status"), None)
        if status is None:
            return told
        told = [each for each in told if each is not status]
        known = any(column.kind in TELLING and not self._columns.denies(self.words(cell)) for column, cell in told)
        if not known and self._columns.polarity(self.words(status[1])) in ("not_performed", "uninterpretable"):
            return [(status[0]._replace(kind="result"), status[1])]
        return told

    def _clash(self, told: list[tuple[Column, Cell]]) -> Cell | None:
        """The cells of a row where a column without a known head says the opposite of the result."""
        said = {c.kind: self._columns.polarity(self.words(cell)) for c, cell in told if c.kind in TELLING}
        for column, cell in told:
            if column.kind == "unknown" and "result" in said and _BARE.fullmatch(self.words(cell)):
                continue  # hours, days, a number of the instrument
            if column.kind == "unknown" and {self._columns.polarity(self.words(cell)), *said.values()} >= _OPPOSITE:
                return tuple(place for _, each in told for place in each)
        return None

    def _said(self, name: str, told: list[tuple[Column, Cell]]) -> tuple[list[Piece], list[tuple[Cell, str]]]:
        pieces: list[Piece] = []
        unread: list[tuple[Cell, str]] = []
        needless = any(c.kind in TELLING and self._columns.polarity_behind(self.words(cell)) in _NO_CONTROL for c, cell in told)
        for column, cell in () if needless else told:
            if column.kind == "control" and self._columns.polarity(self.words(cell)) in _FAILED:
                return [Piece("internal control negative", cell[0][0], cell[-1][1])], unread
        told = self._without_gaps(self._without_index(name, told))
        for column, cell in told:
            if column.kind in TELLING or column.kind in COUNTED or column.kind == "pattern":
                written = self._result(name, column, cell)
                if written is None and not (column.kind == "score" and self._derived(told)):
                    unread.append((cell, _NO_UNIT))
                elif written:
                    pieces += [*([_set(" ", cell)] if pieces else []), *written]
        if not pieces and unread:
            return pieces, unread
        pieces = pieces or self._unticked(told)
        for column, cell in told:
            if column.kind == "comment" and self._tells_of_control(cell) and (needless or not self._fails(cell)):
                continue  # "vessels positive as internal control"
            pieces += self._beside(column, cell, bool(pieces))
        return pieces, unread

    def _tells_of_control(self, cell: Cell) -> bool:
        return self._columns.kind(self.words(cell)) == "control"

    def _fails(self, cell: Cell) -> bool:
        """Whether a remark on a control says anything but that it stains."""
        return bool(self._columns.stated(self.words(cell)) - {"positive", "retained"})

    def _unticked(self, told: list[tuple[Column, Cell]]) -> list[Piece]:
        """A "no" below "Positive", where no other column tells the result: negative."""
        ticks = [(column, cell) for column, cell in told if column.kind == "tick"]
        if len(ticks) != 1 or self._columns.polarity(ticks[0][0].head) != "positive":
            return []
        cell = ticks[0][1]
        unmarked = folded(self.words(cell)).strip() in self._columns.unmarked
        return [Piece("(-)", cell[0][0], cell[-1][1])] if unmarked else []

    def _derived(self, told: list[tuple[Column, Cell]]) -> bool:
        """Whether a score stands beside the percentage and the intensity that it is made of."""
        kinds = {"percent" if column.percents else column.kind for column, _ in told}
        return {"percent", "intensity"} <= kinds

    def _without_gaps(self, told: list[tuple[Column, Cell]]) -> list[tuple[Column, Cell]]:
        """The cells without the dashes and "n/a" that fill a column beside one which tells the result."""
        telling = [cell for column, cell in told if column.kind in TELLING]
        counted = [cell for column, cell in told if column.kind in COUNTED and not self._empty(cell)]
        negative = any(self._columns.polarity(self.words(cell)) == "negative" for cell in telling)
        kept = []
        for column, cell in told:
            if column.kind in COUNTED and self._empty(cell):
                dash = self._columns.denies(self.words(cell))
                if telling or (counted and (not dash or column.kind != "intensity")):
                    continue
            elif column.kind == "pattern" and self._empty(cell):
                continue
            elif column.kind == "intensity" and negative and not column.percents:
                continue  # "1 | 3 % | Negative": what little stains is judged in the other column
            kept.append((column, cell))
        return kept

    def _without_index(self, name: str, told: list[tuple[Column, Cell]]) -> list[tuple[Column, Cell]]:
        """The cells of an index without its own name as a remark, and without the dash of an intensity that it has not.

        What a remark begins with is its result, where that is a percentage: "Ki-67 | Positive | 4 %".
        """
        if not self._index(name):
            return told
        told = [(_PERCENT if column.kind == "comment" and self._is_percent(cell) else column, cell) for column, cell in told]
        counted = any(column.kind in ("percent", "share") and not self._empty(cell) for column, cell in told)
        return [
            (column, cell)
            for column, cell in told
            if not self._index(self.words(cell)) and not (counted and column.kind == "intensity" and self._empty(cell))
        ]

    def _is_percent(self, cell: Cell) -> bool:
        words = self.words(cell)
        return "%" in words and _BARE.fullmatch(words.replace("%", "").strip()) is not None

    def _empty(self, cell: Cell) -> bool:
        words = self.words(cell).strip(" ()")
        return self._columns.denies(words) or self._columns.polarity(words) == "not_performed"

    def _result(self, name: str, column: Column, cell: Cell) -> list[Piece] | None:
        """A result as it is written in running text; None for a number without a unit."""
        words = self.words(cell)
        plain = folded(words)
        kind = column.kind
        if kind == "tick":
            if words[:1] in "[(☐":  # "[x]", "[ ]"
                plain = plain.strip("[]() ☐")
                if not plain:
                    return []
            if not words.strip(" .,_·"):
                return []
            ticked = plain.strip() in self._columns.marks or not plain.strip("+")
            mark = Piece(f"{column.head} ", cell[0][0], cell[-1][1])
            if ticked:
                return [mark]
            if self._empty(cell) or plain.strip() in self._columns.unmarked:
                return []
            return [mark, *self._taken(cell)] if self._columns.grades(words) else None
        if self._columns.denies(words):
            return [Piece("(-)", cell[0][0], cell[-1][1])]
        if kind in TELLING and plain in self._columns.initials:
            return [Piece(self._columns.initials[plain], cell[0][0], cell[-1][1])]
        if _BARE.fullmatch(words) is None:
            return self._taken(cell)
        if kind in ("h_score", "allred"):
            return [_set("H-score " if kind == "h_score" else "Allred ", cell), *self._taken(cell)]
        if column.percents:
            return [*self._taken(cell), _set(" %", cell)]
        if self._index(name) and (kind in TELLING or kind == "share"):
            return [*self._taken(cell), _set(" %", cell)]
        largest = self._largest(cell)
        most = _LARGEST.get("result" if kind in TELLING else kind, 0.0)
        if (kind == "share" and largest) or largest is None or largest > most or _GRADE.fullmatch(words) is None:
            return None
        return [*self._taken(cell), _set("+", cell)]

    def _beside(self, column: Column, cell: Cell, told: bool) -> Iterator[Piece]:
        """What is told beside the result: remarks, and other cells that have a result of their own."""
        words = self.words(cell)
        if column.kind == "sustentacular":
            sign = self._columns.denies(words)
            yield from (_set(" (sustentacular cells (" if sign else " (sustentacular cells ", cell), *self._taken(cell))
            yield _set("))" if sign else ")", cell)
        elif column.kind in ("comment", "unknown") and any(c.isalpha() for c in words):
            closed = words.count("(") == words.count(")") and self._columns.states(words)
            yield from (_set((" (" if closed else ", ") if told else "", cell), *self._taken(cell))
            yield _set(")" if closed and told else "", cell)

    def _taken(self, cell: Cell) -> list[Piece]:
        if cell in self._repeated:
            return [Piece(self._repeated[cell], cell[0][0], cell[-1][1])]
        pieces: list[Piece] = []
        for start, end in cell:
            pieces += [*([Piece(" ", start, start)] if pieces else []), Piece(self._text[start:end], start, end)]
        return pieces


def _set(words: str, cell: Cell) -> Piece:
    """Words that stand nowhere in the report."""
    return Piece(words, cell[0][0], cell[0][0])
