"""What one result says of every variant: its weight, the weight's variance, what it rests on, and how surprising it is.

The rows are those of ``Weights``, ``Variances`` and ``Surprise``, kept in the columns of ``Hypotheses``.
"""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.columnar.growing import Growing
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.surprise import Surprise
from ihc_engine.differential.uncertainty import Variances
from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.columnar.arrays import np
from ihc_engine.knowledge.model import OTHER

#: Readings that the surprise counts.
_COUNTED = ("positive", "negative")


@dataclass(frozen=True, slots=True)
class Tables:
    """What a knowledge base weighs with, as the reference engine uses it."""

    weights: Weights
    variances: Variances
    surprise: Surprise


class Results:
    """Rows of all results met so far. ``weights``, ``variances``: integers. ``published``, ``no_data``: bases of the weights.

    ``excess`` and ``spread``: terms of the surprise, -log p less its mean, and its variance; 0 where it is not counted.
    ``stain``, ``tested``: whether the result is one of a stain, and one that the surprise counts.
    """

    def __init__(self, tables: Tables, hypotheses: Hypotheses) -> None:
        width = len(hypotheses)
        self._tables = tables
        self._hypotheses = hypotheses
        self._places: dict[tuple[str, str, str | None], int] = {}
        self._readings: list[str] = []
        self.weights = Growing(np.int64, width)
        self.variances = Growing(np.int64, width)
        self.published = Growing(np.bool_, width)
        self.no_data = Growing(np.bool_, width)
        self.excess = Growing(np.float64, width)
        self.spread = Growing(np.float64, width)
        self.stain = Growing(np.bool_)
        self.tested = Growing(np.bool_)

    def place(self, kind: str, feature: str, reading: str, site: str | None) -> int:
        """Row of a result, made when first asked for. ``site``: any of a class of sites that share all rows."""
        key = (feature, reading, site)
        if key not in self._places:
            self._add(kind, feature, reading, site)
            self._places[key] = len(self.weights) - 1
        return self._places[key]

    def reading(self, place: int) -> str:
        """The reading of a row."""
        return self._readings[place]

    def _add(self, kind: str, feature: str, reading: str, site: str | None) -> None:
        row = self._tables.weights.row(kind, feature, reading, site)
        variances = self._tables.variances.row(kind, feature, reading, site)
        ordered = [row[place] for place in self._hypotheses.places]
        self.weights.add(np.array([[variant.weight for variant in ordered]]))
        self.variances.add(np.array([[variances[place] for place in self._hypotheses.places]]))
        self.published.add(np.array([[variant.basis == "published" for variant in ordered]]))
        self.no_data.add(np.array([[variant.basis == "no_data" for variant in ordered]]))
        self._readings.append(reading)
        tested = kind == "marker" and reading in _COUNTED
        self.stain.add(np.array([kind == "marker"]))
        self.tested.add(np.array([tested]))
        excess, spread = np.zeros(len(ordered)), np.zeros(len(ordered))
        if tested:
            terms = iter(self._tables.surprise.row(feature, site))
            by_place = [None if h.diagnosis == OTHER else next(terms) for h in self._tables.weights.hypotheses]
            for column, place in enumerate(self._hypotheses.places):
                term = by_place[place]
                if term is not None:
                    excess[column] = (term.positive if reading == "positive" else term.negative) - term.mean
                    spread[column] = term.variance
        self.excess.add(excess[None])
        self.spread.add(spread[None])
