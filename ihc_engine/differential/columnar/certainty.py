"""Intervals and shares of first ranks: ``uncertainty.certainty`` over many cases, rounded to the same last digit.

Medians and variances are the same numbers as in the reference. What follows from them over exp and log may differ in the last
bit; where a rounding or a threshold is near, the reference function is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.scores import STEPS, in_doubt
from ihc_engine.differential.ranking import Ranking
from ihc_engine.differential.uncertainty import (
    MICRO_TO_NAT,
    PER_NAT,
    SMALLEST,
    WIDEST,
    Z_90,
    Certainty,
    ScoreVariance,
    certainty,
)
from ihc_engine.inference.columnar.arrays import Floats, Ints, np
from ihc_engine.inference.trace import RankedStep
from ihc_engine.knowledge.policy import UncertaintyPolicy


@dataclass(frozen=True, slots=True)
class Spread:
    """Scores as normal variables, [rows, hypotheses]: ``median`` and ``variance`` in natural logarithms."""

    median: Floats
    variance: Floats


@dataclass(frozen=True, slots=True)
class Grounds:
    """What intervals rest on, [rows, hypotheses]: totals, rounded probabilities, variances from studies and from judgement."""

    totals: Ints
    probabilities: Floats
    studies: Ints
    judged: Ints

    def reference(self, row: int, hypotheses: Hypotheses, policy: UncertaintyPolicy, sharpness: float) -> dict[str, Certainty]:
        """What the reference says of one row."""
        steps = tuple(
            RankedStep(d, 0, int(self.totals[row, place]), float(self.probabilities[row, place]), ())
            for place, d in enumerate(hypotheses.ids)
        )
        variances = {
            d: ScoreVariance(int(self.studies[row, place]), int(self.judged[row, place]))
            for place, d in enumerate(hypotheses.ids)
        }
        return certainty(Ranking(steps), variances, policy, sharpness)


def spread_of(grounds: Grounds, policy: UncertaintyPolicy) -> Spread:
    """Medians and variances of all scores, the same as in the reference to the last bit."""
    inflated = float(policy.inflation**2 / PER_NAT)
    prior = round((1000 * policy.prior_sd) ** 2)
    score = grounds.totals - grounds.totals.max(axis=1, keepdims=True)
    median: Floats = score * MICRO_TO_NAT - grounds.studies * inflated / 2
    variance: Floats = (grounds.studies + grounds.judged + prior) * inflated
    return Spread(median, variance)


def intervals(
    grounds: Grounds, spread: Spread, hypotheses: Hypotheses, policy: UncertaintyPolicy, sharpness: float
) -> tuple[Floats, Floats]:
    """Lower and upper limits, [rows, hypotheses]."""
    rivals = _sums_of_rivals(spread, sharpness)
    log_odds = sharpness * spread.median - rivals.median
    half = Z_90 * np.sqrt(sharpness**2 * spread.variance + rivals.variance)
    limits = [STEPS / (1 + np.exp(-np.clip(log_odds + side * half, -700.0, 700.0))) for side in (-1, 1)]
    low = np.minimum(grounds.probabilities, np.rint(limits[0]) / STEPS)
    high = np.maximum(grounds.probabilities, np.rint(limits[1]) / STEPS)
    for row in np.flatnonzero((in_doubt(limits[0]) | in_doubt(limits[1])).any(axis=1)):
        sure = grounds.reference(int(row), hypotheses, policy, sharpness)
        for place, diagnosis in enumerate(hypotheses.ids):
            low[row, place], high[row, place] = sure[diagnosis].interval
    return low, high


def _sums_of_rivals(spread: Spread, sharpness: float) -> Spread:
    """For every hypothesis the logarithm of the summed likelihoods of all others."""
    median = sharpness * spread.median
    variance = np.minimum(WIDEST, sharpness**2 * spread.variance)
    best = median.max(axis=1, keepdims=True)
    weight = np.exp(median - best + variance / 2)
    mean = _without_each(weight)
    square = _without_each(weight * weight * np.expm1(variance))
    whole = np.maximum(mean, SMALLEST)
    spreads = np.log1p(square / whole**2)
    return Spread(best + np.log(whole) - spreads / 2, spreads)


def _without_each(parts: Floats) -> Floats:
    """[rows, hypotheses]: sum of all parts but one, for each; from both ends, as in the reference."""
    found = np.zeros_like(parts)
    found[:, 1:] = np.cumsum(parts[:, :-1], axis=1)
    found[:, :-1] += np.cumsum(parts[:, :0:-1], axis=1)[:, ::-1]
    return found
