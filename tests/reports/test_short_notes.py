"""Notes of a few words: their language is known by one, and names and persons are read in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("IHQ: SDHB conservado.", "retained"),
        ("CD117 +. SDHB retenido.", "retained"),
        ("CD117 +. SDHB erhalten.", "retained"),
        ("CD117 +. SDHB mantenuta.", "retained"),
        ("CD117 pos. SDHB folgt.", "not_performed"),
        ("CD117 pos. SDHB steht aus.", "not_performed"),
        ("SDHB perdu.", "lost"),
        ("Keine SDHB-Expression.", "lost"),
    ],
)
def test_one_word_tells_the_language_of_a_short_note(read: Read, text: str, status: str) -> None:
    assert told(read(text))["SDHB"] == status


@pytest.mark.parametrize("text", ["SMA +, des -, S100 -", "S100 -, absence of SOX10.", "Residual tumour: S100 +, SMA -"])
def test_english_notes_stay_english(read: Read, text: str) -> None:
    reading = read(text)
    assert reading.language == "en"
    assert told(reading)["S100"] in ("positive", "negative")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("La desmina era espressa in meno del 5% delle cellule.", ["desmin"]),
        ("La maggior parte delle cellule era positiva per CD34.", ["CD34"]),
        ("La PS100 souligne les cellules sustentaculaires à la périphérie des nids.", ["S100"]),
        ("CD117 positif. Aucune mutation de KIT ni de PDGFRA n'a été retrouvée.", ["CD117"]),
        ("DOG1 positive. No mutation of KIT or PDGFRA was found.", ["DOG1"]),
        ("KIT mutation and S100 positive.", ["S100"]),
        ("recetores de estrogénio e de progesterona positivos", ["ER", "PR"]),
        ("EBER原位杂交阴性", ["EBER"]),
        ("EBER 제자리부합법 음성", ["EBER"]),
    ],
)
def test_names_of_stains_and_no_others_have_results(read: Read, text: str, said: list[str]) -> None:
    assert sorted(told(read(text))) == sorted(said)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Ein 52-jähriger Patient mit einem Knoten am Oberschenkel.", "sex", "male"),
        ("Bei einer 52-jährigen Patientin fand sich ein Knoten.", "sex", "female"),
        ("Tumeur de la cuisse chez un patient de 27 ans.", "sex", "male"),
        ("La paziente, 38 anni, presenta un nodulo della coscia.", "sex", "female"),
        ("10 yaşında kız hasta, uylukta kitle.", "sex", "female"),
        ("8歲女童,大腿腫物。", "sex", "female"),
        ("Nodulo cm 8 della coscia.", "size", 8),
        ("Das Magenexzidat enthält einen Knoten.", "site", "stomach"),
        ("Diagnose: GIST des Uterustumors.", "site", "uterus"),
        ("Diagnostic : tumeur du talon, schwannome.", "site", "foot"),
        ("유사분열은 고배율 10시야당 14개.", "mitoses", {"count": 14, "per": "10 HPF"}),
    ],
)
def test_who_and_where(read: Read, text: str, kind: str, value: object) -> None:
    assert facts(read(text), kind) == [value]


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("Comentario: sarcoma de células claras.", "clear_cell_sarcoma"),
        ("意见:孤立性纤维性肿瘤,WHO 2级。", "solitary_fibrous_tumor"),
        ("NF1 öyküsü olan hastada bulgular malign periferik sinir kılıfı tümörü ile uyumludur.", "mpnst"),
        ("Kommentar: Schwannom versus Leiomyom.", None),
    ],
)
def test_a_comment_that_is_a_diagnosis_makes_it(read: Read, text: str, diagnosis: str | None) -> None:
    assert read(text).case.get("reported_diagnosis") == diagnosis
