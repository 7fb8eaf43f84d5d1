"""What if a result were another, or were missing? The weighing of a case done again from tables, without running the rules anew.

Rules keep the weight that they gave, except those that rest on the changed finding: they are left out. Everything else is exactly
the weighing: tempering with the group, variants, pre-test odds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, log10

from ihc_engine.differential.likelihood import MICRO
from ihc_engine.differential.ranking import mixture, softmax
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.inference.trace import RuleWeighedStep, WeighedStep

NO_RULES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """A result as it is weighed: ``reading`` as in ``likelihood.reading_of``."""

    kind: str
    feature: str
    reading: str
    group: str


#: Feature to the result it would have; None takes the finding away.
Changes = Mapping[str, Result | None]


class WhatIf:
    """The tables of one weighed and ranked case. Scores are in the order of ``Weights.hypotheses``, in micro-decibans."""

    def __init__(self, case: CaseWeighing) -> None:
        self._case = case
        self._hypotheses = case.weights.hypotheses
        self._diagnoses = case.weights.spans
        self._weighed = {step.feature: step for step in case.weighed}
        self._groups: dict[str, list[WeighedStep]] = {}
        for step in case.weighed:
            self._groups.setdefault(step.group or step.feature, []).append(step)
        self._sums: dict[str, list[int]] = {}
        self._scores = case.scores
        self._rules = self._rule_sums(NO_RULES)
        self._found: dict[tuple[Result, ...], list[int]] = {}

    def result(self, feature: str) -> Result:
        """A weighed finding. KeyError if it was not weighed."""
        step = self._weighed[feature]
        return Result(step.kind, step.feature, step.reading, step.group or step.feature)

    def totals(self, changes: Changes, without_rules: frozenset[str] = NO_RULES) -> dict[str, int]:
        """Score of each hypothesis (diagnosis or ``other``) under the changes, leaving out these rules."""
        scores = self.variant_scores(changes, without_rules)
        return {diagnosis: mixture(scores[first:last]) for diagnosis, first, last in self._diagnoses}

    def probabilities(self, changes: Changes, without_rules: frozenset[str] = NO_RULES) -> dict[str, float]:
        """Probabilities under the changes, rounded as in a ranking."""
        return softmax(self.totals(changes, without_rules), self._case.weights.policy.sharpness)

    def leader(self, changes: Changes, without_rules: frozenset[str] = NO_RULES) -> str:
        """The leading hypothesis under the changes; ties by id."""
        scores = self.variant_scores(changes, without_rules)
        best = max(scores)
        near = [(d, scores[i:j]) for d, i, j in self._diagnoses if max(scores[i:j]) + _most_added(j - i) >= best]
        return min(near, key=lambda item: (-mixture(item[1]), item[0]))[0]

    def variant_scores(self, changes: Changes, without_rules: frozenset[str] = NO_RULES) -> Sequence[int]:
        """Score of each variant under the changes."""
        scores = self._left(without_rules) if without_rules else self._scores
        touched = {result.group for result in changes.values() if result}
        touched |= {self.result(feature).group for feature in changes if feature in self._weighed}
        for group in sorted(touched):
            before = self._groups.get(group, [])
            now = [changes[step.feature] if step.feature in changes else self.result(step.feature) for step in before]
            now += [r for f, r in changes.items() if r is not None and r.group == group and f not in self._weighed]
            left = [result for result in now if result is not None]
            if left:
                scores = _added_up(scores, self._group_sum(group, left))
            if before:
                scores = [score - old for score, old in zip(scores, self._sum_before(group), strict=True)]
        return scores

    def _sum_before(self, group: str) -> list[int]:
        """Tempered weights of a group's results as they are, summed, for each variant."""
        if group not in self._sums:
            sums = [0] * len(self._hypotheses)
            for step in self._groups[group]:
                sums = _added_up(sums, self._case.counted(step.feature, step.tempered))
            self._sums[group] = sums
        return self._sums[group]

    def _group_sum(self, group: str, results: Sequence[Result]) -> list[int]:
        """Tempered weights of a group's results, summed, for each variant."""
        ordered = tuple(sorted(results, key=lambda result: result.feature))
        if ordered in self._found:
            return self._found[ordered]
        sums = [0] * len(self._hypotheses)
        rows = [self._case.weights.row(r.kind, r.feature, r.reading, self._case.reading.site) for r in ordered]
        for result, (left, _) in zip(ordered, self._case.weights.tempered(group, rows), strict=True):
            sums = _added_up(sums, self._case.counted(result.feature, left))
        self._found[ordered] = sums
        return sums

    def _left(self, without_rules: frozenset[str]) -> Sequence[int]:
        """Scores without some rules."""
        now = self._rule_sums(without_rules)
        lost = {diagnosis: said - now.get(diagnosis, 0) for diagnosis, said in self._rules.items()}
        return [score - lost.get(h.diagnosis, 0) for h, score in zip(self._hypotheses, self._scores, strict=True)]

    def _rule_sums(self, without: frozenset[str]) -> dict[str, int]:
        steps: dict[str, list[RuleWeighedStep]] = {}
        for step in self._case.rule_steps:
            if step.rule not in without:
                steps.setdefault(step.diagnosis, []).append(step)
        return {diagnosis: self._case.weights.capped_sum(parts) for diagnosis, parts in steps.items()}


@cache
def _most_added(variants: int) -> int:
    """What a mixture of so many variants adds to its best one at the most, in micro-decibans."""
    return ceil(10 * MICRO * log10(variants))


def _added_up(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]
