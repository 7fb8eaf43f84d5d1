"""Is the panel typical of anything? The surprise of a set of stains in the variant that explains it best.

    z = (-sum log p - sum H) / sqrt(sum V)

over the positive and negative results, with H and V the mean and the variance of -log p for a stain of that frequency. An
impossible panel (everything positive) surprises under every variant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from ihc_engine.differential.weighing import CaseWeighing, Weights
from ihc_engine.knowledge.model import OTHER


@dataclass(frozen=True, slots=True)
class Terms:
    """What one stain adds in one variant: -log p of each result, and the mean and the variance over both."""

    positive: float
    negative: float
    mean: float
    variance: float


class Surprise:
    """The terms of a knowledge base, computed when first asked for."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._places = [place for place, h in enumerate(weights.hypotheses) if h.diagnosis != OTHER]
        self._kept = cache(self._row)

    def row(self, feature: str, site: str | None) -> tuple[Terms, ...]:
        """Terms of a stain in all variants but ``other``, in the order of ``Weights.hypotheses``."""
        return self._kept(feature, self._weights.cells.deciding_site(feature, site))

    def least(self, case: CaseWeighing) -> tuple[float, int]:
        """Smallest z over all variants of all diagnoses, and the number of stains it rests on; (0.0, 0) without stains."""
        stains = [(s.feature, s.reading) for s in case.weighed if s.kind == "marker" and s.reading in ("positive", "negative")]
        return self.of(stains, case.reading.site), len(stains)

    def of(self, stains: Sequence[tuple[str, str]], site: str | None) -> float:
        """Smallest z of positive and negative stains (feature, reading) of a tumour at a site; 0.0 without stains."""
        if not stains:
            return 0.0
        rows = [self.row(feature, site) for feature, _ in stains]
        found = [
            [term.positive if reading == "positive" else term.negative for term in row]
            for (_, reading), row in zip(stains, rows, strict=True)
        ]
        smallest = min(
            _z([row[place] for row in rows], [column[place] for column in found]) for place in range(len(self._places))
        )
        return round(smallest, 6)

    def _row(self, feature: str, site: str | None) -> tuple[Terms, ...]:
        error, cells, hypotheses = self._weights.policy.reading_error, self._weights.cells, self._weights.hypotheses
        means = (cells.cell(hypotheses[place], feature, site).mean for place in self._places)
        return tuple(_terms(error + (1 - 2 * error) * mean) for mean in means)


def _terms(p: float) -> Terms:
    positive, negative = -log(p), -log(1 - p)
    mean = p * positive + (1 - p) * negative
    return Terms(positive, negative, mean, p * (positive - mean) ** 2 + (1 - p) * (negative - mean) ** 2)


def _z(terms: list[Terms], found: list[float]) -> float:
    variance = sum(term.variance for term in terms)
    return (sum(found) - sum(term.mean for term in terms)) / sqrt(variance) if variance else 0.0
