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
from ihc_engine.reports.accents import add_plain_words
from ihc_engine.reports.boxes import Boxes
from ihc_engine.reports.dictation import dictated
from ihc_engine.reports.entry import Entry
from ihc_engine.reports.folding import folded
from ihc_engine.reports.labels import Labels
from ihc_engine.reports.line_breaks import LineBreaks
from ihc_engine.reports.misprints import Misprints
from ihc_engine.reports.patterns import words_like
from ihc_engine.reports.persons import Persons
from ihc_engine.reports.spelling import ways_of_writing
from ihc_engine.reports.units import Lengths
from ihc_engine.vocabulary.language import Context, Grammar, Language, Measures, ResultWords, Spoken
from ihc_engine.vocabulary.vocabulary import MarkerName, Vocabulary

#: Words up to this length are looked up between the finds.
_SHORT = 4
_SUBJECTS = tuple(name for name in ResultWords.model_fields if name not in ("filler", "initials"))


#: A spelling that states where something stains: two statements, read as two.
_COMPARTMENT = re.compile(r"\b(?:nuclear|nucleus|cytoplasmic|membranous)\b", re.IGNORECASE)
#: Fields of the grammar whose words have no part of their own in a sentence.
_KINDS = (
    "inside",
    "closing",
    "participle",
    "unseen",
    "definite",
    "ordered",
    "missing",
    "material",
    "remarked",
    "aberrant",
    "finite",
    "conditional",
    "kinds",
    "relative",
    "whichever",
    "around",
    "residual",
    "tissue",
    "portion",
    "showing",
    "neoplastic",
    "atypical",
    "adjoining",
    "invading",
    "lies",
    "arises",
    "purpose",
    "yet",
    "meant",
    "genuine",
    "stained",
    "written",
    "separate",
    "primary",
    "in_situ",
    "process",
    "possessive",
    "shared",
    "classification",
    "nor",
    "undertaken",
    "supposing",
    "supposed",
    "then",
    "subjectless",
    "assuming",
    "unconfirmed",
    "connecting",
)
#: Those of them that tell of cells and tissue alone.
_OF_CELLS = ("whichever", "around", "residual", "tissue", "portion", "neoplastic", "adjoining", "invading", "lies", "arises")
_NO_ROLES = frozenset(("comma", "stop", "conjunction", "auxiliaries", "nouns", "dilution", "alike", "internal", *_KINDS))
#: Measures whose words are no entries: they are sought around numbers.
_NO_ENTRIES = frozenset(
    (
        *("sex", "lesion", "elsewhere", "organs", "years", "centimetres", "millimetres", "months", "aged"),
        *("titles_male", "titles_female", "patients", "doctors", "now"),
    )
)
_TELLING = frozenset(("polarity", "extent", "intensity"))
_SHORT_RESULT = 4
#: What words of a context are besides.
_BESIDES = {"wronged": ("earlier",), "instead": ("wronged", "earlier"), "righted": ("correction",)}
_BOUNDS = {"less": "<", "at_most": "<=", "more": ">", "at_least": ">="}
#: Flags of an entry: what a sentence that holds it must be read for.
MARKER, FEATURE, DIAGNOSIS, MEASURE, SITE, RESULT, GENE, STRANGE, TEST, REFERENCE, CELLS = (2**place for place in range(11))


