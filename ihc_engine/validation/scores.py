"""Proper scores of the probabilities: smaller is better.

Log-loss: mean of -ln P(truth). Brier: mean over cases of the squared distance between the forecast and the truth, summed over all
diagnoses (0 to 2; Brier GW. Mon Weather Rev 1950;78:1-3); of the leader: mean of (P(leader) - right)^2 (0 to 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.proportions import DECIMALS

#: Probabilities are rounded to six decimals; below half of the last one they count as this, so that no score is infinite.
LEAST_PROBABILITY = 0.5e-6


@dataclass(frozen=True, slots=True)
class Scores:
    """Mean scores over ``cases``; None where there are none. ``log_loss`` in nats."""

    cases: int
    log_loss: float | None
    brier: float | None
    brier_of_leader: float | None


def scores(measured: Sequence[Measured]) -> Scores:
    """Scores of a method on its cases."""
    if not measured:
        return Scores(0, None, None, None)
    return Scores(
        cases=len(measured),
        log_loss=_mean([log_loss(m.truth_probability) for m in measured]),
        brier=_mean([_brier(m) for m in measured]),
        brier_of_leader=_mean([(m.leader_probability - m.right) ** 2 for m in measured]),
    )


def log_loss(probability: float) -> float:
    """-ln of the probability of what is true, in nats; never infinite."""
    return -log(max(probability, LEAST_PROBABILITY))


def _brier(measured: Measured) -> float:
    truth = measured.case.truth
    known = sum((p - (d == truth)) ** 2 for d, p in measured.forecast.probabilities.items())
    return known + (truth not in measured.forecast.probabilities)  # an unknown diagnosis is forecast with 0


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), DECIMALS)
