"""Intervals and shares of first ranks: ``uncertainty.certainty`` over many cases, rounded to the same last digit.

Medians and variances are the same numbers as in the reference. What follows from them over exp and log may differ in the last
bit; where a rounding or a threshold is near, the reference function is asked. All arrays hold one case a column.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    """Scores as normal variables, [hypotheses, rows]: ``median`` and ``variance`` in natural logarithms."""

    median: Floats
    variance: Floats

    def of(self, rows: Ints) -> Spread:
        """Those of some rows."""
        return Spread(self.median.take(rows, axis=1), self.variance.take(rows, axis=1))


@dataclass(frozen=True, slots=True)
class Grounds:
    """What intervals rest on, [hypotheses, rows]: totals, rounded probabilities, variances from studies and from judgement."""

    totals: Ints
    probabilities: Floats
    studies: Ints
    judged: Ints

    def reference(self, row: int, ids: tuple[str, ...], policy: UncertaintyPolicy, sharpness: float) -> dict[str, Certainty]:
        """What the reference says of one row."""
        steps = tuple(
            RankedStep(d, 0, int(self.totals[place, row]), float(self.probabilities[place, row]), ())
            for place, d in enumerate(ids)
        )
        variances = {d: ScoreVariance(int(self.studies[place, row]), int(self.judged[place, row])) for place, d in enumerate(ids)}
        return certainty(Ranking(steps), variances, policy, sharpness)


def spread_of(grounds: Grounds, policy: UncertaintyPolicy) -> Spread:
    """Medians and variances of all scores, the same as in the reference to the last bit."""
    inflated = float(policy.inflation**2 / PER_NAT)
    prior = round((1000 * policy.prior_sd) ** 2)
    score = grounds.totals - grounds.totals.max(axis=0)
    half = grounds.studies * inflated
    half /= 2
    median = score * MICRO_TO_NAT
    median -= half
    variance = grounds.studies + grounds.judged
    variance += prior
    return Spread(median, np.asarray(variance * inflated, dtype=np.float64))


def intervals(
    grounds: Grounds, spread: Spread, ids: tuple[str, ...], policy: UncertaintyPolicy, sharpness: float
) -> tuple[Floats, Floats]:
    """Lower and upper limits, [hypotheses, rows]."""
    rivals = _sums_of_rivals(spread, sharpness)
    log_odds = sharpness * spread.median - rivals.median
    half = Z_90 * np.sqrt(sharpness**2 * spread.variance + rivals.variance)
    limits = [STEPS / (1 + np.exp(-np.clip(log_odds + side * half, -700.0, 700.0))) for side in (-1, 1)]
    rounded = [np.rint(limit) for limit in limits]
    low = np.minimum(grounds.probabilities, rounded[0] / STEPS)
    high = np.maximum(grounds.probabilities, rounded[1] / STEPS)
    for row in np.flatnonzero((in_doubt(limits[0], rounded[0]) | in_doubt(limits[1], rounded[1])).any(axis=0)):
        sure = grounds.reference(int(row), ids, policy, sharpness)
        for place, diagnosis in enumerate(ids):
            low[place, row], high[place, row] = sure[diagnosis].interval
    return low, high


def intervals_of(
    chosen: Ints, grounds: Grounds, spread: Spread, ids: tuple[str, ...], policy: UncertaintyPolicy, sharpness: float
) -> tuple[Floats, Floats]:
    """Lower and upper limits of one hypothesis of each row, [rows]."""
    rows = np.arange(len(chosen))
    rivals = _sum_of_others(chosen, spread, sharpness)
    log_odds = sharpness * spread.median[chosen, rows] - rivals.median
    half = Z_90 * np.sqrt(sharpness**2 * spread.variance[chosen, rows] + rivals.variance)
    limits = [STEPS / (1 + np.exp(-np.clip(log_odds + side * half, -700.0, 700.0))) for side in (-1, 1)]
    probability = grounds.probabilities[chosen, rows]
    rounded = [np.rint(limit) for limit in limits]
    low = np.minimum(probability, rounded[0] / STEPS)
    high = np.maximum(probability, rounded[1] / STEPS)
    for row in np.flatnonzero(in_doubt(limits[0], rounded[0]) | in_doubt(limits[1], rounded[1])):
        low[row], high[row] = grounds.reference(int(row), ids, policy, sharpness)[ids[chosen[row]]].interval
    return low, high


def _sum_of_others(chosen: Ints, spread: Spread, sharpness: float) -> Spread:
    """[rows]: for one hypothesis of each row the logarithm of the summed likelihoods of all others."""
    median = sharpness * spread.median
    variance = sharpness**2 * spread.variance
    np.minimum(WIDEST, variance, out=variance)
    best = median.max(axis=0)
    weight = variance / 2
    # the square of this is what expm1 would be taken of, which takes twice as long as exp
    grown = np.exp(weight)
    median -= best
    weight += median
    np.exp(weight, out=weight)
    weight[chosen, np.arange(len(chosen))] = 0.0
    grown *= grown
    grown -= 1
    grown *= weight
    square = np.einsum("hr,hr->r", grown, weight)
    whole = np.maximum(weight.sum(axis=0), SMALLEST)
    spreads = np.log1p(square / whole**2)
    return Spread(best + np.log(whole) - spreads / 2, spreads)


def _sums_of_rivals(spread: Spread, sharpness: float) -> Spread:
    """For every hypothesis the logarithm of the summed likelihoods of all others."""
    median = sharpness * spread.median
    variance = np.minimum(WIDEST, sharpness**2 * spread.variance)
    best = median.max(axis=0)
    weight = np.exp(median - best + variance / 2)
    mean = _without_each(weight)
    square = _without_each(weight * weight * np.expm1(variance))
    whole = np.maximum(mean, SMALLEST)
    spreads = np.log1p(square / whole**2)
    return Spread(best + np.log(whole) - spreads / 2, spreads)


def _without_each(parts: Floats) -> Floats:
    """[hypotheses, rows]: sum of all parts but one, for each; from both ends, as in the reference."""
    found = np.zeros_like(parts)
    before, after = np.zeros_like(parts[0]), np.zeros_like(parts[0])
    for place in range(1, len(parts)):  # by whole rows of the arrays, which is faster than cumsum
        before += parts[place - 1]
        found[place] += before
        after += parts[-place]
        found[-place - 1] += after
    return found
