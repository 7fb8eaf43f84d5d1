"""On what does the leader rest? Which single finding it needs, and the smallest change of results that would topple it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ihc_engine.differential.whatif import Result, WhatIf

#: Rules that rest on a finding.
RestingOn = Callable[[str], frozenset[str]]
#: Two results are changed together only among so many of the leader's strongest findings.
_CHANGED_TOGETHER = 6


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that is read otherwise; ``after`` is None where it is missing. Readings as in ``likelihood.reading_of``."""

    finding: str
    before: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Needed:
    """A finding without which another hypothesis leads."""

    finding: str
    leader: str


@dataclass(frozen=True, slots=True)
class Toppled:
    """Changes under which another hypothesis leads, with its probability then."""

    changes: tuple[Change, ...]
    leader: str
    probability: float

    @property
    def needed(self) -> Needed:
        """The first of the changed findings, which the ranking needs."""
        return Needed(self.changes[0].finding, self.leader)


@dataclass(frozen=True, slots=True)
class _Toppling:
    """Changes under which another hypothesis leads, and the rules that fall with them."""

    changes: Mapping[str, Result | None]
    without: frozenset[str]
    leader: str


class Counterfactuals:
    """What would topple the leader of a weighed case. ``supporting``: its findings, the strongest against the runner-up first."""

    def __init__(self, whatif: WhatIf, leader: str, supporting: Sequence[str], resting_on: RestingOn) -> None:
        self._whatif = whatif
        self._leader = leader
        self._supporting = supporting
        self._resting_on = resting_on

    def needed(self) -> tuple[Toppled, ...]:
        """Single findings without which another hypothesis leads, the strongest first."""
        return tuple(map(self._told, self._toppling(self._single(), removed=True)))

    def first_needed(self) -> Needed | None:
        """The first of ``needed``, if there is any, and who would lead then."""
        first = next(self._toppling(self._single(), removed=True), None)
        return None if first is None else Needed(next(iter(first.changes)), first.leader)

    def smallest(self) -> tuple[Toppled, ...]:
        """Results that would topple the leader if they were the opposite: single ones, else pairs; empty if not even pairs do."""
        single = tuple(map(self._told, self._toppling(self._single(), removed=False)))
        if single:
            return single
        pairs = list(combinations(self._supporting[:_CHANGED_TOGETHER], 2))
        return tuple(map(self._told, self._toppling(pairs, removed=False)))

    def _single(self) -> Sequence[tuple[str, ...]]:
        return [(feature,) for feature in self._supporting]

    def _toppling(self, choices: Sequence[tuple[str, ...]], removed: bool) -> Iterator[_Toppling]:
        for features in choices:
            changes: Mapping[str, Result | None] = {f: None if removed else self._opposite(f) for f in features}
            without = frozenset().union(*(self._resting_on(feature) for feature in features))
            leader = self._whatif.leader(changes, without)
            if leader != self._leader:
                yield _Toppling(changes, without, leader)

    def _told(self, found: _Toppling) -> Toppled:
        changes = found.changes.items()
        listed = tuple(Change(f, self._whatif.result(f).reading, after.reading if after else None) for f, after in changes)
        return Toppled(listed, found.leader, self._whatif.probabilities(found.changes, found.without)[found.leader])

    def _opposite(self, feature: str) -> Result:
        result = self._whatif.result(feature)
        return Result(result.kind, feature, "positive" if result.reading == "negative" else "negative", result.group)
