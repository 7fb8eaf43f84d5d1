"""What was made of a thing is kept for as long as the thing returns as the same object: findings, steps, weights of one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing", contravariant=True)
Made = TypeVar("Made", covariant=True)


class OncePerObject(Generic[Thing, Made]):
    """Calls ``make`` once for each object, with whatever else it is told that goes with the object. One thread at a time.

    Quicker than a comparison of what objects say. ``most``: objects that are held, so that no other takes the place of one in
    memory; when there are more all are forgotten.
    """

    def __init__(self, make: Callable[..., Made], most: int) -> None:
        self._make, self._most = make, most
        self._made: dict[int, tuple[Thing, Made]] = {}

    def __call__(self, thing: Thing, *more: Any) -> Made:
        """What was made of the object."""
        known = self._made.get(id(thing))
        if known is None:
            if len(self._made) >= self._most:
                self._made.clear()
            known = self._made[id(thing)] = thing, self._make(thing, *more)
        return known[1]