class Lexicon:
    """The words of some languages. ``find`` gives the finds in a folded text, in order, none overlapping another."""

    def __init__(self, knowledge: Knowledge, languages: tuple[Language, ...]) -> None:
        self.languages = languages
        self.spaced = all(language.spaced for language in languages)
        endings = {folded(suffix) for language in languages for suffix in language.suffixes}
        self.suffixes = tuple(sorted(endings, key=lambda s: (-len(s), s)))
        self.points = dict(_points(languages))
        self.lesion = _any_of(word for language in languages for word in language.measures.lesion)
        self.organs = _any_of(word for language in languages for word in language.measures.organs)
        self.elsewhere = _any_of(word for language in languages for word in language.measures.elsewhere)
        self.measured = _any_of(word for language in languages for word in language.measures.size)
        self.now = _any_of(word for language in languages for word in language.measures.now)
        self.lengths = Lengths(language.measures for language in languages)
        self.persons = Persons(language.measures for language in languages)
        self.not_stains = {folded(word) for language in languages for word in language.not_stains}
        self.stain_endings = tuple(folded(ending) for language in languages for ending in language.stain_endings)
        self.boxes = Boxes(languages)
        self.labels = Labels(language.specimens for language in languages)
        self.abbreviations = frozenset(folded(word) for language in languages for word in language.abbreviations)
        self.wraps_after = tuple(dict.fromkeys(_ending(word) for language in languages for word in language.wraps_after))
        self.numerals = {folded(word): n for language in languages for word, n in language.spoken.numerals.items()}
        self.scores = {folded(word) for language in languages for word in (*language.tables.score, *language.tables.intensity)}
        self.percent = {folded(word) for language in languages for word in language.spoken.percent}
        self.tenths = {folded(word) for language in languages for word in language.spoken.tenths}
        self.shares = {folded(word): n for language in languages for word, n in language.spoken.shares.items()}
        self.dilution = {folded(word) for language in languages for word in language.grammar.dilution}
        self.internal = tuple(dict.fromkeys(folded(word) for language in languages for word in language.grammar.internal))
        self.assuming = any(language.grammar.assuming for language in languages)
        self.connecting = any(language.grammar.connecting for language in languages)
        self.alike = {folded(word) for language in languages for word in language.grammar.alike}
        cells = tuple(folded(word) for language in languages for word in language.grammar.whichever)
        entries: dict[str, Entry] = {}
        _add_names(entries, knowledge, tuple(language.spoken for language in languages if language.spoken.numerals))
        for language in languages:
            _add_language(entries, language)
            _add_contractions(entries, language)
            add_plain_words(entries, language)
        _add_parts(entries, knowledge)
        for phrase in {folded(word) for language in languages for word in language.not_features} & entries.keys():
            entries[phrase].morphology = None
        for phrase in {folded(word) for language in languages for word in language.not_sites}:
            _entry(entries, phrase).site = None
        for phrase in {folded(word) for language in languages for word in language.not_results} & entries.keys():
            entries[phrase].statement = None
        capitals = {folded(word) for language in languages for word in language.not_markers}
        for phrase in [phrase for phrase in entries if not any(c.isalnum() for c in phrase)]:
            del entries[phrase]  # commas and the like are points
        positive = tuple(phrase for phrase, entry in entries.items() if entry.statement == ("polarity", "positive"))
        for phrase, entry in entries.items():
            entry.stains = (entry.statement or ("",))[0] == "intensity" and phrase.endswith(positive)
            if entry.grammar == "copula" or entry.sex:
                entry.marker = None  # "era" is a verb, and no receptor; "Mme" is no CD10
            name, _, letter = phrase.rpartition(" ")
            if entry.marker and name in entries and letter in entries and entries[letter].initial:
                entry.apart = (entries[name], entries[letter])
            entry.plural = bool(entry.diagnosis and phrase[:-1] in entries and phrase in _plurals(phrase[:-1]))
            entry.several = not phrase.isalnum()
            if entry.statement is not None and entry.statement[0] == "extent" and phrase.endswith(cells):
                entry.whichever = True  # "some tumour cells"
            if not entry.portion and entry.morphology is not None:
                entry.portion = any(word in entries and entries[word].portion for word in phrase.split()[1:])  # "solid areas"
            entry.bare = _of_cells_alone(entry)
            entry.flags = _flags(entry)
            if entry.plain is not None:
                entry.plain.flags = _flags(entry.plain)
            first = entries.get(phrase.partition(" ")[0])
            entry.unseen = entry.unseen or (entry.several and _says_unseen(entry, entries))
            entry.denies = entry.several and first is not None and first.grammar == "denial"
            entry.only_in_capitals = entry.marker is not None and (phrase in capitals or (phrase.isalpha() and len(phrase) <= 2))
        #: Short words, looked up between the finds.
        self.short = {phrase: entry for phrase, entry in entries.items() if _looked_up(phrase, entry)}
        #: Names of letters and a number.
        self.numbered = {
            phrase for phrase, entry in entries.items() if entry.marker and phrase.isalnum() and phrase[-1].isdigit()
        }
        self._names = {phrase for phrase, entry in entries.items() if entry.marker}
        #: Words that may end a line which is complete, and words that go on from the line before.
        self.results = {phrase for phrase, entry in entries.items() if entry.statement and entry.statement[0] == "polarity"}
        self.telling = {phrase for phrase, entry in entries.items() if entry.statement or entry.grammar == "copula"}
        #: What a key may tell, glued to the method: "IHCPOS", "IHCFOC".
        self.keyed_results = {
            p for p, entry in entries.items() if entry.statement and entry.statement[0] in ("polarity", "extent")
        }
        #: Short forms of results: "pos", "neg".
        self.short_results = frozenset(phrase for phrase in self.results if len(phrase) <= _SHORT_RESULT and phrase.isalpha())
        self.joints = {phrase for phrase, entry in entries.items() if entry.grammar}
        self.sections = {phrase: entry.section for phrase, entry in entries.items() if entry.section}
        self.misprints = Misprints(entries)
        self.line_breaks = LineBreaks(entries, self.suffixes)
        self._find = _automaton(entries, set(self.short))

    def names(self, phrase: str) -> bool:
        """Whether a phrase names a marker."""
        return phrase in self._names

    def find(self, text: str) -> list[tuple[Entry, int, int]]:
        """Finds as (entry, start, end), in order."""
        return self._find(text)


