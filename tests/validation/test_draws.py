"""Intervals in closed form beside draws of what is behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from ihc_engine import Interpreter, Knowledge
from ihc_engine.differential.ranking import Ranking, rank
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.validation.cases import LabelledCase, read_cases
from ihc_engine.validation.drawing import DrawnCase
from ihc_engine.validation.draws import draw_check
from ihc_engine.validation.replay import recorded
from tests.kept import interpreter_of
from tests.properties.test_small_worlds import NOTHING, world


@pytest.fixture(scope="module")
def some(published: list[str], shipped: Knowledge) -> list[LabelledCase]:
    return [row for row in read_cases(published[::15], shipped) if isinstance(row, LabelledCase)]


def weighed(interpreter: Interpreter, markers: Mapping[str, str]) -> tuple[CaseWeighing, Ranking]:
    prior = {"a": 1.0, "b": 1.0, "other": NOTHING}
    case = recorded(interpreter, interpreter.read({"markers": dict(markers)}), prior).weighed(interpreter.weights)
    return case, rank(case)


def small(shipped: Knowledge, patients: int, prior_sd: float = 0.0) -> Interpreter:
    """Two diagnoses, one stain, judged odds that vary so much; no sharpening."""
    weighing = shipped.policy.weighing.model_copy(update={"icc": 0.0, "sharpness": 1.0})
    uncertainty = shipped.policy.uncertainty.model_copy(update={"prior_sd": prior_sd})
    policy = shipped.policy.model_copy(update={"weighing": weighing, "uncertainty": uncertainty})
    share = patients // 10
    return world(policy, {"a": {"X": (9 * share, patients)}, "b": {"X": (5 * share, patients)}})


def test_with_endless_patients_and_certain_odds_all_draws_are_the_probability_itself(shipped: Knowledge) -> None:
    case, ranking = weighed(small(shipped, 10_000_000), {"X": "+"})
    drawn = DrawnCase(case, ranking).drawn(50, Random(1))
    assert drawn.probabilities["a"] == pytest.approx([ranking.of("a").probability] * 50, abs=1e-3)
    assert drawn.first == pytest.approx({"a": 1.0, "b": 0.0, "other": 0.0})


def test_the_draws_of_a_frequency_spread_as_its_posterior(shipped: Knowledge) -> None:
    """The drawn odds follow (e + (1 - 2e) p) / (e + (1 - 2e) q) with p and q from their Beta posteriors."""
    interpreter = small(shipped, 20)
    case, ranking = weighed(interpreter, {"X": "+"})
    drawn = DrawnCase(case, ranking).drawn(4000, Random(1)).probabilities["a"]
    error, random = shipped.policy.weighing.reading_error, Random(2)
    cells = {h.diagnosis: interpreter.weights.cells.cell(h, "X", None) for h in interpreter.weights.hypotheses}
    by_hand = []
    for _ in range(4000):
        a, b = (
            error + (1 - 2 * error) * random.betavariate(cells[d].mean * cells[d].weight, (1 - cells[d].mean) * cells[d].weight)
            for d in ("a", "b")
        )
        by_hand.append(a / (a + b))
    by_hand.sort()
    for share in (0.05, 0.5, 0.95):
        assert drawn[int(4000 * share)] == pytest.approx(by_hand[int(4000 * share)], abs=0.01)


def test_judged_odds_alone_spread_the_draws(shipped: Knowledge) -> None:
    case, ranking = weighed(small(shipped, 10_000_000, prior_sd=2.0), {"X": "+"})
    drawn = DrawnCase(case, ranking).drawn(500, Random(1)).probabilities["a"]
    assert drawn[25] < ranking.of("a").probability - 0.05 < ranking.of("a").probability + 0.05 < drawn[475]


def test_the_closed_form_keeps_within_the_bar_on_published_cases(some: list[LabelledCase], shipped: Knowledge) -> None:
    check = draw_check(interpreter_of(shipped), [case.reading for case in some], 400)
    groups = {group.name: group for group in check.groups}
    assert groups["leader"].hypotheses == len(some)
    assert groups["all not negligible"].hypotheses > groups["5 % or more"].hypotheses >= len(some)
    # medians over hypotheses of the distance of a limit from its percentile of the draws, and of the share of first ranks
    assert all(group.limits.median <= 0.02 for group in groups.values())
    assert all(group.first_share.median <= 0.03 for group in groups.values())


def test_the_same_seed_gives_the_same_errors(some: list[LabelledCase], shipped: Knowledge) -> None:
    interpreter, readings = interpreter_of(shipped), [case.reading for case in some[:2]]
    assert draw_check(interpreter, readings, 30) == draw_check(interpreter, readings, 30)
    assert draw_check(interpreter, readings, 30) != replace(draw_check(interpreter, readings, 30, seed=1), seed=20260101)


def test_too_few_draws_are_refused(shipped: Knowledge) -> None:
    with pytest.raises(ValueError, match="at least 20"):
        draw_check(interpreter_of(shipped), [], 19)
