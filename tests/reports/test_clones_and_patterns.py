"""Clones in brackets behind a sign, patterns of an altered protein, "only the latter", and what is said instead of a result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("SMA - (clone 1A4), desmin +", {"SMA": "negative", "desmin": "positive"}),
        ("SMA - (1A4), desmin + (D33), S100 -", {"SMA": "negative", "desmin": "positive", "S100": "negative"}),
        ("SMA + (clone 1A4), desmin - (clone D33)", {"SMA": "positive", "desmin": "negative"}),
        ("SMA - (Dako), desmin +", {"SMA": "negative", "desmin": "positive"}),
    ],
)
def test_a_clone_in_brackets_tells_no_result(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    "text",
    [
        "p53 shows a mutant pattern of staining.",
        "p53 stains in a mutant pattern.",
        "p53 stains with a mutant pattern, S100 absent.",
    ],
)
def test_a_mutant_pattern_of_staining_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert "p53" not in told(reading)
    assert unread(reading)


@pytest.mark.parametrize(
    "text", ["デスミンとSMAのうち後者のみが陽性である。", "Of desmin and SMA, only the latter was positive."]
)
def test_only_the_latter_is_positive(read: Read, text: str) -> None:
    said = told(read(text))
    assert said["SMA"] == "positive"
    assert said.get("desmin") != "positive"


@pytest.mark.parametrize(
    "text",
    [
        "Desmin: negativ statt positiv.",
        "Es muss heißen: Desmin negativ statt Desmin positiv.",
        "Leggasi desmina negativa invece di desmina positiva.",
    ],
)
def test_what_is_right_stands_instead(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}
