"""Tempering of many groups at once: ``dependence.kept_parts`` and ``tempered`` over arrays, in the same whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.differential.dependence import WHOLE
from ihc_engine.inference.columnar.arrays import Ints, np


def kept_parts(weights: Ints, parts: Sequence[int]) -> Ints:
    """Part that each result keeps, in millionths. ``weights``: [groups, results, columns], each less that of ``other``."""
    if weights.shape[1] == 1:
        return np.full_like(weights, WHOLE)
    kept = np.zeros_like(weights)
    shares = np.array(parts, dtype=np.int64)
    for side in (1, -1):
        said = side * weights
        kept = np.where(said > 0, shares[_ranks(said)], kept)
    return kept


def _ranks(said: Ints) -> Ints:
    """Rank of each result by how much it says, from 0, the earlier first of equal ones; there are few, so that each is compared
    with each."""
    rank = np.zeros(said.shape, dtype=np.int64)
    for place in range(said.shape[1]):
        one = said[:, place, None]
        rank[:, :place] += one > said[:, :place]
        rank[:, place + 1 :] += one >= said[:, place + 1 :]
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
