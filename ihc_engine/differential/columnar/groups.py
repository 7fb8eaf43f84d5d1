"""Dependence groups: which features are tempered together, and a number for every combination of their results.

A combination is the class of the site (sites that share all rows of the group), and for each feature the reading and the rule
that replaces it, if one does. It is one integer, mixed from these digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ihc_engine.case.findings import Finding, FindingKind
from ihc_engine.differential.dependence import group_rho
from ihc_engine.differential.likelihood import reading_of
from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.columnar.arrays import Ints, np
from ihc_engine.inference.columnar.layout import Layout

#: Readings by their digit; the first is none.
READINGS = (None, "positive", "negative", "focal", "patchy", "weak", "focal+weak", "patchy+weak", "diffuse", "not_diffuse")
_LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class Group:
    """Features that are tempered together, sorted by id.

    ``columns``: their places in the layout. ``replacing``: for each the rules (places in canonical order) that may replace it.
    ``bases``, ``radices``: of the digits. ``site_classes``: [sites], ``class_sites``: one site of each class.
    ``whole``: factor of the site class.
    """

    name: str
    rho: float
    features: tuple[str, ...]
    kinds: tuple[FindingKind, ...]
    columns: tuple[int, ...]
    replacing: tuple[tuple[int, ...], ...]
    bases: Ints
    radices: Ints
    whole: int
    site_classes: Ints
    class_sites: tuple[str | None, ...]

    def digits(self, keys: Ints) -> Ints:
        """[keys, features]: digit of each feature."""
        return np.asarray((keys[:, None] // self.radices) % self.bases, dtype=np.int64)


def groups_of(weights: Weights, layout: Layout, replacing: dict[str, tuple[int, ...]]) -> tuple[Group, ...]:
    """All groups with features that are weighed. OverflowError if a group has more combinations than a number can count."""
    members: dict[str, list[str]] = {}
    for feature in sorted(weights.cells.features):
        kind = layout.kinds[layout.places[feature]]
        members.setdefault(weights.group(_some_finding(kind, feature)), []).append(feature)
    sites = weights.cells.sites_of_rows
    return tuple(_group(name, members[name], weights, layout, replacing, sites) for name in sorted(members))


def reading_digits(layout: Layout, kind: FindingKind, split: bool) -> Ints:
    """For every state the digit of its reading, of a feature of this kind with a declared extent split or without."""

    def digit(finding: Finding) -> int:
        if kind == "morphology" and finding.inferred:
            return 0
        return READINGS.index(reading_of(finding, split))

    return layout.states.numbers(digit, kind)


def _group(
    name: str,
    features: Sequence[str],
    weights: Weights,
    layout: Layout,
    replacing: dict[str, tuple[int, ...]],
    sites: Mapping[str, frozenset[str]],
) -> Group:
    replaced = tuple(replacing.get(feature, ()) for feature in features)
    bases = [len(READINGS) * (1 + len(rules)) for rules in replaced]
    radices = [1]
    for base in bases:
        radices.append(radices[-1] * base)
    asked = frozenset[str]().union(*(sites.get(feature, frozenset()) for feature in features))
    classes, class_sites = _classes(layout, asked)
    if radices[-1] * len(class_sites) > _LARGEST:
        raise OverflowError(f"the dependence group {name!r} has too many features for columns: split it")
    return Group(
        name,
        group_rho(name, weights.policy),
        tuple(features),
        tuple(layout.kinds[layout.places[feature]] for feature in features),
        tuple(layout.places[feature] for feature in features),
        replaced,
        np.array(bases, dtype=np.int64),
        np.array(radices[:-1], dtype=np.int64),
        radices[-1],
        classes,
        class_sites,
    )


def _classes(layout: Layout, asked: Iterable[str]) -> tuple[Ints, tuple[str | None, ...]]:
    """Class of each site of the layout, by which of the asked sites it lies in; and one site of each class."""
    ordered = sorted(asked)
    classes: dict[tuple[bool, ...], int] = {}
    class_sites: list[str | None] = []
    found = []
    for site in layout.sites:
        within = tuple(site is not None and layout.vocabulary.site_lies_in(site, other) for other in ordered)
        if within not in classes:
            classes[within] = len(class_sites)
            class_sites.append(site)
        found.append(classes[within])
    return np.array(found, dtype=np.int64), tuple(class_sites)


def _some_finding(kind: FindingKind, feature: str) -> Finding:
    return Finding(kind, feature, "positive", "", "")
