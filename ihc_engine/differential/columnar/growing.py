"""Tables that grow by rows; old rows keep their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ihc_engine.inference.columnar.arrays import Ints, NDArray, np

_Element = TypeVar("_Element", bound=np.generic)


#: Whole numbers below this are added up in 32 bits; sums and differences of two such sums still fit.
FITS = 2**29


class Growing(Generic[_Element]):
    """A table of which ``rows`` are in use; ``width`` None: a plain column."""

    def __init__(self, kind: type[_Element], width: int | None = None) -> None:
        self._shape: tuple[int, ...] = () if width is None else (width,)
        self._room: NDArray[_Element] = np.zeros((64, *self._shape), dtype=kind)
        self._used = 0

    def __len__(self) -> int:
        return self._used

    @property
    def rows(self) -> NDArray[_Element]:
        """The rows in use; to be asked for anew after ``add``."""
        return self._room[: self._used]

    def add(self, values: NDArray[Any]) -> None:
        """Append rows."""
        first = self._used
        self.add_zeros(len(values))
        self.rows[first:] = values

    def add_zeros(self, count: int) -> None:
        """Append rows of zeros: what is not in use yet."""
        needed = self._used + count
        if needed > len(self._room):
            room = np.zeros((max(needed, 2 * len(self._room)), *self._shape), dtype=self._room.dtype)
            room[: self._used] = self.rows
            self._room = room
        self._used = needed


class GrowingInts:
    """A table of whole numbers of so many columns: in 32 bits as long as they are small enough, since half the size is twice
    the speed. ``reach``: the largest magnitude in it."""

    def __init__(self, width: int) -> None:
        self._narrow: Growing[np.int32] = Growing(np.int32, width)
        self._wide: Growing[np.int64] | None = None
        self.reach = 0

    def __len__(self) -> int:
        return len(self._narrow if self._wide is None else self._wide)

    @property
    def rows(self) -> NDArray[np.int32] | NDArray[np.int64]:
        """The rows in use; to be asked for anew after ``add``."""
        return self._narrow.rows if self._wide is None else self._wide.rows

    def add(self, values: Ints) -> None:
        """Append rows."""
        self._reach_for(values)
        (self._narrow if self._wide is None else self._wide).add(values)

    def add_zeros(self, count: int) -> None:
        """Append rows of zeros."""
        (self._narrow if self._wide is None else self._wide).add_zeros(count)

    def put(self, places: Ints, values: Ints | NDArray[np.int32]) -> None:
        """Write rows that are there."""
        self._reach_for(values)
        self.rows[places] = values

    def _reach_for(self, values: Ints | NDArray[np.int32]) -> None:
        self.reach = max(self.reach, reach(values))
        if self.reach >= FITS and self._wide is None:
            self._wide = Growing(np.int64, self._narrow.rows.shape[1])
            self._wide.add(self._narrow.rows)


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows of a table: ``at``, [rows], which."""

    table: GrowingInts
    at: Ints

    def part(self, first: int, last: int) -> Taken:
        """Those from ``first`` to one before ``last``."""
        return Taken(self.table, self.at[first:last])

    def rows(self, order: Ints) -> NDArray[np.int32] | NDArray[np.int64]:
        """The rows themselves, in this order, to be written to."""
        return self.table.rows.take(self.at[order], axis=0)


def reach(values: NDArray[Any]) -> int:
    """The largest magnitude of whole numbers; 0 where there are none."""
    return max(int(values.max()), -int(values.min())) if values.size else 0


def at(table: NDArray[Any], rows: Ints, columns: Ints) -> Ints:
    """[rows]: one element of each of these rows of a table."""
    return np.asarray(table.reshape(-1).take(rows * table.shape[1] + columns), dtype=np.int64)
