"""On what does the leader rest? Which single finding it needs, and the smallest change of results that would topple it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

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
class Toppled:
    """Changes under which another hypothesis leads, with its probability then."""

    changes: tuple[Change, ...]
    leader: str
    probability: float


class Counterfactuals:
    """What would topple the leader of a weighed case. ``supporting``: its findings, the strongest against the runner-up first."""

    def __init__(self, whatif: WhatIf, leader: str, supporting: Sequence[str], resting_on: RestingOn) -> None:
        self._whatif = whatif
        self._leader = leader
        self._supporting = supporting
        self._resting_on = resting_on

    def needed(self) -> tuple[Toppled, ...]:
        """Single findings without which another hypothesis leads, the strongest first."""
        return tuple(self._toppling([(feature,) for feature in self._supporting], removed=True))

    def first_needed(self) -> tuple[Toppled, ...]:
        """The first of ``needed``, if there is any."""
        return tuple(islice(self._toppling([(feature,) for feature in self._supporting], removed=True), 1))

    def smallest(self) -> tuple[Toppled, ...]:
        """Results that would topple the leader if they were the opposite: single ones, else pairs; empty if not even pairs do."""
        single = tuple(self._toppling([(feature,) for feature in self._supporting], removed=False))
        if single:
            return single
        return tuple(self._toppling(list(combinations(self._supporting[:_CHANGED_TOGETHER], 2)), removed=False))

    def _toppling(self, choices: Sequence[tuple[str, ...]], removed: bool) -> Iterator[Toppled]:
        for features in choices:
            changes: Mapping[str, Result | None] = {f: None if removed else self._opposite(f) for f in features}
            without = frozenset().union(*(self._resting_on(feature) for feature in features))
            leader = self._whatif.leader(changes, without)
            if leader != self._leader:
                listed = tuple(
                    Change(f, self._whatif.results[f].reading, after.reading if after else None) for f, after in changes.items()
                )
                yield Toppled(listed, leader, self._whatif.probabilities(changes, without)[leader])

    def _opposite(self, feature: str) -> Result:
        result = self._whatif.results[feature]
        return Result(result.kind, feature, "positive" if result.reading == "negative" else "negative", result.group)
