"""The words of one language (``rules/reading``) as entries of a lexicon, each with the part that it has in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.words.accents import add_plain_words
from ihc_engine.reports.words.entry import Entry, entry_of
from ihc_engine.reports.words.patterns import words_like
from ihc_engine.reports.words.spelling import ways_of_writing
from ihc_engine.vocabulary.grammar_words import Grammar
from ihc_engine.vocabulary.language import Context, Language, Measures, ResultWords
from ihc_engine.vocabulary.vocabulary import MarkerName, MorphologyName

_SUBJECTS = tuple(name for name in ResultWords.model_fields if name not in ("filler", "initials", "answers"))
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
    "weakened",
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
    "unrepeated",
    "first_run",
    "overall",
    "connecting",
    "besides",
    "besides_behind",
    "also",
    "fronted",
    "dealing",
    "away",
    "rather",
    "among",
    "agent",
    "agent_behind",
    "overcome",
    "precursor",
    "graver",
    "counting",
    "borders_of",
    "namely",
    "them",
    "whose",
    "local",
    "central",
    "misread",
    "reads",
    "unexcluded",
    "counted",
    "undoes_only",
    "scale_of",
    "positivity",
    "rather_behind",
    "sooner",
    "than",
    "cutoff",
    "carried_out",
    "passive",
    "coloured",
    "verdict",
    "verdict_behind",
    "ahead",
    "slight",
    "transitive",
)
_NO_ROLES = frozenset(
    (
        "comma",
        "stop",
        "conjunction",
        "auxiliaries",
        "nouns",
        "dilution",
        "alike",
        "because",
        "internal",
        "lineage",
        "parted",
        *_KINDS,
    )
)
#: Measures whose words are no entries: they are sought around numbers.
_NO_ENTRIES = frozenset(
    (
        *("sex", "lesion", "elsewhere", "organs", "years", "centimetres", "millimetres", "months", "aged"),
        *("titles_male", "titles_female", "patients", "doctors", "now"),
        *("per", "apart", "since", "ago", "relatives", "spread", "unaffected", "near", "near_behind", "along", "male_aged", "by"),
        *("attached", "pieces", "largest", "imaging", "origins", "origins_behind", "metastatic"),
    )
)
#: What words of a context are besides.
_BESIDES = {
    "wronged": ("earlier",),
    "lent": ("earlier",),
    "instead": ("wronged", "earlier"),
    "righted": ("correction",),
    "interchanged": ("correction",),
}
_BOUNDS = {"less": "<", "at_most": "<=", "more": ">", "at_least": ">="}


def add_language(entries: dict[str, Entry], language: Language) -> None:
    """Add an entry for every word of a language."""
    _add_results(entries, language)
    _add_grammar(entries, language)
    _add_context(entries, language)
    _add_places(entries, language)
    _add_measures(entries, language)
    _add_operations(entries, language)
    _add_contractions(entries, language)
    _add_last_words(entries, language)
    add_plain_words(entries, language)


def _add_results(entries: dict[str, Entry], language: Language) -> None:
    for subject in _SUBJECTS:
        for value, phrases in getattr(language.result, subject).items():
            for phrase in phrases:
                for way in _with_auxiliaries(folded(phrase), language.grammar.auxiliaries):
                    entry = entry_of(entries, way)
                    entry.statement = entry.statement or (subject, value)
    for marker, names in language.marker_names.items():
        for name in names:
            for way in ways_of_writing(name):
                entry_of(entries, way).marker = MarkerName(marker)
    for site, names in language.site_names.items():
        for name in names:
            entry_of(entries, folded(name)).site = site
    for feature, names in language.feature_names.items():
        for name in names:
            entry_of(entries, folded(name)).morphology = MorphologyName(feature, "present")
    for value, letters in language.result.initials.items():
        for letter in letters:
            entry_of(entries, folded(letter)).initial = Entry(folded(letter), statement=("polarity", value))
    for phrase in language.result.filler:
        entry_of(entries, folded(phrase)).grammar = "filler"


def _add_grammar(entries: dict[str, Entry], language: Language) -> None:
    for role in reversed([role for role in Grammar.model_fields if role not in _NO_ROLES]):  # of two roles the first stands
        for phrase in getattr(language.grammar, role):
            entry_of(entries, folded(phrase)).grammar = role
    for phrase in language.grammar.conjunction:
        entry_of(entries, folded(phrase)).conjoins = True
    for phrase in language.grammar.same:
        entry_of(entries, folded(phrase)).repeats = True
    for phrase in language.grammar.nouns:
        entry_of(entries, folded(phrase)).noun = True
    for kind in _KINDS:
        for phrase in getattr(language.grammar, kind):
            for word in words_like(phrase, kind, language):
                setattr(entry_of(entries, word), kind, True)


def _add_last_words(entries: dict[str, Entry], language: Language) -> None:
    """Tell denials that they stand behind what they deny, where verbs stand last: "nekroz *saptanmadı*"."""
    if not language.verbs_last:
        return
    results = (phrase for polarity in ("negative", "lost") for phrase in language.result.polarity.get(polarity, ()))
    for phrase in (*language.grammar.denial, *results):
        for way in _with_auxiliaries(folded(phrase), language.grammar.auxiliaries):
            if way in entries:
                entries[way].behind = not entries[way].ahead


def _add_operations(entries: dict[str, Entry], language: Language) -> None:
    for site, phrases in language.operations.of.items():
        for phrase in phrases:
            entry_of(entries, folded(phrase)).operation = site


def _add_places(entries: dict[str, Entry], language: Language) -> None:
    for phrase, places in language.spoken.places.items():
        entry_of(entries, folded(phrase)).places = places
    for phrase, place in language.spoken.ordinals.items():
        entry_of(entries, folded(phrase)).ordinal = place


def _add_context(entries: dict[str, Entry], language: Language) -> None:
    """Words that tell what a sentence is about, and how certain it is."""
    for about in Context.model_fields:
        for phrase in getattr(language.context, about):
            entry_of(entries, folded(phrase)).context.update((about, *_BESIDES.get(about, ())))
    for alteration, phrases in language.alterations.items():
        for phrase in phrases:
            entry = entry_of(entries, folded(phrase))
            entry.alteration = alteration
            entry.context.add("molecular")
    for section, phrases in language.sections.items():
        for phrase in phrases:
            entry_of(entries, folded(phrase)).section = section
    for certainty in ("stated", "differential", "favoured", "excluded", "origin"):
        for phrase in getattr(language.certainty, certainty):
            entry_of(entries, folded(phrase)).certainty = certainty
    for kind in ("versus", "forward", "denied", "active"):
        for phrase in getattr(language.certainty, kind):
            setattr(entry_of(entries, folded(phrase)), kind, True)


def _add_measures(entries: dict[str, Entry], language: Language) -> None:
    for measure in (name for name in Measures.model_fields if name not in _NO_ENTRIES):
        for phrase in getattr(language.measures, measure):
            entry = entry_of(entries, folded(phrase))
            entry.measure = entry.measure or measure
            if measure in ("male", "female"):
                entry.sex = entry.sex or measure
    for kind, sign in _BOUNDS.items():
        for phrase in getattr(language.bounds.before, kind):
            entry_of(entries, folded(phrase)).bound = sign
        for phrase in getattr(language.bounds.behind, kind):
            entry_of(entries, folded(phrase)).bound_behind = sign
    for phrase in language.bounds.to:
        entry_of(entries, folded(phrase)).ranges = True
    for phrase in language.bounds.between:
        entry_of(entries, folded(phrase)).between = True


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
