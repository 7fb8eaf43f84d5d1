"""What is granted of another entity, tumours with a year, stains of the addressee, other hospitals, other cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Although rhabdomyosarcoma may rarely express keratin, desmin is negative here.",
        "Although keratin can be expressed in rhabdomyosarcoma, desmin is negative.",
        "Despite the fact that rhabdomyosarcoma is usually keratin negative, desmin is negative here.",
        "While keratin positivity is seen in rhabdomyosarcoma, desmin is negative in this tumour.",
        "Even though rhabdomyosarcoma can express keratin, desmin is negative.",
        "Obwohl ein Rhabdomyosarkom Keratin exprimieren kann, ist Desmin hier negativ.",
        "Aunque el rabdomiosarcoma puede expresar queratina, la desmina es negativa.",
        "Bien que le rhabdomyosarcome puisse exprimer la kératine, la desmine est négative.",
        "Sebbene il rabdomiosarcoma possa esprimere cheratina, la desmina è negativa.",
        "Embora o rabdomiossarcoma possa expressar queratina, a desmina é negativa.",
    ],
)
def test_what_is_granted_of_an_entity_is_not_said_of_the_tumour(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"desmin": "negative"}
    assert reading.reported_diagnosis is None


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Although SFT usually expresses CD34, CD34 is negative here.", {"CD34": "negative"}),
        ("Although the tumour expresses desmin, S100 is negative.", {"desmin": "positive", "S100": "negative"}),
        ("Although this leiomyosarcoma expresses S100, SOX10 is negative.", {"S100": "positive", "SOX10": "negative"}),
        ("Although CD34 is positive, STAT6 is negative.", {"CD34": "positive", "STAT6": "negative"}),
    ],
)
def test_what_is_granted_of_this_tumour_is(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_a_tumour_with_a_bare_year_is_an_earlier_one(read: Read) -> None:
    reading = read("1. Melanoma of the left arm 2012 (S100 positive). 2. Now: small bowel mass, CD117 positive. GIST.")
    assert told(reading) == {"CD117": "positive"}
    assert reading.reported_diagnosis == "gist"
    assert facts(reading, "site") == ["small_bowel"]
    bracketed = read("Melanoma (2012; S100 positive) resected. Now lung mass: CD34 positive. Diagnosis: solitary fibrous tumour.")
    assert told(bracketed) == {"CD34": "positive"}
    antecedent = read("Antecedente: leiomiosarcoma uterino operado en 2018 (RE positivos). Muestra actual: RE negativas.")
    assert told(antecedent) == {"ER": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Leiomyosarcoma (WHO 2020), SMA positive.",
        "Leiomyosarcoma WHO 2020 (SMA positive).",
        "Leiomyosarcoma 5.6.2021 (SMA positive).",
    ],
)
def test_the_year_of_a_classification_or_date_makes_none(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"SMA": "positive"}
    assert reading.reported_diagnosis == "leiomyosarcoma"


def test_a_diagnosis_with_a_question_mark_is_not_made(read: Read) -> None:
    assert read("Outside diagnosis: melanoma? Repeated here: S100 positive.").reported_diagnosis is None


@pytest.mark.parametrize(
    "text",
    [
        "Somit GIST und keine Melanommetastase.",
        "Es GIST y no melanoma.",
        "GIST and not melanoma.",
        "Die Diagnose ist GIST, kein Melanom.",
    ],
)
def test_a_denial_before_another_diagnosis_is_of_that(read: Read, text: str) -> None:
    assert read(text).reported_diagnosis == "gist"


def test_the_stains_of_the_addressee_are_of_this_tumour(read: Read) -> None:
    text = "Your stains show focal reactivity for EMA, while CD34 and S100 are negative, and I agree."
    assert told(read(text)) == {"EMA": "positive", "CD34": "negative", "S100": "negative"}
    assert told(read("In your stains, S100 is positive and desmin is negative.")) == {"S100": "positive", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "他院では肉芽腫様病変との所見でしたが、当科で免疫染色を追加したところ、CD31 (+), S100 (-) でした。",
        "前医では線維腫とされたが、当科の免疫染色ではCD31 (+), S100 (-)",
        "当院で追加した免疫染色では他院結果と異なり、CD31 (+), S100 (-)",
        "Dış merkezde fibrom olarak raporlanmış, merkezimizde yapılan boyamada CD31 (+), S100 (-).",
        "At another hospital it was read as a fibroma, but here stains show CD31 (+), S100 (-).",
    ],
)
def test_what_is_stained_here_behind_another_hospital_is_read(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("CD138 and CD3 mark the inflammatory component.", {"CD138": "negative", "CD3": "negative"}),
        ("ERG et CD31 colorent les cellules tumorales.", {"ERG": "positive", "CD31": "positive"}),
        ("La paziente: l'actina muscolo liscio colora solo le pareti vasali.", {"SMA": "negative"}),
    ],
)
def test_verbs_of_staining_and_the_cells_they_lead_to(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_a_specimen_that_stands_before_the_first_is_another(read: Read) -> None:
    reading = read("B: lymph node, reactive, HMB45 negative. A: CD34 positive, desmin negative.")
    assert told(reading) == {"CD34": "positive", "desmin": "negative"}


def test_a_second_specimen_within_a_line_and_the_first_below_it(read: Read) -> None:
    text = "Specimens A (wall) and B (groin). B: reactive lymph node, HMB45 negative.\nA: CD34 positive, S100 negative."
    assert told(read(text)) == {"CD34": "positive", "S100": "negative"}
