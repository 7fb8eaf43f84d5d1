"""One case, with everything behind its probabilities drawn: what comes out, again and again.

Every cell of every hypothesis is drawn from its Beta posterior, each rule's strength and each pre-test odds from a normal
distribution with the sd of the policy, and the case is weighed with what was drawn: likelihoods, tempering, variants, rules
within their cap, sharpness. Variants of a diagnosis with the same posterior for a finding share its draw: it is the same unknown
frequency. Hypotheses of ``NEGLIGIBLE`` probability or less keep their score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, log10
from random import Random

from ihc_engine.differential.cells import Cell
from ihc_engine.differential.dependence import WHOLE, factors, group_rho, kept_parts
from ihc_engine.differential.likelihood import MICRO, likelihood, slope
from ihc_engine.differential.ranking import Ranking
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.inference.trace import RuleWeighedStep, WeighedStep
from ihc_engine.knowledge.model import OTHER

NEGLIGIBLE = 1e-4
_NAT = log(10) / 10
_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Drawn:
    """Drawn probabilities of each hypothesis that was not negligible, sorted, and the share of draws that it led."""

    probabilities: dict[str, list[float]]
    first: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Posterior:
    """Beta(a, b) of a frequency, and the straight line from it to the likelihood."""

    a: float
    b: float
    start: float
    slope: float

    def weight(self, random: Random) -> float:
        """A drawn weight, in decibans."""
        return 10 * log10(max(_LEAST, self.start + self.slope * random.betavariate(self.a, self.b)))


@dataclass(frozen=True, slots=True)
class _Result:
    """A finding: its different posteriors; for each hypothesis the place of its own, and the part of its weight that counts."""

    posteriors: tuple[_Posterior, ...]
    places: tuple[int, ...]
    discounts: tuple[float, ...]
    counts: tuple[bool, ...]

    def draw(self, random: Random) -> tuple[float, list[float]]:
        """Weight of ``other``, and how far each hypothesis lies from it."""
        weights = [posterior.weight(random) for posterior in self.posteriors]
        other = weights[self.places[-1]]
        return other, [(weights[place] - other) * part for place, part in zip(self.places, self.discounts, strict=True)]


class DrawnCase:
    """The tables from which a weighed case is drawn."""

    def __init__(self, case: CaseWeighing, ranking: Ranking) -> None:
        self._policy = case.weights.policy
        self._prior_sd = case.weights.knowledge.policy.uncertainty.prior_sd
        self._cap = case.weights.rules_cap / MICRO
        alive = {step.diagnosis for step in ranking.steps if step.probability > NEGLIGIBLE} | {OTHER}
        self._hypotheses = [h for h in case.weights.hypotheses if h.diagnosis in alive]
        self._best = ranking.steps[0].score / MICRO
        self._rest = sum(self._part(step.score / MICRO) for step in ranking.steps if step.diagnosis not in alive)
        shares, priors = case.shares(), {step.diagnosis: step.base + step.site for step in case.priors}
        self._before = [(priors[h.diagnosis] + shares[h.key]) / MICRO for h in self._hypotheses]
        self._rules = {d: [step for step in case.rule_steps if step.diagnosis == d] for d in sorted(alive)}
        self._groups = self._read_groups(case)

    def drawn(self, draws: int, random: Random) -> Drawn:
        """So many draws."""
        probabilities: dict[str, list[float]] = {diagnosis: [] for diagnosis in self._rules}
        first: Counter[str] = Counter()
        for _ in range(draws):
            parts = self._one(random)
            whole = sum(parts.values()) + self._rest
            for diagnosis, part in parts.items():
                probabilities[diagnosis].append(part / whole)
            first[max(parts, key=lambda diagnosis: (parts[diagnosis], diagnosis))] += 1
        return Drawn(
            {diagnosis: sorted(values) for diagnosis, values in probabilities.items()},
            {diagnosis: first[diagnosis] / draws for diagnosis in probabilities},
        )

    def _one(self, random: Random) -> dict[str, float]:
        """Likelihood times odds of each hypothesis, as parts of the leader's own."""
        around = {d: random.gauss(0, self._prior_sd) + self._said(steps, random) for d, steps in self._rules.items()}
        scores = [score + around[h.diagnosis] for h, score in zip(self._hypotheses, self._before, strict=True)]
        for group, parts in self._groups:
            _add_group(scores, group, parts, random)
        sums: dict[str, float] = dict.fromkeys(around, 0.0)
        for hypothesis, score in zip(self._hypotheses, scores, strict=True):
            sums[hypothesis.diagnosis] += exp((score - self._best) * _NAT)
        return {diagnosis: value**self._policy.sharpness for diagnosis, value in sums.items()}

    def _said(self, steps: Sequence[RuleWeighedStep], random: Random) -> float:
        """What rules say: support and opposition within the cap, joint likelihoods whole."""
        free = joint = 0.0
        for step in steps:
            weight = random.gauss(step.weight / MICRO, step.variance**0.5 / 1000)
            if step.kind == "joint":
                joint += weight
            else:
                free += weight
        return max(-self._cap, min(self._cap, free)) + joint

    def _part(self, score: float) -> float:
        return exp(self._policy.sharpness * (score - self._best) * _NAT)

    def _read_groups(self, case: CaseWeighing) -> list[tuple[list[_Result], tuple[int, ...]]]:
        groups: dict[str, list[WeighedStep]] = {}
        for step in case.weighed:
            groups.setdefault(step.group or step.feature, []).append(step)
        return [
            ([self._result(step, case) for step in steps], factors(len(steps), group_rho(group, self._policy)))
            for group, steps in groups.items()
        ]

    def _result(self, step: WeighedStep, case: CaseWeighing) -> _Result:
        posteriors: dict[tuple[str, _Posterior], int] = {}
        places, discounts = [], []
        for hypothesis in self._hypotheses:
            cell = case.weights.cells.cell(hypothesis, step.feature, case.reading.site)
            key = (hypothesis.diagnosis, self._posterior(cell, step))
            places.append(posteriors.setdefault(key, len(posteriors)))
            judged = step.kind == "morphology" and cell.basis in ("judgement", "no_data")
            discounts.append(self._policy.judgement_discount if judged else 1.0)
        counts = tuple(not case.is_replaced(step.feature, h.diagnosis) for h in self._hypotheses)
        return _Result(tuple(posterior for _, posterior in posteriors), tuple(places), tuple(discounts), counts)

    def _posterior(self, cell: Cell, step: WeighedStep) -> _Posterior:
        frequency = cell.mean_if_negative if step.reading == "negative" else cell.mean
        by_frequency = slope(cell, step.reading, step.kind, self._policy)
        start = likelihood(cell, step.reading, step.kind, self._policy) - by_frequency * frequency
        a, b = (max(_LEAST, part * cell.weight) for part in (frequency, 1 - frequency))
        return _Posterior(a, b, start, by_frequency)


def _add_group(scores: list[float], group: Sequence[_Result], parts: Sequence[int], random: Random) -> None:
    """Add a group's results, tempered as the engine tempers them, to the score of each hypothesis."""
    drawn = [result.draw(random) for result in group]
    for place in range(len(scores)):
        said = [distances[place] for _, distances in drawn]
        kept = kept_parts([round(weight * MICRO) for weight in said], parts) if len(said) > 1 else (WHOLE,)
        for result, (other, _), weight, part in zip(group, drawn, said, kept, strict=True):
            if result.counts[place]:
                scores[place] += other + weight * part / WHOLE
