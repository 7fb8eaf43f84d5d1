"""Stains in brackets behind what was treated in a year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "A 63-year-old woman who had surgery in 2018 for carcinoma of the breast (ER 95%, GATA3 positive) presented here.",
        "Eine 63-jährige Patientin, 2018 wegen eines Mammakarzinoms operiert (ER 95 %, GATA3 positiv), stellte sich vor.",
        "Une femme de 63 ans, opérée en 2018 d'un carcinome du sein (RE 95 %, GATA3 positif), consultait.",
        "Una donna di 63 anni, operata nel 2018 per carcinoma della mammella (ER 95%, GATA3 positivo), giungeva a noi.",
        "Mujer de 63 años, intervenida en 2018 por carcinoma de mama (RE 95%, GATA3 positivo), consultó.",
        "63岁女性,2018年因乳腺癌行手术(ER 95%,GATA3阳性),现就诊。",
        "63歳女性。2018年に乳房の癌に対して手術を施行された(ER 95%、GATA3陽性)。",
    ],
)
def test_the_tumour_that_was_treated_is_another(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "WHO 2020 classification of soft tissue tumours: DFSP (CD34 positive).",
        "A 63-year-old woman seen in 2024 with a skin tumour; spindle cells (CD34 positive).",
        "Eine 60-jährige Patientin. Tumor der Haut (CD34 positiv).",
    ],
)
def test_a_year_of_something_else_tells_of_no_other_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive"}


def test_a_share_compared_with_other_cases_is_of_the_literature(read: Read) -> None:
    assert told(read("小腸例のCD34陽性率は胃原発例より低く、約50%と報告されている。本例のS-100蛋白は陰性である。")) == {
        "S100": "negative"
    }


@pytest.mark.parametrize(
    "text",
    [
        "A 54-year-old woman underwent resection in 2024 of a pleural tumour (CD34 positive).",
        "Received 12.03.2024: biopsy of the thigh (CD34 positive).",
    ],
)
def test_a_year_of_this_tumour_takes_nothing_from_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive"}


def test_what_may_be_an_earlier_tumours_is_listed(read: Read) -> None:
    reading = read("A 63-year-old woman who had surgery in 2018 for carcinoma of the breast (GATA3 positive) presented here.")
    assert [item.text for item in reading.main.not_understood] == ["GATA3 positive"]
