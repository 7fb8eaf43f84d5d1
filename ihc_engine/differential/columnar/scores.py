"""From scores to probabilities: ``ranking.mixture`` and ``ranking.softmax`` over many cases, rounded to the same last digit.

NumPy's exp and log10 may differ from the C library's in the last bit. Where that could decide a rounding, the reference function
is asked; everywhere else the rounded value is the same by a wide margin. All arrays hold one case a column.
"""

from __future__ import annotations

from math import log

from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.differential.ranking import DECIMALS, mixture, softmax
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, np

#: Natural logarithms in a micro-deciban.
NAT = log(10) / (10 * MICRO)
#: A rounding is in doubt where a value lies this close to a half, in units of the last digit; errors are below a fiftieth of it.
DOUBT = 5e-7
STEPS = 10**DECIMALS


def in_doubt(values: Floats, rounded: Floats) -> Mask:
    """Where rounding these values to whole numbers could go either way. ``rounded``: as they were rounded."""
    far = values - rounded
    return np.asarray(np.abs(far, out=far) > 0.5 - DOUBT, dtype=np.bool_)


def totals(scores: Ints, best: Ints, hypotheses: Hypotheses) -> Ints:
    """[hypotheses, rows]: score of each diagnosis as the mixture of its variants, in micro-decibans.

    ``scores``: [variants, rows]. ``best``: as ``Hypotheses.best`` gives them.
    """
    if len(hypotheses.layers) == 1:
        return hypotheses.in_order(best)
    several = len(hypotheses.layers[1])
    parts = np.zeros((several, scores.shape[1]))
    for columns in hypotheses.layers:
        held = columns[:several]
        behind = (scores[held] - best[: len(held)]) * NAT
        parts[: len(held)] += np.exp(behind, out=behind)
    # the natural logarithm takes half the time of the decadic one
    added = np.log(parts, out=parts)
    added *= 1 / NAT
    rounded = np.rint(added)
    found = best.copy()
    found[:several] += rounded.astype(np.int64)
    for place, row in zip(*np.nonzero(in_doubt(added, rounded)), strict=True):
        found[place, row] = mixture(scores[hypotheses.columns_of(int(hypotheses.layered[place])), row].tolist())
    return hypotheses.in_order(found)


def probabilities(found: Ints, ids: tuple[str, ...], sharpness: float) -> Floats:
    """[hypotheses, rows]: probabilities of totals, rounded."""
    parts = (found - found.max(axis=0)) * (sharpness * NAT)
    np.exp(parts, out=parts)
    parts *= STEPS / parts.sum(axis=0)
    rounded = np.rint(parts)
    doubtful = np.flatnonzero(in_doubt(parts, rounded).any(axis=0))
    rounded /= STEPS
    for row in doubtful:
        rounded[:, row] = list(softmax(dict(zip(ids, found[:, row].tolist(), strict=True)), sharpness).values())
    return np.asarray(rounded, dtype=np.float64)
