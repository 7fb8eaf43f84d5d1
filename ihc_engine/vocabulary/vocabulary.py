"""The vocabulary as a whole: from spellings to terms, and from a site to the sites it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from ihc_engine.vocabulary.language import Language
from ihc_engine.vocabulary.models import Clinical, Marker, Molecular, Morphology, Site, Term
from ihc_engine.vocabulary.names import NameIndex, name_key
from ihc_engine.vocabulary.result_words import ResultPhrases
from ihc_engine.vocabulary.shipped import shipped_languages

Kind = Literal["marker", "morphology", "site", "clinical", "molecular"]
AnyTerm = TypeVar("AnyTerm", bound=Term)


class MarkerName(NamedTuple):
    """What a spelling of a stain means. ``states_loss``: the spelling itself states the loss ("SDHB loss").

    ``clone``: name of the clone that the spelling names ("DOG1 K9"), else None.
    """

    id: str
    states_loss: bool = False
    clone: str | None = None


class MorphologyName(NamedTuple):
    """What a spelling of a feature means: the feature, or its absence ("no atypia")."""

    id: str
    status: Literal["present", "absent"]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All terms by id, and their spellings. Build it with ``Vocabulary.build``; it never changes afterwards."""

    markers: Mapping[str, Marker]
    morphology_terms: Mapping[str, Morphology]
    sites: Mapping[str, Site]
    clinical_terms: Mapping[str, Clinical]
    molecular_terms: Mapping[str, Molecular]
    languages: Mapping[str, Language]
    _kinds: Mapping[str, Kind]
    _marker_names: NameIndex[MarkerName]
    _morphology_names: NameIndex[MorphologyName]
    _site_names: NameIndex[str]
    _clinical_names: NameIndex[str]
    _molecular_names: NameIndex[str]
    _distances: dict[str, Mapping[str, int]] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        *,
        markers: Iterable[Marker],
        morphology: Iterable[Morphology],
        sites: Iterable[Site],
        clinical: Iterable[Clinical],
        molecular: Iterable[Molecular],
        languages: Iterable[Language] = (),
    ) -> Vocabulary:
        """Index all terms. Without ``languages`` those of the shipped knowledge are read.

        ValueError if an id stands twice, a spelling or phrase has two meanings, or a site has an unknown parent.
        """
        stains, features, places = _by_id(markers), _by_id(morphology), _by_id(sites)
        findings, alterations = _by_id(clinical), _by_id(molecular)
        _check_parents(places)
        return cls(
            markers=stains,
            morphology_terms=features,
            sites=places,
            clinical_terms=findings,
            molecular_terms=alterations,
            languages=MappingProxyType({language.id: language for language in tuple(languages) or shipped_languages()}),
            _kinds=_kinds(
                {"marker": stains, "morphology": features, "site": places, "clinical": findings, "molecular": alterations}
            ),
            _marker_names=_index_markers(stains.values()),
            _morphology_names=_index_morphology(features.values()),
            _site_names=_index(places.values()),
            _clinical_names=_index(findings.values()),
            _molecular_names=_index(alterations.values()),
        )

    def __repr__(self) -> str:
        return f"<Vocabulary of {len(self._kinds)} terms>"

    @cached_property
    def phrases(self) -> ResultPhrases:
        """The words of results, over all languages."""
        return ResultPhrases.of(self.languages.values())

    def marker(self, name: str) -> MarkerName | None:
        """The stain that a spelling names."""
        return self._marker_names.find(name)

    def morphology(self, name: str) -> MorphologyName | None:
        """The feature that a spelling states, present or absent."""
        return self._morphology_names.find(name)

    def site(self, name: str) -> str | None:
        """Id of the site that a spelling names."""
        return self._site_names.find(name)

    def clinical(self, name: str) -> str | None:
        """Id of the clinical finding that a spelling names."""
        return self._clinical_names.find(name)

    def molecular(self, name: str) -> str | None:
        """Id of the molecular finding that a spelling names."""
        return self._molecular_names.find(name)

    def suggest(self, kind: Kind, name: str) -> str | None:
        """The known spelling nearest to an unknown one; a hint for people, never a reading."""
        if kind == "marker":
            return self._marker_names.nearest(name)
        if kind == "morphology":
            return self._morphology_names.nearest(name)
        names = {"site": self._site_names, "clinical": self._clinical_names, "molecular": self._molecular_names}
        return names[kind].nearest(name)

    def kind_of(self, id: str) -> Kind:
        """Which vocabulary an id belongs to. KeyError if none."""
        return self._kinds[id]

    def term(self, id: str) -> Term:
        """The term with this id, of whatever kind. KeyError if there is none."""
        return self._terms[id]

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        tables: tuple[Mapping[str, Term], ...] = (
            *(self.markers, self.morphology_terms, self.sites),
            *(self.clinical_terms, self.molecular_terms),
        )
        return {id: term for table in tables for id, term in table.items()}

    def site_distances(self, site: str) -> Mapping[str, int]:
        """The site itself (0) and every site it lies in, with the fewest steps up to it; nearest first, then by id."""
        if site not in self._distances:
            self._distances[site] = MappingProxyType(self._climb(site))
        return self._distances[site]

    def site_and_ancestors(self, site: str) -> tuple[str, ...]:
        """The site and every site it lies in, nearest first."""
        return tuple(self.site_distances(site))

    def site_lies_in(self, site: str, ancestor: str) -> bool:
        """Whether a site is the other one or lies in it."""
        return ancestor in self.site_distances(site)

    def _climb(self, site: str) -> dict[str, int]:
        distances = {site: 0}
        level = [site]
        while level:
            above = sorted({parent for below in level for parent in self.sites[below].parents if parent not in distances})
            distances.update((parent, distances[level[0]] + 1) for parent in above)
            level = above
        return distances