def _of_cells_alone(entry: Entry) -> bool:
    """Whether a phrase is nothing but a word that tells of cells and tissue."""
    told = any(getattr(entry, kind) for kind in _OF_CELLS)
    without: dict[str, Any] = dict.fromkeys(_OF_CELLS, False)
    others = replace(entry, **without, flags=0, several=False)
    return told and others == Entry(entry.phrase)


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


def _flags(entry: Entry) -> int:
    flags = MARKER if entry.marker else 0
    flags |= FEATURE if entry.morphology or entry.molecular else 0
    flags |= GENE if entry.stain else 0
    flags |= TEST if "molecular" in entry.context else 0
    flags |= DIAGNOSIS if entry.diagnosis else 0
    flags |= MEASURE if entry.measure else 0
    flags |= SITE if entry.site else 0
    flags |= REFERENCE if entry.grammar in ("former", "latter", "rest") else 0
    of_cells = (entry.statement or ("",))[0] == "cells" or any(getattr(entry, kind) for kind in (*_OF_CELLS, "showing"))
    flags |= CELLS if of_cells else 0
    return flags | (RESULT if entry.statement and entry.statement[0] in _TELLING else 0)


def _add_names(entries: dict[str, Entry], knowledge: Knowledge, spoken: tuple[Spoken, ...]) -> None:
    vocabulary = knowledge.vocabulary
    sustentacular = {marker.sustentacular_id for marker in vocabulary.markers.values()}
    for marker in vocabulary.markers.values():
        if marker.id in sustentacular:
            continue  # "S100 sustentacular" names S100, and cells
        for spelling in (marker.id, *((marker.name,) if marker.name else ()), *marker.synonyms):
            if _repeats(spelling, marker.id, vocabulary):
                continue
            name = None if _COMPARTMENT.search(spelling) else vocabulary.marker(spelling)
            for way in _written(spelling) if name else ():
                entry = _entry(entries, way)
                # a way of writing that two names share belongs to the one that is spelled just so
                if entry.marker is None or folded(spelling) == way:
                    entry.marker, entry.members = name, () if name and name.clone else marker.members
            for way in dictated(spelling, spoken) if name and spelling != marker.name else ():
                entry = _entry(entries, way)
                if entry.marker is None and name is not None:
                    entry.marker, entry.members = name, () if name.clone else marker.members
    for term in vocabulary.morphology_terms.values():
        for spelling in (term.id, *((term.name,) if term.name else ()), *term.synonyms, *term.absent_synonyms):
            for way in _plainly(spelling):
                _entry(entries, way).morphology = vocabulary.morphology(spelling)
    for alteration in vocabulary.molecular_terms.values():
        for spelling in (alteration.id, *((alteration.name,) if alteration.name else ()), *alteration.synonyms):
            for way in ways_of_writing(spelling):
                entry = _entry(entries, way)
                if entry.marker is None:
                    entry.molecular = alteration.id
    for site in vocabulary.sites.values():
        for spelling in (site.id, *((site.name,) if site.name else ()), *site.synonyms):
            for way in _plainly(spelling):
                _entry(entries, way).site = site.id
    for diagnosis in knowledge.diagnoses.values():
        for spelling in (diagnosis.id, diagnosis.name, *diagnosis.synonyms):
            for way in _plainly(spelling):
                _entry(entries, way).diagnosis = diagnosis.id
                for several in _plurals(way):
                    _entry(entries, several).diagnosis = diagnosis.id


