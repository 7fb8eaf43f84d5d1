"""Lists under a grade: what 0 heads does not stain, whatever stands in the line above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "+++ : S100\n0 : SMA, desmin",
        "+ (focal) : S100\n0 : SMA, desmin",
        "(+): S100\n(0): SMA, desmin",
        "+++ S100\n0 SMA, desmin",
        "Positive : S100\n0 = SMA, desmin",
        "0: SMA, desmin. +++: S100",
        "3+: S100, 0: SMA, desmin",
        "IHC: 0: SMA, desmin; 3+: S100",
        "Score 0: SMA, desmin. Score 3: S100.",
        "Score 3: S100, score 0: SMA and desmin",
        "Positive: S100\n0%: SMA, desmin",
        "评分0：SMA、desmin。评分3：S100。",
        "スコア0：SMA、desmin。スコア3：S100。",
        "강도 0: SMA, desmin\n강도 3: S100",
    ],
)
def test_a_grade_heads_its_list(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "positive", "SMA": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    ["0: S100 positive\n1: SMA negative", "1 S100 positive\n2 SMA negative", "S100: 3, SMA: 0", "S100 2\nSMA 0"],
)
def test_numbers_of_lines_and_results_behind_names_stay_what_they_are(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "positive", "SMA": "negative"}


@pytest.mark.parametrize("text", ["1: SMA, desmin", "Block 0: SMA, desmin", "Mitoses 0, SMA, desmin"])
def test_other_numbers_before_a_list_say_nothing(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    "text",
    ["ALK equivocal (1+).", "ALK: equivocal, 1+", "| Marker | Result | Intensity |\n|---|---|---|\n| ALK | Equivocal | 1+ |"],
)
def test_a_result_that_is_called_equivocal_stays_so_beside_a_grade(read: Read, text: str) -> None:
    assert told(read(text)) == {"ALK": "equivocal"}
