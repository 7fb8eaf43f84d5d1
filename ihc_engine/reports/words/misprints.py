"""Misprints: letters that scanners take for others ("S1OO", "desmln"), and long words with one wrong letter ("cyokeratin").

Only words that are nothing else in this lexicon are put right, and only where one reading is possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.spelling import LONG_NAME, deletions, one_letter_apart

_RUN = re.compile(r"[a-z0-9]++(?:[-/][a-z0-9]++)*+")
_PIECE = re.compile(r"[a-z0-9]+")
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b"})
#: A run without a digit must be so long before a scanner's misprint is assumed.
_LONG_ENOUGH = 5
_MOST_REMEMBERED = 100_000


def skeleton(word: str) -> str:
    """Equal for words that a scanner may take for each other."""
    return word.replace("rn", "m").translate(_ALIKE)


#: Letters of the name of a site that is sought in misprints.
_LONG_SITE = 12


def known_words(phrases: Iterable[str]) -> set[str]:
    """The words of phrases, with their hyphens and piece by piece."""
    words = "\n".join(phrases)
    return {*_RUN.findall(words), *_PIECE.findall(words)}


class Misprints:
    """Puts misprints of markers and results right."""

    def __init__(self, entries: Mapping[str, Entry], known: Set[str]) -> None:
        """``known``: the words of all entries."""
        self._known = set(known)
        self._skeletons: dict[str, set[str]] = {}
        self._near: dict[str, set[str]] = {}
        self._meant: dict[str, object] = {}
        self._taken: set[tuple[str, bool]] = set()
        for phrase, entry in entries.items():
            if entry.marker is not None:
                self._take(phrase, entry.marker.id, 1)
            elif entry.diagnosis is not None:
                self._take(phrase, entry.diagnosis, 0)
            elif entry.site is not None and len(phrase) >= _LONG_SITE:
                self._take(phrase, entry.site, 0)
            elif entry.statement is not None and entry.statement[0] == "polarity":
                self._take(phrase, entry.statement, 2)
        self._right: dict[str, str] = {}

    def _take(self, phrase: str, meaning: object, shift: int) -> None:
        """``shift``: how much longer than a long name a word must be to hold a wrong letter; 0 for scanners' misprints alone."""
        if _RUN.fullmatch(phrase) and (len(phrase) >= 4 or (shift == 1 and len(phrase) == 3 and phrase.isalpha())):
            self._skeletons.setdefault(skeleton(phrase), set()).add(phrase)
            self._meant.setdefault(phrase, meaning)
        for word in _PIECE.findall(phrase):
            long = bool(shift) and len(word) >= LONG_NAME + shift - 1
            if len(word) >= _LONG_ENOUGH and (word, long) not in self._taken and word.isalpha():
                self._taken.add((word, long))
                self._skeletons.setdefault(skeleton(word), set()).add(word)
                for key in deletions(word) if long else ():
                    self._near.setdefault(key, set()).add(word)

    def changes(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Places of misprints in a stretch of a folded text, and what they should read."""
        strange = set(_RUN.findall(text, start, end)) - self._known
        wrong = {run: right for run in strange if (right := self._judged(run)) is not None}
        if not wrong:
            return []
        found = []
        for match in _RUN.finditer(text, start, end):
            if match[0] in wrong:
                found.append((match.start(), match.end(), wrong[match[0]]))
        return found

    def _judged(self, run: str) -> str | None:
        """What a run should read; None, and remembered as known, where it is no misprint."""
        right = self._right.get(run)
        if right is None and (right := self._whole(run) or self._by_pieces(run)) is not None:
            self._right[run] = right
        if right is None and len(self._known) < _MOST_REMEMBERED:
            self._known.add(run)
        return right

    def _whole(self, run: str) -> str | None:
        digits = any(c.isdigit() for c in run)
        alike = self._skeletons.get(skeleton(run), set())
        if not digits and len(run) < _LONG_ENOUGH and not any(name[-1].isdigit() for name in alike):  # "DOGl"
            return None
        if alike and not (run.isdigit() or run.replace("-", "").isdigit()):
            return self._only(alike)
        if not digits and len(run) >= LONG_NAME:
            near = {word for key in deletions(run) for word in self._near.get(key, ()) if one_letter_apart(run, word)}
            near = {word for word in near if word[0] == run[0]}
            return self._only(near)
        return None

    def _by_pieces(self, run: str) -> str | None:
        """A run with hyphens or slashes, piece by piece."""
        if "-" not in run and "/" not in run:
            return None
        changed = _PIECE.sub(lambda piece: piece[0] if piece[0] in self._known else self._whole(piece[0]) or piece[0], run)
        return changed if changed != run else None

    def _only(self, words: set[str]) -> str | None:
        """The one word meant; of several spellings of one marker the first."""
        if not words:
            return None
        meanings = {self._meant.get(word, word) for word in words}
        return min(words) if len(meanings) == 1 else None
