"""Arrays of groups are tempered in the same whole numbers as single groups."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.differential import dependence
from ihc_engine.differential.columnar import tempering
from ihc_engine.inference.columnar.arrays import np

weights = st.integers(-240_000_000, 240_000_000) | st.sampled_from([-1, 0, 1, 5, 500_000])


@given(st.lists(st.lists(weights, min_size=1, max_size=6), min_size=1, max_size=5), st.floats(0, 1))
def test_each_result_keeps_the_same_part(groups: list[list[int]], rho: float) -> None:
    for said in groups:
        parts = dependence.factors(len(said), rho)
        expected = dependence.kept_parts(said, parts) if len(said) > 1 else [dependence.WHOLE]
        kept = tempering.kept_parts(np.array([said], dtype=np.int64)[:, :, None], parts)
        assert kept[0, :, 0].tolist() == expected


@given(weights, st.integers(0, dependence.WHOLE) | st.sampled_from([500_000, 250_000]))
def test_weights_are_rounded_half_to_even(weight: int, factor: int) -> None:
    found = tempering.tempered(np.array([weight], dtype=np.int64), np.array([factor], dtype=np.int64))
    assert found.tolist() == [dependence.tempered(weight, factor)]


@given(st.integers(0, 10**9), st.integers(0, dependence.WHOLE))
def test_variances_do_not_overflow(variance: int, kept: int) -> None:
    """The product of both needs up to 70 bits."""
    found = tempering.tempered_variance(np.array([variance], dtype=np.int64), np.array([kept], dtype=np.int64))
    assert found.tolist() == [variance * kept**2 // dependence.WHOLE**2]
