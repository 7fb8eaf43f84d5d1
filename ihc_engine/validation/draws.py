"""The closed-form intervals and shares of first ranks beside what drawing the posteriors gives (see ``drawing``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from ihc_engine.case.findings import CaseReading
from ihc_engine.differential.pretest import Prior
from ihc_engine.differential.ranking import rank
from ihc_engine.differential.uncertainty import Certainty, certainty, score_variances
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.validation.drawing import DrawnCase
from ihc_engine.validation.proportions import DECIMALS
from ihc_engine.validation.replay import Recording, recorded

SEED = 20260101
LEAST_DRAWS = 20


@dataclass(frozen=True, slots=True)
class Error:
    """Absolute differences from the draws: median, 90th percentile and largest."""

    median: float
    ninetieth: float
    largest: float


@dataclass(frozen=True, slots=True)
class DrawnGroup:
    """Errors over the hypotheses of a group: of both limits of the 90 % interval, and of the share of first ranks."""

    name: str
    hypotheses: int
    limits: Error
    first_share: Error


@dataclass(frozen=True, slots=True)
class DrawCheck:
    """The check over all cases. Hypotheses of negligible probability are in no group."""

    draws: int
    seed: int
    groups: tuple[DrawnGroup, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    """One hypothesis of one case."""

    rank: int
    probability: float
    limits: tuple[float, float]
    first_share: float


_GROUPS: tuple[tuple[str, Callable[[_Compared], bool]], ...] = (
    ("leader", lambda compared: compared.rank == 1),
    ("5 % or more", lambda compared: compared.probability >= 0.05),
    ("1 % or more", lambda compared: compared.probability >= 0.01),
    ("all not negligible", lambda compared: True),
)


def draw_check(
    interpreter: Interpreter, readings: Iterable[CaseReading], draws: int, *, prior: Prior = "site", seed: int = SEED
) -> DrawCheck:
    """Compare all cases. Same cases, draws and seed, same errors. ValueError: too few draws to have a 5th percentile."""
    if draws < LEAST_DRAWS:
        raise ValueError(f"{draws} draws: at least {LEAST_DRAWS} are needed for a 5th and a 95th percentile")
    compared = [
        hypothesis
        for place, reading in enumerate(readings)
        for hypothesis in _compared(recorded(interpreter, reading, prior), interpreter, draws, Random(f"{seed} {place}"))  # noqa: S311 - no secret
    ]
    groups = ((name, [c for c in compared if belongs(c)]) for name, belongs in _GROUPS)
    return DrawCheck(draws, seed, tuple(_group(name, members) for name, members in groups if members))


def _compared(recording: Recording, interpreter: Interpreter, draws: int, random: Random) -> list[_Compared]:
    case, policy = recording.weighed(interpreter.weights), interpreter.knowledge.policy
    ranking = rank(case)
    closed = certainty(
        ranking, score_variances(case, ranking, interpreter.variances), policy.uncertainty, policy.weighing.sharpness
    )
    drawn = DrawnCase(case, ranking).drawn(draws, random)
    return [
        _Compared(
            step.rank,
            step.probability,
            _apart(closed[step.diagnosis], drawn.probabilities[step.diagnosis]),
            abs(closed[step.diagnosis].rank_first_share - drawn.first[step.diagnosis]),
        )
        for step in ranking.steps
        if step.diagnosis in drawn.first
    ]


def _apart(closed: Certainty, drawn: Sequence[float]) -> tuple[float, float]:
    """Distance of each limit from the 5th and the 95th percentile of the sorted draws."""
    low, high = closed.interval
    return abs(low - percentile(drawn, 0.05)), abs(high - percentile(drawn, 0.95))


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of the sorted values lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _group(name: str, members: Sequence[_Compared]) -> DrawnGroup:
    limits = _error([limit for member in members for limit in member.limits])
    return DrawnGroup(name, len(members), limits, _error([member.first_share for member in members]))


def _error(differences: Sequence[float]) -> Error:
    ordered = sorted(differences)
    return Error(*(round(percentile(ordered, share), DECIMALS) for share in (0.5, 0.9, 1.0)))
