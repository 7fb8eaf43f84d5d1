"""Scores by hand."""

from __future__ import annotations

from math import log

import pytest

from ihc_engine.validation.coverage import coverage_curve
from ihc_engine.validation.scores import LEAST_PROBABILITY, scores
from tests.validation.makers import leader_right, leader_wrong, measured


def test_one_case_by_hand() -> None:
    seen = scores([measured("gist", {"gist": 0.2, "dfsp": 0.5, "other": 0.3})])
    assert seen.log_loss == pytest.approx(-log(0.2), abs=1e-6)
    assert seen.brier == pytest.approx(0.8**2 + 0.5**2 + 0.3**2)
    assert seen.brier_of_leader == pytest.approx(0.5**2)


def test_scores_are_means_over_cases() -> None:
    seen = scores([measured("gist", {"gist": 1.0, "dfsp": 0.0}), measured("gist", {"gist": 0.5, "dfsp": 0.5})])
    assert seen.log_loss == pytest.approx(log(2) / 2, abs=1e-6)
    assert seen.brier == pytest.approx((0 + 0.5) / 2)


def test_a_diagnosis_that_the_method_does_not_know_costs_most_but_not_infinity() -> None:
    seen = scores([measured("other", {"gist": 1.0, "dfsp": 0.0})])
    assert seen.log_loss == pytest.approx(-log(LEAST_PROBABILITY), abs=1e-6)
    assert seen.brier == pytest.approx(2.0)


def test_no_case_no_score() -> None:
    assert scores([]).log_loss is None


def test_the_coverage_curve_by_hand() -> None:
    curve = coverage_curve([leader_right(0.9), leader_wrong(0.8), leader_right(0.8), leader_wrong(0.6)])
    points = [(point.threshold, point.answered.count, point.right.count) for point in curve]
    assert points == [(0.9, 1, 1), (0.8, 3, 2), (0.6, 4, 2)]
    assert all(point.answered.of == 4 and point.right.of == point.answered.count for point in curve)
