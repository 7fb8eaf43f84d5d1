"""Intervals and shares of first ranks: inside their bounds, and narrower the more patients were studied."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ihc_engine.interpretation.interpret import Interpreter

some = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=30, derandomize=True)


@some
@given(st.data())
def test_an_interval_holds_its_probability(
    panels: SearchStrategy[dict[str, Any]], interpreter: Interpreter, data: st.DataObject
) -> None:
    for ranked in interpreter.interpret(data.draw(panels)).ranking:
        assert ranked.interval is not None
        low, high = ranked.interval
        assert 0 <= low <= ranked.probability + 1e-6
        assert ranked.probability - 1e-6 <= high <= 1


@some
@given(st.data())
def test_shares_of_first_ranks_are_shares(
    panels: SearchStrategy[dict[str, Any]], interpreter: Interpreter, data: st.DataObject
) -> None:
    answer = interpreter.interpret(data.draw(panels))
    shares = [ranked.rank_first_share for ranked in answer.ranking if ranked.rank_first_share is not None]
    assert len(shares) == len(answer.ranking)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + len(shares) * 1e-6


@pytest.mark.parametrize("case", [{}, {"markers": {}}, {"case_id": "x"}, {"markers": {"SMA": "not done"}}, {"site": "thigh"}])
def test_a_case_without_results_has_an_answer(case: dict[str, Any], interpreter: Interpreter) -> None:
    answer = interpreter.interpret(case)
    assert answer.outcome == "undetermined"
    assert "thin_panel" in {reason.code for reason in answer.reasons}


def test_equal_odds_share_the_first_rank(interpreter: Interpreter) -> None:
    answer = interpreter.interpret({}, prior="uniform")
    shares = {ranked.rank_first_share for ranked in answer.ranking}
    assert len(shares) == 1
    assert shares.pop() == pytest.approx(1 / (len(answer.ranking) + 1), abs=1e-5)
