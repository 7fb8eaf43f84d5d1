"""Exceptions with a verb of their own, results that replace others, stains not asked for, verbs alone before a name again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "S100 was negative with the exception of SMA, which is positive, and of EMA, which shows weak focal reactivity.",
            {"S100": "negative", "SMA": "positive", "EMA": "positive"},
        ),
        (
            "Desmin was repeated on a second block and is now clearly positive; this supersedes the initial equivocal reading.",
            {"desmin": "positive"},
        ),
        ("Desmin is now positive; this replaces the initial equivocal result.", {"desmin": "positive"}),
        ("I did not ask for CD117. INI1 is retained.", {"CD117": "not_performed", "INI1": "retained"}),
        ("We did not request desmin.", {"desmin": "not_performed"}),
        ("S100 is not convincingly positive.", {"S100": "equivocal"}),
        (
            "Neither desmin nor S100 is expressed, but ALK and SMA are, ALK strongly.",
            {"desmin": "negative", "S100": "negative", "ALK": "positive", "SMA": "positive"},
        ),
        (
            "GATA3 is positive, which one might misread as urothelial, so please note that CK20 and p63 are negative.",
            {"GATA3": "positive", "CK20": "negative", "p63": "negative"},
        ),
    ],
)
def test_what_is_said_last_of_a_stain_is_its_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_a_lesion_from_the_files_is_another(read: Read) -> None:
    reading = read("For comparison, we stained an angiomyolipoma from our files; it was positive for HMB-45 and Melan-A.")
    assert told(reading) == {}
    assert [left.text for left in reading.main.not_understood] == ["HMB-45", "Melan-A"]
