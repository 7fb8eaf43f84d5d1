"""Ordinary sentences of nine languages: contrasts and exceptions inside a clause, two kinds of commas, words of hospitals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Die Endothelien sind für CD34 positiv, die Tumorzellen sind dagegen negativ.",
        "Die Endothelien sind für CD34 positiv, die Tumorzellen hingegen negativ.",
        "Les vaisseaux sont positifs pour le CD34, les cellules tumorales en revanche sont négatives.",
        "Los vasos son positivos para CD34; las células tumorales, en cambio, son negativas.",
        "I vasi sono positivi per CD34, le cellule tumorali invece sono negative.",
        "Os vasos são positivos para CD34, as células tumorais, porém, são negativas.",
        "Damarlar CD34 pozitif, tümör hücreleri ise negatiftir.",
        "The vessels are positive for CD34, the tumour cells however negative.",
    ],
)
def test_contrasts_inside_a_clause(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Die Tumorzellen sind bis auf CD34 negativ.", "positive"),
        ("Die Tumorzellen sind außer für CD34 negativ.", "positive"),
        ("The tumour cells were except for CD34 negative.", "positive"),
        ("Die Tumorzellen sind für CD34 negativ.", "negative"),
    ],
)
def test_exceptions_before_a_result(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == {"CD34": said}


TWO_LISTS = {"CD34": "positive", "STAT6": "positive", "S100": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("肿瘤细胞显示CD34、STAT6阳性,S-100、Desmin阴性。", TWO_LISTS),
        ("瘤细胞表达CD34、STAT6,S-100、Desmin阴性。", TWO_LISTS),
        ("瘤细胞不表达S-100、Desmin,CD34、STAT6阳性。", TWO_LISTS),
        ("CD34、STAT6,S-100、Desmin均阴性。", dict.fromkeys(TWO_LISTS, "negative")),
        ("The tumour cells show CD34, STAT6 positive, S-100, desmin negative.", TWO_LISTS),
        ("The tumour cells express CD34 strongly, S100 and desmin.", dict.fromkeys(("CD34", "S100", "desmin"), "positive")),
    ],
)
def test_lists_of_which_each_has_its_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S100 wird nur von Nervenästchen exprimiert.", {"S100": "negative"}),
        ("Das überlagernde Epithel ist für Panzytokeratin positiv, die Spindelzellen negativ.", {"keratin": "negative"}),
        ("El epitelio suprayacente es positivo para queratina y las células fusiformes son negativas.", {"keratin": "negative"}),
        ("L'epitelio sovrastante è positivo per pancheratina e le cellule fusate sono negative.", {"keratin": "negative"}),
        ("O epitélio sobrejacente é positivo para queratina e as células fusiformes são negativas.", {"keratin": "negative"}),
        ("表面を覆う上皮はkeratin陽性だが、紡錘形細胞は陰性。", {"keratin": "negative"}),
        ("Die Reaktion auf MDM2 misslang.", {"MDM2": "uninterpretable"}),
        ("La réaction pour MDM2 a échoué.", {"MDM2": "uninterpretable"}),
        ("阳性:Desmin;阴性:S-100;待补:MDM2。", {"desmin": "positive", "S100": "negative", "MDM2": "not_performed"}),
        (
            "Tümör hücreleri CD34 ile reaksiyon vermekte, S100 ile reaksiyon vermemektedir.",
            {"CD34": "positive", "S100": "negative"},
        ),
        ("Tümör hücrelerinin tamamına yakınında STAT6 pozitifliği izlendi.", {"STAT6": "positive"}),
        ("As células carecem de expressão de desmina, retendo a de INI1.", {"desmin": "negative", "INI1": "retained"}),
        ("肿瘤细胞对CD34有反应,对S-100无反应。", {"CD34": "positive", "S100": "negative"}),
    ],
)
def test_words_of_hospitals(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_an_entity_that_is_set_apart_is_no_diagnosis(read: Read) -> None:
    assert read("与孤立性纤维性肿瘤不同,本例STAT6阴性。").reported_diagnosis is None


@pytest.mark.parametrize(
    "text",
    [
        "Antikörper\tJa\tNein\nDesmin\tx\t\nS100\t\tx",
        "Anticorps | Oui | Non\nDesmine | x | \nPS100 | | x",
        "Anticuerpo\tSí\tNo\nDesmina\tx\t\nS100\t\tx",
        "Anticorpo\tSim\tNão\nDesmina\tx\t\nS100\t\tx",
        "Antikor\tEvet\tHayır\nDesmin\tx\t\nS100\t\tx",
        "抗体\t是\t否\nDesmin\t√\t\nS-100\t\t√",
        "抗体\tはい\tいいえ\nDesmin\t○\t\nS-100\t\t○",
        "항체\t예\t아니오\nDesmin\t√\t\nS-100\t\t√",
        "Antibody | Yes | No\nDesmin | x | \nS100 | | x",
        "No\tAnticuerpo\tResultado\n1\tDesmina\tpositivo\n2\tS100\tnegativo",
    ],
)
def test_tables_headed_by_yes_and_no(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive", "S100": "negative"}
