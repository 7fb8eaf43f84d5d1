"""Tables that grow by rows; old rows keep their place."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from ihc_engine.inference.columnar.arrays import NDArray, np

_Element = TypeVar("_Element", bound=np.generic)


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
        needed = self._used + len(values)
        if needed > len(self._room):
            room = np.zeros((max(needed, 2 * len(self._room)), *self._shape), dtype=self._room.dtype)
            room[: self._used] = self.rows
            self._room = room
        self._room[self._used : needed] = values
        self._used = needed
