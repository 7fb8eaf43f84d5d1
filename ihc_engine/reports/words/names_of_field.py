"""Names of the field as entries of a lexicon: stains, features, molecular findings, sites, diagnoses."""

from __future__ import annotations

import re

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.words.dictation import dictated
from ihc_engine.reports.words.entry import Entry, entry_of
from ihc_engine.reports.words.spelling import ways_of_writing
from ihc_engine.vocabulary.language import Spoken
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: A spelling that states where something stains: two statements, read as two.
_COMPARTMENT = re.compile(r"\b(?:nuclear|nucleus|cytoplasmic|membranous)\b", re.IGNORECASE)


def add_names(entries: dict[str, Entry], knowledge: Knowledge, spoken: tuple[Spoken, ...]) -> None:
    """Add an entry for every way of writing every name. ``spoken``: what names are dictated with."""
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
                entry = entry_of(entries, way)
                # a way of writing that two names share belongs to the one that is spelled just so
                if entry.marker is None or folded(spelling) == way:
                    entry.marker, entry.members = name, () if name and name.clone else marker.members
            for way in dictated(spelling, spoken) if name and spelling != marker.name else ():
                entry = entry_of(entries, way)
                if entry.marker is None and name is not None:
                    entry.marker, entry.members = name, () if name.clone else marker.members
    for term in vocabulary.morphology_terms.values():
        for spelling in (term.id, *((term.name,) if term.name else ()), *term.synonyms, *term.absent_synonyms):
            for way in _plainly(spelling):
                entry_of(entries, way).morphology = vocabulary.morphology(spelling)
    for alteration in vocabulary.molecular_terms.values():
        for spelling in (alteration.id, *((alteration.name,) if alteration.name else ()), *alteration.synonyms):
            for way in ways_of_writing(spelling):
                entry = entry_of(entries, way)
                if entry.marker is None:
                    entry.molecular = alteration.id
    for site in vocabulary.sites.values():
        for spelling in (site.id, *((site.name,) if site.name else ()), *site.synonyms):
            for way in _plainly(spelling):
                entry_of(entries, way).site = site.id
    for diagnosis in knowledge.diagnoses.values():
        for spelling in (diagnosis.id, diagnosis.name, *diagnosis.synonyms):
            for way in _plainly(spelling):
                entry_of(entries, way).diagnosis = diagnosis.id
                for several in plurals(way):
                    entry_of(entries, several).diagnosis = diagnosis.id


def plurals(name: str) -> tuple[str, ...]:
    """Plurals of the name of a diagnosis: "leiomyosarcomas", "Leiomyosarkome"."""
    return (f"{name}s", *((f"{name}e",) if name.endswith("om") else ())) if name.isascii() else ()


def _repeats(spelling: str, marker: str, vocabulary: Vocabulary) -> bool:
    """Whether a spelling is a name with another in brackets, which a report may write behind every name."""
    first = vocabulary.marker(spelling.partition("(")[0].strip()) if "(" in spelling else None
    return first is not None and first.id == marker


def _written(spelling: str) -> frozenset[str]:
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
