"""Intervals of a mean difference, drawn by source."""

from __future__ import annotations

import pytest

from ihc_engine.validation.bootstrap import paired_difference


def singles(number: int) -> list[tuple[int, ...]]:
    return [(place,) for place in range(number)]


def test_the_mean_is_that_of_the_cases_and_lies_in_its_interval() -> None:
    found = paired_difference([0.0, 1.0, 2.0, 5.0], [(0, 1), (2,), (3,)])
    assert found.mean == 2.0
    assert found.low < found.mean < found.high


def test_equal_methods_differ_by_nothing() -> None:
    found = paired_difference([0.0] * 9, singles(9))
    assert (found.mean, found.low, found.high, found.beyond_chance) == (0.0, 0.0, 0.0, False)


def test_a_difference_in_every_case_is_beyond_chance_and_one_in_a_single_case_is_not() -> None:
    assert paired_difference([0.5, 0.4] * 10, singles(20)).beyond_chance
    assert paired_difference([-0.5, -0.4] * 10, singles(20)).beyond_chance
    assert not paired_difference([9.0] + [0.0] * 19, singles(20)).beyond_chance


def test_cases_of_one_source_count_as_one_draw() -> None:
    """Twenty cases of two sources say less than twenty sources."""
    differences = [1.0] * 10 + [-0.8] * 10
    apart = paired_difference(differences, singles(20))
    together = paired_difference(differences, [tuple(range(10)), tuple(range(10, 20))])
    assert apart.mean == together.mean
    assert together.high - together.low > 1.5 * (apart.high - apart.low)


def test_the_interval_is_near_that_of_the_normal_distribution() -> None:
    """400 cases, half 0 and half 1: the standard error is 0.025."""
    found = paired_difference([0.0, 1.0] * 200, singles(400))
    assert (found.low, found.high) == pytest.approx((0.5 - 1.96 * 0.025, 0.5 + 1.96 * 0.025), abs=0.004)


def test_the_same_seed_gives_the_same_interval() -> None:
    differences = [float(place % 7) for place in range(50)]
    assert paired_difference(differences, singles(50)) == paired_difference(differences, singles(50))
    assert paired_difference(differences, singles(50)) != paired_difference(differences, singles(50), seed=1)


def test_no_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        paired_difference([], [])
