"""Results of one group repeat each other: what tempering keeps and what it never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.differential.dependence import WHOLE, by_spread, effective_number, factors, tempered

RHO = st.floats(0, 1)


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
def test_agreement_never_lowers_a_weight(results: int, rho: float) -> None:
    parts = factors(results, rho)
    assert parts[0] == WHOLE
    assert all(part >= 0 for part in parts)
    assert list(parts) == sorted(parts, reverse=True)


@given(st.integers(-(10**9), 10**9), st.integers(0, WHOLE))
def test_tempering_is_exact_and_bounded(weight: int, factor: int) -> None:
    value = tempered(weight, factor)
    assert abs(value * WHOLE - weight * factor) * 2 <= WHOLE
    assert abs(value) <= abs(weight)


def test_the_most_telling_result_comes_first_and_ties_go_by_name() -> None:
    assert by_spread([(5, "desmin"), (9, "SMA"), (5, "calponin")]) == ["SMA", "calponin", "desmin"]