def _plurals(name: str) -> tuple[str, ...]:
    """Plurals of the name of a diagnosis: "leiomyosarcomas", "Leiomyosarkome"."""
    return (f"{name}s", *((f"{name}e",) if name.endswith("om") else ())) if name.isascii() else ()


def _add_parts(entries: dict[str, Entry], knowledge: Knowledge) -> None:
    """Names inside longer phrases: the cells of "fascicles of spindle cells", the gene of "MDM2 amplification"."""
    terms = knowledge.vocabulary.morphology_terms
    shapes = [id for id, term in terms.items() if term.group == "cell_shape"]
    names = {
        phrase: entry.morphology.id
        for phrase, entry in entries.items()
        if entry.morphology and entry.morphology.id in shapes and entry.morphology.status == "present" and len(phrase) > 5
    }
    cells = {phrase: phrase for phrase, entry in entries.items() if entry.statement and entry.statement[0] == "cells"}
    for phrase, entry in entries.items():
        around = any(word in entries and entries[word].around for word in phrase.split()[1:])  # "cells around vessels"
        entry.invading = entry.invading or (entry.morphology is not None and _begins_invading(phrase, entries))  # "invades fat"
        if (
            entry.morphology
            and not (entry.statement or around or entry.invading)
            and (found := _inside(phrase, cells)) is not None
        ):
            entry.statement = entries[found[0]].statement  # "scattered mast cells" names mast cells
            entry.found = _exists(entries.get(phrase.rpartition(" ")[2]))
        if entry.morphology is not None and entry.morphology.id not in shapes and (found := _inside(phrase, names)) is not None:
            entry.within = ((names[found[0]], found[1], found[2]),)
        counted = entries.get(phrase.partition(" ")[2]) if entry.morphology is not None else None
        if counted is not None and entry.measure is None:
            entry.measure = counted.measure  # "no mitoses" is a count where fields are told
        if entry.molecular is not None:
            entry.found = _exists(entries.get(phrase.rpartition(" ")[2]))
            first = re.match(r"[a-z0-9]+(?:-?[0-9]+)?", phrase)
            named = entries.get(first[0]) if first else None
            if first and named is not None and named.marker is not None:
                entry.stain = (named.marker, 0, first.end())


def _exists(last: Entry | None) -> bool:
    """Whether the last word of a phrase says that something is there."""
    return last is not None and (last.grammar == "existence" or last.statement == ("polarity", "positive"))


def _begins_invading(phrase: str, entries: Mapping[str, Entry]) -> bool:
    """Whether a phrase begins with words by which the tumour lies in tissue."""
    words = phrase.split()
    starts = (entries.get(" ".join(words[:length])) for length in range(1, min(4, len(words))))
    return any(start is not None and start.invading for start in starts)


