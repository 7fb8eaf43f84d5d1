"""Bounds, fractions, doubts and joints that turn a result or carry it on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("SMA stains no more than 5% of the cells.", "positive"),
        ("SMA was positive in 0 of 3 blocks.", "negative"),
        ("SMA was positive in 2 of 3 blocks.", "positive"),
        ("The SMA positivity is spurious.", "equivocal"),
        ("SMA: false positive.", "equivocal"),
        ("SMA is positive, with some background.", "positive"),
        ("The tumor cells react for SMA.", "positive"),
        ("The reaction for SMA was negative.", "negative"),
        ("SMA did not react.", "negative"),
    ],
)
def test_a_word_that_turns_a_result_is_read(read: Read, text: str, status: str) -> None:
    assert stains(read(text)) == {"SMA": status}


@pytest.mark.parametrize(
    "text",
    [
        "S100 is positive, as well as SOX10.",
        "S100 is positive together with SOX10.",
        "S100 est positive, de même que SOX10.",
        "S100 est positive ainsi que SOX10.",
        "S100 es positivo, al igual que SOX10.",
    ],
)
def test_a_marker_joined_behind_a_result_has_it_too(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "positive", "SOX10": "positive"}


def test_a_marker_joined_behind_a_result_keeps_its_own(read: Read) -> None:
    assert stains(read("S100 is positive, as well as focal SOX10; desmin is negative.")) == {
        "S100": "positive", "SOX10": "positive", "desmin": "negative",
    }  # fmt: skip
    assert stains(read("S100 is positive and SOX10 negative.")) == {"S100": "positive", "SOX10": "negative"}


def test_markers_denied_behind_a_positive_one_are_negative(read: Read) -> None:
    said = {"SMA": "positive", "ERG": "negative", "S100": "negative"}
    assert stains(read("SMA ist positiv, ERG und S100 hingegen nicht.")) == said
    assert stains(read("SMA is positive, ERG and S100 however not.")) == said


def test_myod1_is_not_myoglobin(read: Read) -> None:
    for name in ("Myo D1", "Myo-D1", "MyoD-1", "MyoD1"):
        assert stains(read(f"{name}: negative")) == {"MyoD1": "negative"}
    assert stains(read("Myoglobin: negative")) == {"myoglobin": "negative"}


@pytest.mark.parametrize(
    ("text", "focal"),
    [
        ("Positive for SMA and, focally, desmin.", ["desmin"]),
        ("Focal, weak expression of desmin.", ["desmin"]),
        ("Strong, diffuse expression of SMA and focal, weak expression of desmin.", ["desmin"]),
        ("SMA and desmin focal, weak; S100 negative.", ["SMA", "desmin"]),
        ("SMA diffuse, strong, desmin focal.", ["desmin"]),
    ],
)
def test_an_adjective_between_commas_goes_to_what_follows(read: Read, text: str, focal: list[str]) -> None:
    assert [m.marker for m in read(text).mentions if m.extent == "focal"] == focal
