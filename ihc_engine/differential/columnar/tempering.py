"""Tempering of many groups at once: ``dependence.kept_parts`` and ``tempered`` over arrays, in the same whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.differential.dependence import WHOLE
from ihc_engine.inference.columnar.arrays import Ints, NDArray, np


def kept_parts(weights: Ints, parts: Sequence[int]) -> Ints:
    """Part that each result keeps, in millionths. ``weights``: [groups, results, columns], each less that of ``other``."""
    if weights.shape[1] == 1:
        return np.full_like(weights, WHOLE)
    kept = np.array(parts, dtype=np.int64).take(_ranks(weights))
    kept[weights == 0] = 0
    return kept


def _ranks(weights: Ints) -> NDArray[np.int8]:
    """Rank of each result by how much it says, from 0, among those that speak for the same side; the earlier first of equal ones.
    There are few, so that each is compared with each."""
    size, speaks_for = np.abs(weights), weights > 0
    rank = np.zeros(weights.shape, dtype=np.int8)
    for later in range(1, weights.shape[1]):
        for earlier in range(later):
            alike = speaks_for[:, earlier] == speaks_for[:, later]
            first = size[:, earlier] >= size[:, later]
            rank[:, later] += alike & first
            rank[:, earlier] += alike & ~first
    return rank


def tempered(weights: Ints, factors: Ints) -> Ints:
    """Weights times factors in millionths, rounded half to even."""
    whole, rest = _divided(weights * factors)
    double = 2 * rest
    up = (double > WHOLE) | ((double == WHOLE) & (whole % 2 == 1))
    return np.asarray(whole + up, dtype=np.int64)


def tempered_variance(variances: Ints, kept: Ints) -> Ints:
    """variances * kept**2 // WHOLE**2. The product may exceed 64 bits, so that it is divided in two steps."""
    square = kept * kept
    high, low = _divided(variances)
    return np.asarray((high * square + (low * square) // WHOLE) // WHOLE, dtype=np.int64)


def _divided(values: Ints) -> tuple[Ints, Ints]:
    """Wholes, rounded down, and what is left; far quicker than ``divmod``."""
    whole = values // WHOLE
    return whole, values - whole * WHOLE
