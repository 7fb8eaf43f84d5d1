"""What of a lexicon stands in the words of a sentence: whole words that it knows, and signs of a name that it does not know."""

from __future__ import annotations

import re

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon

Find = tuple[Entry, int, int]
#: Two capitals alone, or capitals with a number; a sign behind a word of two letters; a number behind a hyphen with a result.
_CAPITALS = re.compile(r"[A-Z](?:[A-Z](?:pos|neg|(?![A-Za-z]))|[A-Za-z]{0,7}-?\d|[A-Z0-9]{2,7}\s?\([+-])")
_BEHIND = re.compile(r"[+(-](?:(?<=\b[a-z]{2}.)|(?<=\b[a-z]{2} .))|-\d{1,2}:? ?(?:\(?[+-]|pos|neg)")
#: A sign, or a word, right behind a name.
_RESULT = re.compile(r" ?(?:\+|\([+-])| ([a-z]+)")
_NEXT_WORD = re.compile(r" ([a-z]+)")
#: The rest of a word behind a name.
_REST = re.compile(r"[a-z]{3,20}(?![a-z0-9])")
#: What a word of a spaced language is made of.
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
#: The rest of a percentage behind its first number.
_PERCENTAGE = re.compile(r"(?:-(\d{1,3}))? ?%")
#: Characters of a word that is looked up between the finds.
_LONGEST_SHORT = 4
#: Characters behind a false find in which a name that it hides may end.
_LONGEST_HIDDEN = 60


