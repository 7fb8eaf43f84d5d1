"""Rows of two outputs find each other by id, whatever their order, and by place where ids do not tell."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.comparison import KeptAnswer, Matching
from ihc_engine.comparison.matching import By


def answer(case_id: str | None, leader: str = "gist") -> KeptAnswer:
    return KeptAnswer(case_id, "favoured", leader, 0.7, ("probability",), None, "v", "d")


def matched(old: list[KeptAnswer], new: list[str | None]) -> tuple[list[tuple[str | None, By]], list[str | None], int]:
    """Leader and way of each match, ids of rows that only the old output has, and how many ids are uneven."""
    with Matching() as matching:
        assert matching.add_old(old) == len(old)
        assert matching.add_new(new) == len(new)
        matches = [(match.old.leader if match.old else None, match.by) for match in matching.matches()]
        return matches, [row.case_id for row in matching.only_old()], matching.uneven()


def test_ids_are_found_in_any_order() -> None:
    matches, only_old, uneven = matched([answer("a", "1"), answer("b", "2"), answer("c", "3")], ["c", "x", "a"])
    assert matches == [("3", "case_id"), (None, "case_id"), ("1", "case_id")]
    assert (only_old, uneven) == (["b"], 0)


def test_rows_without_id_and_repeated_ids_are_matched_in_their_order() -> None:
    old = [answer("a", "1"), answer(None, "2"), answer("a", "3"), answer(None, "4")]
    matches, only_old, uneven = matched(old, [None, "a", "a", None])
    assert matches == [("2", "place"), ("1", "place"), ("3", "place"), ("4", "place")]
    assert (only_old, uneven) == ([], 0)


def test_an_id_that_stands_more_often_in_one_output_is_told() -> None:
    matches, only_old, uneven = matched([answer("a", "1"), answer("a", "2")], ["a"])
    assert (matches, only_old, uneven) == ([("1", "place")], ["a"], 1)
    matches, only_old, uneven = matched([answer("a", "1")], ["a", "a"])
    assert (matches, only_old, uneven) == ([("1", "place"), (None, "place")], [], 1)


def test_nothing_beside_something() -> None:
    assert matched([], []) == ([], [], 0)
    assert matched([], ["a"]) == ([(None, "case_id")], [], 0)
    assert matched([answer("a")], []) == ([], ["a"], 0)


def test_an_old_answer_comes_back_as_it_was() -> None:
    kept = KeptAnswer("é'\"", "error", error="unreadable_case", source="a.csv", rules=("R-001",), whole='{"x": "é"}')
    with Matching() as matching:
        matching.add_old([kept])
        matching.add_new([kept.case_id])
        assert next(matching.matches()).old == kept


ids = st.lists(st.one_of(st.none(), st.sampled_from(["a", "b", "c", "'d"])), max_size=12)


@given(old=ids, new=ids)
def test_every_row_is_accounted_for_once(old: list[str | None], new: list[str | None]) -> None:
    matches, only_old, _ = matched([answer(id, str(n)) for n, id in enumerate(old)], new)
    assert len(matches) == len(new)
    used = [int(leader) for leader, _ in matches if leader is not None]
    assert len(set(used)) == len(used)
    assert all(
        old[place] == id for id, (leader, _) in zip(new, matches, strict=True) if leader is not None for place in [int(leader)]
    )
    assert Counter(only_old) == Counter(old) - Counter(old[place] for place in used)
    left = Counter(id for id, (leader, _) in zip(new, matches, strict=True) if leader is None)
    assert not (left & Counter(only_old)), "no row of one id is left on both sides"
