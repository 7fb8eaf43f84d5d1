"""How sure is a probability? Intervals and shares of first ranks in closed form.

The frequencies behind the weights are Beta posteriors. By the delta method, with p the frequency, w the patients behind it and L
the likelihood of the reading, a finding's weight ln L has the variance

    (dL/dp / L)^2 p (1 - p) / (w + 1)

of which tempering leaves the square of the part it keeps; rules add the variance of their strength, and the judged pre-test
odds theirs. The variance of a score S is the sum over findings and rules of the leading variant. For the log odds l of a
diagnosis against all others, with q the probabilities of the others among themselves,

    Var l = Var S + sum q_i^2 Var S_i

gives the interval; the share of first ranks is the chance that S exceeds all S_i, taken as independent and normal.
Variances are kept as whole numbers (square milli-decibans), so that they too add up the same in any order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import erf, exp, log, prod, sqrt

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
_PER_NAT = MILLI_PER_NAT**2
_LEAST = 1e-12
_MICRO_TO_NAT = log(10) / (10 * MICRO)
#: Ranges of scores that are looked at, and how many standard deviations from a score still count.
_RANGES = 64
_REACH = 4.0


@dataclass(frozen=True, slots=True)
class Certainty:
    """90 % interval of a probability, and the share of first ranks when all frequencies vary within their posteriors."""

    interval: tuple[float, float]
    rank_first_share: float


class Variances:
    """Variance of each reading's weight in every variant, in square milli-decibans; computed when first asked for."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self.row = cache(self._row)

    def _row(self, kind: str, feature: str, reading: str, site: str | None) -> tuple[int, ...]:
        cells = ((self._weights.cells.cell(h, feature, site)) for h in self._weights.hypotheses)
        return tuple(self._of(cell, kind, reading) for cell in cells)

    def _of(self, cell: Cell, kind: str, reading: str) -> int:
        policy = self._weights.policy
        relative = slope(cell, reading, kind, policy) / likelihood(cell, reading, kind, policy)
        if kind == "morphology" and cell.basis in ("judgement", "no_data"):
            relative *= policy.judgement_discount
        return round(relative**2 * cell.mean * (1 - cell.mean) / (cell.weight + 1) * _PER_NAT)


def score_variances(case: CaseWeighing, ranking: Ranking, variances: Variances) -> dict[str, int]:
    """Variance of each hypothesis' score, in square milli-decibans."""
    places = {h.key: place for place, h in enumerate(case.weights.hypotheses)}
    rows = [(variances.row(s.kind, s.feature, s.reading, case.reading.site), case.kept[s.feature], s) for s in case.weighed]
    return {
        step.diagnosis: sum(
            row[place] * kept[place] ** 2 // WHOLE**2
            for row, kept, weighed in rows
            if not case.is_replaced(weighed.feature, step.diagnosis)
            for place in (places[step.variants[0].hypothesis],)
        )
        + sum(rule.variance for rule in case.rule_steps if rule.diagnosis == step.diagnosis)
        for step in ranking.steps
    }


def certainty(
    ranking: Ranking, variances: Mapping[str, int], policy: UncertaintyPolicy, sharpness: float
) -> dict[str, Certainty]:
    """Interval and share of first ranks of every hypothesis; ``sharpness`` as in ``ranking.softmax``."""
    steps = sorted(ranking.steps, key=lambda step: step.diagnosis)
    prior = round((1000 * policy.prior_sd) ** 2)
    spread = {step.diagnosis: policy.inflation**2 * (variances[step.diagnosis] + prior) / _PER_NAT for step in steps}
    first = _first_shares(steps, spread)
    return {step.diagnosis: Certainty(_interval(step, steps, spread, sharpness), first[step.diagnosis]) for step in steps}


def _interval(
    step: RankedStep, steps: Sequence[RankedStep], spread: Mapping[str, float], sharpness: float
) -> tuple[float, float]:
    p = min(1 - _LEAST, max(_LEAST, step.probability))
    others = sum((s.probability / (1 - p)) ** 2 * spread[s.diagnosis] for s in steps if s is not step)
    half = Z_90 * sharpness * sqrt(spread[step.diagnosis] + others)
    log_odds = log(p / (1 - p))
    return (_rounded(log_odds - half), _rounded(log_odds + half))


def _rounded(log_odds: float) -> float:
    return round(1 / (1 + exp(-max(-700.0, min(700.0, log_odds)))), DECIMALS)


def _first_shares(steps: Sequence[RankedStep], spread: Mapping[str, float]) -> dict[str, float]:
    """P(first) with independent normal scores: for each small range of scores, the chance to lie in it and all rivals below."""
    leader = max(steps, key=lambda step: (step.score, step.diagnosis))
    rivals = [step for step in steps if _in_contention(step, leader, spread)]
    edges = _edges(rivals, leader, spread)
    below = {step.diagnosis: [_below(edge, step, spread) for edge in edges] for step in rivals}
    wins = dict.fromkeys(below, 0.0)
    for low in range(_RANGES):
        middles = {name: 0.5 * (parts[low] + parts[low + 1]) for name, parts in below.items()}
        everyone = prod(middles.values())
        for name, parts in below.items():
            if middles[name]:
                wins[name] += (parts[low + 1] - parts[low]) * everyone / middles[name]
    total = sum(wins.values())
    return {step.diagnosis: round(wins.get(step.diagnosis, 0.0) / total, DECIMALS) for step in steps}


def _in_contention(step: RankedStep, leader: RankedStep, spread: Mapping[str, float]) -> bool:
    reach = _REACH * sqrt(spread[step.diagnosis] + spread[leader.diagnosis])
    return (leader.score - step.score) * _MICRO_TO_NAT <= reach


def _edges(rivals: Sequence[RankedStep], leader: RankedStep, spread: Mapping[str, float]) -> list[float]:
    """Bounds of the ranges in which the highest score may lie."""
    low = leader.score * _MICRO_TO_NAT - _REACH * sqrt(spread[leader.diagnosis]) - _LEAST
    high = max(step.score * _MICRO_TO_NAT + _REACH * sqrt(spread[step.diagnosis]) for step in rivals) + _LEAST
    return [low + (high - low) * place / _RANGES for place in range(_RANGES + 1)]


def _below(edge: float, step: RankedStep, spread: Mapping[str, float]) -> float:
    ahead, sd = edge - step.score * _MICRO_TO_NAT, sqrt(spread[step.diagnosis])
    return 0.5 * (1 + erf(ahead / (sd * sqrt(2)))) if sd else float(ahead > 0)
