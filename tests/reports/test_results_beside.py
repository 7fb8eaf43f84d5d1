"""A result beside another behind "bei", and places that come first behind a semicolon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "SMA-Expression bei fehlender Desmin-Expression.",
        "Positivität für SMA bei Desmin-Negativität.",
        "Fehlende Desmin-Expression bei SMA-Positivität.",
        "Das Fehlen einer Desmin-Expression bei kräftiger SMA-Positivität.",
        "Die Tumorzellen sind SMA-positiv bei fehlendem Nachweis von Desmin.",
        "L'absence d'expression de la desmine avec positivité de l'AML.",
        "La ausencia de expresión de desmina con positividad para SMA.",
        "L'assenza di espressione di desmina con positività per SMA.",
        "The absence of desmin expression with SMA positivity.",
    ],
)
def test_a_result_beside_another_is_its_own(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SMA": "positive", "desmin": "negative"}


def test_an_adjective_behind_bei_tells_of_cells(read: Read) -> None:
    assert stains(read("CD34 ist negativ bei S100-positiven Tumorzellen."))["CD34"] == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "CD68 positive in histiocytes; in the tumour cells, CD1a is positive.",
        "CD68 positif dans les histiocytes ; dans les cellules tumorales, CD1a positif.",
        "CD68 positivo en los histiocitos; en las células tumorales, CD1a positivo.",
        "CD68 positivo negli istiociti; nelle cellule tumorali, CD1a positivo.",
        "CD68 positivo nos histiócitos; nas células neoplásicas, CD1a positivo.",
        "CD68 positiv in Histiozyten; in den Tumorzellen ist CD1a positiv.",
    ],
)
def test_a_place_that_comes_first_is_of_what_follows(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD68": "negative", "CD1a": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "S100: scattered dendritic-type cells.",
        "PS100 : quelques cellules dispersées de type dendritique.",
        "S100: algunas células dispersas de tipo dendrítico.",
        "S100: alcune cellule sparse di tipo dendritico.",
        "S100: einzelne Zellen vom dendritischen Typ.",
        "Se aprecian escasas células dendríticas S100 positivas entremezcladas.",
    ],
)
def test_a_few_dendritic_cells_are_no_tumour(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative"}
