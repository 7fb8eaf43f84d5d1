"""All words that a report may hold, in one automaton: names of the field and the words of one language beside English.

A phrase has one entry that knows everything it may mean; the reader of a sentence asks for the meaning it needs. Short words are
looked up between the finds, so that the automaton is not kept busy with words such as "of".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.words.boxes import Boxes
from ihc_engine.reports.words.entry import Entry, entry_of
from ihc_engine.reports.words.flags import CELLS, OF_NOTHING_ELSE, flags_of, kinds_of_nothing_else
from ihc_engine.reports.words.inner_names import add_inner_names
from ihc_engine.reports.words.labels import Labels
from ihc_engine.reports.words.line_breaks import LineBreaks
from ihc_engine.reports.words.misprints import Misprints, known_words
from ihc_engine.reports.words.names_of_field import add_names, plurals
from ihc_engine.reports.words.own_cells import CellsOfTumours
from ihc_engine.reports.words.persons import Persons
from ihc_engine.reports.words.units import Lengths
from ihc_engine.reports.words.words_of_language import add_language
from ihc_engine.vocabulary.language import Language

#: Words up to this length are looked up between the finds; results up to this length are short forms.
_SHORT = _SHORT_RESULT = 4
_GRADE, _SPLIT = re.compile(r"[0-4]\+?"), re.compile(r"[ ,/()]+")


class Lexicon:
    """The words of some languages. ``find`` gives the finds in a folded text, in order, none overlapping another."""

    def __init__(self, knowledge: Knowledge, languages: tuple[Language, ...]) -> None:
        self.languages = languages
        self.spaced = all(language.spaced for language in languages)
        endings = {folded(suffix) for language in languages for suffix in language.suffixes}
        self.suffixes = tuple(sorted(endings, key=lambda s: (-len(s), s)))
        self.compounds = frozenset(folded(word) for language in languages for word in language.compounds)
        self.points = dict(_points(languages))
        self.lesion = _any_of(word for language in languages for word in language.measures.lesion)
        self.organs = _any_of(word for language in languages for word in language.measures.organs)
        self.elsewhere = _any_of(word for language in languages for word in language.measures.elsewhere)
        self.measured = _any_of(word for language in languages for word in language.measures.size)
        self.now = _any_of(word for language in languages for word in language.measures.now)
        self.apart = _any_of(word for language in languages for word in language.measures.apart)
        self.relatives = _any_of(word for language in languages for word in language.measures.relatives)
        self.spread = _any_of(word for language in languages for word in language.measures.spread)
        self.unaffected = _any_of(word for language in languages for word in language.measures.unaffected)
        self.sound = _any_of(word for language in languages for word in language.specimens.sound)
        self.operation_kinds = _any_of(word for language in languages for word in language.operations.kinds)
        self.near = _any_of(word for language in languages for word in language.measures.near)
        self.near_behind = _any_of(word for language in languages for word in language.measures.near_behind)
        self.attached = _any_of(word for language in languages for word in language.measures.attached)
        self.pieces = _any_of(word for language in languages for word in language.measures.pieces)
        self.imaging = _any_of(word for language in languages for word in language.measures.imaging)
        self.origins = _any_of(word for language in languages for word in language.measures.origins)
        self.origins_behind = _any_of(word for language in languages for word in language.measures.origins_behind)
        self.metastatic = _any_of(word for language in languages for word in language.measures.metastatic)
        self.largest = _any_of(word for language in languages for word in language.measures.largest)
        self.along = _any_of(word for language in languages for word in language.measures.along)
        self.since = re.compile(rf"(?:{_any_of(w for each in languages for w in each.measures.since).pattern})\W*$")
        self.ago = re.compile(rf"\s?(?:{_any_of(w for each in languages for w in each.measures.ago).pattern})")
        self.months = re.compile(rf"[\s-]?(?:{_any_of(w for each in languages for w in each.measures.months).pattern})")
        self.ranges_from = re.compile(rf"\d ?(?:{_any_of(w for each in languages for w in each.bounds.to).pattern}) ?$")
        self.per = {folded(word) for language in languages for word in language.measures.per}
        self.lengths = Lengths(language.measures for language in languages)
        self.persons = Persons(language.measures for language in languages)
        self.not_stains = {folded(word) for language in languages for word in language.not_stains}
        self.stain_endings = tuple(folded(ending) for language in languages for ending in language.stain_endings)
        self.tumour_endings = tuple(folded(ending) for language in languages for ending in language.tumour_endings)
        self.own_cells = CellsOfTumours(language.own_cells for language in languages)
        self.boxes = Boxes(languages)
        self.labels = Labels(language.specimens for language in languages)
        self.abbreviations = frozenset(folded(word) for language in languages for word in language.abbreviations)
        self.wraps_after = tuple(dict.fromkeys(_ending(word) for language in languages for word in language.wraps_after))
        self.numerals = {folded(word): n for language in languages for word, n in language.spoken.numerals.items()}
        self.scores = {folded(word) for language in languages for word in (*language.tables.score, *language.tables.intensity)}
        self.percent = {folded(word) for language in languages for word in language.spoken.percent}
        self.ends_percent = {words.rpartition(" ")[2] for words in self.percent}
        self.signs = {folded(w): s for each in languages for s, said in _signs(each) for w in said}
        self.tenths = {folded(word) for language in languages for word in language.spoken.tenths}
        self.shares = {folded(word): n for language in languages for word, n in language.spoken.shares.items()}
        self.dilution = {folded(word) for language in languages for word in language.grammar.dilution}
        self.internal = tuple(dict.fromkeys(folded(word) for language in languages for word in language.grammar.internal))
        self.lineage = tuple(dict.fromkeys(folded(word) for language in languages for word in language.grammar.lineage))
        self.connecting = any(language.grammar.connecting for language in languages)
        self.because = _any_of(word for language in languages for word in language.grammar.because)
        self.answers = {folded(word): said for each in languages for said, words in each.result.answers.items() for word in words}
        self.alike = {folded(word) for language in languages for word in language.grammar.alike}
        cells = tuple(folded(word) for language in languages for word in language.grammar.whichever)
        entries: dict[str, Entry] = {}
        add_names(entries, knowledge, tuple(language.spoken for language in languages if language.spoken.numerals))
        for language in languages:
            add_language(entries, language)
        add_inner_names(entries, knowledge)
        for phrase in {folded(word) for language in languages for word in language.not_features} & entries.keys():
            entries[phrase].morphology = None
        for phrase in {folded(word) for language in languages for word in language.not_sites}:
            entry_of(entries, phrase).site = None
        for phrase in {folded(word) for language in languages for word in language.not_results} & entries.keys():
            entries[phrase].statement = None
        capitals = {folded(word) for language in languages for word in language.not_markers}
        for phrase in [phrase for phrase in entries if not any(c.isalnum() for c in phrase)]:
            del entries[phrase]  # commas and the like are points
        _complete(entries, capitals, cells)
        #: Verbs in two parts.
        self.parted = _parted(entries, languages)
        #: Short words, looked up between the finds.
        self.short = {phrase: entry for phrase, entry in entries.items() if _looked_up(phrase, entry)}
        #: What may be glued to a short name in capitals: "ERpos".
        self.glued = {word: entries[word] for word in sorted(self.compounds & entries.keys()) if entries[word].statement}
        #: Names of letters and a number.
        self.numbered = {
            phrase for phrase, entry in entries.items() if entry.marker and phrase.isalnum() and phrase[-1].isdigit()
        }
        self._names = {phrase for phrase, entry in entries.items() if entry.marker}
        #: Words that may end a line which is complete, and words that go on from the line before.
        self.results = {phrase for phrase, entry in entries.items() if entry.statement and entry.statement[0] == "polarity"}
        self.telling = {phrase for phrase, entry in entries.items() if entry.statement or entry.grammar == "copula"}
        self.cells = {phrase for phrase, entry in entries.items() if entry.statement and entry.statement[0] == "cells"}
        #: What a key may tell, glued to the method: "IHCPOS", "IHCFOC".
        self.keyed_results = {
            p for p, entry in entries.items() if entry.statement and entry.statement[0] in ("polarity", "extent")
        }
        #: Short forms of results: "pos", "neg".
        self.short_results = frozenset(phrase for phrase in self.results if len(phrase) <= _SHORT_RESULT and phrase.isalpha())
        self.joints = {phrase for phrase, entry in entries.items() if entry.grammar}
        self.denials = {phrase for phrase, entry in entries.items() if entry.grammar == "denial"}
        self.closers = {
            phrase for phrase, entry in entries.items() if entry.grammar in ("filler", "existence", "expressing", "only")
        }
        self.sections = {phrase: entry.section for phrase, entry in entries.items() if entry.section}
        words = known_words(entries)
        self.misprints = Misprints(entries, words)
        self.line_breaks = LineBreaks(entries, words, self.suffixes)
        self._find = _automaton(entries, set(self.short))

    def names(self, phrase: str) -> bool:
        """Whether a phrase names a marker."""
        return phrase in self._names

    def offers(self, phrase: str) -> bool:
        """Whether a phrase is a result that a form may offer: "positive", "focally positive", "2+", "not done"."""
        if phrase in self.results or _GRADE.fullmatch(phrase):
            return True
        words = _SPLIT.split(phrase)
        return all(word in self.telling for word in words) and any(word in self.keyed_results for word in words)

    def answers_a_question(self, phrase: str) -> bool:
        """Whether a phrase answers a question as a whole: "no", "focally positive", "not done"."""
        return bool(phrase) and (phrase in self.answers or self.offers(phrase))

    def polarity(self, words: str) -> str | None:
        """What words say of a stain, by the last of them that says it."""
        told = [e.statement[1] for e, _, _ in self._find(folded(words)) if e.statement and e.statement[0] == "polarity"]
        return told[-1] if told else None

    def find(self, text: str) -> list[tuple[Entry, int, int]]:
        """Finds as (entry, start, end), in order."""
        return self._find(text)


def _complete(entries: dict[str, Entry], capitals: set[str], cells: tuple[str, ...]) -> None:
    """Tell each entry what it is among the others. ``capitals``: names in capitals only; ``cells``: what any cells are called."""
    positive = tuple(phrase for phrase, entry in entries.items() if entry.statement == ("polarity", "positive"))
    portions = {phrase for phrase, entry in entries.items() if entry.portion}
    for phrase, entry in entries.items():
        entry.stains = (entry.statement or ("",))[0] == "intensity" and phrase.endswith(positive)
        if entry.grammar == "copula" or entry.sex:
            entry.marker = None  # "era" is a verb, and no receptor; "Mme" is no CD10
        name, _, letter = phrase.rpartition(" ")
        if entry.marker and name in entries and letter in entries and entries[letter].initial:
            entry.apart = (entries[name], entries[letter])
        entry.plural = bool(entry.diagnosis and phrase[:-1] in entries and phrase in plurals(phrase[:-1]))
        entry.several = not phrase.isalnum()
        if entry.statement is not None and entry.statement[0] == "extent" and phrase.endswith(cells):
            entry.whichever = True  # "some tumour cells"
        if not entry.portion and entry.morphology is not None:
            entry.portion = not portions.isdisjoint(phrase.split()[1:])  # "solid areas"
        kinds = kinds_of_nothing_else(entry)
        entry.bare = True in kinds and _of_cells_alone(entry)
        entry.flags = flags_of(entry)
        if entry.plain is not None:
            entry.plain.flags = flags_of(entry.plain)
        entry.unseen = entry.unseen or (entry.several and _says_unseen(entry, entries))
        entry.denies = entry.several and _begins_with_denial(phrase, entries)
        entry.closes = entry.morphology is not None and entry.morphology.status == "absent" and _ends_in_denial(phrase, entries)
        entry.only_in_capitals = entry.marker is not None and (phrase in capitals or (phrase.isalpha() and len(phrase) <= 2))


def _begins_with_denial(phrase: str, entries: Mapping[str, Entry]) -> bool:
    """Whether a phrase begins with a denial, of one word or two: "no atypia", "free of atypia"."""
    words = phrase.split()
    begins = (entries.get(" ".join(words[:count])) for count in range(1, min(3, len(words))))
    return any(entry is not None and entry.grammar == "denial" for entry in begins)


def _ends_in_denial(phrase: str, entries: Mapping[str, Entry]) -> bool:
    """Whether a phrase ends in a denial of what stands before it: "atypia *not seen*", "atipi *yok*"."""
    words = phrase.split()
    ends = (entries.get(" ".join(words[-count:])) for count in range(1, min(4, len(words))))
    return any(e is not None and (e.grammar == "denial" or e.statement == ("polarity", "negative")) for e in ends)


def _parted(entries: Mapping[str, Entry], languages: Iterable[Language]) -> dict[str, dict[str, Entry]]:
    """Verbs in two parts, by the second and the first."""
    parted: dict[str, dict[str, Entry]] = {}
    for phrase in (folded(phrase) for language in languages for phrase in language.grammar.parted):
        first, _, second = phrase.partition(" ")
        if phrase in entries:
            parted.setdefault(second, {})[first] = entries[phrase]
    return parted


def _of_cells_alone(entry: Entry) -> bool:
    """Whether a phrase is nothing but a word that tells of cells and tissue, or of where and how many."""
    without: dict[str, Any] = dict.fromkeys(OF_NOTHING_ELSE, False)
    return replace(entry, **without, flags=0, several=False) == Entry(entry.phrase)


def _says_unseen(entry: Entry, entries: Mapping[str, Entry]) -> bool:
    """Whether a phrase is a denial and a word such as "seen": "not seen", "is not present"."""
    before, _, last = entry.phrase.rpartition(" ")
    denial, seen = entries.get(before), entries.get(last)
    exists = seen is not None and (seen.grammar == "existence" or seen.statement == ("polarity", "positive"))
    return entry.statement == ("polarity", "negative") and denial is not None and denial.grammar == "denial" and exists


def _points(languages: Iterable[Language]) -> Iterator[tuple[str, str]]:
    for language in languages:
        yield from ((folded(word), ",") for word in language.grammar.comma)
        yield from ((folded(word), ".") for word in language.grammar.stop)


def _signs(language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A plus and a minus as they are said."""
    return ("+", language.spoken.plus), ("-", language.spoken.minus)


