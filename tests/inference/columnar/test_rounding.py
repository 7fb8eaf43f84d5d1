"""Where the last bit could decide, the reference is asked; its answer is the one that would have been given anyway."""

from __future__ import annotations

import pytest

from ihc_engine.differential.columnar import certainty, first_rank, leave_out, scores, surprise
from ihc_engine.inference.columnar.arrays import Ints, np
from ihc_engine.interpretation.columnar import ColumnarInterpreter, ColumnarResult
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from tests.inference.columnar.cases import random_cases


def answers(result: ColumnarResult) -> list[object]:
    assert result.scores is not None
    arrays = (result.scores.totals, result.probabilities, result.low, result.high, result.reasons, result.outcomes)
    return [array.tolist() for array in arrays]


def test_asking_the_reference_for_everything_changes_nothing(
    interpreter: Interpreter, columnar: ColumnarInterpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, 6, 40)]
    fast = answers(columnar.score(readings, keep_scores=True))
    monkeypatch.setattr(scores, "DOUBT", 1.0)
    monkeypatch.setattr(first_rank, "NEAR", 2.0)
    monkeypatch.setattr(first_rank, "MARGIN", 2.0)
    monkeypatch.setattr(first_rank, "ROUGHLY", 2.0)
    monkeypatch.setattr(surprise, "NEAR", 1e9)
    monkeypatch.setattr(leave_out, "CLOSE", 1e15)
    assert answers(columnar.score(readings, keep_scores=True)) == fast


def test_whether_a_finding_decides_does_not_depend_on_how_many_rivals_are_looked_at(
    interpreter: Interpreter, columnar: ColumnarInterpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, 8, 300)]
    fragile = columnar.score(readings).alerts
    assert 0.05 < fragile[:, columnar.score(readings).alert_codes.index("fragile_result")].mean() < 0.95
    for looked_at in (0, 1):
        monkeypatch.setattr(leave_out, "LOOKED_AT", looked_at)
        assert (columnar.score(readings).alerts == fragile).all()


def test_a_value_is_in_doubt_near_a_half_only() -> None:
    values = np.array([0.5, 3.5 + 1e-8, 3.5 - 1e-8, 3.51, 4.0, 3.0])
    assert scores.in_doubt(values, np.rint(values)).tolist() == [True, True, True, False, False, False]


@pytest.fixture(scope="module")
def spreads() -> tuple[certainty.Grounds, Ints]:
    """Random scores of eight hypotheses in 400 cases, from clear to hopeless, and a leader for each."""
    random = np.random.default_rng(7)
    totals = (random.normal(0, 1, (8, 400)) * random.choice([1e6, 5e6, 2e7], 400)).astype(np.int64)
    variances = (random.gamma(1, 2e6, (8, 400)) * random.choice([0.1, 1, 10], 400)).astype(np.int64)
    grounds = certainty.Grounds(totals, np.zeros((8, 400)), variances, np.zeros((8, 400), dtype=np.int64))
    return grounds, totals.argmax(axis=0)


def test_shares_of_first_ranks_are_close_and_within_their_bounds(
    knowledge: Knowledge, spreads: tuple[certainty.Grounds, Ints]
) -> None:
    grounds, leader = spreads
    spread = certainty.spread_of(grounds, knowledge.policy.uncertainty)
    exact = np.array([_reference(knowledge, grounds, row, int(leader[row])) for row in range(400)])
    assert 0.2 < np.mean(exact < 0.8) < 0.9
    assert np.abs(first_rank.shares(spread, leader) - exact).max() < first_rank.NEAR / 4
    least, most = first_rank.bounds(spread, leader)
    slack = 0.8 * first_rank.MARGIN  # what is left for the width of the ranges is hardly ever used
    assert (exact - least >= slack).all()
    assert (most - exact >= slack).all()
    assert np.mean((least > 0.8) | (most < 0.8)) > 0.5, "the bounds spare most of the work"


def test_a_first_look_is_closer_than_half_of_what_is_left_for_it(knowledge: Knowledge) -> None:
    looked = 0
    for seed in range(12):
        random = np.random.default_rng(seed)
        shape = (int(random.integers(2, 43)), 500)
        totals = (random.normal(0, 1, shape) * random.choice([1e6, 5e6, 2e7], 500)).astype(np.int64)
        variances = (random.gamma(1, 2e6, shape) * random.choice([0.1, 1, 10], 500)).astype(np.int64)
        grounds = certainty.Grounds(totals, np.zeros(shape), variances, np.zeros(shape, dtype=np.int64))
        spread, leader = certainty.spread_of(grounds, knowledge.policy.uncertainty), totals.argmax(axis=0)
        error = first_rank.roughly(spread, leader) - first_rank.shares(spread, leader)
        looked += int(np.isfinite(error).sum())
        assert np.nanmax(np.abs(error)) < first_rank.ROUGHLY / 2
    assert looked > 4000


def test_one_rival_tells_only_what_all_of_them_tell(knowledge: Knowledge, spreads: tuple[certainty.Grounds, Ints]) -> None:
    grounds, leader = spreads
    spread = certainty.spread_of(grounds, knowledge.policy.uncertainty)
    exact = first_rank.shares(spread, leader)
    for rank in (-2, -3):
        found = first_rank.surely_below(spread, leader, np.argsort(grounds.totals, axis=0)[rank], 0.8)
        assert (exact[found] < 0.8 - 0.8 * first_rank.MARGIN).all()
        assert found.mean() > 0.1


def test_intervals_of_leaders_are_those_of_all_intervals(interpreter: Interpreter, columnar: ColumnarInterpreter) -> None:
    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, 12, 300)]
    whole, some = columnar.score(readings), columnar.score(readings, leader_only=True)
    for found, of_leaders in zip((some.low, some.high), whole.limits_of_leaders(), strict=True):
        assert (found == of_leaders).all()
    assert (some.reasons == whole.reasons).all()


def _reference(knowledge: Knowledge, grounds: certainty.Grounds, row: int, leader: int) -> float:
    ids = tuple(str(place) for place in range(8))
    return grounds.reference(row, ids, knowledge.policy.uncertainty, knowledge.policy.weighing.sharpness)[
        ids[leader]
    ].rank_first_share
