"""Lists behind "namely" or a count, edges at which other cells lie, and a minus before the tumour's cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
NONE_BUT_SMA = {"desmin": "negative", "S100": "negative", "SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Mesenchymal markers were all negative, namely desmin, S100, except smooth muscle actin, which is focally positive.",
        "Marcatori mesenchimali tutti negativi, cioè desmina, S100, tranne l'actina muscolo liscio che è positiva focale.",
        "Marcadores mesenquimales todos negativos, es decir, desmina, S100, salvo la actina de músculo liso.",
        "Marqueurs mésenchymateux tous négatifs, c'est-à-dire desmine, PS100, sauf l'actine muscle lisse.",
        "Mesenchymale Marker alle negativ, nämlich Desmin, S100, außer SMA, das fokal positiv ist.",
        "Marcadores mesenquimais todos negativos, ou seja, desmina, S100, exceto a actina de músculo liso.",
        "Mezenkimal belirteçlerin tümü negatif, yani desmin, S100. SMA fokal pozitif.",
        "間葉系マーカーはすべて陰性、すなわちデスミン、S100、ただしSMAは部分陽性。",
        "间叶标记全部阴性，即desmin、S100，除SMA灶性阳性外。",
    ],
)
def test_what_is_told_at_large_is_told_of_those_named_behind(read: Read, text: str) -> None:
    assert told(read(text)) == NONE_BUT_SMA


def test_results_of_their_own_behind_such_a_word_stand(read: Read) -> None:
    text = "All positive, i.e. desmin positive, SMA positive, S100 negative."
    assert told(read(text)) == {"desmin": "positive", "SMA": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "肌源性的几个(desmin、SMA)全阴。",
        "几个肌源性标记（desmin、SMA）均阴性。",
        "部分肌源性标记（desmin、SMA）阴性。",
        "몇몇 근육 표지자(desmin, SMA)는 음성.",
        "いくつかの筋系マーカー（desmin、SMA）は陰性。",
        "A few muscle markers (desmin, SMA) are negative.",
        "Algunos marcadores musculares (desmina, AML) son negativos.",
        "Einige Muskelmarker (Desmin, SMA) sind negativ.",
    ],
)
def test_a_few_stains_are_no_few_cells(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative", "SMA": "negative"}


def test_what_counted_stains_are_of_is_no_cell(read: Read) -> None:
    assert told(read("血管的几个(CD31、CD34)均阳性。")) == {"CD31": "positive", "CD34": "positive"}
    assert told(read("desmin（几个细胞+），SMA（-）。")) == {"desmin": "positive", "SMA": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "NF(肿瘤边缘残存轴突+,瘤细胞-)。",
        "NF（腫瘍辺縁の残存軸索+、腫瘍細胞-）。",
        "NF (residual axons at the tumour edge +, tumour cells -)",
        "NF (axones résiduels en bordure de tumeur +, cellules tumorales -)",
    ],
)
def test_cells_at_the_edge_of_the_tumour_are_not_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"neurofilament": "negative"}


def test_the_edge_of_the_tumour_is_the_tumour(read: Read) -> None:
    assert told(read("CD34 is positive in the tumour edge and in vessels.")) == {"CD34": "positive"}
    assert told(read("CD34 is positive at the edge of the tumour.")) == {"CD34": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "S100 - en células tumorales. SOX10 + en células tumorales.",
        "S100 - in tumour cells. SOX10 + in tumour cells.",
        "S100 - dans les cellules tumorales. SOX10 + dans les cellules tumorales.",
        "S100 - nelle cellule tumorali. SOX10 + nelle cellule tumorali.",
        "S100 - nas células tumorais. SOX10 + nas células tumorais.",
        "S100 - in tumour cells, negative. SOX10 - in tumour cells, positive.",
    ],
)
def test_a_minus_before_the_tumours_cells_is_a_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "SOX10": "positive"}
