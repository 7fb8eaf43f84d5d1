"""A memory for what returns: the same lines, sentences and results stand in report after report of one archive.

What is met for the second time is kept, because what stands once in an archive is not worth its room; what was not met lately is
forgotten.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")
#: Things that are known to have been met once, for each that is kept.
_MET = 8


class Memory(Generic[Key, Kept]):
    """Two generations: when the young one is full it becomes the old one, and the old one is forgotten.

    ``most``: things of one generation.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[Key, Kept] = {}
        self._old: dict[Key, Kept] = {}
        self._met: set[int] = set()

    def get(self, key: Key) -> Kept | None:
        """What was kept under a key; None if nothing, or if it was forgotten."""
        kept = self._young.get(key)
        if kept is None and (kept := self._old.get(key)) is not None:
            self._place(key, kept)
        return kept

    def keep(self, key: Key, kept: Kept) -> None:
        """Keep something under a key, from the second time on."""
        met = hash(key)
        if met in self._met:
            self._place(key, kept)
            return
        if len(self._met) >= _MET * self._most:
            self._met.clear()
        self._met.add(met)

    def _place(self, key: Key, kept: Kept) -> None:
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = kept
