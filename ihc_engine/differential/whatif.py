"""What if a result were another, or were missing? The weighing of a case done again from tables, without running the rules anew.

Rules keep the weight that they gave, except those that rest on the changed finding: they are left out. Everything else is exactly
the weighing: tempering with the group, variants, pre-test odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ihc_engine.differential.dependence import factors, group_rho, kept_parts, tempered
from ihc_engine.differential.ranking import mixture, softmax
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.inference.trace import RuleWeighedStep


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
        self.results: dict[str, Result] = {
            step.feature: Result(step.kind, step.feature, step.reading, step.group or step.feature) for step in case.weighed
        }
        self._groups: dict[str, list[Result]] = {}
        for result in self.results.values():
            self._groups.setdefault(result.group, []).append(result)
        self._sums = {group: self.group_sum(group, results) for group, results in self._groups.items()}
        shares, priors = case.shares(), {step.diagnosis: step.base + step.site for step in case.priors}
        self._before = [priors[h.diagnosis] + shares[h.key] for h in self._hypotheses]
        self._scores = self._added([])

    def totals(self, changes: Changes, without_rules: frozenset[str] = frozenset()) -> dict[str, int]:
        """Score of each hypothesis (diagnosis or ``other``) under the changes, leaving out these rules."""
        scores = self.variant_scores(changes, without_rules)
        grouped: dict[str, list[int]] = {}
        for hypothesis, score in zip(self._hypotheses, scores, strict=True):
            grouped.setdefault(hypothesis.diagnosis, []).append(score)
        return {diagnosis: mixture(parts) for diagnosis, parts in grouped.items()}

    def probabilities(self, changes: Changes, without_rules: frozenset[str] = frozenset()) -> dict[str, float]:
        """Probabilities under the changes, rounded as in a ranking."""
        return softmax(self.totals(changes, without_rules))

    def leader(self, changes: Changes, without_rules: frozenset[str] = frozenset()) -> str:
        """The leading hypothesis under the changes; ties by id, as in a ranking."""
        probabilities = self.probabilities(changes, without_rules)
        return min(probabilities, key=lambda name: (-probabilities[name], name))

    def variant_scores(self, changes: Changes, without_rules: frozenset[str] = frozenset()) -> list[int]:
        """Score of each variant under the changes."""
        touched = {result.group for result in changes.values() if result} | {
            self.results[feature].group for feature in changes if feature in self.results
        }
        scores = list(self._scores) if not without_rules else self._added(without_rules)
        for group in touched:
            now = [changes.get(r.feature, r) for r in self._groups.get(group, [])]
            now += [r for f, r in changes.items() if r is not None and r.group == group and f not in self.results]
            after = self.group_sum(group, [r for r in now if r is not None])
            before = self._sums.get(group, [0] * len(scores))
            scores = [score + new - old for score, new, old in zip(scores, after, before, strict=True)]
        return scores

    def group_sum(self, group: str, results: Sequence[Result]) -> list[int]:
        """Tempered weights of a group's results, summed, for each variant."""
        site = self._case.reading.site
        ordered = sorted(results, key=lambda result: result.feature)
        columns = [[v.weight for v in self._case.weights.row(r.kind, r.feature, r.reading, site)] for r in ordered]
        parts = factors(len(columns), group_rho(group, self._case.weights.policy))
        sums = []
        for place, hypothesis in enumerate(self._hypotheses):
            said = [column[place] - column[-1] for column in columns]
            kept = kept_parts(said, parts)
            sums.append(
                sum(
                    column[-1] + tempered(weight, part)
                    for column, weight, part, result in zip(columns, said, kept, ordered, strict=True)
                    if not self._case.is_replaced(result.feature, hypothesis.diagnosis)
                )
            )
        return sums

    def _added(self, without_rules: Iterable[str]) -> list[int]:
        rules = self._rule_sums(frozenset(without_rules))
        scores = [before + rules.get(h.diagnosis, 0) for h, before in zip(self._hypotheses, self._before, strict=True)]
        for sums in self._sums.values():
            scores = [score + part for score, part in zip(scores, sums, strict=True)]
        return scores

    def _rule_sums(self, without: frozenset[str]) -> dict[str, int]:
        steps: dict[str, list[RuleWeighedStep]] = {}
        for step in self._case.rule_steps:
            if step.rule not in without:
                steps.setdefault(step.diagnosis, []).append(step)
        return {diagnosis: self._case.weights.capped_sum(parts) for diagnosis, parts in steps.items()}
