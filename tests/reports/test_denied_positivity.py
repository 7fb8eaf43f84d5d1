"""Nouns of a positive result that the end of their clause denies: "positivity for S100 and SOX10 is absent"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Positivity for S100, SOX10 and desmin is absent.",
        "Positivity for S100, SOX10 and desmin was not identified.",
        "Positivity for S100, SOX10 and desmin is missing.",
        "Reactivity for S100, SOX10 and desmin is wanting.",
        "Eine Positivität für S100, SOX10 und Desmin ist nicht nachweisbar.",
        "Eine Positivität für S100, SOX10 und Desmin fehlt.",
        "La positivité pour S100, SOX10 et desmine est absente.",
        "La positividad para S100, SOX10 y desmina está ausente.",
        "La positività per S100, SOX10 e desmina è assente.",
        "A positividade para S100, SOX10 e desmina está ausente.",
        "S100, SOX10 ve desmin pozitifliği yoktur.",
        "S100、SOX10、desminの陽性像は認められない。",
        "S100, SOX10, desmin 양성 반응은 관찰되지 않는다.",
        "S100、SOX10、desmin阳性表达缺如。",
    ],
)
def test_positivity_that_is_absent_is_negative(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "SOX10": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CD34 positivity is lacking in this case but S100 expression is strong.", {"CD34": "negative", "S100": "positive"}),
        ("CD34 positivity is absent in the spindle cells.", {"CD34": "negative"}),
        ("Positivity for S100 and SOX10, desmin is absent.", {"S100": "positive", "SOX10": "positive", "desmin": "negative"}),
        ("Positività per S100, desmina è assente.", {"S100": "positive", "desmin": "negative"}),
        ("GATA3 positivity and desmin negativity do not settle the matter.", {"GATA3": "positive", "desmin": "negative"}),
        ("S100 positivity with absence of SOX10 staining.", {"S100": "positive", "SOX10": "negative"}),
        ("Keratin positivity is not unusual in this setting.", {"keratin": "positive"}),
        ("S100 positivity was seen but desmin positivity was not seen.", {"S100": "positive", "desmin": "negative"}),
    ],
)
def test_only_the_noun_that_is_denied(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
