"""Lists in a column of Arrow, and lists as JSON, from their items: which row each stands in, and its place there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.inference.columnar.arrays import Ints, Mask, np

_NO_ROWS: Ints = np.zeros(0, dtype=np.int64)


def of_truths(truths: Mask, names: Sequence[str]) -> Any:
    """[rows] of lists of names. ``truths``: [rows, names], whether each row has each; they keep this order."""
    rows, width = truths.shape
    held = np.flatnonzero(np.ascontiguousarray(truths))
    row = held // width if width else _NO_ROWS
    return _lists(np.bincount(row, minlength=rows), held - row * width, names)


@dataclass(slots=True)
class Items:
    """Items of lists. Items of a row are ordered by a whole number each."""

    _rows: list[Ints] = field(default_factory=list)
    _order: list[Ints] = field(default_factory=list)
    _number: list[Ints] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def number(self, words: str) -> int:
        """The number of an item that consists of these words."""
        return self._numbers.setdefault(words, len(self._numbers))

    def add(self, rows: Ints, order: Ints, numbers: Ints) -> None:
        """Items of several rows; all arrays are [items]."""
        self._rows.append(rows)
        self._order.append(order)
        self._number.append(numbers)

    def add_row(self, row: int, items: Sequence[str]) -> None:
        """All items of one row, in their order."""
        numbers = np.array([self.number(words) for words in items], dtype=np.int64)
        self.add(np.full(len(items), row, dtype=np.int64), np.arange(len(items), dtype=np.int64), numbers)

    def lists(self, rows: int) -> Any:
        """[rows] of lists, empty ones where there are no items."""
        row, number = _NO_ROWS, _NO_ROWS
        if self:
            row, order = np.concatenate(self._rows), np.concatenate(self._order)
            ordered = np.lexsort((order, row))
            row, number = row[ordered], np.concatenate(self._number)[ordered]
        return _lists(np.bincount(row, minlength=rows), number, list(self._numbers))

    def json(self, rows: int) -> Any:
        """[rows] of JSON lists, null where there are no items. The items are JSON."""
        arrow = pyarrow()
        if not self:
            return arrow.nulls(rows, arrow.string())
        lists, compute = self.lists(rows), arrow.compute
        joined = compute.binary_join_element_wise("[", compute.binary_join(lists, ","), "]", "")
        return compute.if_else(compute.equal(compute.list_value_length(lists), 0), arrow.scalar(None, arrow.string()), joined)


def _lists(counts: Ints, numbers: Ints, names: Sequence[str]) -> Any:
    arrow = pyarrow()
    offsets = np.zeros(len(counts) + 1, dtype=np.int32)
    np.cumsum(counts, out=offsets[1:])
    values = arrow.array(list(names), arrow.string()).take(arrow.array(numbers.astype(np.int32)))
    return arrow.ListArray.from_arrays(arrow.array(offsets), values)
