"""The words in which laboratories write results, over all languages, as phrases that each state one thing.

They are data: the section ``result`` of ``rules/reading/<language>.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from ihc_engine.vocabulary.language import Language
from ihc_engine.vocabulary.shipped import shipped_languages

#: What a phrase states (``polarity``, ``extent``, ``cells`` ..., ``filler``), and the value.
Statement = tuple[str, str]
#: From the least to the most.
EXTENTS = ("focal", "patchy", "most", "diffuse")
INTENSITIES = ("weak", "moderate", "strong")
_SUBJECTS = ("polarity", "extent", "intensity", "level", "pattern", "cells", "component")
_LETTER = r"a-z0-9À-ɏ"
#: Begins a phrase of a language that is written without blanks.
_UNSPACED = re.compile(r"[^\x00-ɏ]")


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

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds a known phrase that is no part of a longer word, the longest first."""
        ordered = sorted(self.statements, key=lambda p: (-len(p), p))
        unspaced = [re.escape(p) for p in ordered if _UNSPACED.match(p)]  # no phrase of the others begins as these do
        spaced = "|".join(re.escape(p) for p in ordered if not _UNSPACED.match(p)) or "(?!)"
        return re.compile("|".join([*unspaced, rf"(?<![{_LETTER}])(?:{spaced})(?![{_LETTER}])"]))


def phrases_of(language: Language) -> Iterator[tuple[str, Statement, tuple[str | int, ...]]]:
    """The phrases of one language, what each states, and its path in the file of the language."""
    words = language.result
    for subject in _SUBJECTS:
        for value, phrases in getattr(words, subject).items():
            for index, phrase in enumerate(phrases):
                yield phrase, (subject, value), ("result", subject, value, index)
    for index, phrase in enumerate(words.filler):
        yield phrase, ("filler", ""), ("result", "filler", index)


@cache
def shipped_phrases() -> ResultPhrases:
    """The phrases of the shipped languages."""
    return ResultPhrases.of(shipped_languages())
