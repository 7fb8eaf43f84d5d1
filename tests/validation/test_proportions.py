"""Counts carry the Wilson interval, as published and as worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.validation.proportions import Proportion, proportion, share_of, wilson


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_published_examples_are_met(count: int, of: int, low: float, high: float) -> None:
    """Newcombe RG. Stat Med 1998;17:857-872, table I, method 3 (score interval without continuity correction)."""
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


def test_one_of_two_with_z_2_by_hand() -> None:
    # centre (1/2 + 4/4) / (1 + 4/2) = 1/2; half width 2 * sqrt(1/8 + 4/16) / 3 = 2 * sqrt(3/8) / 3 = 0.408248
    assert wilson(1, 2, z=2) == pytest.approx((0.5 - 0.4082483, 0.5 + 0.4082483))


@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share_and_stays_between_0_and_1(pair: tuple[int, int]) -> None:
    count, of = pair
    low, high = wilson(count, of)
    assert 0 <= low <= count / of <= high <= 1


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_successes_and_failures_have_mirrored_intervals(pair: tuple[int, int]) -> None:
    count, of = pair
    low, high = wilson(count, of)
    assert wilson(of - count, of) == pytest.approx((1 - high, 1 - low))


def test_no_case_has_no_share() -> None:
    assert proportion(0, 0) == share_of([]) == Proportion(0, 0, None, None, None)


@pytest.mark.parametrize(("count", "of"), [(3, 2), (-1, 2), (1, 0)])
def test_an_impossible_count_is_refused(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="is no proportion"):
        proportion(count, of)
