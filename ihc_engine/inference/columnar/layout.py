"""Which columns a knowledge base needs: the features, sites, words and measures that rules or weights can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ihc_engine.case.findings import FindingKind, is_finding_kind
from ihc_engine.inference.columnar.arrays import Mask, np
from ihc_engine.inference.columnar.states import States
from ihc_engine.inference.program import Program
from ihc_engine.inference.semantics import Proposition, branches
from ihc_engine.knowledge.models import Condition
from ihc_engine.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of a knowledge base.

    ``features``: those that a rule, a criterion or a weight reads, in the order in which readings hold findings (kind, id).
    ``kinds``: their kinds. ``clones``: names of clones that are asked for, by marker. ``sites``: all sites, the first empty
    (unknown). ``specimen``: words asked for, ``ranges``: ages and measures asked for.
    """

    features: tuple[str, ...]
    kinds: tuple[FindingKind, ...]
    places: dict[str, int]
    clones: dict[str, frozenset[str]]
    sites: tuple[str | None, ...]
    site_places: dict[str | None, int]
    specimen: tuple[str, ...]
    ranges: tuple[Proposition, ...]
    measures: tuple[str, ...]
    vocabulary: Vocabulary
    states: States
    _within: dict[str, Mask] = field(default_factory=dict)

    def within(self, place: str) -> Mask:
        """For every site whether it lies in this one; an unknown site is ``unknown``."""
        if place not in self._within:
            known = (site is not None and self.vocabulary.site_lies_in(site, place) for site in self.sites[1:])
            self._within[place] = np.array([place == "unknown", *known], dtype=np.bool_)
        return self._within[place]


def layout_of(
    program: Program, criteria: Sequence[Condition], weighed: Iterable[str], words: Iterable[str], vocabulary: Vocabulary
) -> Layout:
    """Columns for these rules and criteria. ``weighed``: features with a frequency; ``words``: further words of the specimen."""
    asked = _asked(program, criteria)
    live = {feature for kind, feature, _ in asked if is_finding_kind(kind)} | set(weighed)
    live |= {effect.set_aside.finding for p in program.productions for effect in p.rule.then if effect.set_aside is not None}
    ordered = sorted((str(vocabulary.kind_of(feature)), feature) for feature in live)
    features = tuple(feature for _, feature in ordered)
    sites: tuple[str | None, ...] = (None, *sorted(vocabulary.sites))
    clones: dict[str, frozenset[str]] = {}
    for kind, feature, word in asked:
        if kind == "marker" and word.startswith("clone:"):
            clones[feature] = clones.get(feature, frozenset()) | {word.removeprefix("clone:")}
    return Layout(
        features=features,
        kinds=tuple(kind for kind, _ in ordered if is_finding_kind(kind)),
        places={feature: place for place, feature in enumerate(features)},
        clones=clones,
        sites=sites,
        site_places={site: place for place, site in enumerate(sites)},
        specimen=tuple(sorted({feature for kind, feature, _ in asked if kind == "specimen"} | set(words))),
        ranges=program.ranges,
        measures=tuple(sorted({name for _, name, _ in program.ranges})),
        vocabulary=vocabulary,
        states=States(),
    )


def _asked(program: Program, criteria: Sequence[Condition]) -> set[Proposition]:
    """Every proposition that something asks for."""
    parts = [production.literals for production in program.productions]
    parts += [blocker.literals for blocker in program.blockers]
    parts += [branch for criterion in criteria for branch in branches(criterion)]
    return {literal.proposition for branch in parts for literal in branch}
