"""Is the panel typical of anything? The surprise of a set of stains in the variant that explains it best.

    z = (-sum log p - sum H) / sqrt(sum V)

over the positive and negative results, with H and V the mean and the variance of -log p for a stain of that frequency. An
impossible panel (everything positive) surprises under every variant.
"""

from __future__ import annotations

from math import log, sqrt

from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.knowledge.model import OTHER


def least_surprise(case: CaseWeighing) -> tuple[float, int]:
    """Smallest z over all variants of all diagnoses, and the number of stains it rests on; (0.0, 0) without stains."""
    stains = [step for step in case.weighed if step.kind == "marker" and step.reading in ("positive", "negative")]
    if not stains:
        return 0.0, 0
    hypotheses = [h for h in case.weights.hypotheses if h.diagnosis != OTHER]
    error = case.weights.policy.reading_error
    smallest = min(
        _z([(error + (1 - 2 * error) * case.weights.cells.cell(h, s.feature, case.reading.site).mean, s.reading) for s in stains])
        for h in hypotheses
    )
    return round(smallest, 6), len(stains)


def _z(stains: list[tuple[float, str]]) -> float:
    surprise = expected = variance = 0.0
    for p, reading in stains:
        yes, no = -log(p), -log(1 - p)
        surprise += yes if reading == "positive" else no
        mean = p * yes + (1 - p) * no
        expected += mean
        variance += p * (yes - mean) ** 2 + (1 - p) * (no - mean) ** 2
    return (surprise - expected) / sqrt(variance) if variance else 0.0
