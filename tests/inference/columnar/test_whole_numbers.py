"""Sums of whole numbers are the same in 32 bits and in 64."""

from __future__ import annotations

import pytest

from ihc_engine.differential.columnar.growing import FITS, GrowingInts, Taken
from ihc_engine.differential.columnar.weighing import Segments
from ihc_engine.inference.columnar.arrays import np


@pytest.mark.parametrize(
    ("largest", "kind"),
    [
        pytest.param(1_000_000, np.int32, id="sums that must fit"),
        pytest.param(FITS // 4, np.int32, id="sums that could be too large, and are not"),
        pytest.param(FITS - 1, np.int64, id="sums that are too large"),
        pytest.param(3 * FITS, np.int64, id="numbers that are too large already"),
    ],
)
def test_a_sum_is_as_narrow_as_it_turns_out_to_be(largest: int, kind: type) -> None:
    table = GrowingInts(2)
    table.add(np.array([[0, 0], [largest, -largest], [-largest, 5], [largest // 2, 1]]))
    combination = np.array([1, 2, 3, 1, 3, 3, 2])  # of three rows: a sum of opposite ones, one of the same sign, and one alone
    segments = Segments(np.array([0, 0, 0, 1, 1, 1, 2]), combination, np.array([0, 3, 6]), np.array([3, 3, 1]))
    before = GrowingInts(2)
    before.add(np.array([[0, 0], [1, -1], [7, 7]]))
    found = segments.summed_whole(table, Taken(before, np.array([2, 0, 1])))
    assert found.tolist() == [
        [7 + largest // 2, 7 - largest + 6],
        [largest + 2 * (largest // 2), -largest + 2],
        [1 - largest, 4],
    ]
    assert found.dtype == kind
