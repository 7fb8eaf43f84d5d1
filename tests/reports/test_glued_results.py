"""Results written behind their names without a space, corrected by an arrow, or told by a second verb; names that words hide."""

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
            "SMA++ desmin+++ CD117neg CD34neg",
            {"SMA": "positive", "desmin": "positive", "CD117": "negative", "CD34": "negative"},
        ),
        ("S100pos, SOX10neg.", {"S100": "positive", "SOX10": "negative"}),
        ("CD34pos CD117negative.", {"CD34": "positive", "CD117": "negative"}),
        ("Desminpositiver Tumor, CD34negativ.", {"desmin": "positive", "CD34": "negative"}),
    ],
)
def test_results_glued_to_names(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize("text", ["S100 + => -", "S100 + -> -", "S100: + → -"])
def test_a_minus_behind_an_arrow_stands(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It expresses EMA and shows INI1 loss.", "positive"),
        ("Sie exprimiert EMA und zeigt einen INI1-Verlust.", "positive"),
        ("Elle exprime l'EMA et montre une perte d'INI1.", "positive"),
        ("Expresa EMA y muestra pérdida de INI1.", "positive"),
        ("Esprime EMA e mostra perdita di INI1.", "positive"),
        ("Expressa EMA e mostra perda de INI1.", "positive"),
        ("The cells lack EMA and show INI1 loss.", "negative"),
    ],
)
def test_a_loss_that_a_second_verb_tells(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"EMA": status, "INI1": "lost"}


@pytest.mark.parametrize(
    "text",
    [
        "Not only S100 but also SOX10 was positive.",
        "Nicht nur S100, sondern auch SOX10 war positiv.",
        "Non seulement la S100 mais aussi SOX10 est positif.",
        "No solo S100 sino también SOX10 es positivo.",
        "Non solo S100 ma anche SOX10 è positivo.",
        "Não só S100 mas também SOX10 é positivo.",
        "S100だけでなくSOX10も陽性である。",
        "S100뿐만 아니라 SOX10도 양성이다.",
        "不仅S100，而且SOX10也阳性。",
    ],
)
def test_not_only_one_of_two(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", "SOX10": "positive"}
