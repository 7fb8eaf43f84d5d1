"""Preliminary reports beside final ones, "as well as" before a list of its own, and words for what is suspicious or missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Vorläufiger Befund: S100 negativ, CD34 positiv.\nEndgültiger Befund: S100 positiv.",
        "Preliminary report: S100 negative, CD34 positive.\nFinal report: S100 positive.",
        "Informe preliminar: S100 negativo, CD34 positivo.\nInforme definitivo: S100 positivo.",
        "Referto preliminare: S100 negativo, CD34 positivo.\nReferto definitivo: S100 positivo.",
        "Laudo preliminar: S100 negativo, CD34 positivo.\nLaudo definitivo: S100 positivo.",
        "Ön rapor: S100 negatif, CD34 pozitif.\nKesin rapor: S100 pozitif.",
    ],
)
def test_a_final_report_stands_before_a_preliminary_one(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", "CD34": "positive"}


def test_a_preliminary_report_stands_where_no_other_is(read: Read) -> None:
    assert told(read("Vorläufiger Befund: S100 positiv, CD34 negativ.")) == {"S100": "positive", "CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "S100 ist positiv sowie SOX10, HMB45 negativ.",
        "S100 is positive as well as SOX10, HMB45 negative.",
        "PS100 positive ainsi que SOX10, HMB45 négatif.",
        "S100 positivo así como SOX10, HMB45 negativo.",
        "S100 positivo così come SOX10, HMB45 negativo.",
    ],
)
def test_what_is_added_behind_a_result_has_it_too(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "positive", "SOX10": "positive", "HMB45": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Les cellules suspectes expriment AE1/AE3.",
        "AE1/AE3 positif dans les cellules suspectes.",
        "AE1/AE3 positive in the suspicious cells.",
        "Die suspekten Zellen sind AE1/AE3 positiv.",
        "Las células sospechosas son AE1/AE3 positivas.",
        "Le cellule sospette sono AE1/AE3 positive.",
        "As células suspeitas são AE1/AE3 positivas.",
        "Şüpheli hücreler AE1/AE3 ile pozitiftir.",
    ],
)
def test_cells_that_are_suspicious_make_no_staining_doubtful(read: Read, text: str) -> None:
    assert set(told(read(text)).values()) == {"positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ALK positivo, ROS1 y pan-TRK carentes de expresión.", {"ALK": "positive", "ROS1": "negative", "NTRK": "negative"}),
        (
            "Inhibine et FOXL2 sont positives, l'EMA faisant défaut.",
            {"inhibin": "positive", "FOXL2": "positive", "EMA": "negative"},
        ),
        ("Le reazioni per desmina e S100 risultano mute.", {"desmin": "negative", "S100": "negative"}),
        (
            "Lezyon S100 ekspresyonu göstermekte olup HMB45 ve Melan-A ekspresyonundan yoksundur.",
            {"S100": "positive", "HMB45": "negative", "Melan-A": "negative"},
        ),
        ("Sinaptofizin ile şüpheli boyanma; kromogranin negatif.", {"synaptophysin": "equivocal", "chromogranin": "negative"}),
        (
            "Das Ergebnis der noch ausstehenden Reaktion gegen STAT6 wird in einem Nachbericht mitgeteilt; CD34 ist positiv.",
            {"STAT6": "not_performed", "CD34": "positive"},
        ),
    ],
)
def test_words_for_what_lacks_or_waits(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "L'eventuale positività per STAT6 orienterebbe verso un tumore fibroso solitario.",
        "Eine etwaige Positivität für STAT6 spräche für einen solitären fibrösen Tumor.",
        "Une éventuelle positivité de STAT6 orienterait vers une tumeur fibreuse solitaire.",
        "Una eventual positividad para STAT6 orientaría a tumor fibroso solitario.",
    ],
)
def test_a_result_that_would_point_to_something_is_none(read: Read, text: str) -> None:
    assert told(read(text)) == {}
