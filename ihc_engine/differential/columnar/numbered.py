"""Numbers of many whole keys, looked up for an array of keys at once.

A key mostly stands in a slot of its own, by its last bits when it is multiplied by an odd number; where several keys have the
same slot, one of them stands there, and the others are looked for in the sorted keys, which takes several times as long.
"""

from __future__ import annotations

from ihc_engine.inference.columnar.arrays import Ints, np

#: The golden ratio in 64 bits, which spreads keys that differ in any digit.
_SPREAD = np.int64(0x9E3779B97F4A7C15 - 2**64)
#: Slots for each key, at the least; and bits of the fewest slots.
_ROOM, _LEAST = 4, 6


class Numbered:
    """Keys and their numbers."""

    def __init__(self) -> None:
        self._keys: Ints = np.zeros(0, dtype=np.int64)
        self._numbers: Ints = np.zeros(0, dtype=np.int64)
        self._shift = np.int64(64 - _LEAST)
        self._slots: Ints = np.full((1 << _LEAST, 2), -1, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._keys)

    def of(self, keys: Ints) -> Ints:
        """The number of each key, -1 where it has none. Keys are not negative."""
        held = self._slots.take(self._slot(keys), axis=0)
        found = np.where(held[:, 0] == keys, held[:, 1], -1)
        elsewhere = np.flatnonzero(found < 0)
        if len(elsewhere) and len(self._keys):
            asked = keys[elsewhere]
            place = np.minimum(np.searchsorted(self._keys, asked), len(self._keys) - 1)
            found[elsewhere] = np.where(self._keys[place] == asked, self._numbers[place], -1)
        return found

    def add(self, keys: Ints, numbers: Ints) -> None:
        """Number keys that have none yet, each once."""
        joined = np.concatenate([self._keys, keys])
        order = np.argsort(joined, kind="stable")
        self._keys, self._numbers = joined[order], np.concatenate([self._numbers, numbers])[order]
        bits = max(_LEAST, (_ROOM * len(joined) - 1).bit_length())
        self._shift = np.int64(64 - bits)
        self._slots = np.full((1 << bits, 2), -1, dtype=np.int64)
        self._slots[self._slot(self._keys)] = np.stack([self._keys, self._numbers], axis=1)

    def _slot(self, keys: Ints) -> Ints:
        bits = np.int64(len(self._slots) - 1)
        return np.asarray((keys * _SPREAD >> self._shift) & bits, dtype=np.int64)