def _inside(phrase: str, names: Mapping[str, str]) -> tuple[str, int, int] | None:
    """The longest of some names that stands in a phrase as whole words, and its place."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\s,/()]+", phrase)]
    for length in range(min(3, len(words) - 1), 0, -1):
        for at in range(len(words) - length + 1):
            start, end = words[at][0], words[at + length - 1][1]
            if phrase[start:end] in names:
                return phrase[start:end], start, end
    return None


def _repeats(spelling: str, marker: str, vocabulary: Vocabulary) -> bool:
    """Whether a spelling is a name with another in brackets, which a report may write behind every name."""
    first = vocabulary.marker(spelling.partition("(")[0].strip()) if "(" in spelling else None
    return first is not None and first.id == marker


def _written(spelling: str) -> set[str]:
    """Every way of writing the name of a marker, the long form of "CD" among them."""
    ways = ways_of_writing(spelling)
    if spelling[:2] == "CD" and spelling[2:].isdigit():
        long = "cluster of differentiation"
        ways |= {f"{long}{joint}{spelling[2:]}" for joint in (" ", "-", " (cd)", " [cd]", " (cd) ", " cd")}
    return ways


def _plainly(spelling: str) -> set[str]:
    plain = folded(spelling).replace("_", " ").replace("tumour", "tumor")
    forms = {plain, plain.replace("-", " ")}
    return forms | {form.replace("tumor", "tumour") for form in forms}


def _add_language(entries: dict[str, Entry], language: Language) -> None:
    for subject in _SUBJECTS:
        for value, phrases in getattr(language.result, subject).items():
            for phrase in phrases:
                for way in _with_auxiliaries(folded(phrase), language.grammar.auxiliaries):
                    entry = _entry(entries, way)
                    entry.statement = entry.statement or (subject, value)
    for marker, names in language.marker_names.items():
        for name in names:
            for way in ways_of_writing(name):
                _entry(entries, way).marker = MarkerName(marker)
    for value, letters in language.result.initials.items():
        for letter in letters:
            _entry(entries, folded(letter)).initial = Entry(folded(letter), statement=("polarity", value))
    for phrase in language.result.filler:
        _entry(entries, folded(phrase)).grammar = "filler"
    for role in reversed([role for role in Grammar.model_fields if role not in _NO_ROLES]):  # of two roles the first stands
        for phrase in getattr(language.grammar, role):
            _entry(entries, folded(phrase)).grammar = role
    for phrase in language.grammar.conjunction:
        _entry(entries, folded(phrase)).conjoins = True
    for phrase in language.grammar.same:
        _entry(entries, folded(phrase)).repeats = True
    for phrase in language.grammar.nouns:
        _entry(entries, folded(phrase)).noun = True
    for kind in _KINDS:
        for phrase in getattr(language.grammar, kind):
            for word in words_like(phrase, kind, language):
                setattr(_entry(entries, word), kind, True)
    for about in Context.model_fields:
        for phrase in getattr(language.context, about):
            _entry(entries, folded(phrase)).context.update((about, *_BESIDES.get(about, ())))
    for alteration, phrases in language.alterations.items():
        for phrase in phrases:
            entry = _entry(entries, folded(phrase))
            entry.alteration = alteration
            entry.context.add("molecular")
    for section, phrases in language.sections.items():
        for phrase in phrases:
            _entry(entries, folded(phrase)).section = section
    for certainty in ("stated", "differential", "favoured", "excluded", "origin"):
        for phrase in getattr(language.certainty, certainty):
            _entry(entries, folded(phrase)).certainty = certainty
    for kind in ("versus", "forward", "denied"):
        for phrase in getattr(language.certainty, kind):
            setattr(_entry(entries, folded(phrase)), kind, True)
    for measure in (name for name in Measures.model_fields if name not in _NO_ENTRIES):
        for phrase in getattr(language.measures, measure):
            entry = _entry(entries, folded(phrase))
            entry.measure = entry.measure or measure
            if measure in ("male", "female"):
                entry.sex = entry.sex or measure
    for kind, sign in _BOUNDS.items():
        for phrase in getattr(language.bounds.before, kind):
            _entry(entries, folded(phrase)).bound = sign
        for phrase in getattr(language.bounds.behind, kind):
            _entry(entries, folded(phrase)).bound_behind = sign
    for phrase in language.bounds.to:
        _entry(entries, folded(phrase)).ranges = True
    for phrase in language.bounds.between:
        _entry(entries, folded(phrase)).between = True


def _with_auxiliaries(phrase: str, auxiliaries: Iterable[str]) -> Iterator[str]:
    """A phrase, and the same behind a verb with its denial: "was not performed", "has not been performed" are no denials."""
    yield phrase
    first, _, rest = phrase.partition(" ")
    if rest:
        yield from (f"{verb} {rest}" for verb in map(folded, auxiliaries) if verb.endswith((f" {first}", f" {first} been")))


def _add_contractions(entries: dict[str, Entry], language: Language) -> None:
    for words, short in language.contractions.items():
        for phrase in [phrase for phrase in entries if words in phrase]:
            way = re.sub(rf"\b{words}\b", short, phrase)
            if way not in entries:
                entries[way] = replace(entries[phrase], phrase=way)


def _entry(entries: dict[str, Entry], phrase: str) -> Entry:
    entry = entries.get(phrase)
    if entry is None:
        entry = entries[phrase] = Entry(phrase)
    return entry


def _automaton(entries: dict[str, Entry], short: set[str]) -> Callable[[str], list[tuple[Entry, int, int]]]:
    """A function that finds phrases, the longest where several begin; whether they are whole words is judged by the caller."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    patterns = [phrase for phrase in entries if phrase and phrase not in short]
    meant = [entries[phrase] for phrase in patterns]
    search = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes
    return lambda text: [(meant[index], start, end) for index, start, end in search(text)]
