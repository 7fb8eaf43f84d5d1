"""The words in which laboratories write results, over all languages, as phrases that each state one thing.

They are data: the section ``result`` of ``rules/reading/<language>.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ihc_engine.vocabulary.forms import spelled_out
from ihc_engine.vocabulary.language import Language

#: What a phrase states (``polarity``, ``extent``, ``cells`` ..., ``filler``), and the value.
Statement = tuple[str, str]
#: From the least to the most.
EXTENTS = ("focal", "patchy", "most", "diffuse")
INTENSITIES = ("weak", "moderate", "strong")
_SUBJECTS = ("polarity", "extent", "intensity", "level", "pattern", "cells", "component")
#: Characters by which phrases are looked up.
_BEGINNING = 2
#: The last letter of those in which languages with blanks between their words are written.
_SPACED_END = "ɏ"


@dataclass(frozen=True, eq=False)
class ResultPhrases:
    """Phrases and what they state. Build it with ``ResultPhrases.of``."""

    statements: Mapping[str, Statement]

    @classmethod
    def of(cls, languages: Iterable[Language]) -> ResultPhrases:
        """The phrases of some languages. ValueError if a phrase would state two things."""
        stated: dict[str, Statement] = {}
        for language in languages:
            for phrase, statement, _ in phrases_of(language):
                before = stated.setdefault(phrase, statement)
                if before != statement:
                    raise ValueError(f"{phrase!r} would state {statement} in {language.name}, and states {before} already")
        return cls(stated)

    def taken_from(self, text: str) -> tuple[list[Statement], str]:
        """What the known phrases of a text state, in their order, and the text with a blank in the place of each.

        Of two that begin at one place the longer counts; a phrase of a language with blanks is no part of a longer word.
        """
        found, rest, at, before = list[Statement](), list[str](), 0, 0
        while at < len(text):
            phrase = self._at(text, at)
            if phrase is None:
                at += 1
                continue
            found.append(self.statements[phrase])
            rest.append(text[before:at])
            at = before = at + len(phrase)
        return found, " ".join([*rest, text[before:]])

    def _at(self, text: str, at: int) -> str | None:
        """The phrase that begins at a place."""
        for phrase in self._beginning.get(text[at : at + _BEGINNING], self._beginning.get(text[at], ())):
            if text.startswith(phrase, at) and (phrase[0] > _SPACED_END or _is_whole(text, at, at + len(phrase))):
                return phrase
        return None

    @cached_property
    def _beginning(self) -> Mapping[str, Sequence[str]]:
        """Phrases by their first characters, the longest first; those of one character stand with all that begin so."""
        found: dict[str, list[str]] = {}
        for phrase in sorted(self.statements, key=lambda p: (-len(p), p)):
            found.setdefault(phrase[:_BEGINNING], []).append(phrase)
        for letter in [beginning for beginning in found if len(beginning) == 1]:
            for beginning, phrases in found.items():
                if len(beginning) > 1 and beginning[0] == letter:
                    phrases.extend(found[letter])
        return found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a piece of text is no part of a longer word."""
    return not (start and _is_letter(text[start - 1])) and not (end < len(text) and _is_letter(text[end]))


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9" or "À" <= character <= _SPACED_END


def phrases_of(language: Language) -> Iterator[tuple[str, Statement, tuple[str | int, ...]]]:
    """The phrases of one language, spelled out, what each states, and its path in the file of the language."""
    words = language.result
    stated = [((subject, value), phrases) for subject in _SUBJECTS for value, phrases in getattr(words, subject).items()]
    for statement, phrases in (*stated, (("filler", ""), words.filler)):
        for index, phrase in enumerate(phrases):
            for way in spelled_out(phrase, language.forms):
                yield way, statement, ("result", *filter(None, statement), index)
