"""How sure is a probability? Intervals and shares of first ranks in closed form.

The frequencies behind the weights are Beta posteriors. With p the frequency, w the patients behind it, L the likelihood of the
reading (a straight line over p), its relative variance and, L taken as lognormal, the variance of the weight ln L are

    r = (dL/dp / L)^2 p (1 - p) / (w + 1),   Var ln L = ln(1 + r)

and the median of ln L lies half of that below ln of the mean. (The plain delta method, Var ln L = r, is far too wide where p is
small and little is known.) Tempering leaves the square of the part it keeps. Rules add the variance of their strength, and the
judged pre-test odds theirs, both around the score as it is. Summed over the findings and rules of the leading variant they give
each hypothesis a median score M and a variance V; sharpness s makes them s M and s^2 V.

The sum of the likelihoods of all rivals is taken as lognormal with the mean and variance of that sum (Fenton LF. IRE Trans
Commun Syst 1960;8:57-67). A likelihood does not exceed 1, so that no rival's variance counts more than ``WIDEST`` there.
The interval is that of the log odds, s M minus ln of the rivals' sum, as a normal variable; the share of first ranks is the
chance that a score exceeds all others, taken as independent and normal. ``evaluate --draws`` compares both with draws.

Variances are kept as whole numbers (square milli-decibans), so that they add up the same in any order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import erf, exp, expm1, log, log1p, prod, sqrt

from ihc_engine.differential.cells import Cell
from ihc_engine.differential.dependence import WHOLE
from ihc_engine.differential.likelihood import MICRO, MILLI_PER_NAT, likelihood, slope
from ihc_engine.differential.ranking import DECIMALS, Ranking
from ihc_engine.differential.weighing import CaseWeighing, Weights
from ihc_engine.inference.trace import RankedStep
from ihc_engine.knowledge.policy import UncertaintyPolicy

#: Half width of a 90 % interval in standard deviations.
Z_90 = 1.6448536269514722
#: Square milli-decibans in a square of natural logarithms.
PER_NAT = MILLI_PER_NAT**2
LEAST = 1e-12
SMALLEST = 1e-150
#: Largest variance of a rival's likelihood in the sum of all rivals, in squares of natural logarithms.
WIDEST = 3.0
MICRO_TO_NAT = log(10) / (10 * MICRO)
#: Ranges of scores that are looked at, and how many standard deviations from a score still count.
RANGES = 64
REACH = 4.0


@dataclass(frozen=True, slots=True)
class Certainty:
    """90 % interval of a probability, and the share of first ranks when all frequencies vary within their posteriors."""

    interval: tuple[float, float]
    rank_first_share: float


@dataclass(frozen=True, slots=True)
class ScoreVariance:
    """Variance of a score, in square milli-decibans: from the studies behind the findings, and from judged rule strengths."""

    studies: int
    judged: int


@dataclass(frozen=True, slots=True)
class _Spread:
    """A score as a normal variable, in natural logarithms."""

    median: float
    variance: float

    @property
    def sd(self) -> float:
        return sqrt(self.variance)


class Variances:
    """Variance of each reading's weight in every variant, in square milli-decibans; computed when first asked for."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._kept = cache(self._row)

    def row(self, kind: str, feature: str, reading: str, site: str | None) -> tuple[int, ...]:
        """Variances in the order of ``Weights.hypotheses``."""
        return self._kept(kind, feature, reading, self._weights.cells.deciding_site(feature, site))

    def _row(self, kind: str, feature: str, reading: str, site: str | None) -> tuple[int, ...]:
        cells = ((self._weights.cells.cell(h, feature, site)) for h in self._weights.hypotheses)
        return tuple(self._of(cell, kind, reading) for cell in cells)

    def _of(self, cell: Cell, kind: str, reading: str) -> int:
        policy = self._weights.policy
        frequency = cell.mean_if_negative if reading == "negative" else cell.mean
        relative = slope(cell, reading, kind, policy) / likelihood(cell, reading, kind, policy)
        variance = log1p(relative**2 * frequency * (1 - frequency) / (cell.weight + 1))
        if kind == "morphology" and cell.basis in ("judgement", "no_data"):
            variance *= policy.judgement_discount**2
        return round(variance * PER_NAT)


def score_variances(case: CaseWeighing, ranking: Ranking, variances: Variances) -> dict[str, ScoreVariance]:
    """Variance of each hypothesis' score, from the findings and rules of its leading variant."""
    places = {h.key: place for place, h in enumerate(case.weights.hypotheses)}
    rows = [(variances.row(s.kind, s.feature, s.reading, case.reading.site), case.kept[s.feature], s) for s in case.weighed]
    return {
        step.diagnosis: ScoreVariance(
            sum(
                row[place] * kept[place] ** 2 // WHOLE**2
                for row, kept, weighed in rows
                if not case.is_replaced(weighed.feature, step.diagnosis)
                for place in (places[step.variants[0].hypothesis],)
            ),
            sum(rule.variance for rule in case.rule_steps if rule.diagnosis == step.diagnosis),
        )
        for step in ranking.steps
    }


