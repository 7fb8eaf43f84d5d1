"""From scores to probabilities: ``ranking.mixture`` and ``ranking.softmax`` over many cases, rounded to the same last digit.

NumPy's exp and log10 may differ from the C library's in the last bit. Where that could decide a rounding, the reference function
is asked; everywhere else the rounded value is the same by a wide margin.
"""

from __future__ import annotations

from math import log

from ihc_engine.differential.columnar.hypotheses import Hypotheses, named
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.differential.ranking import DECIMALS, mixture, softmax
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, np

_NAT = log(10) / (10 * MICRO)
#: A rounding is in doubt where a value lies this close to a half, in units of the last digit; errors are a hundredth of it.
DOUBT = 1e-5
STEPS = 10**DECIMALS


def in_doubt(values: Floats) -> Mask:
    """Where rounding these values to whole numbers could go either way."""
    return np.asarray(np.abs(values - np.floor(values) - 0.5) < DOUBT, dtype=np.bool_)


def totals(scores: Ints, hypotheses: Hypotheses) -> Ints:
    """[rows, hypotheses]: score of each diagnosis as the mixture of its variants, in micro-decibans."""
    found = scores[:, hypotheses.firsts]
    for d in hypotheses.mixed:
        found[:, d] = _mixed(scores[:, hypotheses.columns_of(d)])
    return found


def _mixed(scores: Ints) -> Ints:
    best = scores.max(axis=1)
    parts = np.exp((scores - best[:, None]) * _NAT)
    added = 10 * MICRO * np.log10(parts.sum(axis=1))
    found = best + np.rint(added).astype(np.int64)
    for row in np.flatnonzero(in_doubt(added)):
        found[row] = mixture(scores[row].tolist())
    return np.asarray(found, dtype=np.int64)


def probabilities(found: Ints, ids: tuple[str, ...], sharpness: float) -> Floats:
    """[rows, hypotheses]: probabilities of totals, rounded."""
    parts = np.exp(sharpness * (found - found.max(axis=1, keepdims=True)) * _NAT)
    parts /= parts.sum(axis=1, keepdims=True)
    parts *= STEPS
    rounded = np.rint(parts) / STEPS
    for row in np.flatnonzero(in_doubt(parts).any(axis=1)):
        rounded[row] = list(softmax({d: int(s) for d, s in named(ids, found[row]).items()}, sharpness).values())
    return np.asarray(rounded, dtype=np.float64)
