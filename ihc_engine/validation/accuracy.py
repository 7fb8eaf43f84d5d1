"""How often the leader, and the first three, hold the published diagnosis: over all cases and by groups of cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ihc_engine.validation.cases import LabelledCase
from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.proportions import Proportion, share_of

#: A panel of at least so many stains is one that a diagnosis can rest on.
PANEL = 4
#: First number of stains of each group, fewest first.
STAIN_GROUPS = (0, 1, 4, 7, 10)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Leader right, and published diagnosis among the first three."""

    leader: Proportion
    first_three: Proportion


@dataclass(frozen=True, slots=True)
class Group:
    """Accuracy over the cases that share ``name``."""

    name: str
    accuracy: Accuracy


@dataclass(frozen=True, slots=True)
class ConfusionCount:
    """So many cases of ``truth`` were led by ``leader``."""

    truth: str
    leader: str
    cases: int


@dataclass(frozen=True, slots=True)
class Groups:
    """Accuracy by what is known of the cases. Groups without cases are left out."""

    core_with_panel: Accuracy
    by_diagnosis: tuple[Group, ...]
    by_stains: tuple[Group, ...]
    by_difficulty: tuple[Group, ...]
    by_language: tuple[Group, ...]
    by_paper: tuple[Group, ...]


def accuracy(measured: Sequence[Measured]) -> Accuracy:
    """Accuracy over these cases."""
    return Accuracy(share_of(m.right for m in measured), share_of(m.in_first_three for m in measured))


def grouped_accuracy(measured: Sequence[Measured], core: Collection[str]) -> Groups:
    """Accuracy by groups. ``core``: ids of the diagnoses whose cases with a full panel are counted apart."""
    return Groups(
        core_with_panel=accuracy([m for m in measured if m.case.truth in core and m.case.stains >= PANEL]),
        by_diagnosis=by(measured, lambda case: case.truth),
        by_stains=by(measured, stain_group, [stain_group_name(place) for place in range(len(STAIN_GROUPS))]),
        by_difficulty=by(measured, lambda case: case.difficulty),
        by_language=by(measured, lambda case: case.language),
        by_paper=by(measured, lambda case: "paper cited in the knowledge" if case.source else "paper not in the knowledge"),
    )


def by(measured: Sequence[Measured], name: Callable[[LabelledCase], str], order: Sequence[str] = ()) -> tuple[Group, ...]:
    """Accuracy of each group, in the order of ``order`` and then of the names."""
    groups: dict[str, list[Measured]] = {}
    for m in measured:
        groups.setdefault(name(m.case), []).append(m)
    places = {group: place for place, group in enumerate(order)}
    names = sorted(groups, key=lambda group: (places.get(group, len(places)), group))
    return tuple(Group(group, accuracy(groups[group])) for group in names)


def stain_group(case: LabelledCase) -> str:
    """Name of the group of a case by its number of stains."""
    return stain_group_name(sum(case.stains >= first for first in STAIN_GROUPS) - 1)


def stain_group_name(place: int) -> str:
    """``1-3``, ``10 or more``."""
    first = STAIN_GROUPS[place]
    if place + 1 == len(STAIN_GROUPS):
        return f"{first} or more"
    last = STAIN_GROUPS[place + 1] - 1
    return str(first) if first == last else f"{first}-{last}"


def confusion(measured: Sequence[Measured]) -> tuple[ConfusionCount, ...]:
    """Published diagnosis by leader, right ones included, sorted by both ids."""
    counts = Counter((m.case.truth, m.forecast.leader) for m in measured)
    return tuple(ConfusionCount(truth, leader, cases) for (truth, leader), cases in sorted(counts.items()))
