"""Lesions and entities beside the tumour that is reported, and its earlier primary."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "A dermatofibroma (CD34 negative, factor XIIIa positive) is excluded.",
        "A dermatofibroma, CD34 negative and factor XIIIa positive, is thus excluded.",
        "Un dermatofibrome, CD34 négatif et facteur XIIIa positif, est donc écarté.",
        "Ein Dermatofibrom (CD34 negativ, Faktor XIIIa positiv) ist damit ausgeschlossen.",
        "Ein Dermatofibrom, CD34-negativ und Faktor-XIIIa-positiv, scheidet aus.",
        "Un dermatofibroma, CD34 negativo y factor XIIIa positivo, queda descartado.",
        "A separate 1.5 cm nodule in block F was CD34 positive and desmin negative.",
    ],
)
def test_what_is_told_of_another_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert len(unread(reading)) == 2


def test_what_does_not_stain_is_told_of_the_tumour(read: Read) -> None:
    assert told(read("A GIST (CD117 negative, DOG1 negative) is excluded.")) == {"CD117": "negative", "DOG1": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The patient's uterine primary from 2019 was ER positive and CD10 negative. In the present metastasis ER has been lost.",
        "The 2019 primary was ER positive and CD10 negative. In the present metastasis ER is negative.",
    ],
)
def test_a_primary_with_a_year_is_an_earlier_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"ER": "negative"}


def test_a_primary_without_a_year_may_be_this_tumour(read: Read) -> None:
    assert told(read("The primary tumour is SMA positive.")) == {"SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "A second nodule is S100 positive. The tumour is desmin positive.",
        "The other lesion was ER positive. The tumour is desmin positive.",
        "Another nodule in the wall is CD117 positive. The main mass is desmin positive.",
        "Her breast primary was ER positive. The present lesion is desmin positive.",
        "The concurrent carcinoma expressed keratin. The tumour is desmin positive.",
        "Un deuxième nodule est positif pour S100. La tumeur exprime la desmine.",
        "Ein zweiter Knoten ist S100 positiv. Der Tumor ist desmin positiv.",
    ],
)
def test_a_second_or_other_lesion_keeps_its_own_stains(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "The other tumour cells are positive for desmin.",
        "Another marker, desmin, was positive in the tumour.",
        "A second panel showed the tumour to be positive for desmin.",
        "The second opinion: the tumour is positive for desmin.",
        "A second stain for desmin was positive.",
    ],
)
def test_a_second_stain_is_no_second_lesion(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}
