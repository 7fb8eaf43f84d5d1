"""Whose results the columns of a table tell: one's own beside those of another laboratory, or those of several specimens.

One's own stand, and those of another laboratory where one did not repeat them; specimens that do not agree tell no result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_kinds import COUNTED, RESULTS, TELLING, Cell, Column

_SUBJECTS = ("tumour", "compared")
#: What a dash says: negative, not done, or no one knows.
_NEGATIVE, _UNDONE, _DOUBTFUL = "negative", "undone", "doubtful"
DOUBTFUL = "a dash of which the table does not say whether it is negative or not done"
DIFFERS = "differs between lesions or specimens"

Told = list[tuple[Column, Cell]]


class Subjects:
    """Finds which cells of a row stand. ``words``: what stands in a cell."""

    def __init__(self, columns: Columns, words: Callable[[Cell], str]) -> None:
        self._columns, self._words = columns, words

    def columns(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[Column]:
        """The columns, knowing which are another laboratory's, and what a dash says in them.

        "Result | Repeat", "St Mary's | In-house": beside one's own the other is what was repeated.
        """
        own = [
            at
            for at, column in enumerate(columns)
            if column.kind == "result" and self._columns.own(column.head) and self._tells([row[at] for row in rows])
        ]  # and no "Review" with the names of those who reviewed
        found = list(columns)
        for at, column in enumerate(columns):
            first = column.kind == "result" and at not in own and at < min(own, default=-1)
            strange = column.kind == "unknown" and own and self._tells([row[at] for row in rows])
            found[at] = column._replace(kind="lent") if first or strange else column
        several = sum(column.kind in _SUBJECTS for column in found) > 1 or any(column.kind == "lent" for column in found)
        dash = self._dash(found, rows) if several else _NEGATIVE
        return [column._replace(dash=dash) for column in found]

    def _tells(self, cells: Sequence[Cell]) -> bool:
        """Whether all cells of a column say of staining."""
        told = [self._words(cell) for cell in cells if cell]
        return bool(told) and all(self._undone_words(words) or self._columns.side(words) is not None for words in told)

    def _undone_words(self, words: str) -> bool:
        return self._columns.polarity(words) == "not_performed" or self._columns.unrepeated(words)

    def _dash(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> str:
        """What a dash says in a table: negative where signs are, else not done where "neg" is written beside it."""
        told = [
            self._words(cell)
            for row in rows
            for column, cell in zip(columns, row, strict=True)
            if cell and (column.kind in TELLING or column.kind == "lent")
        ]
        others = [words for words in told if not _is_dash(words)]
        if any("+" in words for words in others):
            return _NEGATIVE
        if any(self._columns.polarity(words) == "negative" for words in others):
            return _UNDONE
        return _DOUBTFUL

    def standing(self, columns: Sequence[Column], told: Told) -> tuple[Told, str]:
        """The cells of a row that stand, and why none does."""
        lent = [each for each in told if each[0].kind == "lent"]
        if lent:
            told = [each for each in told if each not in lent]
            if any(column.kind == "result" for column in columns):
                told, why = self._own_or_lent(told, lent)
                if why:
                    return told, why
        return self._agreed(columns, told)

    def _own_or_lent(self, told: Told, lent: Told) -> tuple[Told, str]:
        """One's own, and where nothing of it is told what the other laboratory found."""
        states = [self._undone(column, cell) for column, cell in told if column.kind in RESULTS]
        known = [each for each in lent if self._undone(*each) is False]
        if False in states or not known or not self._agree([cell for _, cell in known]):
            return told, ""
        if None in states:
            return told, "" if self._columns.side(self._words(known[0][1])) == _NEGATIVE else DOUBTFUL
        rest = [each for each in told if each[0].kind not in RESULTS]
        return [(known[0][0]._replace(kind="result"), known[0][1]), *rest], ""

    def _agreed(self, columns: Sequence[Column], told: Told) -> tuple[Told, str]:
        """What several specimens say together, those left out that were not stained or could not be judged.

        "Reader 1 | Reader 2 | Consensus": beside one's own result the others say nothing.
        """
        own = [each for each in told if each[0].kind == "result" and self._columns.own(each[0].head)]
        compared = [each for each in told if each[0].kind in _SUBJECTS]
        if any(self._undone(*each) is False for each in own):
            return [each for each in told if each not in compared], ""
        if sum(column.kind in _SUBJECTS for column in columns) < 2 or len(compared) < 2:
            return told, ""
        states = [self._undone(column, cell) for column, cell in compared]
        known = [each for each, state in zip(compared, states, strict=True) if state is False]
        judged = [each for each in known if self._columns.polarity(self._words(each[1])) != "uninterpretable"] or known
        stand = judged or compared
        if not self._agree([cell for _, cell in stand]):
            return told, DIFFERS
        if judged and None in states and self._columns.side(self._words(stand[0][1])) != _NEGATIVE:
            return told, DOUBTFUL
        return [each for each in told if each not in compared or each is stand[0]], ""

    def _undone(self, column: Column, cell: Cell) -> bool | None:
        """Whether a cell says that a stain was not done; None if that is not told."""
        words = self._words(cell)
        if _is_dash(words):
            return True if column.kind in COUNTED else {_NEGATIVE: False, _UNDONE: True}.get(column.dash)
        return self._undone_words(words)

    def _agree(self, cells: Sequence[Cell]) -> bool:
        words = {" ".join(self._words(cell).lower().split()) for cell in cells}
        sides = {self._columns.side(self._words(cell)) for cell in cells}
        return len(words) == 1 or (len(sides) == 1 and None not in sides)


def _is_dash(words: str) -> bool:
    """Whether a cell holds nothing but dashes."""
    return not words.strip(" -–—−‐‑") and bool(words.strip())
