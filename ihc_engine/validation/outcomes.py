"""What the engine says of its own ranking, and whether it was right to say so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ihc_engine.interpretation.model import Outcome
from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.proportions import Proportion, share_of

OUTCOMES: tuple[Outcome, ...] = ("supported", "favoured", "undetermined", "outside")
#: Outcomes that name a diagnosis. A wrong leader is dangerous here, and flagged elsewhere.
COMMITTED: frozenset[Outcome] = frozenset({"supported", "favoured"})


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How often an outcome was given, and how often its leader was right."""

    outcome: Outcome
    given: Proportion
    right: Proportion


@dataclass(frozen=True, slots=True)
class WrongLeader:
    """A case that another diagnosis led.

    ``rank``: place of the published one. ``committed``: the outcome named the wrong leader.
    """

    case_id: str
    truth: str
    leader: str
    leader_probability: float
    truth_probability: float
    rank: int | None
    stains: int
    outcome: Outcome | None
    committed: bool


def outcome_counts(measured: Sequence[Measured]) -> tuple[OutcomeCount, ...]:
    """All outcomes in their order, also those never given."""
    return tuple(
        OutcomeCount(
            outcome,
            share_of(m.forecast.outcome == outcome for m in measured),
            share_of(m.right for m in measured if m.forecast.outcome == outcome),
        )
        for outcome in OUTCOMES
    )


def mimics_flagged(measured: Sequence[Measured], core: Collection[str]) -> Proportion:
    """Cases of no core diagnosis that are not taken for another: led by themselves, undetermined, or outside."""
    return share_of(m.right or not _committed(m) for m in measured if m.case.truth not in core)


def core_wrongly_supported(measured: Sequence[Measured], core: Collection[str]) -> Proportion:
    """Of the cases in which a core diagnosis was called supported, those of another tumour."""
    return share_of(not m.right for m in measured if m.forecast.outcome == "supported" and m.forecast.leader in core)


def wrong_leaders(measured: Sequence[Measured]) -> tuple[WrongLeader, ...]:
    """All wrong leaders, committed ones first, then by falling probability."""
    wrong = [
        WrongLeader(
            case_id=m.case.case_id,
            truth=m.case.truth,
            leader=m.forecast.leader,
            leader_probability=m.leader_probability,
            truth_probability=m.truth_probability,
            rank=m.forecast.rank_of(m.case.truth),
            stains=m.case.stains,
            outcome=m.forecast.outcome,
            committed=_committed(m),
        )
        for m in measured
        if not m.right
    ]
    return tuple(sorted(wrong, key=lambda w: (not w.committed, -w.leader_probability, w.case_id)))


def _committed(measured: Measured) -> bool:
    return measured.forecast.outcome in COMMITTED
