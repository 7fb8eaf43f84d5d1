"""Scores of markers with a scale of their own: of HER2, 0 and 1+ are negative, 2+ is equivocal and 3+ positive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("HER2: 0", "negative"),
        ("HER2 1+", "negative"),
        ("HER2: 2+", "equivocal"),
        ("HER2 (3+)", "positive"),
        ("HER2/neu: Negative (score 1+)", "negative"),
        ("HER2: score 1", "negative"),
        ("HER2 IHC score is 2+.", "equivocal"),
        ("HER2 immunostain shows a score of 1+.", "negative"),
        ("The tumor is HER2 negative (1+).", "negative"),
        ("HER2: 1+ (faint, incomplete membranous staining in 20 % of cells)", "negative"),
        ("HER2: equivocal (2+), FISH pending", "equivocal"),
        ("HER2 ++", "equivocal"),
        ("HER2: +++", "positive"),
        ("HER2 1-2+", "equivocal"),
        ("HER2 : score 1+ (négatif)", "negative"),
        ("HER2 : négatif (score 1+)", "negative"),
        ("HER2 : score 2+ (équivoque)", "equivocal"),
        ("HER2: negativo (1+)", "negative"),
        ("HER2: 1+ (negativo)", "negative"),
        ("HER2: negativ (Score 1+)", "negative"),
        ("HER2: Score 3+, positiv", "positive"),
        ("HER2 skor 1+ (negatif)", "negative"),
        ("HER2（1+）", "negative"),
        ("HER2（2+）", "equivocal"),
        ("HER2（3+）", "positive"),
        ("HER2 スコア1+", "negative"),
    ],
)
def test_scores_of_her2(text: str, status: str, read: Read) -> None:
    assert told(read(text)) == {"HER2": status}


def test_others_of_the_same_list_keep_their_grades(read: Read) -> None:
    assert told(read("SMA 1+, HER2 1+, ER 1+")) == {"SMA": "positive", "HER2": "negative", "ER": "positive"}
    assert told(read("SMA and HER2 were 2+ and 1+, respectively.")) == {"SMA": "positive", "HER2": "negative"}


def test_a_word_against_the_score_is_not_read(read: Read) -> None:
    reading = read("HER2: positive (1+)")
    assert not told(reading)
    assert reading.not_understood
