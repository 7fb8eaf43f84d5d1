"""Points that were dictated as words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "les cellules expriment SMA de façon focale point pas d'expression de la desmine virgule du CD34 point",
        "le cellule esprimono SMA in modo focale punto nessuna espressione di desmina virgola CD34 punto",
        "as células expressam SMA de forma focal ponto ausência de expressão de desmina vírgula CD34 ponto",
        "las células expresan SMA de forma focal punto no hay expresión de desmina coma CD34 punto",
        "die Zellen exprimieren SMA fokal Punkt keine Expression von Desmin Komma CD34 Punkt",
    ],
)
def test_a_point_in_words_ends_a_sentence(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative", "CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Du point de vue immunohistochimique, la desmine est positive.",
        "Dal punto di vista immunoistochimico la desmina è positiva.",
        "Do ponto de vista imuno-histoquímico, desmina positiva.",
        "In diesem Punkt ist Desmin positiv, mit nukleärer Färbung.",
        "Positivité en point paranucléaire de la desmine.",
    ],
)
def test_a_point_of_view_ends_none(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}
