"""Keys are found again, whichever share a slot, and others are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.differential.columnar.numbered import Numbered
from ihc_engine.inference.columnar.arrays import np

# near each other, as the digits of results make them, and far apart
keys = st.integers(0, 300) | st.integers(0, 2**62)


@given(st.lists(st.lists(keys, max_size=40), max_size=4), st.lists(keys, max_size=20))
def test_keys_have_the_numbers_that_they_were_given(added: list[list[int]], asked: list[int]) -> None:
    numbered, expected = Numbered(), dict[int, int]()
    for some in added:
        new = sorted(set(some) - expected.keys())
        numbers = range(len(expected), len(expected) + len(new))
        expected.update(zip(new, numbers, strict=True))
        numbered.add(np.array(new, dtype=np.int64), np.array(numbers, dtype=np.int64))
    wanted = [*expected, *asked]
    assert numbered.of(np.array(wanted, dtype=np.int64)).tolist() == [expected.get(key, -1) for key in wanted]
    assert len(numbered) == len(expected)


def test_keys_that_share_a_slot_are_told_apart() -> None:
    numbered, many = Numbered(), np.arange(0, 5000 * 64, 64, dtype=np.int64)
    numbered.add(many, np.arange(5000, dtype=np.int64))
    slots = numbered._slot(many)
    assert len(np.unique(slots)) < len(many)
    assert numbered.of(many).tolist() == list(range(5000))
