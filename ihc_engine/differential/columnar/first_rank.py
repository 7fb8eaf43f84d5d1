"""Is the leader surely first? The share of first ranks against a threshold, over many cases.

The reference integrates over 64 ranges of scores (``uncertainty.first_shares``). Here the same sum is made in single precision,
which settles all cases but those near the threshold; these are left to the reference.
"""

from __future__ import annotations

from collections.abc import Callable

from ihc_engine.differential.columnar.certainty import Spread
from ihc_engine.differential.uncertainty import LEAST, RANGES, REACH
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, np

#: Shares this close to the threshold are left to the reference; the error of a share is below a tenth of it.
NEAR = 3e-4
_Single = NDArray[np.float32]
#: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26; the error is below 1.5e-7.
_SLOPE, _FACTORS = 0.3275911, (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


def below(spread: Spread, leader: Ints, threshold: float, exactly: Callable[[int], float]) -> Mask:
    """[rows]: whether the leader's share of first ranks is below the threshold. ``exactly``: the reference's share of a row."""
    share = shares(spread, leader)
    found = share < threshold
    for row in np.flatnonzero(~(np.abs(share - threshold) >= NEAR)):
        found[row] = exactly(int(row)) < threshold
    return np.asarray(found, dtype=np.bool_)


def shares(spread: Spread, leader: Ints) -> Floats:
    """[rows]: the leader's share, to about 1e-5; NaN where a score has no variance."""
    rows = np.arange(len(leader))
    top = _top(spread)
    median, variance = spread.median[rows, top], spread.variance[rows, top]
    reach = REACH * np.sqrt(spread.variance + variance[:, None])
    rivals = median[:, None] - spread.median <= reach
    sd = np.sqrt(spread.variance)
    low = median - REACH * sd[rows, top] - LEAST
    high = np.where(rivals, spread.median + REACH * sd, -np.inf).max(axis=1) + LEAST
    order = np.argsort(-rivals.sum(axis=1), kind="stable")
    found = np.zeros(len(leader))
    for first in range(0, len(order), 256):
        part = order[first : first + 256]
        found[part] = _part(spread.median[part], sd[part], rivals[part], low[part], high[part], leader[part])
    return np.where((sd > 0).all(axis=1), found, np.nan)


def _top(spread: Spread) -> Ints:
    """The highest median; of equal ones the largest variance, then the first."""
    best = spread.median == spread.median.max(axis=1, keepdims=True)
    return np.asarray(np.where(best, spread.variance, -np.inf).argmax(axis=1), dtype=np.int64)


def _part(median: Floats, sd: Floats, rivals: Mask, low: Floats, high: Floats, leader: Ints) -> Floats:
    """Shares of rows that are sorted by falling number of rivals."""
    count = rivals.sum(axis=1)
    slots = np.argsort(~rivals, axis=1, kind="stable")[:, : int(count.max())]
    places = np.linspace(0, 1, RANGES + 1)
    edges = low[:, None] + (high - low)[:, None] * places
    everyone = np.ones((len(count), RANGES), dtype=np.float32)
    gains: list[_Single] = []
    middles: list[_Single] = []
    for slot in range(slots.shape[1]):
        rows = int(np.searchsorted(-count, -slot, side="left"))
        who = slots[:rows, slot, None]
        m = np.take_along_axis(median[:rows], who, axis=1)
        s = np.take_along_axis(sd[:rows], who, axis=1)
        reached = _normal(((edges[:rows] - m) / s).astype(np.float32))
        gains.append(reached[:, 1:] - reached[:, :-1])
        middles.append(0.5 * (reached[:, 1:] + reached[:, :-1]))
        everyone[:rows] *= middles[-1]
    total, own = np.zeros(len(count)), np.zeros(len(count))
    for slot, (gain, middle) in enumerate(zip(gains, middles, strict=True)):
        rows = len(gain)
        wins = (gain * everyone[:rows] / np.maximum(middle, np.float32(1e-30))).sum(axis=1)
        total[:rows] += wins
        own[:rows] += np.where(slots[:rows, slot] == leader[:rows], wins, 0)
    return own / total


def _normal(x: _Single) -> _Single:
    """Distribution function of the standard normal."""
    size = np.abs(x) * np.float32(np.sqrt(0.5))
    t = 1 / (1 + np.float32(_SLOPE) * size)
    tail = np.float32(_FACTORS[-1]) * t
    for factor in reversed(_FACTORS[:-1]):
        tail = (tail + np.float32(factor)) * t
    tail *= np.float32(0.5) * np.exp(-size * size)
    return np.asarray(np.where(x < 0, tail, 1 - tail), dtype=np.float32)
