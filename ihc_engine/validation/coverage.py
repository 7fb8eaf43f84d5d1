"""How accurate the leader is when only the surer cases are answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.proportions import Proportion, proportion


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """Only cases whose leader has at least ``threshold`` are answered: how many of all, and how many of them are right."""

    threshold: float
    answered: Proportion
    right: Proportion


def coverage_curve(measured: Sequence[Measured]) -> tuple[CoveragePoint, ...]:
    """One point for each probability that occurs, from the surest case to all cases. Cases of equal probability go together."""
    return tuple(
        answered_from(threshold, measured) for threshold in sorted({m.leader_probability for m in measured}, reverse=True)
    )


def answered_from(threshold: float, measured: Sequence[Measured]) -> CoveragePoint:
    """The point of one threshold."""
    answered = [m for m in measured if m.leader_probability >= threshold]
    return CoveragePoint(
        threshold, proportion(len(answered), len(measured)), proportion(sum(m.right for m in answered), len(answered))
    )
