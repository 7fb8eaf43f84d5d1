"""What is measured: a method says how probable each diagnosis is in a case that was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ihc_engine.case.findings import CaseReading
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation, Outcome
from ihc_engine.knowledge.model import OTHER


@dataclass(frozen=True, slots=True)
class Forecast:
    """Probabilities of all diagnoses that a method knows. ``outcome``: what it says of them, where it says anything."""

    probabilities: Mapping[str, float]
    outcome: Outcome | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """Ids, most probable first; ties by id."""
        return tuple(sorted(self.probabilities, key=lambda d: (-self.probabilities[d], d)))

    @property
    def leader(self) -> str:
        """The most probable diagnosis."""
        return self.order[0]

    def rank_of(self, diagnosis: str) -> int | None:
        """Place of a diagnosis, from 1; None if the method does not know it."""
        return self.order.index(diagnosis) + 1 if diagnosis in self.probabilities else None


class Method(Protocol):
    """Anything that forecasts a diagnosis: the engine, a baseline, the engine with a part taken away."""

    @property
    def name(self) -> str:
        """Short name, shown in tables."""

    @property
    def description(self) -> str:
        """One sentence on what it does."""

    def forecast(self, reading: CaseReading) -> Forecast:
        """Probabilities for one case."""


class EngineMethod:
    """The engine, as every front door calls it."""

    name = "engine"
    description = "rules, weighed studies, tempered dependence and pre-test odds"

    def __init__(self, interpreter: Interpreter, prior: Prior = "site") -> None:
        self._interpreter = interpreter
        self._prior = prior

    def forecast(self, reading: CaseReading) -> Forecast:
        """Probabilities of the whole ranking, ``other`` included."""
        return forecast_of(self._interpreter.interpret(reading, prior=self._prior, trace=False, advice=False))


def forecast_of(answer: Interpretation) -> Forecast:
    """The probabilities and the outcome of an answer."""
    probabilities = {ranked.diagnosis: ranked.probability for ranked in answer.ranking}
    return Forecast({**probabilities, OTHER: answer.other_probability}, answer.outcome)
