"""Panels that are listed first and told afterwards, and markers named by their place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
PANEL = {"S100": "negative", "SMA": "positive", "desmin": "negative", "CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Stains performed: S100, SMA, desmin, CD34. SMA is positive. The remaining stains are negative.",
        "Stains performed: S100, SMA, desmin, CD34.\nSMA is positive, all other markers are negative.",
        "A panel of S100, SMA, desmin and CD34 was applied. SMA is strongly positive. The other three stains are negative.",
        "A panel of S100, SMA, desmin and CD34 was applied. Only SMA is positive.",
        "A panel of S100, SMA, desmin and CD34 was applied. All were negative except SMA.",
        "Im Panel S100, SMA, Desmin, CD34. SMA positiv, die übrigen Marker negativ.",
        "Anticuerpos: S100, AML, desmina, CD34. AML positiva. El resto negativos.",
    ],
)
def test_what_is_said_of_the_rest_is_said_of_each(read: Read, text: str) -> None:
    assert told(read(text)) == PANEL


@pytest.mark.parametrize(
    "text",
    [
        "S100, SMA and CD34 were done. These stains were all negative in the neoplastic cells.",
        "We stained for S100, SMA and CD34. None was positive.",
        "Immunohistochemistry was performed for S100, SMA and CD34. All three were negative.",
        "Stains used: S100, SMA, CD34. All negative.",
    ],
)
def test_all_of_a_list_are_those_of_the_sentence_before(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "SMA": "negative", "CD34": "negative"}


def test_stains_that_were_requested_are_told_too(read: Read) -> None:
    text = "S100, SMA, desmin and CD34 were requested. All are negative with the exception of SMA."
    assert read(text).case["markers"] == PANEL


@pytest.mark.parametrize(
    "text",
    [
        "S100, SMA and CD34 were done. Three lymph nodes were examined. All were negative.",
        "S100, SMA and CD34 were done. The surgical margins, which were inked, are all negative for tumour.",
        "S100, SMA and CD34 were done. No necrosis was seen.",
    ],
)
def test_what_is_said_of_something_else_is_no_result_of_a_list(read: Read, text: str) -> None:
    assert told(read(text)) == {}


def test_the_rest_of_a_panel_that_is_not_named_is_listed(read: Read) -> None:
    reading = read("SMA is positive, the remaining stains are negative.")
    assert told(reading) == {"SMA": "positive"}
    assert [(n.text, n.reason) for n in reading.not_understood] == [
        ("the remaining stains are negative", "said of stains that are not named")
    ]


def test_a_pending_stain_is_none_of_the_rest(read: Read) -> None:
    assert told(read("S100, desmin and CD34 are pending. SMA is positive. The remaining stains are negative.")) == {
        "S100": "not_performed",
        "desmin": "not_performed",
        "CD34": "not_performed",
        "SMA": "positive",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Of S100 and SMA, the former was positive and the latter negative.",
        "S100 and SMA were done. The former is positive, the latter negative.",
        "S100和SMA中，前者阳性，后者阴性。",
    ],
)
def test_markers_are_named_by_their_place(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", "SMA": "negative"}


def test_the_latter_may_be_the_last_of_many(read: Read) -> None:
    reading = read("SMA, desmin and caldesmon are positive, the latter focally.")
    assert told(reading) == {"SMA": "positive", "desmin": "positive", "h-caldesmon": "positive"}
    assert {m.marker: m.extent for m in reading.main.mentions if m.extent} == {"h-caldesmon": "focal"}
