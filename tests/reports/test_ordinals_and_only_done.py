"""Stains that are meant by their place in a list, and stains of which it is told that they were done, and no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We performed S100, SMA and desmin. The first is positive, the others are negative.",
         {"S100": "positive", "SMA": "negative", "desmin": "negative"}),
        ("We performed S100, SMA and desmin. Only the first is positive.",
         {"S100": "positive", "SMA": "negative", "desmin": "negative"}),
        ("Of SMA, desmin and caldesmon only the first is positive.",
         {"SMA": "positive", "desmin": "negative", "h-caldesmon": "negative"}),
        ("SMA, desmin, S100: the first is positive, the second is focal, the third negative.",
         {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
        ("SMA, desmin, S100 and CD34 were done. The first two are positive, the last is negative.",
         {"SMA": "positive", "desmin": "positive", "CD34": "negative"}),
        ("De SMA, desmina y caldesmón solo el primero es positivo.",
         {"SMA": "positive", "desmin": "negative", "h-caldesmon": "negative"}),
        ("S100 und SMA wurden durchgeführt. Die erste ist positiv, die zweite negativ.",
         {"S100": "positive", "SMA": "negative"}),
        ("Myosin and smoothelin were applied alongside SMA; the last is positive.", {"SMA": "positive"}),
        ("SMA and desmin are positive. The second lesion is S100 positive.", {"SMA": "positive", "desmin": "positive"}),
        ("S100 was positive in the first biopsy. The second was negative.", {}),
    ],
)  # fmt: skip
def test_an_ordinal_means_one_name_of_the_list(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Der Tumor wurde mit S100 gefärbt.",
        "Les coupes ont été colorées par la PS100.",
        "Se realizó tinción de S100.",
        "行S100染色。",
        "已行S100染色。",
        "S100染色を行った。",
        "S100 염색을 시행하였다.",
    ],
)
def test_a_stain_that_was_done_has_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Der Schnitt wurde mit S100 gefärbt: negativ.", {"S100": "negative"}),
        ("Die Tumorzellen sind mit S100 gefärbt.", {"S100": "positive"}),
        ("Les cellules tumorales sont colorées par la PS100.", {"S100": "positive"}),
        ("Se realizó tinción de S100, con expresión en las células tumorales.", {"S100": "positive"}),
        ("Se realizó S100 que muestra expresión difusa.", {"S100": "positive"}),
        ("行S100染色，阳性。", {"S100": "positive"}),
        ("S100 염색을 시행하였고 양성이었다.", {"S100": "positive"}),
    ],
)
def test_what_is_told_of_it_stays(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
