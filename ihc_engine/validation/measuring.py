"""Labelled cases through a method: what was forecast, beside what is true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ihc_engine.validation.cases import LabelledCase
from ihc_engine.validation.methods import Forecast, Method


@dataclass(frozen=True, slots=True)
class Measured:
    """One case and its forecast."""

    case: LabelledCase
    forecast: Forecast

    @property
    def right(self) -> bool:
        """Whether the leader is the published diagnosis."""
        return self.forecast.leader == self.case.truth

    @property
    def in_first_three(self) -> bool:
        """Whether the published diagnosis is among the first three."""
        rank = self.forecast.rank_of(self.case.truth)
        return rank is not None and rank <= 3

    @property
    def leader_probability(self) -> float:
        """Probability of the leader."""
        return self.forecast.probabilities[self.forecast.leader]

    @property
    def truth_probability(self) -> float:
        """Probability of the published diagnosis; 0 if the method does not know it."""
        return self.forecast.probabilities.get(self.case.truth, 0.0)


def measure(cases: Iterable[LabelledCase], method: Method) -> tuple[Measured, ...]:
    """All cases through one method, in their order."""
    return tuple(Measured(case, method.forecast(case.reading)) for case in cases)
