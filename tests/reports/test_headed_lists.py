"""Lists behind a heading go on behind a name that has a word of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Negative: p40, INI1 retained, desmin, S100.",
        "Negative: p40, INI1 retained; desmin, S100.",
        "Negativ: p40, INI1 erhalten, Desmin, S100.",
        "Négatifs : p40, INI1 conservé, desmine, PS100.",
        "Negativos: p40, INI1 conservado, desmina, S100.",
        "Negativi: p40, INI1 conservato, desmina, S100.",
        "Negatif: p40, INI1 korunmuş, desmin, S100.",
        "陰性:p40、INI1 保持、desmin、S100",
    ],
)
def test_what_is_retained_in_a_list_of_negatives_does_not_end_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"p40": "negative", "INI1": "retained", "desmin": "negative", "S100": "negative"}


def test_what_is_lost_in_a_list_of_positives_does_not_end_it(read: Read) -> None:
    assert told(read("Positive: CD34, INI1 lost, EMA.")) == {"CD34": "positive", "INI1": "lost", "EMA": "positive"}


def test_a_stretch_of_running_text_is_no_heading(read: Read) -> None:
    text = "Loss of H3K27me3, INI1 retained, S100 negative."
    assert told(read(text)) == {"H3K27me3": "lost", "INI1": "retained", "S100": "negative"}