def certainty(
    ranking: Ranking, variances: Mapping[str, ScoreVariance], policy: UncertaintyPolicy, sharpness: float
) -> dict[str, Certainty]:
    """Interval and share of first ranks of every hypothesis; ``sharpness`` as in ``ranking.softmax``."""
    steps = sorted(ranking.steps, key=lambda step: step.diagnosis)
    best = max(step.score for step in steps)
    spread = {step.diagnosis: _spread(step.score - best, variances[step.diagnosis], policy) for step in steps}
    first, rivals = _first_shares(spread), _sums_of_rivals(spread, sharpness)
    return {
        step.diagnosis: Certainty(
            _interval(step, spread[step.diagnosis], rivals[step.diagnosis], sharpness), first[step.diagnosis]
        )
        for step in steps
    }


def _spread(score: int, variance: ScoreVariance, policy: UncertaintyPolicy) -> _Spread:
    """Score with the pre-test odds' variance added; what studies add to the variance lowers the median by half."""
    inflated = policy.inflation**2 / PER_NAT
    prior = round((1000 * policy.prior_sd) ** 2)
    median = score * MICRO_TO_NAT - variance.studies * inflated / 2
    return _Spread(median, (variance.studies + variance.judged + prior) * inflated)


def _interval(step: RankedStep, own: _Spread, rivals: _Spread, sharpness: float) -> tuple[float, float]:
    """Limits that hold the probability itself."""
    log_odds = sharpness * own.median - rivals.median
    half = Z_90 * sqrt(sharpness**2 * own.variance + rivals.variance)
    return min(step.probability, _rounded(log_odds - half)), max(step.probability, _rounded(log_odds + half))


def _sums_of_rivals(spread: Mapping[str, _Spread], sharpness: float) -> dict[str, _Spread]:
    """For every hypothesis the logarithm of the summed likelihoods of all others."""
    parts = [(sharpness * score.median, min(WIDEST, sharpness**2 * score.variance)) for score in spread.values()]
    best = max(median for median, _ in parts)
    means = _without_each([exp(median - best + variance / 2) for median, variance in parts])
    squares = _without_each([exp(2 * (median - best) + variance) * expm1(variance) for median, variance in parts])
    sums = {}
    for name, mean, square in zip(spread, means, squares, strict=True):
        whole = max(mean, SMALLEST)
        variance = log1p(square / whole**2)
        sums[name] = _Spread(best + log(whole) - variance / 2, variance)
    return sums


def _without_each(parts: Sequence[float]) -> list[float]:
    """Sum of all parts but one, for each; from both ends, since subtracting the largest would leave nothing."""
    before, after = [0.0, *accumulate(parts)], [0.0, *accumulate(reversed(parts))]
    return [before[place] + after[len(parts) - 1 - place] for place in range(len(parts))]


def _rounded(log_odds: float) -> float:
    return round(1 / (1 + exp(-max(-700.0, min(700.0, log_odds)))), DECIMALS)


def _first_shares(spread: Mapping[str, _Spread]) -> dict[str, float]:
    """P(first) with independent normal scores: for each small range of scores, the chance to lie in it and all rivals below."""
    leader = max(spread.values(), key=lambda score: (score.median, score.variance))
    rivals = {name: score for name, score in spread.items() if _in_contention(score, leader)}
    edges = _edges(rivals.values(), leader)
    below = {name: [_below(edge, score) for edge in edges] for name, score in rivals.items()}
    wins = dict.fromkeys(below, 0.0)
    for low in range(RANGES):
        middles = {name: 0.5 * (parts[low] + parts[low + 1]) for name, parts in below.items()}
        everyone = prod(middles.values())
        for name, parts in below.items():
            if middles[name]:
                wins[name] += (parts[low + 1] - parts[low]) * everyone / middles[name]
    total = sum(wins.values())
    return {name: round(wins.get(name, 0.0) / total, DECIMALS) for name in spread}


def _in_contention(score: _Spread, leader: _Spread) -> bool:
    return leader.median - score.median <= REACH * sqrt(score.variance + leader.variance)


def _edges(rivals: Collection[_Spread], leader: _Spread) -> list[float]:
    """Bounds of the ranges in which the highest score may lie."""
    low = leader.median - REACH * leader.sd - LEAST
    high = max(score.median + REACH * score.sd for score in rivals) + LEAST
    return [low + (high - low) * place / RANGES for place in range(RANGES + 1)]


def _below(edge: float, score: _Spread) -> float:
    ahead = edge - score.median
    return 0.5 * (1 + erf(ahead / (score.sd * sqrt(2)))) if score.sd else float(ahead > 0)
