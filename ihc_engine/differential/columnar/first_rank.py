"""Is the leader surely first? The share of first ranks against a threshold, over many cases.

The reference adds up over 64 ranges of scores the chance that a hypothesis lies in the range and all rivals below it. Here the
same sum is made in single precision, which settles all cases but those near the threshold; these are left to the reference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import sqrt

from ihc_engine.differential.columnar.certainty import Spread
from ihc_engine.differential.uncertainty import LEAST, RANGES, REACH
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, np

#: Shares this close to the threshold are left to the reference; the error of a share is below a tenth of it.
NEAR = 2e-5
#: A first look integrates over the leader's score (Gauss and Hermite, without the outermost nodes, which weigh nothing). So close
#: to the threshold it is left to all ranges: in 145,000 random cases it was closer than half of that, where no rival's
#: standard deviation is this many times smaller than the leader's (tests/inference/columnar/test_rounding.py looks again).
NODES, ROUGHLY, STEEPEST = 20, 0.015, 3.0
#: What rivals that are seldom ahead of the leader may take of its share all together, where a first look leaves them out.
SELDOM = 0.001
#: Ranges of all rows that are looked at together.
_AT_ONCE = 4096
#: What the bounds of a share leave for errors.
MARGIN = 0.01
_ERROR = 0.0807
_Single = NDArray[np.float32]


def _quadrature() -> tuple[_Single, _Single]:
    """Nodes and weights of an integral over a standard normal variable."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights /= weights.sum()
    kept = weights > 1e-5
    return nodes[kept].astype(np.float32), weights[kept].astype(np.float32)


