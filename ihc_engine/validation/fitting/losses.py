"""How well given numbers forecast each case. Rules run once; values already tried are remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.differential.cells import Cells
from ihc_engine.differential.ranking import rank
from ihc_engine.differential.weighing import Weights
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.cases import LabelledCase
from ihc_engine.validation.fitting.numbers import NUMBERS, Values, with_values
from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.methods import Forecast
from ihc_engine.validation.replay import recorded
from ihc_engine.validation.scores import log_loss


class Losses:
    """Forecasts and log-losses (nats) of all cases under any values of the numbers."""

    def __init__(self, cases: Sequence[LabelledCase], knowledge: Knowledge) -> None:
        interpreter = Interpreter(knowledge)
        self.cases = tuple(cases)
        self._knowledge = knowledge
        self._recordings = [recorded(interpreter, case.reading) for case in cases]
        self._cells: dict[tuple[float, ...], Cells] = {}
        self._losses: dict[tuple[float, ...], tuple[float, ...]] = {}

    def of(self, values: Values) -> tuple[float, ...]:
        """Log-loss of each case."""
        key = tuple(values[number.key] for number in NUMBERS)
        if key not in self._losses:
            self._losses[key] = tuple(log_loss(m.truth_probability) for m in self.measured(values))
        return self._losses[key]

    def measured(self, values: Values) -> tuple[Measured, ...]:
        """All cases, forecast with these values."""
        weights = self._weights(values)
        rankings = (rank(recording.weighed(weights)) for recording in self._recordings)
        forecasts = (Forecast({step.diagnosis: step.probability for step in ranking.steps}) for ranking in rankings)
        return tuple(Measured(case, forecast) for case, forecast in zip(self.cases, forecasts, strict=True))

    def _weights(self, values: Values) -> Weights:
        """Weights under these values; modelled frequencies are shared by all values that do not change them."""
        weights = Weights(replace(self._knowledge, policy=with_values(self._knowledge.policy, values)))
        key = tuple(values[number.key] for number in NUMBERS if number.cells)
        weights.cells = self._cells.setdefault(key, weights.cells)
        return weights
