"""Is the leader surely first? The share of first ranks against a threshold, over many cases.

The reference adds up over 64 ranges of scores the chance that a hypothesis lies in the range and all rivals below it. Here the
same sum is made in single precision, which settles all cases but those near the threshold; these are left to the reference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from ihc_engine.differential.columnar.certainty import Spread
from ihc_engine.differential.uncertainty import LEAST, RANGES, REACH
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, np

#: Shares this close to the threshold are left to the reference; the error of a share is below a tenth of it.
NEAR = 2e-5
#: Ranges of a first look, and how close to the threshold the look is left to all ranges. The error falls with the square of the
#: width; of 16 ranges it was below 0.02 in tens of thousands of cases (tests/inference/columnar/test_rounding.py looks again).
FEW_RANGES, ROUGHLY = 16, 0.04
#: Ranges of all rows that are looked at together.
_AT_ONCE = 4096
#: What the bounds of a share leave for errors.
MARGIN = 0.01
_Single = NDArray[np.float32]
#: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26; the error is below 1.5e-7.
_SLOPE, _FACTORS = 0.3275911, (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


@dataclass(frozen=True, slots=True)
class _Field:
    """Who may be first, [hypotheses, rows], and the bounds of the scores that are looked at, [rows]."""

    spread: Spread
    leader: Ints
    sd: Floats
    rivals: Mask
    low: Floats
    high: Floats

    def part(self, rows: Ints) -> _Field:
        """Some rows."""
        spread = Spread(self.spread.median[:, rows], self.spread.variance[:, rows])
        return _Field(spread, self.leader[rows], self.sd[:, rows], self.rivals[:, rows], self.low[rows], self.high[rows])


def below(spread: Spread, leader: Ints, threshold: float, exactly: Callable[[int], float]) -> Mask:
    """[rows]: whether the leader's share of first ranks is below the threshold. ``exactly``: the reference's share of a row."""
    field = _field(spread, leader)
    least, most = _bounds(field)
    found = np.asarray(most < threshold, dtype=np.bool_)
    unsure = np.flatnonzero(~(found | (least > threshold)))
    roughly = _shares_of(field.part(unsure), FEW_RANGES)
    found[unsure] = roughly < threshold
    unsure = unsure[~((np.abs(roughly - threshold) >= ROUGHLY) & np.isfinite(least[unsure]))]
    share = _shares_of(field.part(unsure), RANGES)
    found[unsure] = share < threshold
    for row in unsure[~(np.abs(share - threshold) >= NEAR)]:
        found[row] = exactly(int(row)) < threshold
    return found


def bounds(spread: Spread, leader: Ints) -> tuple[Floats, Floats]:
    """[rows]: least and most that the leader's share can be."""
    return _bounds(_field(spread, leader))


def shares(spread: Spread, leader: Ints, ranges: int = RANGES) -> Floats:
    """[rows]: the leader's share, to about 2e-6 with all ranges; NaN where it cannot be told in single precision."""
    return _shares_of(_field(spread, leader), ranges)


def _field(spread: Spread, leader: Ints) -> _Field:
    rows = np.arange(len(leader))
    best = spread.median == spread.median.max(axis=0)
    top = np.where(best, spread.variance, -np.inf).argmax(axis=0)  # of equal ones the widest, then the first
    median, variance = spread.median[top, rows], spread.variance[top, rows]
    rivals = median - spread.median <= REACH * np.sqrt(spread.variance + variance)
    sd = np.sqrt(spread.variance)
    low = median - REACH * sd[top, rows] - LEAST
    high = np.where(rivals, spread.median + REACH * sd, -np.inf).max(axis=0) + LEAST
    return _Field(spread, leader, sd, rivals, low, high)


