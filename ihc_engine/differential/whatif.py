"""What if a result were another, or were missing? The weighing of a case done again from tables, without running the rules anew.

Rules keep the weight that they gave, except those that rest on the changed finding: they are left out. Everything else is exactly
the weighing: tempering with the group, variants, pre-test odds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ihc_engine.differential.ranking import mixture, softmax
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.inference.trace import RuleWeighedStep

#: What a mixture of variants adds to its best one at the most, in micro-decibans (10 log10 of 100 variants).
_MIXTURE_ADDS = 20_000_000
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
    """The tables of one weighed case. Scores are in the order of ``Weights.hypotheses``, in micro-decibans."""

    def __init__(self, case: CaseWeighing) -> None:
        self._case = case
        self._hypotheses = case.weights.hypotheses
        self._diagnoses = _slices([hypothesis.diagnosis for hypothesis in self._hypotheses])
        self.results: dict[str, Result] = {
            step.feature: Result(step.kind, step.feature, step.reading, step.group or step.feature) for step in case.weighed
        }
        self._groups: dict[str, list[Result]] = {}
        for result in self.results.values():
            self._groups.setdefault(result.group, []).append(result)
        self._sums: dict[str, list[int]] = {}
        for step in case.weighed:
            said = self._case.counted(step.feature, step.tempered)
            before = self._sums.get(step.group or step.feature)
            self._sums[step.group or step.feature] = list(said) if before is None else _added_up(before, said)
        shares, priors = case.shares(), {step.diagnosis: step.base + step.site for step in case.priors}
        self._before = [priors[h.diagnosis] + shares[h.key] for h in self._hypotheses]
        self._scores = self._added(NO_RULES)
        self._found: dict[tuple[Result, ...], list[int]] = {}

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
        near = [(d, scores[i:j]) for d, i, j in self._diagnoses if max(scores[i:j]) + _MIXTURE_ADDS >= best]
        return min(near, key=lambda item: (-mixture(item[1]), item[0]))[0]

    def variant_scores(self, changes: Changes, without_rules: frozenset[str] = NO_RULES) -> list[int]:
        """Score of each variant under the changes."""
        scores = self._added(without_rules) if without_rules else self._scores
        touched = {result.group for result in changes.values() if result}
        touched |= {self.results[feature].group for feature in changes if feature in self.results}
        for group in sorted(touched):
            now = [changes.get(result.feature, result) for result in self._groups.get(group, [])]
            now += [r for f, r in changes.items() if r is not None and r.group == group and f not in self.results]
            left = [result for result in now if result is not None]
            before = self._sums.get(group)
            if left:
                after = self._group_sum(group, left)
                scores = _added_up(scores, after)
            if before:
                scores = [score - old for score, old in zip(scores, before, strict=True)]
        return scores

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

    def _added(self, without_rules: frozenset[str]) -> list[int]:
        rules = self._rule_sums(without_rules)
        scores = [before + rules.get(h.diagnosis, 0) for h, before in zip(self._hypotheses, self._before, strict=True)]
        for sums in self._sums.values():
            scores = _added_up(scores, sums)
        return scores

    def _rule_sums(self, without: frozenset[str]) -> dict[str, int]:
        steps: dict[str, list[RuleWeighedStep]] = {}
        for step in self._case.rule_steps:
            if step.rule not in without:
                steps.setdefault(step.diagnosis, []).append(step)
        return {diagnosis: self._case.weights.capped_sum(parts) for diagnosis, parts in steps.items()}


def _added_up(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


def _slices(diagnoses: Sequence[str]) -> list[tuple[str, int, int]]:
    """Where the variants of each diagnosis stand: (diagnosis, first, one past the last)."""
    found, place = [], 0
    for diagnosis, variants in groupby(diagnoses):
        count = len(list(variants))
        found.append((diagnosis, place, place + count))
        place += count
    return found
