"""Specimens that a report lists by bare numbers or letters, and what is told below one of these marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]

_FIRST, _SECOND = {"desmin": "positive"}, {"S100": "positive", "SOX10": "positive", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Received: (1) skin of back; (2) axillary mass.\nMan, 58 years.\n(1) Papule of 0.5 cm. Desmin positive.\n"
        "(2) Mass of 5.4 cm. S100 and SOX10 positive, desmin negative.",
        "JAR 1: skin of back. JAR 2: axillary mass.\n1) Papule, desmin positive.\n2) S100 and SOX10 positive, desmin negative.",
        "I. Hautspindel Oberlid / II. Knoten Finger\nZu I: Desmin positiv.\nZu II: S100 und SOX10 positiv; Desmin negativ.",
        "Peças: (1) segmento de jejuno; (2) pele do dorso.\n(1) Desmina positiva.\n(2) S100 e SOX10 positivos; desmina negativa.",
        "FRASCO 1: piel del dorso. FRASCO 2: masa axilar.\n1) Desmina positiva.\n2) S100 y SOX10 positivos; desmina negativa.",
        "Campioni: A. massa vulvare, B. cute\nA — immunofenotipo:\n   desmina positiva\n"
        "B — immunofenotipo:\n   S100 e SOX10 positivi, desmina negativa",
        "送检材料：①胃壁肿物；②胆囊。\n患者：女，46岁。\nIHC：①Desmin(+)。②S-100(+)、SOX10(+)、Desmin(-)。",
        "A. 등, 피부\nB. 목 뒤, 피하 종괴\n남자 33세.\nA는 desmin 양성.\nB는 S-100 및 SOX10 양성, desmin 음성.",
        "Two nodules. Nodule I (lesser curve): 5.0 cm. Nodule II: 0.8 cm, found at grossing.\n"
        "I: desmin positive.\nII: S100 and SOX10 positive, desmin negative.",
        "1. 등 피부\n2. 목 종괴\n\n1. Desmin 양성.\n2. S-100 양성, SOX10 양성, desmin 음성.",
    ],
)
def test_marks_that_the_report_lists_part_what_is_told_below(read: Read, text: str) -> None:
    first, second = read(text).parts
    assert (stains(first), stains(second)) == (_FIRST, _SECOND)


@pytest.mark.parametrize(
    "text",
    [
        "1) Spindle cells in fascicles.\n2) Mitoses 4/10 HPF.\n3) Desmin positive, S100 negative.",
        "Specimen: thigh mass.\n1. Fascicles of spindle cells.\n2. Desmin positive, S100 negative.",
        "Spindle cells, (1) in fascicles and (2) around vessels.\nDesmin positive, S100 negative.",
        "Received: (1) thigh mass; (2) margin.\nDesmin positive, S100 negative.",
        "免疫组化：①Desmin(+)；②S-100(-)。",
    ],
)
def test_marks_that_no_list_of_specimens_explains_part_nothing(read: Read, text: str) -> None:
    (part,) = read(text).parts
    assert stains(part) == {"desmin": "positive", "S100": "negative"}


def test_what_stands_behind_the_list_is_told_of_all(read: Read) -> None:
    text = "Received: (1) skin; (2) axillary mass.\nWoman, 46 years.\n(1) Desmin positive.\n(2) S100 positive."
    assert [(part.case["sex"], part.case["age"]) for part in read(text).parts] == [("female", 46)] * 2


def test_sizes_and_sites_are_those_of_their_specimen(read: Read) -> None:
    text = (
        "Received: (1) skin of the scalp; (2) stomach.\n(1) Nodule of 0.6 cm. S100 positive.\n"
        "(2) Mass of 4.2 cm. CD117 and DOG1 positive, S100 negative."
    )
    first, second = read(text).parts
    assert (first.case["size_cm"], second.case["size_cm"]) == (0.6, 4.2)
    assert second.case["site"] == "stomach"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Jars: A) hand; B) node.\nA) Nodule of 2 cm.\nB) Reactive node.\nImmunohistochemistry (block A2): S100 positive.\n"
            "Immunohistochemistry (block B1): CD20 positive.",
            [{"S100": "positive"}, {"CD20": "positive"}],
        ),
        (
            "Received: (1) orbit; (2) bone marrow.\n(1) Spindle cells. Rhabdomyosarcoma.\n(2) CD45 positive.\n\n"
            "Stains\ndesmin +\nmyogenin +\nS100 -",
            [{"desmin": "positive", "myogenin": "positive", "S100": "negative"}, {"CD45": "positive"}],
        ),
    ],
)
def test_stains_that_name_no_specimen_belong_to_the_one_with_the_diagnosis(
    read: Read, text: str, said: list[dict[str, str]]
) -> None:
    assert [stains(part) for part in read(text).parts] == said


def test_diagnoses_in_one_line_are_each_of_their_specimen(read: Read) -> None:
    text = (
        "Specimen A: omentum, biopsy. Specimen B: uterus, myomectomy.\nMicroscopy A: fat necrosis.\n"
        "Microscopy B: HMB45 positive, S100 negative.\nDiagnosis A: benign. Diagnosis B: leiomyosarcoma."
    )
    first, second = read(text).parts
    assert "reported_diagnosis" not in first.case
    assert second.case["reported_diagnosis"] == "leiomyosarcoma"
