"""Which diagnosis reported words mean: by id, name or synonym, alone or among other words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.vocabulary.language import Language

Words = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[.,;:\n]")
#: Behind a name: something that only looks so.
_LIKE = frozenset({"like", "mimic", "mimicking"})
_SPELLINGS = ((re.compile(r"tumou?rs?\b"), "tumor"), (re.compile("haem"), "hem"), (re.compile("phaeo"), "pheo"))


@dataclass(frozen=True, slots=True)
class Reported:
    """``diagnosis``: the id, or None with ``why`` (a key of ``grade.WHY``)."""

    diagnosis: str | None
    why: str | None = None


class ReportedNames:
    """The names of the listed diagnoses, and the words that make a diagnosis a possibility."""

    def __init__(self, knowledge: Knowledge, languages: Iterable[Language]) -> None:
        self._families = {d.id: d.family for d in knowledge.diagnoses.values()}
        self._names: dict[Words, str] = {}
        for diagnosis in knowledge.diagnoses.values():
            for name in (diagnosis.id, diagnosis.name, *diagnosis.synonyms):
                self._names.setdefault(_words(name), diagnosis.id)
        self._longest = max(len(name) for name in self._names)
        certainties = [language.certainty for language in languages]
        phrases = {phrase for c in certainties for phrase in (*c.differential, *c.excluded)}
        self._doubts = {_words(phrase) for phrase in phrases} - {()}
        self._doubting_signs = {phrase for phrase in phrases if not _words(phrase)}

    def meaning(self, reported: str | None) -> Reported:
        """The diagnosis that the words name; None with the reason where they name none, several, or one in doubt."""
        if reported is None or not _words(reported):
            return Reported(None, "no_report")
        found = self._names.get(_words(reported))
        if found is not None and not any(sign in reported for sign in self._doubting_signs):
            return Reported(found)
        named, doubted = [], False
        for clause in self._clauses(reported):
            words = _words(clause)
            found_here = list(self._found(words))
            named += [diagnosis for _, diagnosis in found_here]
            doubted |= bool(found_here) and self._in_doubt(clause, words[: found_here[0][0]])
        if not named:
            return Reported(None, "not_listed")
        if doubted:
            return Reported(None, "uncertain")
        if len({self._families[diagnosis] for diagnosis in named}) > 1:
            return Reported(None, "several")
        return Reported(named[0])

    def _clauses(self, reported: str) -> list[str]:
        """The clauses; where none of them holds a name, the first two the other way round ("sarcoma, synovial")."""
        clauses = _CLAUSE.split(reported)
        if len(clauses) > 1 and not any(next(self._found(_words(clause)), None) for clause in clauses):
            return [f"{clauses[1]} {clauses[0]}", *clauses[2:]]
        return clauses

    def _found(self, words: Words) -> Iterator[tuple[int, str]]:
        """Names in the order of the words, the longest at each place."""
        place = 0
        while place < len(words):
            length = self._length_at(words, place)
            if length and not _LIKE & set(words[place + length : place + length + 1]):
                yield place, self._names[words[place : place + length]]
            place += max(length, 1)

    def _length_at(self, words: Words, place: int) -> int:
        lengths = range(min(self._longest, len(words) - place), 0, -1)
        return next((length for length in lengths if words[place : place + length] in self._names), 0)

    def _in_doubt(self, clause: str, before: Sequence[str]) -> bool:
        """Whether the words before a name, or a sign such as a question mark, leave it open or exclude it."""
        runs = (tuple(before[start:end]) for end in range(1, len(before) + 1) for start in range(max(0, end - 4), end))
        return any(sign in clause for sign in self._doubting_signs) or any(run in self._doubts for run in runs)


def _words(text: str) -> Words:
    """Words in one spelling: small letters, no accents, American tumours, no plural."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.replace("_", " ").casefold()) if not unicodedata.combining(c))
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return tuple(_singular(word) for word in _WORD.findall(plain))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("as") else word
