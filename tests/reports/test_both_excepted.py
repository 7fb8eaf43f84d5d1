"""Excepted stains with "both" in their clause; numbers of an index; letters below a head of stains; lists without any result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
BOTH = {"CD99": "positive", "BCL2": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Apart from CD99 and BCL2, which are both positive, all other markers are negative, namely S100 and desmin.",
        "Apart from CD99 and BCL2, both positive, all other markers are negative: S100, desmin.",
        "Except for CD99 and BCL2, which were both positive, S100 and desmin were negative.",
        "A excepción de CD99 y BCL2, que son ambos positivos, los demás marcadores son negativos: S100, desmina.",
    ],
)
def test_both_means_the_excepted(read: Read, text: str) -> None:
    assert told(read(text)) == BOTH | {"S100": "negative", "desmin": "negative"}


def test_an_exception_with_both_behind_the_list(read: Read) -> None:
    assert told(read("All stains are negative apart from CD99 and BCL2, which are both positive.")) == BOTH
    assert told(read("Except for S100, all were negative: CD34, desmin.")) == {
        "S100": "positive",
        "CD34": "negative",
        "desmin": "negative",
    }


def test_a_percentage_of_an_index_is_no_result_of_the_names_before_it(read: Read) -> None:
    reading = read("SMA, desmin, EMA Ki67 (MIB1) = 10%")
    assert told(reading) == {"Ki-67": "equivocal"}
    assert {each.reason for each in reading.main.not_understood} == {"a number that is told of a proliferation index"}


def test_letters_below_a_head_of_stains_are_no_specimens(read: Read) -> None:
    text = "6. Stains\n   a. neural set: S100 pos., SOX10 pos.\n   b. muscle set: SMA neg., desmin neg.\n   c. rest: CD34 neg."
    assert told(read(text)) == {
        "S100": "positive",
        "SOX10": "positive",
        "SMA": "negative",
        "desmin": "negative",
        "CD34": "negative",
    }


def test_letters_of_specimens_are(read: Read) -> None:
    reading = read("A. Stomach\nB. Liver\nImmunohistochemistry:\na. CD117 positive\nb. CD117 negative")
    assert [part.label for part in reading.parts] == ["a", "b"]


def test_three_names_without_any_result_are_listed(read: Read) -> None:
    reading = read("HHV8 speckless, S100 speckless, desmin speckless. CD31 positive.")
    assert told(reading) == {"CD31": "positive"}
    assert {"HHV8", "S100", "desmin"} <= {each.text.split(" ")[0] for each in reading.main.not_understood}
