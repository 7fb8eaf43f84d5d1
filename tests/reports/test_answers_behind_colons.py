"""Answers behind results and a colon, words for the latter of two stains, and whose cells these are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Metastatic carcinoma? AE1/AE3 negative, SOX10 positive: no, melanoma.",
        "Métastase de carcinome ? AE1/AE3 négatif, SOX10 positif : non, mélanome.",
        "Quesito: metastasi? Negatività per AE1/AE3, positività per SOX10: no, melanoma.",
        "¿Carcinoma? AE1/AE3 negativo, SOX10 positivo débil: no se confirma.",
        "Karzinom? AE1/AE3 negativ, SOX10 positiv: nicht bestätigt.",
    ],
)
def test_an_answer_denies_what_was_asked_and_no_stain(read: Read, text: str) -> None:
    assert stains(read(text)) == {"keratin": "negative", "SOX10": "positive"}


def test_a_box_that_is_answered_with_no_is_negative(read: Read) -> None:
    assert stains(read("S100 positivo: no")) == {"S100": "negative"}


def test_what_is_said_of_the_latter_is_not_said_of_the_stain_before(read: Read) -> None:
    assert told(read("CK7 et CK20 ont été réalisées, cette dernière étant négative.")) == {"CK20": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Langerhans cells are CD1a+ and S100+.",
        "Die Langerhans-Zellen sind CD1a+ und S100+.",
        "Les cellules de Langerhans sont CD1a+ et PS100+.",
        "Las células de Langerhans son CD1a+ y S100+.",
        "Le cellule di Langerhans sono CD1a+ e S100+.",
        "As células de Langerhans são CD1a+ e S100+.",
        "Langerhans hücreleri CD1a+ ve S100+ saptandı.",
    ],
)
def test_langerhans_cells_may_be_the_tumour(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert len(unread(reading)) == 2


@pytest.mark.parametrize(
    "text",
    ["S100 stains only Langerhans cells.", "S100 markiert einzelne Langerhans-Zellen.", "S100 marca solo células de Langerhans."],
)
def test_few_langerhans_cells_and_nothing_else_leave_the_tumour_unstained(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The vascular proliferation expresses ERG and CD31.",
        "La prolifération vasculaire exprime ERG et CD31.",
        "La prolifération vasculaire est soulignée par l'ERG et le CD31.",
        "La proliferazione vascolare esprime ERG e CD31.",
        "A proliferação vascular expressa ERG e CD31.",
        "Vasküler proliferasyon ERG ve CD31 ile pozitiftir.",
        "Die vaskuläre Proliferation ist positiv für ERG und CD31.",
    ],
)
def test_a_vascular_proliferation_is_the_lesion(read: Read, text: str) -> None:
    assert stains(read(text)) == {"ERG": "positive", "CD31": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "CD3 and CD20 stain the reactive lymphoid component.",
        "CD3 et CD20 marquent le contingent lymphocytaire réactionnel.",
        "CD3 y CD20 marcan la población linfoide acompañante.",
        "CD3 e CD20 si colorano nella quota linfocitaria reattiva.",
        "CD3 e CD20 marcam a população linfoide reacional.",
        "CD3 und CD20 färben die reaktiven Lymphozyten.",
    ],
)
def test_lymphocytes_beside_the_tumour_are_none_of_it(read: Read, text: str) -> None:
    assert "positive" not in stains(read(text)).values()


@pytest.mark.parametrize(
    "text",
    [
        "Le nævus associé est Melan-A positif. Le mélanome exprime HMB45.",
        "Der begleitende Nävus ist Melan-A positiv. Das Melanom exprimiert HMB45.",
        "El nevus asociado es Melan-A positivo. El melanoma expresa HMB45.",
        "Il nevo associato è Melan-A positivo. Il melanoma esprime HMB45.",
        "O nevo associado é Melan-A positivo. O melanoma expressa HMB45.",
        "The associated naevus is Melan-A positive. The melanoma expresses HMB45.",
    ],
)
def test_a_naevus_beside_a_melanoma_is_another_lesion(read: Read, text: str) -> None:
    assert told(read(text)) == {"HMB45": "positive"}
