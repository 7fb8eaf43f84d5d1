"""Tempering of many groups at once: ``dependence.kept_parts`` and ``tempered`` over arrays, in the same whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.differential.dependence import WHOLE
from ihc_engine.inference.columnar.arrays import Ints, NDArray, np

#: The largest whole number of 32 bits.
_MOST_NARROW = 2**31 - 1
#: Quotients by ``WHOLE`` below 2**29 are wrong by less than 1e-7 in floating point; what is no half is 1e-6 from it or more.
_SURELY_ROUNDED = 2**29 * WHOLE


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
    size = np.abs(weights)
    if size.max(initial=0) <= _MOST_NARROW:
        size = size.astype(np.int32)  # twice as many at a time
    speaks_for = weights > 0
    rank = np.zeros(weights.shape, dtype=np.int8)
    for later in range(1, weights.shape[1]):
        for earlier in range(later):
            alike = speaks_for[:, earlier] == speaks_for[:, later]
            behind = alike & (size[:, earlier] >= size[:, later])
            rank[:, later] += behind.view(np.int8)  # truths as they are: to make numbers of them takes longer than to add them
            rank[:, earlier] += np.greater(alike, behind, out=alike).view(np.int8)
    return rank


def tempered(weights: Ints, factors: Ints) -> Ints:
    """Weights times factors in millionths, rounded half to even."""
    product = weights * factors
    if product.size and max(int(product.max()), -int(product.min())) < _SURELY_ROUNDED:
        # what is no half is further from it than a quotient is wrong, and a half is told exactly
        return np.rint(product / WHOLE).astype(np.int64)
    whole = product // WHOLE
    double = 2 * (product - whole * WHOLE)
    up = (double > WHOLE) | ((double == WHOLE) & (whole % 2 == 1))
    return np.asarray(whole + up, dtype=np.int64)


def tempered_variance(variances: Ints, kept: Ints) -> Ints:
    """variances * kept**2 // WHOLE**2. The product may exceed 64 bits. A quotient in floating point is wrong by 1 at the most;
    what is left beside it tells by how much, and fits into 64 bits again whatever was cut off."""
    square, divisor = kept * kept, WHOLE * WHOLE
    found = (variances * (square / divisor)).astype(np.int64)
    rest = variances * square - found * divisor
    found += rest >= divisor
    found -= rest < 0
    return found