def _by_id(terms: Iterable[AnyTerm]) -> Mapping[str, AnyTerm]:
    table: dict[str, AnyTerm] = {}
    for term in terms:
        if term.id in table:
            raise ValueError(f"the id {term.id!r} stands twice")
        table[term.id] = term
    return MappingProxyType(table)


def _check_parents(sites: Mapping[str, Site]) -> None:
    for site in sites.values():
        for parent in site.parents:
            if parent not in sites:
                raise ValueError(f"the site {site.id!r} has the unknown parent {parent!r}")


def _kinds(tables: Mapping[Kind, Mapping[str, Term]]) -> Mapping[str, Kind]:
    kinds: dict[str, Kind] = {}
    for kind, table in tables.items():
        for id in table:
            if kinds.setdefault(id, kind) != kind:
                raise ValueError(f"the id {id!r} stands in two vocabularies, {kinds[id]} and {kind}")
    return MappingProxyType(kinds)


def _spellings(term: Term) -> tuple[str, ...]:
    return (term.id, *((term.name,) if term.name else ()), *term.synonyms)


def _index(terms: Iterable[Term]) -> NameIndex[str]:
    names: NameIndex[str] = NameIndex()
    for term in terms:
        for spelling in _spellings(term):
            names.add(spelling, term.id)
    return names


def _index_morphology(terms: Iterable[Morphology]) -> NameIndex[MorphologyName]:
    names: NameIndex[MorphologyName] = NameIndex()
    for term in terms:
        for spelling in _spellings(term):
            names.add(spelling, MorphologyName(term.id, "present"))
        for spelling in term.absent_synonyms:
            names.add(spelling, MorphologyName(term.id, "absent"))
    return names


def _index_markers(markers: Iterable[Marker]) -> NameIndex[MarkerName]:
    names: NameIndex[MarkerName] = NameIndex()
    combined: list[tuple[str, MarkerName]] = []
    for marker in markers:
        clones = {name_key(s): clone.name for clone in marker.clones for s in (clone.name, *clone.synonyms)}
        # a marker that is called like one of its clones (ALK1) names no clone by its own id
        clones.pop(name_key(marker.id), None)
        for spelling in _spellings(marker):
            names.add(spelling, MarkerName(marker.id, clone=clones.get(name_key(spelling))))
        for spelling in marker.loss_synonyms:
            names.add(spelling, MarkerName(marker.id, states_loss=True))
        named = [(f"{marker.id} {s}", clone.name) for clone in marker.clones for s in (clone.name, *clone.synonyms)]
        combined += [(spelling, MarkerName(marker.id, clone=clone)) for spelling, clone in named]
    for spelling, meaning in combined:  # "DOG1 K9", unless such a spelling is taken
        if names.find(spelling) is None:
            names.add(spelling, meaning)
    return names
