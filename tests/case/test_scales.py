"""Markers with a scale of their own: what 0, 1+, 2+ and 3+ of HER2 mean."""

from __future__ import annotations

from typing import Any

import pytest

from tests.case.conftest import Read


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ("0", "negative"),
        ("1+", "negative"),
        ("+1", "negative"),
        ("2+", "equivocal"),
        ("++", "equivocal"),
        ("3+", "positive"),
        ("+++", "positive"),
        ("1-2+", "equivocal"),
        ("2-3+", "equivocal"),
        ("0-1+", "negative"),
        ("0/3+", "negative"),
        ("negative (1+)", "negative"),
        ("1+, negative", "negative"),
        ("1+ (weak)", "negative"),
        ("1+ (20%)", "negative"),
        ("faint membranous staining, 1+", "negative"),
        ("equivocal (2+)", "equivocal"),
        ("2+ (30%)", "equivocal"),
        ("positive (3+)", "positive"),
        ("strong, 3+", "positive"),
        ("3+ (80%)", "positive"),
        ("+", "positive"),  # no score
        ("positive", "positive"),
        ("weak", "positive"),
        ({"intensity": 1}, "negative"),
        ({"intensity": "1+"}, "negative"),
        ({"intensity": "1+", "percent": 30}, "negative"),
        ({"result": "1+", "percent": 30}, "negative"),
        ({"result": "negative", "intensity": "1+"}, "negative"),
        ({"result": "positive", "intensity": "1+"}, "equivocal"),
        ({"intensity": 2}, "equivocal"),
        ({"result": "positive", "intensity": 2}, "equivocal"),
        ({"intensity": 3}, "positive"),
        ({"intensity": "weak"}, "positive"),
    ],
)
def test_grades_of_her2(result: Any, status: str, read: Read) -> None:
    assert [f.status for f in read(markers={"HER2": result}).findings] == [status]


def test_what_says_positive_beside_a_negative_grade_is_not_read(read: Read) -> None:
    reading = read(markers={"HER2": "positive (1+)"})
    assert not reading.findings
    assert reading.not_understood


@pytest.mark.parametrize(("result", "status"), [("1+", "positive"), ("2+", "positive"), ({"intensity": 1}, "positive")])
def test_other_markers_have_no_scale_of_their_own(result: Any, status: str, read: Read) -> None:
    assert [f.status for f in read(markers={"EGFR": result}).findings] == [status]
