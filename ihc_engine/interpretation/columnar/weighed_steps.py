"""The steps of a combination of results, made from the tables of its weighing: what ``CaseWeighing.temper`` says of a group."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.case.findings import Finding
from ihc_engine.differential.columnar.combinations import Combinations
from ihc_engine.differential.columnar.groups import READINGS, Group
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.columnar.arrays import np
from ihc_engine.inference.trace import WeighedStep

#: A group and one of its combinations, whatever table it is kept in.
Key = tuple[int, int]


class WeighedSteps:
    """Makes steps. ``rules``: ids in canonical order."""

    def __init__(self, weights: Weights, groups: Sequence[Group], hypotheses: Hypotheses, rules: Sequence[str]) -> None:
        self._weights, self._groups, self._hypotheses, self._rules = weights, groups, hypotheses, rules

    def key(self, combinations: Combinations, number: int) -> Key:
        """What says the same in every table of combinations under this knowledge."""
        return int(combinations.group.rows[number]), int(combinations.keys.rows[number])

    def of(self, combinations: Combinations, number: int) -> tuple[WeighedStep, ...]:
        """The steps of one combination, in the order of the ids of its features."""
        group_place, key = self.key(combinations, number)
        group = self._groups[group_place]
        site = group.class_sites[key // group.whole]
        digits = group.digits(np.array([key]))[0].tolist()
        members = [(place, *divmod(digit, len(READINGS))) for place, digit in enumerate(digits) if digit]
        results = [(group.features[place], group.kinds[place], READINGS[reading] or "") for place, _, reading in members]
        replacing = tuple(self._rules[group.replacing[place][by - 1]] if by else None for place, by, _ in members)
        rows = [self._weights.row(kind, feature, reading, site) for feature, kind, reading in results]
        if any(replacing):  # the tables hold nothing where a rule stands for a finding
            said = [(Finding(kind, feature, "positive", "", ""), reading) for feature, kind, reading in results]
            return self._weights.steps(group.name, said, rows, replacing)
        first = int(combinations.start.rows[number])
        left = np.empty((len(members), len(self._hypotheses)), dtype=np.int64)
        left[:, self._hypotheses.places] = combinations.weights.rows[first : first + len(members)]
        return tuple(
            WeighedStep(kind, feature, reading, group.name, row, tuple(tempered))
            for (feature, kind, reading), row, tempered in zip(results, rows, left.tolist(), strict=True)
        )
