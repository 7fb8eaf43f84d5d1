"""Is the panel typical of anything? ``surprise.Surprise.least`` over many cases, against thresholds."""

from __future__ import annotations

from collections.abc import Callable

from ihc_engine.inference.columnar.arrays import Floats, Mask, np

#: A z this close to a threshold is left to the reference.
NEAR = 1e-5


def least(excess: Floats, spread: Floats, other: int) -> Floats:
    """[rows]: smallest z over all variants but the column ``other``; sums of the terms are [rows, columns]."""
    z = np.divide(excess, np.sqrt(spread), out=np.zeros_like(excess), where=spread > 0)
    z[:, other] = np.inf
    return np.asarray(z.min(axis=1), dtype=np.float64)


def of_one(excess: Floats, spread: Floats) -> Floats:
    """[rows]: z of one variant of each row; sums of the terms are [rows]."""
    return np.divide(excess, np.sqrt(spread), out=np.zeros_like(excess), where=spread > 0)


def above(z: Floats, threshold: float, exactly: Callable[[int], float]) -> Mask:
    """[rows]: whether the rounded z exceeds a threshold. ``exactly``: the reference's z of a row."""
    found = z > threshold
    for row in np.flatnonzero(np.abs(z - threshold) < NEAR):
        found[row] = exactly(int(row)) > threshold
    return np.asarray(found, dtype=np.bool_)
