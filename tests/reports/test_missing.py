"""What is missing: the staining, or the slide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "SDHB nuclear expression was missing.",
        "SDHB staining was missing in the tumour cells.",
        "SDHB: missing in tumour cells, present in endothelium.",
        "SDHB was completely gone.",
        "Missing expression of SDHB.",
        "In den Tumorzellen fehlt die Expression von SDHB.",
        "L'expression de SDHB manque dans les cellules tumorales.",
        "En las células tumorales falta la expresión de SDHB.",
        "Nelle cellule tumorali manca l'espressione di SDHB.",
    ],
)
def test_staining_that_is_missing_is_lost(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SDHB": "lost"}


def test_a_stain_that_is_missing_beside_one_that_is_kept_is_negative(read: Read) -> None:
    assert stains(read("Desmin was missing while SMA was preserved.")) == {"desmin": "negative", "SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "The desmin slide was missing; SMA is positive.",
        "The slide for desmin is missing; SMA is positive.",
        "Desmin: missing, SMA: positive",
        "Missing: desmin. Positive: SMA.",
        "The tumour was gone in the section of desmin. SMA is positive.",
        "Der Schnitt für Desmin fehlt, SMA ist in den Tumorzellen positiv.",
        "La lame de desmine est manquante; les cellules tumorales sont positives pour la SMA.",
        "Falta la lámina de desmina; las células son positivas para SMA.",
    ],
)
def test_a_slide_or_result_that_is_missing_was_not_done(read: Read, text: str) -> None:
    assert stains(read(text)) == {"desmin": "not_performed", "SMA": "positive"}