def _bounds(field: _Field) -> tuple[Floats, Floats]:
    """[rows]: least and most that the share can be, from the chance of each rival to be ahead of the leader.

    Without ranges the share is at least the product of the chances that each rival is not ahead (the higher the leader's score,
    the likelier is each of them) and at most the least of them. Ranges of width h change
    a chance by about h**2 / 6 times the slope of the density of the difference, which is at most 0.242 / variance; twice that
    and ``MARGIN`` are left for it. Ranges that are wide beside a standard deviation bound nothing.
    """
    rows = np.arange(len(field.leader))
    median, variance = field.spread.median, field.spread.variance
    both = variance + variance[field.leader, rows]
    width = (field.high - field.low) / RANGES
    fine = 2 * width <= field.sd.min(axis=0)
    both = np.where(fine, both, 1.0)
    apart = (median - median[field.leader, rows]) / np.sqrt(both)
    ahead: Floats = _normal(np.asarray(apart, np.float32)).astype(np.float64)
    error = 0.0807 * width**2 / both
    ahead[field.leader, rows], error[field.leader, rows] = 0.0, 0.0
    least = np.prod(1 - ahead, axis=0) - error.sum(axis=0) - MARGIN
    most = 1 - np.where(field.rivals, ahead - error, 0.0).max(axis=0) + MARGIN
    return np.where(fine, least, -np.inf), np.where(fine, most, np.inf)


def _shares_of(field: _Field, ranges: int) -> Floats:
    sure = (field.sd > 0).all(axis=0)
    sd = np.where(field.sd > 0, field.sd, 1.0)
    found = np.zeros(len(field.leader))
    order = np.argsort(-field.rivals.sum(axis=0), kind="stable")
    for first in range(0, len(order), _AT_ONCE // ranges):
        some = order[first : first + _AT_ONCE // ranges]
        place, at = np.nonzero(field.rivals[:, some])
        row = some[at]
        lowest = (field.low[row] - field.spread.median[place, row]) / sd[place, row]
        step = (field.high - field.low)[row] / ranges / sd[place, row]
        found[some] = _shares(lowest, step, at, place == field.leader[row], len(some), ranges)
    return np.where(sure, found, np.nan)


def _shares(lowest: Floats, step: Floats, row: Ints, leads: Mask, rows: int, ranges: int) -> Floats:
    """Shares of rows from their pairs of (row, rival): each with its lowest edge and the steps between edges, standardised."""
    places = np.arange(ranges + 1, dtype=np.float32)
    edges: _Single = (lowest.astype(np.float32)[:, None] + step.astype(np.float32)[:, None] * places).astype(np.float32)
    reached = _normal(edges)
    middle = reached[:, 1:] + reached[:, :-1]
    middle *= np.float32(0.5)
    np.maximum(middle, np.float32(1e-30), out=middle)
    gain = reached[:, 1:] - reached[:, :-1]
    gain /= middle
    order = np.argsort(row, kind="stable")
    firsts = np.searchsorted(row[order], np.arange(rows))
    everyone = np.multiply.reduceat(middle[order], firsts, axis=0)
    together = np.add.reduceat(gain[order], firsts, axis=0)
    own = np.zeros((rows, ranges), dtype=np.float32)
    own[row[leads]] = gain[leads]
    won = (everyone * own).sum(axis=1, dtype=np.float64)
    whole = (everyone * together).sum(axis=1, dtype=np.float64)
    return np.asarray(np.divide(won, whole, out=np.full(rows, np.nan), where=whole > 0), dtype=np.float64)


def _normal(x: _Single) -> _Single:
    """Distribution function of the standard normal."""
    size = np.abs(x)
    size *= np.float32(sqrt(0.5))
    t = size * np.float32(_SLOPE)
    t += np.float32(1)
    np.reciprocal(t, out=t)
    tail = t * np.float32(_FACTORS[-1])
    for factor in reversed(_FACTORS[:-1]):
        tail += np.float32(factor)
        tail *= t
    size *= size
    np.negative(size, out=size)
    np.exp(size, out=size)
    tail *= size
    tail *= np.float32(0.5)
    return np.asarray(np.where(x < 0, tail, 1 - tail), dtype=np.float32)
