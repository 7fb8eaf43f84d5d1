"""Results of one group repeat each other: what tempering keeps and what it never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.differential.dependence import WHOLE, effective_number, factors, kept_parts, tempered

RHO = st.floats(0, 1)
WEIGHTS = st.lists(st.integers(-(10**8), 10**8), min_size=1, max_size=6)


def temper_together(weights: list[int], parts: tuple[int, ...]) -> list[int]:
    return [tempered(weight, part) for weight, part in zip(weights, kept_parts(weights, parts), strict=True)]


def test_effective_number_by_hand() -> None:
    # three results, rho 0.5: 3 / (1 + 2 * 0.5) = 1.5
    assert effective_number(3, 0.5) == 1.5
    assert effective_number(0, 0.5) == 0


@pytest.mark.parametrize(("results", "rho"), [(1, 0.0), (4, 0.0)])
def test_independent_results_keep_their_whole_weight(results: int, rho: float) -> None:
    assert factors(results, rho) == (WHOLE,) * results


def test_copies_of_one_result_count_once() -> None:
    assert factors(3, 1.0) == (WHOLE, 0, 0)


@given(st.integers(1, 12), RHO)
def test_later_results_keep_less_and_never_nothing_below_zero(results: int, rho: float) -> None:
    parts = factors(results, rho)
    assert parts[0] == WHOLE
    assert all(part >= 0 for part in parts)
    assert list(parts) == sorted(parts, reverse=True)


@given(st.integers(-(10**9), 10**9), st.integers(0, WHOLE))
def test_tempering_is_exact_and_bounded(weight: int, factor: int) -> None:
    value = tempered(weight, factor)
    assert abs(value * WHOLE - weight * factor) * 2 <= WHOLE
    assert abs(value) <= abs(weight)


def test_the_strongest_of_each_side_keeps_all_by_hand() -> None:
    # rho 0.5: S_1 = 1, S_2 = 4/3, so the second keeps a third (333,333 millionths)
    assert temper_together([3_000_000, 9_000_000, -6_000_000], factors(3, 0.5)) == [999_999, 9_000_000, -6_000_000]


@given(WEIGHTS, st.integers(0, 10**8), RHO)
def test_a_further_supporting_result_never_lowers_the_sum(weights: list[int], more: int, rho: float) -> None:
    before = sum(temper_together(weights, factors(len(weights), rho)))
    after = sum(temper_together([*weights, more], factors(len(weights) + 1, rho)))
    assert after >= before - len(weights)  # each weight is rounded by itself


@given(WEIGHTS, st.integers(0, 10**8), RHO)
def test_a_stronger_result_never_lowers_the_sum(weights: list[int], more: int, rho: float) -> None:
    parts = factors(len(weights), rho)
    stronger = [weights[0] + more, *weights[1:]]
    assert sum(temper_together(stronger, parts)) >= sum(temper_together(weights, parts)) - len(weights)


@given(WEIGHTS, RHO)
def test_a_result_equally_likely_everywhere_changes_nothing(weights: list[int], rho: float) -> None:
    with_it = temper_together([*weights, 0], factors(len(weights) + 1, rho))
    assert with_it == [*temper_together(weights, factors(len(weights), rho)), 0]
