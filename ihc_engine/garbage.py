"""Work that makes many objects and hardly any garbage in circles, which is looked for seldom while it goes on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

#: New objects after which garbage in circles is looked for.
_NEW_OBJECTS = 100_000


class _Threshold:
    """How often garbage is looked for is one number for the whole process: the first to come raises it, the last puts it back."""

    def __init__(self) -> None:
        self._lock, self._users = Lock(), 0
        self._before = gc.get_threshold()

    def raised(self) -> None:
        with self._lock:
            self._users += 1
            if self._users == 1:
                self._before = gc.get_threshold()
                if self._before[0]:  # 0: somebody has switched it off
                    gc.set_threshold(max(_NEW_OBJECTS, self._before[0]), *self._before[1:])

    def put_back(self) -> None:
        with self._lock:
            self._users -= 1
            if self._users == 0:
                gc.set_threshold(*self._before)


_THRESHOLD = _Threshold()


@contextmanager
def few_collections() -> Iterator[None]:
    """While this lasts, in any thread, garbage in circles is looked for seldom."""
    _THRESHOLD.raised()
    try:
        yield
    finally:
        _THRESHOLD.put_back()