class Finder:
    """Finds the phrases of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._find = lexicon.find
        self._suffixes = lexicon.suffixes
        self._results = lexicon.results
        self._compounds = lexicon.compounds
        self._names = lexicon.names
        self._short = lexicon.short
        self._telling = lexicon.telling - lexicon.cells  # "Des mastocytes" names no desmin

    def finds(self, text: str, original: str) -> tuple[list[Find], int]:
        """The finds of a folded text that are whole words, in order, and what they must be read for.

        ``original``: the same text before folding, for its capitals.
        """
        found: list[Find] = []
        flags = done = 0
        glued = -1
        suffixes, length = self._suffixes, len(text)
        waiting = self._find(text)
        waiting.reverse()
        while waiting:
            find = waiting.pop()
            entry, start, end = find
            if start < done:
                if entry.several and end > done:  # "but also SOX10": behind "but also", "also so" hides a name
                    waiting += self._later(text, done, end)
                continue
            if (
                start
                and start != glued
                and text[start - 1] in _LETTERS
                and text[start] in _LETTERS
                and not (entry.measure == "fields" and text[start - 1].isdigit())
            ):
                if entry.several:
                    waiting += self._later(text, start, end)
                continue
            cut = end < length and text[end] in _LETTERS and text[end - 1] in _LETTERS
            if cut and entry.marker and (name := self._name_in_word(text, entry, start, end)) is not None:
                if name[2] < end:  # the rest of the word begins before the find ends
                    waiting += self._rest(text, name[2])
                find = entry, start, end = name
                cut, glued = False, end
            if cut and (not (suffixes and _is_suffix(text, end, suffixes)) or self._is_short(text, start, end)):
                if entry.several:
                    waiting += self._shorter(text, start, end)
                continue
            if entry.only_in_capitals and not self._named(text, original, start, end):
                continue
            if entry.marker and end < length and text[end] in "-%" and self._counts(text, start, end):
                waiting += self._shorter(text, start, end)
                continue
            done = end
            if entry.plain is not None and original[start:end].isascii():
                entry = entry.plain
                find = (entry, start, end)
            found.append(find)
            flags |= entry.flags
        return found, flags

    def _name_in_word(self, text: str, entry: Entry, start: int, end: int) -> Find | None:
        """The name at the begin of a word that tells its result or speaks of its staining; "desmine" in "desminexpression" is one
        letter too long."""
        if self._told_in_word(text, end):
            return entry, start, end
        if not self._told_in_word(text, end - 1):
            return None
        for shorter, at, to in self._find(text[start : end - 1]):
            return (shorter, start, end - 1) if shorter.marker and not at and to == end - 1 - start else None
        return None

    def _rest(self, text: str, begin: int) -> list[Find]:
        """Finds in the rest of a word, the last first."""
        rest = _REST.match(text, begin)
        return [(entry, begin + at, begin + to) for entry, at, to in self._find(rest[0])][::-1] if rest else []

    def _told_in_word(self, text: str, end: int) -> bool:
        """Whether a result or a word for staining, and no more, is written right behind a name: "CD117*neg*",
        "Desmin*expression*"."""
        word = _REST.match(text, end)
        return word is not None and word[0] in self._compounds

    def _is_short(self, text: str, start: int, end: int) -> bool:
        """Whether a phrase and the ending behind it are a short word of their own: Turkish "boya" is no "boy"."""
        while end < len(text) and end - start <= _LONGEST_SHORT and text[end] in _LETTERS:
            end += 1
        return text[start:end] in self._short

    def _named(self, text: str, original: str, start: int, end: int) -> bool:
        """Whether a word that is spelled like a name is one: in capitals, which the first word of a sentence has anyway."""
        if original[start:end].islower():
            return self._told(text, end)
        if start or end - start < 3 or not original[1:end].islower():
            return True
        following = _NEXT_WORD.match(text, end)
        return following is None or following[1] in self._telling or not original[following.start(1)].islower()

    def _told(self, text: str, end: int) -> bool:
        """Whether a result stands right behind a name: "kit positive", "kit +" name the stain in small letters too."""
        result = _RESULT.match(text, end)
        return result is not None and (result[1] is None or result[1] in self._results)

    def _counts(self, text: str, start: int, end: int) -> bool:
        """Whether the number at the end of a name begins a percentage: "Ki 1-2 %" tells of Ki-67, not of Ki-1."""
        name, _, number = text[start:end].rpartition(" ")
        if not name or not number.isdigit() or not self._names(name):
            return False
        percentage = _PERCENTAGE.match(text, end)
        return percentage is not None and (percentage[1] is None or int(percentage[1]) > int(number))

    def _later(self, text: str, start: int, end: int) -> list[Find]:
        """Finds that begin inside a find which begins inside a word: "er a" in "per actina" hides "actina"."""
        while start < end and start and text[start - 1] in _LETTERS and text[start] in _LETTERS:
            start += 1
        if start >= end:
            return []
        stop = end
        while stop < len(text) and stop < end + _LONGEST_HIDDEN and text[stop] not in "\n.;":
            stop += 1
        found = [(entry, start + at, start + to) for entry, at, to in self._find(text[start:stop]) if start + at < end]
        return found[::-1]

    def _shorter(self, text: str, start: int, end: int) -> list[Find]:
        """Finds in a stretch whose last word was cut: "chromogranin a" in "chromogranin and" leaves "chromogranin" and "and"."""
        cut = end
        while cut > start and text[cut - 1] in _LETTERS:
            cut -= 1
        if cut == start:
            return []
        found = [(entry, start + at, start + to) for entry, at, to in self._find(text[start:cut])]
        return self._later(text, cut, end) + found[::-1]


def may_name_a_stranger(text: str, original: str) -> bool:
    """Whether a sentence may name a stain of two letters, or one that is not known.

    Capitals, signs and numbers behind hyphens are sought, because they are rare; what they mean is judged when it is read.
    """
    return _CAPITALS.search(original) is not None or _BEHIND.search(text) is not None


def _is_suffix(text: str, end: int, suffixes: tuple[str, ...]) -> bool:
    for suffix in suffixes:
        stop = end + len(suffix)
        if text.startswith(suffix, end) and not (stop < len(text) and text[stop].isascii() and text[stop].isalnum()):
            return True
    return False
