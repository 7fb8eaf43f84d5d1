"""Words of traces by number, and the places of these words in the traces of many rows.

The same words return in row after row; they are numbered once. What is one row's own stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.plain_words import plain_words
from ihc_engine.inference.columnar.arrays import Ints, Mask, np


class Section(IntEnum):
    """Sections of a trace, in their order."""

    HEAD = 0
    READ = 1
    NOTED = 2
    FIRED = 3
    UNWEIGHED = 4
    WEIGHED = 5
    PRIOR = 6
    RANKED = 7
    FIRED_LATER = 8
    END = 9


#: Places within a section are whole numbers from 0 to one less than this.
WITHIN = 1 << 32
#: Numbers of words that are a row's own lie beyond those of words that return.
_OWN, _RANKINGS = 1 << 40, 1 << 41


class WordNumbers:
    """Words that return, each with a number for good."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        #: How many characters are kept.
        self.characters = 0

    def __len__(self) -> int:
        return len(self._words)

    def number(self, words: str) -> int:
        """The number of these words."""
        found = self._numbers.get(words)
        if found is None:
            found = self._numbers[words] = len(self._words)
            self._words.append(plain_words(words))
            self.characters += len(words)
        return found

    def words(self, numbers: Ints) -> list[str]:
        """The words of some numbers."""
        return [self._words[number] for number in numbers.tolist()]

    def without_comma(self, numbers: Ints) -> Ints:
        """The numbers of the same words without the comma that they begin with."""
        asked, at = np.unique(numbers, return_inverse=True)
        bare = [self.number(words.removeprefix(",")) for words in self.words(asked)]
        return np.array(bare, dtype=np.int64)[at]


class TracePieces:
    """Takes the pieces of the traces of many rows, section by section."""

    def __init__(self, numbers: WordNumbers, rows: int) -> None:
        self.numbers = numbers
        self._count = rows
        self._rows: list[Ints] = []
        self._order: list[Ints] = []
        self._number: list[Ints] = []
        self._own: list[str] = []
        self._rankings: Any = None

    def add(self, section: Section, rows: Ints, within: Ints | int, numbers: Ints | int) -> None:
        """Words that return, at these places of a section; all arrays are [pieces]."""
        order = int(section) * WITHIN + within
        self._rows.append(rows)
        self._order.append(order if isinstance(order, np.ndarray) else np.full(len(rows), order))
        self._number.append(numbers if isinstance(numbers, np.ndarray) else np.full(len(rows), numbers))

    def add_keyed(self, section: Section, rows: Ints, within: int, keys: Sequence[Any], number: Callable[[Any], int]) -> None:
        """Words that belong to a key of each row; ``number``: of the words of a key."""
        known = {key: number(key) for key in dict.fromkeys(keys)}
        self.add(section, rows, within, np.array([known[key] for key in keys], dtype=np.int64))

    def add_row(self, section: Section, row: int, words: Sequence[str]) -> None:
        """Words of one row that may return, in their order."""
        self.add_each(section, [(row, tuple(map(self.numbers.number, words)))])

    def add_each(self, section: Section, told: Sequence[tuple[int, Sequence[int]]]) -> None:
        """Rows with the numbers of their words, in their order."""
        rows = np.array([row for row, numbers in told for _ in numbers], dtype=np.int64)
        within = np.array([place for _, numbers in told for place in range(len(numbers))], dtype=np.int64)
        self.add(section, rows, within, np.array([number for _, numbers in told for number in numbers], dtype=np.int64))

    def add_own(self, rows: Ints, words: Sequence[str], within: int = 0) -> None:
        """Words of the head that no other row has."""
        self.add(Section.HEAD, rows, within, _OWN + len(self._own) + np.arange(len(rows)))
        self._own += map(plain_words, words)

    def set_rankings(self, rows: Ints, words: Any) -> None:
        """The ranked steps of these rows, as strings of Arrow; equal ones, as of equal panels, are kept once."""
        encoded = words.dictionary_encode()
        self.add(Section.RANKED, rows, 0, _RANKINGS + encoded.indices.to_numpy().astype(np.int64))
        self._rankings = encoded.dictionary

    def array(self, there: Mask, stepped: Mask) -> Any:
        """[rows] of lists of pieces; null where there is no trace. ``stepped``: rows whose words begin with two of the head and
        have a comma before each step."""
        row, order = np.concatenate(self._rows), np.concatenate(self._order)
        row_number = np.concatenate(self._number)[np.argsort(row * (len(Section) * WITHIN) + order, kind="stable")]
        counts = np.bincount(row, minlength=self._count)
        ends = np.cumsum(counts)
        firsts = (ends - counts)[stepped] + 2
        row_number[firsts] = self.numbers.without_comma(row_number[firsts])
        return self._lists(row_number, ends - counts, int(ends[-1]) if len(ends) else 0, there)

    def _lists(self, numbers: Ints, starts: Ints, last: int, there: Mask) -> Any:
        arrow = pyarrow()
        returning = numbers < _OWN
        used = np.zeros(len(self.numbers), dtype=np.bool_)
        used[numbers[returning]] = True
        kept = np.flatnonzero(used)
        places = np.cumsum(used) - 1
        said = np.where(numbers >= _RANKINGS, numbers - _RANKINGS + len(self._own), numbers - _OWN) + len(kept)
        said[returning] = places[numbers[returning]]
        words = [arrow.array(self.numbers.words(kept) + self._own, arrow.string())]
        if self._rankings is not None:
            words.append(self._rankings)
        indices = arrow.array(said.astype(np.int32))
        pieces = arrow.DictionaryArray.from_arrays(indices, arrow.concat_arrays(words))
        offsets = arrow.array(np.append(starts, last).astype(np.int32), mask=np.append(~there, False))
        return arrow.ListArray.from_arrays(offsets, pieces)
