"""Very short texts: their language, and small words that are no short forms of results."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("La desmine ne marque que le muscle.", {"desmin": "negative"}),
        ("Le CD34 ne colore que l'endothélium.", {"CD34": "negative"}),
        ("Né desmina né CD34 sono espressi.", {"desmin": "negative", "CD34": "negative"}),
        ("CD34 yok", {"CD34": "negative"}),
        ("EMA: nur Perineurium", {"EMA": "negative"}),
        ("CD117 strong, DOG1 n.e.", {"CD117": "positive", "DOG1": "uninterpretable"}),
    ],
)
def test_a_short_text_is_read_in_its_language(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "p53野生型表达,CD34阳性。",
        "p53は野生型、CD34は陽性。",
        "p53는 야생형, CD34는 양성.",
        "p53: patrón de tipo salvaje, CD34 positivo en las células.",
        "p53 yabanıl tip paternde, CD34 tümör hücrelerinde pozitif.",
        "p53 mit Wildtypmuster, CD34 positiv in den Tumorzellen.",
    ],
)
def test_wild_type_is_no_positive_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive"}
