"""Spellings: when two are the same name, which name a spelling means, and which known spelling is nearest to an unknown one.

Two spellings are the same name when their keys are equal. A key forgets case, blanks, hyphens, brackets and other signs
(``S-100`` = ``s 100``), spells Greek letters out (``α-SMA`` = ``alpha SMA``), and keeps two things that change the meaning:
a break between two digits (``CD3/4`` is not ``CD34``) and a sign at the end (``CD34+`` and ``desmin-`` are results, not names).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

_GREEK = str.maketrans(
    {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "θ": "theta"}
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w+]+(?=\d)|(?<=\d)_+(?=\d)")
_MINUS_AT_END = re.compile(r"\w\s*[-\u2010-\u2015\u2212]\s*$")
_SIGNS = re.compile(r"[^\w+]+|_(?!\d)|(?<!\d)_")
#: Keys less alike than this are no suggestion.
_ALIKE = 0.72
_CANDIDATES = 12

Meaning = TypeVar("Meaning")


@lru_cache(maxsize=16384)
def name_key(spelling: str) -> str:
    """The key of a spelling; empty if it holds neither letter nor digit."""
    text = unicodedata.normalize("NFKC", spelling).casefold().translate(_GREEK)
    key = _SIGNS.sub("", _BETWEEN_DIGITS.sub("_", text))
    return f"{key}-" if key and _MINUS_AT_END.search(text) else key


class NameIndex(Generic[Meaning]):
    """Spellings and what they mean. Adding a spelling that already means something else raises ValueError."""

    def __init__(self) -> None:
        self._meanings: dict[str, Meaning] = {}
        self._spellings: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._meanings)

    def __iter__(self) -> Iterator[str]:
        return iter(self._spellings.values())

    def add(self, spelling: str, meaning: Meaning) -> None:
        """Let a spelling mean something. Not after the first suggestion."""
        key = name_key(spelling)
        if not key:
            raise ValueError(f"{spelling!r} holds neither letter nor digit")
        known = self._meanings.setdefault(key, meaning)
        if known != meaning:
            raise ValueError(f"{spelling!r} would mean {meaning!r}, but {self._spellings[key]!r} already means {known!r}")
        self._spellings.setdefault(key, spelling)

    def find(self, spelling: str) -> Meaning | None:
        """What a spelling means; None if it is unknown."""
        return self._meanings.get(name_key(spelling))

    def nearest(self, spelling: str) -> str | None:
        """The known spelling nearest to an unknown one; None if none is near. Same answer whatever the order of adding."""
        wanted = name_key(spelling)[:80]
        shared = Counter(key for pair in _pairs(wanted) for key in self._by_pair.get(pair, ()))
        total = len(wanted) + 1
        likely = sorted((-2 * n / (total + len(key) + 1), key) for key, n in shared.items())[:_CANDIDATES]
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(wanted)
        best = (_ALIKE, "")
        for _, key in likely:
            matcher.set_seq1(key)
            if (alike := matcher.ratio()) > best[0]:
                best = (alike, key)
        return self._spellings.get(best[1])

    @cached_property
    def _by_pair(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for key in sorted(self._meanings):
            for pair in _pairs(key):
                index.setdefault(pair, []).append(key)
        return index


def _pairs(key: str) -> set[str]:
    """Neighbouring letters of a key, its ends included."""
    framed = f"\x02{key}\x03"
    return {framed[i : i + 2] for i in range(len(framed) - 1)}