_NODES, _WEIGHTS = _quadrature()
#: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26; the error is below 1.5e-7.
_SLOPE, _FACTORS = 0.3275911, (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


@dataclass(frozen=True, slots=True)
class _Rough:
    """Scores in single precision, below the best median, [hypotheses, rows]: good enough for bounds.

    ``width``: [rows], what the ranges of a row are wide at the most; infinite where that is much beside a standard deviation.
    """

    median: _Single
    variance: _Single
    width: _Single

    @classmethod
    def of(cls, spread: Spread) -> _Rough:
        """All rows."""
        median: _Single = (spread.median - spread.median.max(axis=0)).astype(np.float32)
        variance: _Single = spread.variance.astype(np.float32)
        sd = np.sqrt(variance)
        own, least = np.where(median == 0, sd, 0).max(axis=0), sd.min(axis=0)
        sd *= np.float32(REACH)
        sd += median
        width = (sd.max(axis=0) + np.float32(REACH) * own + np.float32(2 * LEAST)) / np.float32(RANGES)
        width[2 * width > least] = np.inf
        return cls(median, variance, width)

    def part(self, rows: Ints) -> _Rough:
        """Some rows."""
        return _Rough(self.median.take(rows, axis=1), self.variance.take(rows, axis=1), self.width[rows])


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
        sd, rivals = self.sd.take(rows, axis=1), self.rivals.take(rows, axis=1)
        return _Field(self.spread.of(rows), self.leader[rows], sd, rivals, self.low[rows], self.high[rows])

    def without(self, dropped: Mask) -> _Field:
        """Without some rivals, [hypotheses, rows]."""
        return replace(self, rivals=self.rivals & ~dropped)


def below(spread: Spread, leader: Ints, second: Ints, threshold: float, exactly: Callable[[int], float]) -> Mask:
    """[rows]: whether the leader's share of first ranks is below the threshold. ``exactly``: the reference's share of a row.

    ``second``: another hypothesis of each row; the likelier it is to be first, the quicker.
    """
    rough = _Rough.of(spread)
    found = _surely_below(rough, leader, second, threshold)
    rest = np.flatnonzero(~found)
    spread, leader = spread.of(rest), leader[rest]
    least, most, ahead = _bounds(rough.part(rest), leader)
    found[rest] = most < threshold
    unsure = np.flatnonzero(~((most < threshold) | (least > threshold)))
    field = _field(spread.of(unsure), leader[unsure])
    share = _roughly(field, ahead.take(unsure, axis=1))
    found[rest[unsure]] = share < threshold
    left = ~(np.abs(share - threshold) >= ROUGHLY)
    unsure, field = unsure[left], field.part(np.flatnonzero(left))
    share = _shares_of(field, RANGES)
    found[rest[unsure]] = share < threshold
    unsure = unsure[~(np.abs(share - threshold) >= NEAR)]
    for row in rest[unsure]:
        found[row] = exactly(int(row)) < threshold
    return found


def bounds(spread: Spread, leader: Ints) -> tuple[Floats, Floats]:
    """[rows]: least and most that the leader's share can be."""
    return _bounds(_Rough.of(spread), leader)[:2]


def shares(spread: Spread, leader: Ints) -> Floats:
    """[rows]: the leader's share, to about 2e-6; NaN where it cannot be told in single precision."""
    return _shares_of(_field(spread, leader), RANGES)


def roughly(spread: Spread, leader: Ints) -> Floats:
    """[rows]: the leader's share as a first look tells it; NaN where that may be far off."""
    return _roughly(_field(spread, leader), _bounds(_Rough.of(spread), leader)[2])


def surely_below(spread: Spread, leader: Ints, second: Ints, threshold: float) -> Mask:
    """Rows in which one rival is so likely to be ahead of the leader that no other needs to be looked at."""
    return _surely_below(_Rough.of(spread), leader, second, threshold)


def _surely_below(rough: _Rough, leader: Ints, second: Ints, threshold: float) -> Mask:
    rows, fine = np.arange(len(leader)), np.isfinite(rough.width)
    both = np.where(fine, rough.variance[leader, rows] + rough.variance[second, rows], np.float32(1))
    ahead = _normal(np.asarray((rough.median[second, rows] - rough.median[leader, rows]) / np.sqrt(both), np.float32))
    most = 1 - (ahead - _ERROR * rough.width**2 / both) + MARGIN
    return np.asarray(most < threshold, dtype=np.bool_)


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


def _bounds(rough: _Rough, leader: Ints) -> tuple[Floats, Floats, _Single]:
    """[rows]: least and most that the share can be; [hypotheses, rows]: the chance of each rival to be ahead of the leader, from
    which both follow. The leader's own is 1.

    Without ranges the share is at least the product of the chances that each rival is not ahead (the higher the leader's score,
    the likelier is each of them) and at most the least of them. Ranges of width h change
    a chance by about h**2 / 6 times the slope of the density of the difference, which is at most 0.242 / variance; twice that
    and ``MARGIN`` are left for it, for single precision, and for rivals out of contention, whom the reference leaves out. Ranges
    that are wide beside a standard deviation bound nothing.
    """
    rows, fine = np.arange(len(leader)), np.isfinite(rough.width)
    both: _Single = rough.variance + rough.variance[leader, rows]
    both[both <= 0] = 1  # not fine, then
    ahead: _Single = rough.median - rough.median[leader, rows]
    ahead /= np.sqrt(both)
    ahead = _normal(ahead)
    error = np.divide(np.where(fine, _ERROR * rough.width**2, 0.0).astype(np.float32), both, out=both)
    ahead[leader, rows], error[leader, rows] = 0, 0
    least = np.prod(1 - ahead, axis=0) - error.sum(axis=0) - MARGIN
    most = 1 - (ahead - error).max(axis=0) + MARGIN
    ahead[leader, rows] = 1
    return np.where(fine, least, -np.inf), np.where(fine, most, np.inf), ahead


def _roughly(field: _Field, ahead: _Single) -> Floats:
    """[rows]: the chance that all rivals are below the leader; NaN where some nodes are not enough to tell it, or where ranges
    are so wide beside a standard deviation that the reference tells something else.

    ``ahead``: as ``_bounds`` gives it.
    """
    own, least = field.sd[field.leader, np.arange(len(field.leader))], field.sd.min(axis=0)
    smooth = (2 * (field.high - field.low) / RANGES <= least) & (own <= STEEPEST * least)
    found = np.full(len(smooth), np.nan)
    chosen = np.flatnonzero(smooth)
    found[chosen] = _integrals(field.part(chosen), ahead.take(chosen, axis=1))
    return found


def _integrals(field: _Field, ahead: _Single) -> Floats:
    found = np.ones(len(field.leader))
    rivals = field.without(ahead < SELDOM / len(ahead)).rivals
    rivals[field.leader, np.arange(len(found))] = True  # so that every row has some
    median, sd = field.spread.median, field.sd
    for first in range(0, len(found), _AT_ONCE // NODES):
        last = min(first + _AT_ONCE // NODES, len(found))
        row, place = np.nonzero(rivals[:, first:last].T)
        leader, pairs = field.leader[first:last], place * len(found) + first + row
        lead = leader * len(found) + np.arange(first, last)
        own, ahead_by = sd.take(lead), median.take(lead)
        rival = sd.take(pairs)
        below = _normal(
            ((ahead_by.take(row) - median.take(pairs)) / rival).astype(np.float32)[:, None]
            + (own.take(row) / rival).astype(np.float32)[:, None] * _NODES
        )
        below[place == leader.take(row)] = 1
        together = np.multiply.reduceat(below, np.searchsorted(row, np.arange(last - first)), axis=0)
        found[first:last] = together @ _WEIGHTS
    return found


def _shares_of(field: _Field, ranges: int) -> Floats:
    sure = (field.sd > 0).all(axis=0)
    found = np.zeros(len(field.leader))
    rows, places = np.nonzero(field.rivals.T)
    pairs = places * len(found) + rows
    sd = field.sd.take(pairs)
    sd[sd <= 0] = 1.0
    lowest = (field.low.take(rows) - field.spread.median.take(pairs)) / sd
    step = ((field.high - field.low) / ranges).take(rows) / sd
    leads = places == field.leader.take(rows)
    starts = np.searchsorted(rows, np.arange(len(found) + 1))
    most = _AT_ONCE // ranges
    for first in range(0, len(found), most):
        end = min(first + most, len(found))
        some = slice(int(starts[first]), int(starts[end]))
        found[first:end] = _shares(lowest[some], step[some], rows[some] - first, leads[some], end - first, ranges)
    return np.where(sure, found, np.nan)


def _shares(lowest: Floats, step: Floats, row: Ints, leads: Mask, rows: int, ranges: int) -> Floats:
    """Shares of rows from their pairs of (row, rival), sorted by row and some for every row: each with its lowest edge and the
    steps between edges, standardised."""
    places = np.arange(ranges + 1, dtype=np.float32)
    edges: _Single = step.astype(np.float32)[:, None] * places
    edges += lowest.astype(np.float32)[:, None]
    reached = _normal(edges)
    middle = reached[:, 1:] + reached[:, :-1]
    middle *= np.float32(0.5)
    np.maximum(middle, np.float32(1e-30), out=middle)
    gain = reached[:, 1:] - reached[:, :-1]
    gain /= middle
    firsts = np.searchsorted(row, np.arange(rows))
    everyone = np.multiply.reduceat(middle, firsts, axis=0)
    together = np.add.reduceat(gain, firsts, axis=0)
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
    # tail below 0, 1 - tail from 0 on: several times quicker than ``where``
    np.copysign(tail, x, out=tail)
    return np.asarray(np.subtract(x >= 0, tail, out=tail), dtype=np.float32)
