"""Pluses out of three, and exceptions that nothing parts from what they are excepted from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


def test_the_scale_behind_a_stroke_is_no_result(read: Read) -> None:
    assert told(read("SMA ++/+++, desmin +/+++, S100 0/+++, CD34 -/+++")) == {
        "SMA": "positive",
        "desmin": "positive",
        "S100": "negative",
        "CD34": "negative",
    }


def test_two_signs_without_a_scale_stay_what_they_are(read: Read) -> None:
    assert told(read("CD34 +/-, DOG1 -/+, SMA +/++")) == {"CD34": "equivocal", "DOG1": "equivocal", "SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Bar SMA all of desmin, S100 and CD34 were negative.",
        "With the exception of SMA desmin, S100 and CD34 were negative.",
        "All stains were negative except SMA: desmin, S100, CD34.",
        "Apart from SMA, all of desmin, S100 and CD34 were negative.",
    ],
)
def test_only_the_first_is_excepted(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative", "S100": "negative", "CD34": "negative"}


def test_two_may_be_excepted(read: Read) -> None:
    expected = {"SMA": "positive", "CD34": "positive", "desmin": "negative", "S100": "negative"}
    assert told(read("Except for SMA and CD34 desmin and S100 were negative.")) == expected