def _ending(word: str) -> str:
    """A word as a line ends in it; signs stand anywhere."""
    return f" {folded(word)}" if word[0].isalpha() else folded(word)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some words, as whole words where they are Latin."""
    written = sorted({folded(word) for word in words}, key=lambda word: (-len(word), word))
    parts = [rf"(?<![a-z]){re.escape(w)}(?![a-z])" if w.isascii() else re.escape(w) for w in written]
    return re.compile("|".join(parts) or r"(?!)")


def _looked_up(phrase: str, entry: Entry) -> bool:
    """Whether a phrase is a short word that is looked up between the finds."""
    names = entry.morphology or entry.molecular or entry.site or entry.diagnosis
    longest = 2 if entry.marker or entry.statement or entry.measure or entry.flags & CELLS else _SHORT
    return not names and len(phrase) <= longest and phrase.isalpha() and phrase < "\u0370"


def _automaton(entries: dict[str, Entry], short: set[str]) -> Callable[[str], list[tuple[Entry, int, int]]]:
    """A function that finds phrases, the longest where several begin; whether they are whole words is judged by the caller."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    patterns = [phrase for phrase in entries if phrase and phrase not in short]
    meant = [entries[phrase] for phrase in patterns]
    search = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes
    return lambda text: [(meant[index], start, end) for index, start, end in search(text)]
