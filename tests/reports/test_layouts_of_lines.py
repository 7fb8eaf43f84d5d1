"""Results in records, in lines of their own, behind boxes, in rows without heads, and in lists whose head a point closes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
_PANEL = {"CD34": "positive", "desmin": "negative", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Antibody: CD34\nClone: QBEnd/10\nResult: pos\n\nAntibody: Desmin\nClone: D33\nResult: neg\n\n"
        "Antibody: S100\nClone: polyclonal\nResult: neg\n",
        "Antibody: CD34 / Clone: QBEnd/10 / Intensity: 3+ / % positive: 90% / Result: Positive\n"
        "Antibody: Desmin / Clone: D33 / Intensity: 0 / % positive: 0% / Result: Negative\n"
        "Antibody: S100 / Result: Negative\n",
        "CD34:\n   Intensity: 3+\n   % positive: 80%\nDesmin:\n   Intensity: 0\n   % positive: 0%\n"
        "S100:\n   Intensity: 0\n   % positive: 0%\n",
        "Stain name: CD34, desmin, S100\nIHC result: pos, neg, neg\n",
        '[\n {\n  "antibody": "CD34",\n  "clone": "QBEnd/10",\n  "result": "positive"\n },\n'
        ' {\n  "antibody": "Desmin",\n  "result": "-"\n },\n {\n  "antibody": "S100",\n  "result": "-"\n }\n]',
        "<marker>CD34</marker>\n<value>positive</value>\n<marker>Desmin</marker>\n<value>negative</value>\n"
        "<marker>S100</marker>\n<value>negative</value>\n",
        '<stain name="CD34" result="Pos."/>\n<stain name="Desmin" result="Neg."/>\n<stain name="S100" result="Neg."/>\n',
        "OBX|1|CE|^CD34^L|1|^+^L||||||F\nOBX|2|CE|^Desmin^L|1|^-^L||||||F\nOBX|3|ST|S100^IHC||negative||||||F\n",
        "Anticorps : CD34\nClone : QBEnd/10\nRésultat : positif\n\nAnticorps : Desmine\nRésultat : négatif\n\n"
        "Anticorps : PS100\nRésultat : négatif\n",
        "Antikörper: CD34\nErgebnis: positiv\n\nAntikörper: Desmin\nErgebnis: negativ\n\nAntikörper: S100\nErgebnis: negativ\n",
        "抗体：CD34\n克隆：QBEnd/10\n结果：阳性\n\n抗体：Desmin\n结果：阴性\n\n抗体：S100\n结果：阴性\n",
    ],
)
def test_records(read: Read, text: str) -> None:
    assert told(read(text)) == _PANEL


@pytest.mark.parametrize(
    "text",
    [
        "CD34\npositive\nDesmin\nnegative\nS100\nnegative\n",
        "CD34\n\n+\n\nDesmin\n\n-\n\nS100\n\n-\n",
        "CD34:\n   +\nDesmin:\n   -\nS100:\n   -\n",
        "CD34\nDesmin\nS100\n\nPositive (focal)\nNegative\nNegative\n",
        "CD34  Desmin  S100\nPos.  Neg.  Neg.\n",
        "CD34, Desmin, S100\nfocally positive, neg, neg\n",
        "CD34 | Desmin | S100\n30% | neg | neg\n",
        "| CD34 | Desmin | S100 |\n|---|---|---|\n| (+) | (-) | (-) |\n",
        "Stain   CD34     Desmin  S100\nClone   QBEnd10  D33     poly\nResult  Pos.     Neg.    Neg.\n",
        "CD34\n阳性\nDesmin\n阴性\nS100\n阴性\n",
        "CD34;+\nDesmin;-\nS100;-\n",
        "CD34;QBEnd/10;Positive\nDesmin;D33;Negative\nS100;polyclonal;Negative\n",
        "CD34 | QBEnd/10 | +\nDesmin | D33 | -\nS100 | polyclonal | -\n",
        "CD34 ........ +\nDesmin. . . . . -\nS100 . . . . . Negative\n",
        "CD34^Pos.~Desmin^Neg.~S100^Neg.\n",
    ],
)
def test_lines_of_names_and_results(read: Read, text: str) -> None:
    assert told(read(text)) == _PANEL


def test_a_head_before_names_is_no_result_of_the_last(read: Read) -> None:
    assert told(read("Positive\nCD34\nNegative\nDesmin\nS100\n")) == _PANEL


@pytest.mark.parametrize(
    "text",
    [
        "CD34: positive [X]  negative [ ]\nDesmin: positive [ ]  negative [X]\nS100: positive [ ]  negative [X]\n",
        "CD34: [x] positive [ ] negative\nDesmin: [ ] positive [x] negative\nS100: [ ] positive [x] negative\n",
        "CD34\n  [X] Positive\n  [_] Negative\nDesmin\n  [_] Positive\n  [X] Negative\nS100\n  [_] Positive\n  [X] Negative\n",
        "CD34  ☒ Positive  ☐ Negative\nDesmin  ☐ Positive  ☒ Negative\nS100  ☐ Positive  ☒ Negative\n",
        "CD34: positive _x_  negative ___\nDesmin: positive ___  negative _x_\nS100: positive ___  negative _x_\n",
        "CD34: positivo (x) negativo ( )\nDesmina: positivo ( ) negativo (x)\nS100: positivo ( ) negativo (x)\n",
    ],
)
def test_a_ticked_box_chooses_the_result(read: Read, text: str) -> None:
    assert told(read(text)) == _PANEL


@pytest.mark.parametrize(
    "text",
    [
        "Positive. CD34. Negative. Desmin, S100.",
        "Positive stains. CD34. Negative stains. Desmin, S100.",
        "Negative for. Desmin, S100. The tumour cells expressed CD34.",
        "陰性。Desmin、S100。腫瘍細胞はCD34陽性。",
        "Positive:\n1. CD34\nNegative:\n1. Desmin\n2. S100\n",
        "Positive: CD34. Negative: 1. Desmin 2. S100",
    ],
)
def test_heads_and_counts_of_lists(read: Read, text: str) -> None:
    assert told(read(text)) == _PANEL


def test_numbers_of_a_long_list_are_no_results(read: Read) -> None:
    names = ["CD34", "Desmin", "CD117/c-KIT", "S100", "ERG", "STAT6"]
    listed = "\n".join(f"{count}. {name}" for count, name in enumerate(names, start=1))
    assert set(told(read(f"NEGATIVE:\n{listed}\n")).values()) == {"negative"}


@pytest.mark.parametrize(
    "text",
    [
        "SMA, desmin - positive",
        "SMA/desmin - Pos.",
        "SMA, desmin – positive",
        "SMA, desmin - positiv",
    ],
)
def test_a_dash_before_one_result_is_no_minus(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Marcadores vasculares: CD31 positivo, ERG +",
        "Marqueurs vasculaires : CD31 positif, ERG +",
        "Marcatori vascolari: CD31 positivo, ERG +",
        "Marcadores endoteliais: CD31 positivo, ERG +",
        "Vaskuläre Marker: CD31 positiv, ERG +",
    ],
)
def test_groups_of_markers_are_no_cells(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "positive", "ERG": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Positive: CD34.\nNegative:\n  Desmin; S100\n\nReference: negative <1 %, positive >10 %\n",
        "CD34 +, desmin -, S100 -\nControl slides: S100 (nerve) adequate; desmin (appendix) positive.\n",
        "CD34 +, desmin -, S100 -\nLegend: negative <1 %, focal 1-10 %, positive >10 %\n",
        "> Antibody | Result\n> CD34 | +\n> Desmin | -\n> S100 | -\n",
        "001 Antibody | Result\n002 CD34 | +\n003 Desmin | -\n004 S100 | -\n",
        "Antibody | Clone | Result\nCD34 | QBEnd10 | +\nPatient: DOE   Page 1 of 2\nDesmin | D33 | -\nS100 | poly | -\n",
        "Antibody | Result | Comment\nCD34 | + | vessels positive as internal control\nDesmin | - | vessels as internal control\n"
        "S100 | - |\n",
        "Antibody    Clone     Result\nS100        ab1       -\nDesmin      D33       -\n\nADDENDUM\nCD34 repeated: positive.\n",
    ],
)
def test_what_stands_beside_the_rows_changes_none(read: Read, text: str) -> None:
    assert told(read(text)) == _PANEL


@pytest.mark.parametrize(
    "text",
    [
        "Marker | Previous biopsy | Current\nCD34 | negative | positive\nDesmin | + | -\nS100 | - | -\n",
        "Marker/antibody,Referring lab,Current specimen\nCD34,negative,positive\nDesmin,+,-\nS100,-,-\n",
        "Antikörper | Vorbefund | Aktuell\nCD34 | negativ | positiv\nDesmin | + | -\nS100 | - | -\n",
        "抗体 | 外院 | 本次\nCD34 | 阴性 | 阳性\nDesmin | + | -\nS100 | - | -\n",
    ],
)
def test_the_present_specimen_counts(read: Read, text: str) -> None:
    assert told(read(text)) == _PANEL


@pytest.mark.parametrize(
    "text",
    [
        "Antibody      Clone     Result\n              name\nCD34          QBEnd10   positive,\n                        strong\n"
        "Actin,        1A4       negative\nsmooth\nmuscle\n",
        "Antibody      | Result\nCD34          | positive\nSmooth muscle | negative\nactin         |\n",
    ],
)
def test_heads_and_names_of_two_lines(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive", "SMA": "negative"}


def test_a_double_dash_parts_what_a_telegram_tells(read: Read) -> None:
    text = "54 y/o M, IVC mass 7 cm -- bx: SMA(+) DES(+) / S100(-) -- MIB1 35% -- MF 16/10 HPF -- DX LEIOMYOSARCOMA"
    assert told(read(text)) == {"SMA": "positive", "desmin": "positive", "S100": "negative", "Ki-67": "high"}


def test_a_double_dash_before_a_result_parts_nothing(read: Read) -> None:
    assert told(read("SMA (1A4) -- positive. S100 (4C4.9) -- negative.")) == {"SMA": "positive", "S100": "negative"}


def test_a_line_in_capitals_that_ends_with_a_denial_goes_on(read: Read) -> None:
    text = "THERE IS NO\nSTAINING FOR DESMIN, S-100\nOR CD34. SDHB: INTACT."
    assert told(read(text)) == {"desmin": "negative", "S100": "negative", "CD34": "negative", "SDHB": "retained"}


def test_a_clone_that_begins_with_a_digit_is_no_number(read: Read) -> None:
    assert told(read("PR: 1E2 negative")) == {"PR": "negative"}


@pytest.mark.parametrize("piece", ["1. x 2. y ", "[x] a [ ] b ", "a | b; c - ", "SMA: ", "- -\n", "SMA\n+\n", "Result: a\n"])
def test_long_texts_take_no_longer(read: Read, piece: str) -> None:
    read(piece * 10)
    begun = time.perf_counter()
    read(piece * (40_000 // len(piece)))
    assert time.perf_counter() - begun < 20


_TWO_COLUMNS = (
    "               Block A       Block B\n"
    "SMA            +             +\n"
    "ER             -             +\n"
    "p16            + (diffuse)   -\n"
)


def test_columns_of_signs_that_differ_are_listed_and_neither_is_chosen(read: Read) -> None:
    reading = read(_TWO_COLUMNS)
    assert told(reading) == {"SMA": "positive"}
    assert [unread.text.split()[0] for unread in reading.main.not_understood] == ["ER", "p16"]


def test_a_hyphen_before_every_result_stays_a_dash(read: Read) -> None:
    assert told(read("SMA - +\nS100 - -\nCD34 - +")) == {"SMA": "positive", "S100": "negative", "CD34": "positive"}
