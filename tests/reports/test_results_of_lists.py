"""Results that hold for a whole list, columns of the tumour and of normal tissue, and percentages in two words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "CD117, S100, CD34 (vessels only), HMB45: negative.",
        "CD117, S100, CD34 (sólo endotelio), HMB45: negativo. No hay necrosis.",
        "CD117, S100, CD34 (solo vasi) e HMB45 negativi.",
        "CD117, S100, CD34 (nur Gefäße), HMB45: negativ.",
        "HMB45 is negative, as are CD117, S100 and CD34.",
        "HMB45 bleibt negativ, ebenso CD117, S100 und CD34.",
        "CD117, S100, HMB45 and CD34 H-score 0.",
    ],
)
def test_a_result_holds_for_the_list(read: Read, text: str) -> None:
    assert told(read(text)) == dict.fromkeys(("CD117", "S100", "HMB45", "CD34"), "negative")


def test_a_remark_of_vessels_holds_where_the_list_is_positive(read: Read) -> None:
    assert told(read("CD117, S100, CD34 (vessels only), HMB45: positive."))["CD34"] == "negative"


def test_a_score_holds_for_no_name_with_its_own(read: Read) -> None:
    assert told(read("SMA positive, desmin and CD34 H-score 0.")) == {
        "SMA": "positive",
        "desmin": "negative",
        "CD34": "negative",
    }


ROWS = (
    "\nDesmin               -                +++"
    "\nPR                   -                + (80 %)"
    "\nHMB45                ++               -\n"
)


@pytest.mark.parametrize("heads", ["Block 4 (tumor)      Block 9 (normal tissue)", "Bloc 4 (tumeur)      Bloc 9 (myomètre sain)"])
def test_a_column_of_the_tumour_is_told_from_one_of_normal_tissue(read: Read, heads: str) -> None:
    assert told(read(f"                     {heads}{ROWS}")) == {"desmin": "negative", "PR": "negative", "HMB45": "positive"}


def test_columns_that_differ_and_are_not_told_are_listed(read: Read) -> None:
    reading = read(f"                     Zone A           Zone B{ROWS}")
    assert told(reading) == {}
    assert len(reading.main.not_understood) == 3


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ki-67 del uno por ciento. Desmina negativa.", "low"),
        ("Ki-67 del treinta y cinco por ciento. Desmina negativa.", "high"),
        ("Ki-67 de trinta por cento. Desmina negativa. Não há necrose.", "high"),
        ("Ki-67 pari al trenta per cento. Desmina negativa nelle cellule.", "high"),
    ],
)
def test_percent_in_two_words(read: Read, text: str, status: str) -> None:
    assert told(read(text))["Ki-67"] == status


@pytest.mark.parametrize(
    "text",
    [
        "Actine m. lisse : positive. Desmine : négative. Pas de nécrose dans la tumeur.",
        "Actina m. liso: positivo. Desmina: negativo. No hay necrosis.",
        "Actina m. liscio: positiva. Desmina: negativa. Non vi è necrosi.",
    ],
)
def test_a_short_form_of_muscle_ends_no_sentence(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative"}
