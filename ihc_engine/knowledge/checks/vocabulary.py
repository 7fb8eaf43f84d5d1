"""Vocabularies: no word means two things, and everything that an entry points to is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ihc_engine.knowledge.draft import Draft, Placed
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.problem import Remark, did_you_mean
from ihc_engine.vocabulary.models import Clinical, Marker, Molecular, Morphology, Term

_SIGNS = re.compile(r"[\s_-]+")


def check_spellings(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K401, K402: a spelling leads to one entry of a vocabulary; two vocabularies share none, but for a gene and its stain."""
    across: dict[str, tuple[str, str]] = {}
    for vocabulary, entries in draft.vocabularies().items():
        within: dict[str, str] = {}
        for placed in entries:
            own: dict[str, tuple[str, str]] = {}
            for key, spelling in _spellings(placed.record):
                own.setdefault(_folded(spelling), (key, spelling))
            for folded, (key, spelling) in own.items():
                yield from _clash(placed, key, spelling, within.get(folded), across.get(folded), vocabulary)
                within.setdefault(folded, placed.record.id)
                across.setdefault(folded, (vocabulary, placed.record.id))


def check_links(draft: Draft, known: Known) -> Iterator[Remark]:
    """K404: parents, implied and excluded features, sustentacular findings, members of a general name and genes exist."""
    for placed in draft.sites:
        yield from _missing("site", placed.record.parents, placed, "parents", known)
    for name, entry in draft.terms():
        record = entry.record
        if isinstance(record, (Morphology, Clinical, Molecular)):
            yield from _missing(name, record.implies, entry, "implies", known)
        if isinstance(record, Morphology):
            yield from _missing(name, record.excludes, entry, "excludes", known)
        if isinstance(record, Molecular):
            yield from _missing("marker", record.gene_markers, entry, "gene_markers", known)
        if isinstance(record, Marker) and record.sustentacular_id:
            yield from _missing("marker", (record.sustentacular_id,), entry, "sustentacular_id", known)
        if isinstance(record, Marker):
            yield from _missing("marker", record.members, entry, "members", known)


def check_site_graph(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K403: no site lies inside itself."""
    parents = {p.record.id: p.record.parents for p in draft.sites}
    for placed in draft.sites:
        loop = _way_back(placed.record.id, parents)
        if loop and placed.record.id == min(loop):
            circle = " -> ".join((*loop, loop[0]))
            yield Remark("K403", placed.file, (*placed.path, "parents"), f"a cycle: {circle}; remove one parent")


def check_implications(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K405: no feature implies itself, or something that it excludes."""
    for entries in (draft.morphology, draft.clinical, draft.molecular):
        implied = {p.record.id: p.record.implies for p in entries}
        for placed in entries:
            record, path = placed.record, (*placed.path, "implies")
            reached = _reached(record.id, implied)
            if record.id in reached:
                yield Remark("K405", placed.file, path, f"{record.id!r} implies itself: remove one step")
            for excluded in record.excludes if isinstance(record, Morphology) else ():
                if excluded in reached or excluded == record.id:
                    yield Remark("K405", placed.file, path, f"{record.id!r} excludes {excluded!r} and implies it")


def check_marker_fields(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K406: fields that make sense for one kind of marker only."""
    for placed in draft.markers:
        marker = placed.record
        if marker.loss_synonyms and marker.measures != "loss":
            message = f"{marker.id} is no loss marker: remove 'loss_synonyms', or write 'measures: loss'"
            yield Remark("K406", placed.file, (*placed.path, "loss_synonyms"), message)
        if marker.sustentacular_id == marker.id:
            message = "the sustentacular finding is a marker of its own, not this one"
            yield Remark("K406", placed.file, (*placed.path, "sustentacular_id"), message)


def _spellings(term: Term) -> Iterator[tuple[str, str]]:
    yield "id", term.id
    if term.name:
        yield "name", term.name
    for key in ("synonyms", "absent_synonyms", "loss_synonyms"):
        yield from ((key, spelling) for spelling in getattr(term, key, ()))


def _folded(spelling: str) -> str:
    return _SIGNS.sub("", spelling.casefold())


def _clash(
    placed: Placed[Term], key: str, spelling: str, within: str | None, across: tuple[str, str] | None, vocabulary: str
) -> Iterator[Remark]:
    path = (*placed.path, key)
    if within is not None and within != placed.record.id:
        message = f"{spelling!r} names {within!r} already: one of the two must give it up"
        yield Remark("K401", placed.file, path, message)
    elif across is not None and across[0] != vocabulary and across[1] not in _same_thing(placed.record):
        message = f"{spelling!r} also names {across[1]!r} in {across[0]}: readers may confuse them"
        yield Remark("K402", placed.file, path, message)


def _same_thing(term: Term) -> tuple[str, ...]:
    """Ids in other vocabularies that may share this entry's names: a gene and the stain for its product."""
    return (term.id, *(term.gene_markers if isinstance(term, Molecular) else ()))


def _missing(kind: str, names: Iterable[str], placed: Placed[Term], key: str, known: Known) -> Iterator[Remark]:
    there = known.names[kind] | known.broken
    for name in names:
        if name not in there:
            message = f"unknown entry {name!r}{did_you_mean(name, known.names[kind]) or '; add it'}"
            yield Remark("K404", placed.file, (*placed.path, key), message)


def _reached(start: str, steps: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = list(steps.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(steps.get(name, ()))
    return frozenset(reached)


def _way_back(start: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A shortest way from a site over its parents back to it; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        for parent in parents.get(way[-1], ()):
            if parent == start:
                return way
            if parent not in seen:
                seen.add(parent)
                ways.append((*way, parent))
    return ()
