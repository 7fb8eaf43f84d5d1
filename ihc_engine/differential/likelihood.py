"""From a cell and a result to a weight: log likelihoods in integer micro-decibans.

With p the modelled frequency, e the reading-error rate and l the part of "positive" that a focal, patchy or weak stain is:

    p' = e + (1 - 2e) p
    positive          log p'
    negative          log (1 - p')
    focal, patchy, weak   log (l p' + (1 - l)(1 - p'))
    diffuse of a marker with a declared extent split        log ((1 - 2e) p q + e d)
    not diffuse                                             log ((1 - 2e) p (1 - q) + e (1 - d))

with q = P(diffuse | positive) and d the part of misread stains that are read as diffuse.
"""

from __future__ import annotations

from math import log, log10

from ihc_engine.case.findings import Finding
from ihc_engine.differential.cells import Cell
from ihc_engine.knowledge.policy import WeighingPolicy

#: One decibans in the integer unit of all weights.
MICRO = 1_000_000
#: Milli-decibans in one unit of the natural logarithm.
MILLI_PER_NAT = 10_000 / log(10)

POSITIVE = frozenset({"positive", "lost", "present"})
NEGATIVE = frozenset({"negative", "retained", "absent"})


def reading_of(finding: Finding, extent_split: bool) -> str | None:
    """The reading that decides the weight, or None where a result weighs nothing.

    ``positive``, ``negative``, the least of ``focal``/``patchy``/``weak`` that applies, ``diffuse`` or ``not_diffuse`` for a
    marker with a declared extent split.
    """
    if finding.status in NEGATIVE:
        return "negative"
    if finding.status not in POSITIVE:
        return None
    if extent_split and finding.extent:
        return "diffuse" if finding.extent == "diffuse" else "not_diffuse"
    reduced = [word for word in (finding.extent, finding.intensity) if word in ("focal", "patchy", "weak")]
    # focal and weak together are no less than focal alone: the least part counts once
    return "+".join(sorted(reduced)) if reduced else "positive"


def likelihood(cell: Cell, reading: str, kind: str, policy: WeighingPolicy) -> float:
    """P(this reading | variant), in (0, 1)."""
    start, by_mean = _line(cell, reading, kind, policy)
    return start + by_mean * (cell.mean_if_negative if reading == "negative" else cell.mean)


def slope(cell: Cell, reading: str, kind: str, policy: WeighingPolicy) -> float:
    """Derivative of ``likelihood`` by the modelled frequency."""
    return _line(cell, reading, kind, policy)[1]


def _line(cell: Cell, reading: str, kind: str, policy: WeighingPolicy) -> tuple[float, float]:
    """The likelihood is a straight line over the modelled frequency: its value at 0, and its slope."""
    error = policy.reading_error if kind == "marker" else policy.morphology_error
    inner = 1 - 2 * error
    if reading == "positive":
        return error, inner
    if reading == "negative":
        return 1 - error, -inner
    if reading in ("diffuse", "not_diffuse"):
        share = cell.diffuse if cell.diffuse is not None else policy.diffuse_share
        false_share = policy.false_diffuse if reading == "diffuse" else 1 - policy.false_diffuse
        return error * false_share, inner * (share if reading == "diffuse" else 1 - share)
    part = min(float(getattr(policy, word)) for word in reading.split("+"))
    return part * error + (1 - part) * (1 - error), inner * (2 * part - 1)


def micro_decibans(probability: float) -> int:
    """10 log10 of a probability or an odds, in integer micro-decibans."""
    return round(10 * MICRO * log10(max(probability, 1e-12)))
