"""Tables with the results of two laboratories, specimens, lesions or runs, and with numbers whose key is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("head", "positive", "negative", "not_repeated"),
    [
        ("Stain | Referring lab | Our repeat", "positive", "negative", "not repeated"),
        ("Stain | Sending lab | In-house", "pos", "neg", "ND"),
        ("Stain | Outside | Ours", "positive", "negative", "-"),
        ("Stain | There | Here", "pos", "neg", "ND"),
        ("Stain | Result | Repeat", "positive", "negative", "not done"),
        ("Stain | St Mary's | Repeat here", "positive", "negative", "not done"),
        ("Antikörper | Einsender | Eigene Wiederholung", "positiv", "negativ", "nicht wiederholt"),
        ("Anticorps | Laboratoire externe | Notre laboratoire", "positif", "négatif", "non refait"),
        ("Anticuerpo | Centro de origen | Nuestro laboratorio", "positivo", "negativo", "no repetido"),
        ("Anticorpo | Laboratorio esterno | Revisione", "positivo", "negativo", "non ripetuto"),
        ("Anticorpo | Serviço de origem | Nosso serviço", "positivo", "negativo", "não repetido"),
        ("Belirteç | Dış merkez | Tekrar", "pozitif", "negatif", "tekrarlanmadı"),
        ("抗体 | 外院 | 本院复查", "阳性", "阴性", "未重复"),
        ("抗体 | 前医 | 当院", "陽性", "陰性", "再染色せず"),
        ("항체 | 외부병원 | 본원 재검", "양성", "음성", "재염색하지 않음"),
    ],
)
def test_ones_own_stands_and_the_other_where_it_was_not_repeated(
    read: Read, head: str, positive: str, negative: str, not_repeated: str
) -> None:
    rows = [
        ("SMA", positive, negative),
        ("Desmin", negative, not_repeated),
        ("CD34", positive, not_repeated),
        ("S100", negative, positive),
    ]
    text = "\n".join([head, *(" | ".join(row) for row in rows)])
    assert told(read(text)) == {"SMA": "negative", "desmin": "negative", "CD34": "positive", "S100": "positive"}


def test_another_specimen_never_stands_for_this_one(read: Read) -> None:
    text = "Stain | Previous biopsy | This biopsy\nSMA | + | not done\nCD34 | + | -"
    assert told(read(text)) == {"SMA": "not_performed", "CD34": "negative"}


def test_a_dash_that_may_be_negative_or_not_done_is_listed(read: Read) -> None:
    reading = read("Marker | Outside | Ours\nSMA | positive | -\nDOG1 | positive | positive")
    assert told(reading) == {"DOG1": "positive"}
    assert any("SMA" in each.text for each in reading.not_understood)


def test_what_was_not_stained_in_one_specimen_is_told_by_the_other(read: Read) -> None:
    text = "Marker | Block A3 | Block A7\nSMA | pos | neg\nCD34 | n.d. | neg\nDOG1 | failed | pos\nS100 | neg | neg"
    assert told(read(text)) == {"CD34": "negative", "DOG1": "positive", "S100": "negative"}


def test_the_resection_stands_beside_its_biopsy(read: Read) -> None:
    text = "Marker | {} | {}\nCD34 | positive | negative\nS100 | negative | positive"
    assert told(read(text.format("Biopsy", "Resection"))) == {"CD34": "negative", "S100": "positive"}
    assert told(read(text.format("2021 biopsy", "2024 resection"))) == {"CD34": "negative", "S100": "positive"}
    assert told(read(text.format("Resection 2019", "Biopsy 2023"))) == {}


def test_lesions_that_differ_are_parts(read: Read) -> None:
    rows = "CD117 | + | -\nDesmin | - | +\nS100 | - | not done"
    reading = read(f"Marker | Tumour 1 | Tumour 2\n{rows}\nThe tumour is negative for CD34.")
    assert len(reading.parts) == 2
    first = told(reading)
    assert (first["CD117"], first["desmin"], first["S100"]) == ("positive", "negative", "negative")


@pytest.mark.parametrize(
    "text",
    [
        "Key: 1 = neg, 2 = pos\nSMA   2\nDesmin   1\nMitoses: 2",
        "Codes: 0 = positive; 1 = negative\nMarker | Code\nSMA | 0\nDesmin | 1",
        "Stain  Score  Clone\nSMA    3      1A4\nDesmin 1      D33\n1 = negative, 2 = weak, 3 = strong positive",
    ],
)
def test_numbers_are_read_by_their_key(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative"}


def test_numbers_of_nodes_are_no_key(read: Read) -> None:
    text = "Node 1: negative, 2: positive.\nSMA: 3+. Desmin: 0."
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "A. Stomach, mass\nB. Liver, nodule\n\nMarker     A        B\nCD117     pos      neg\nERG       neg      pos\n",
        "Lésion A : 4,4 cm. Lésion B : 0,5 cm.\n\nMarqueur | A | B\nCD117 | +++ | –\nERG | – | +\n",
        "I. Gastrectomie partielle\nII. Nodule du foie\nImmunohistochimie\n                 I              II\n"
        "CD117            +              –\nERG              –              +\n",
    ],
)
def test_columns_headed_by_specimens_that_the_report_names_are_parts(read: Read, text: str) -> None:
    first, second = read(text).parts
    assert stains(first) == {"CD117": "positive", "ERG": "negative"}
    assert stains(second) == {"CD117": "negative", "ERG": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Stomach, mass.\n\nMarker     A        B\nCD117     pos      neg\nDOG1      pos      neg\n",
        "A. Stomach, mass.\n\nMarker     A1       A2\nCD117     pos      neg\nDOG1      pos      neg\n",
    ],
)
def test_columns_of_blocks_or_of_letters_that_nothing_explains_are_listed_where_they_differ(read: Read, text: str) -> None:
    assert {reason for _, reason in unread(read(text))} == {"differs between lesions or specimens"}
