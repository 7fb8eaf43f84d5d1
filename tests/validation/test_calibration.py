"""The calibration error by hand, and the band that a perfectly calibrated model shows."""

from __future__ import annotations

import pytest

from ihc_engine.validation.calibration import bin_of, calibration, expected_calibration_error
from tests.validation.makers import leader_right, leader_wrong


def test_two_bins_by_hand() -> None:
    # bin 0.6-0.7: 0.6 right, 0.64 wrong: |1/2 - 0.62| = 0.12; bin 0.9-1: 0.9, 1.0 both right: |1 - 0.95| = 0.05
    # (2 * 0.12 + 2 * 0.05) / 4 = 0.085
    assert expected_calibration_error([0.6, 0.64, 0.9, 1.0], [True, False, True, True]) == pytest.approx(0.085)


def test_errors_in_one_bin_cancel_and_in_two_bins_do_not() -> None:
    assert expected_calibration_error([0.5, 0.5], [True, False]) == pytest.approx(0.0)
    assert expected_calibration_error([0.45, 0.55], [True, False]) == pytest.approx(0.55)


@pytest.mark.parametrize(
    ("probability", "place"), [(0.0, 0), (0.099999, 0), (0.1, 1), (0.3, 3), (0.6, 6), (0.7, 7), (0.999999, 9), (1.0, 9)]
)
def test_a_bin_holds_its_lower_edge(probability: float, place: int) -> None:
    assert bin_of(probability) == place


def test_cases_and_outcomes_must_pair_up() -> None:
    with pytest.raises(ValueError, match="one for each"):
        expected_calibration_error([0.5], [])
    with pytest.raises(ValueError, match="at least one"):
        expected_calibration_error([], [])


def test_certainty_that_is_right_has_no_error_and_no_band() -> None:
    seen = calibration([leader_right(1.0)] * 3)
    assert seen.ece == 0
    assert seen.ece_band is not None
    assert (seen.ece_band.mean, seen.ece_band.low, seen.ece_band.high) == (0, 0, 0)


def test_one_case_at_a_half_is_off_by_a_half_in_every_draw() -> None:
    band = calibration([leader_right(0.5)]).ece_band
    assert band is not None
    assert (band.mean, band.low, band.high) == (0.5, 0.5, 0.5)


def test_two_cases_at_a_half_are_off_by_a_quarter_on_average() -> None:
    # both right or both wrong in half of the draws (error 1/2), one of each in the other half (error 0)
    band = calibration([leader_right(0.5), leader_wrong(0.5)], draws=4000).ece_band
    assert band is not None
    assert band.mean == pytest.approx(0.25, abs=0.02)
    assert (band.low, band.high) == (0.0, 0.5)


def test_a_model_far_too_sure_lies_beyond_the_band() -> None:
    seen = calibration([leader_wrong(0.95)] * 20)
    assert seen.ece == pytest.approx(0.95)
    assert seen.ece_band is not None
    assert seen.ece_band.high < 0.3
    assert seen.as_large == 0
    assert (seen.mean_probability, seen.right.share) == (0.95, 0)


def test_bins_count_their_cases() -> None:
    seen = calibration([leader_right(0.95), leader_wrong(0.91), leader_right(0.55)])
    counted = {bin_.low: (bin_.right.count, bin_.right.of) for bin_ in seen.bins if bin_.right.of}
    assert counted == {0.5: (1, 1), 0.9: (1, 2)}
    assert next(bin_ for bin_ in seen.bins if bin_.low == 0.9).mean_probability == pytest.approx(0.93)
    assert all(bin_.band is None for bin_ in seen.bins if not bin_.right.of)


def test_same_seed_same_numbers_and_another_seed_others() -> None:
    cases = [leader_right(0.7), leader_wrong(0.8), leader_right(0.55)] * 5
    assert calibration(cases, seed=1) == calibration(cases, seed=1)
    assert calibration(cases, seed=1).ece_band != calibration(cases, seed=2).ece_band


def test_without_cases_there_is_nothing_to_say() -> None:
    seen = calibration([])
    assert (seen.ece, seen.ece_band, seen.as_large, seen.bins) == (None, None, None, ())
