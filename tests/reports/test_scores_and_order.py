"""Scores below a scale, percentages in columns, and results in the order of cells or of names that come behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Tumour cells (TC) scored 0-3: S100 3, GFAP 1, CD34 0",
        "Tumour cells scored (0 to 3): S100 3, GFAP 1, CD34 0",
        "Tumour cells: S100 3, GFAP 1, CD34 0",
        "Scored 0-3: S100 3, GFAP 1, CD34 0",
    ],
)
def test_scores_above_nought_are_read_as_well_as_those_of_nought(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", "GFAP": "positive", "CD34": "negative"}


def test_a_column_of_percentages_with_a_longer_head(read: Read) -> None:
    reading = read("Marker; % pos; intensity\nSMA; 10; 1\nDesmin; 0; -\nKi-67; 3; n/a\n")
    assert {m.marker: (m.status, m.percent) for m in reading.mentions}["desmin"] == ("negative", "0")
    assert reading.case["markers"]["Ki-67"] == "3%"


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "The spindle cells and the epithelioid islands were negative and positive, respectively, for AE1/AE3.",
            {"keratin": "positive"},
        ),
        ("Tumour cells and vessels were negative and positive, respectively, for CD34.", {"CD34": "negative"}),
        ("Vessels and tumour cells were positive and negative, respectively, for CD34.", {"CD34": "negative"}),
        (
            "The tumour cells were positive and negative, respectively, for SMA and desmin.",
            {"SMA": "positive", "desmin": "negative"},
        ),
        ("S100 and SMA were negative and positive, respectively.", {"S100": "negative", "SMA": "positive"}),
    ],
)
def test_results_in_the_order_of_cells_or_of_names_behind_them(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("SMA and desmin were done. They are positive.", {"SMA": "positive", "desmin": "positive"}),
        ("SMA and desmin were performed. Both are negative.", {"SMA": "negative", "desmin": "negative"}),
        ("SMA and desmin were done. They are spindle cells.", {}),
        ("SMA and desmin were done. Both nodes are negative.", {}),
        ("SMA and desmin. All other stains are negative.", {}),
    ],
)
def test_they_are_the_two_stains_before(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    "text",
    [
        "No marker apart from SMA was expressed.",
        "None of the markers except SMA was expressed.",
        "No marker apart from SMA stained the tumour cells.",
        "No marker except SMA was positive.",
        "Kein Marker außer SMA wurde exprimiert.",
        "Ningún marcador excepto SMA se expresó.",
    ],
)
def test_the_one_stain_that_is_excepted_stains(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("S100-: incidental GIST", {"S100": "negative"}),
        ("S100+: schwannoma", {"S100": "positive"}),
        ("S100 - Myogen -", {"S100": "negative", "myogenin": "negative"}),
        ("IHC_S100=POS|IHC_AE13=NEG", {"S100": "positive", "keratin": "negative"}),
        ("CD117 pend, S100 positive", {"CD117": "not_performed", "S100": "positive"}),
        ("The second tumour block is positive for desmin.", {"desmin": "positive"}),
        ("A second tumour was positive for CD117.", {}),
    ],
)
def test_short_forms(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_another_tumour_is_still_listed(read: Read) -> None:
    assert unread(read("A second tumour was positive for CD117."))


def test_the_year_of_a_classification_dates_no_tumour(read: Read) -> None:
    assert read("Leiomyosarcoma (FNCLCC grade 2, WHO 2020). Desmin positive.").case["reported_diagnosis"] == "leiomyosarcoma"


def test_a_sex_behind_a_sign(read: Read) -> None:
    assert facts(read("PT_AGE=55|SEX=F|PROC=CNB"), "sex") == ["female"]
