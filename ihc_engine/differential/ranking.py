"""Sums, probabilities and ranks.

Scores are integers; a diagnosis is the mixture of its variants. All scores are sharpened by one number, fitted on published
cases: cautious steps (tempering, caps, discounts) add up to a model that is less sure than it may be. Probabilities are rounded
to six decimals *before* they are ranked, so that a last bit of floating point never decides. Ties go by id.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log10

from ihc_engine.differential.likelihood import MICRO
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.inference.trace import RankedStep, VariantScore

DECIMALS = 6
_NAT = log(10) / (10 * MICRO)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranked hypotheses, ``other`` among them, best first."""

    steps: tuple[RankedStep, ...]

    @property
    def leader(self) -> str:
        """The most probable hypothesis."""
        return self.steps[0].diagnosis

    def of(self, diagnosis: str) -> RankedStep:
        """The line of one hypothesis; KeyError if there is none."""
        for step in self.steps:
            if step.diagnosis == diagnosis:
                return step
        raise KeyError(diagnosis)

    def suspected(self, at_least: float) -> tuple[str, ...]:
        """Hypotheses of at least this probability, in order of id."""
        return suspected({step.diagnosis: step.probability for step in self.steps}, at_least)


def rank(case: CaseWeighing) -> Ranking:
    """Sum up a weighed case."""
    scores = variant_scores(case)
    totals = {diagnosis: mixture([v.score for v in variants]) for diagnosis, variants in scores.items()}
    probabilities = softmax(totals, case.weights.policy.sharpness)
    return in_order(scores, totals, probabilities)


def suspected(probabilities: Mapping[str, float], at_least: float) -> tuple[str, ...]:
    """Hypotheses of at least this probability, in order of id."""
    return tuple(sorted([diagnosis for diagnosis, probability in probabilities.items() if probability >= at_least]))


def in_order_of(probabilities: Mapping[str, float]) -> list[str]:
    """Hypotheses by their probabilities, the greatest first; ties by id."""
    return sorted(sorted(probabilities), key=probabilities.__getitem__, reverse=True)


def in_order(
    scores: Mapping[str, tuple[VariantScore, ...]], totals: Mapping[str, int], probabilities: Mapping[str, float]
) -> Ranking:
    """Hypotheses of these totals ranked by their probabilities, ties by id."""
    order = [diagnosis for diagnosis in in_order_of(probabilities) if diagnosis in totals]
    return Ranking(
        tuple(
            RankedStep(diagnosis, place, totals[diagnosis], probabilities[diagnosis], scores[diagnosis])
            for place, diagnosis in enumerate(order, start=1)
        )
    )


def variant_scores(case: CaseWeighing) -> dict[str, tuple[VariantScore, ...]]:
    """Score of each variant of each diagnosis, best first. The case remembers the scores."""
    priors = {step.diagnosis: step.base + step.site for step in case.priors}
    shares, rules, weights = case.shares(), case.rule_sums(), case.weights
    case.scores = [
        priors[hypothesis.diagnosis] + shares[key] + findings + rules.get(hypothesis.diagnosis, 0)
        for hypothesis, key, findings in zip(weights.hypotheses, weights.keys, case.findings_sums(), strict=True)
    ]
    return scored_variants(case)


def scored_variants(case: CaseWeighing, of: Container[str] | None = None) -> dict[str, tuple[VariantScore, ...]]:
    """The scores that a case remembers, by diagnosis, best first. ``of``: only these diagnoses."""
    shares, keys, scores = case.shares(), case.weights.keys, case.scores
    found = {}
    for diagnosis, i, j in case.weights.spans:
        if of is None or diagnosis in of:
            variants = [VariantScore(keys[place], shares[keys[place]], scores[place]) for place in range(i, j)]
            found[diagnosis] = tuple(sorted(variants, key=_best_first) if j - i > 1 else variants)
    return found


def _best_first(variant: VariantScore) -> tuple[int, str]:
    return -variant.score, variant.hypothesis


def mixture(scores: Sequence[int]) -> int:
    """10 log10 of a sum of likelihoods that are given as scores, in micro-decibans."""
    if len(scores) == 1:
        return scores[0]
    best = max(scores)
    return best + round(10 * MICRO * log10(sum(exp((score - best) * _NAT) for score in sorted(scores))))


def softmax(totals: Mapping[str, int], sharpness: float) -> dict[str, float]:
    """Probabilities of scores, rounded to six decimals; ``sharpness`` (1: none) multiplies the scores."""
    best = max(totals.values())
    parts = {key: exp(sharpness * (totals[key] - best) * _NAT) for key in sorted(totals)}
    whole = sum(parts.values())
    return {key: round(part / whole, DECIMALS) for key, part in parts.items()}
