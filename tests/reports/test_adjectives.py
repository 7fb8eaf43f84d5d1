"""Adjectives before a name, and "and" between a result and the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


def _extents(reading: ReportReading) -> dict[str, str | None]:
    return {mention.marker: mention.extent for mention in reading.main.mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Expression of desmin in about 70% of cells and focal expression of SMA.",
        "The cells express desmin in 70% and focally SMA.",
        "Desmin is positive in 70% and focal expression of SMA is seen.",
        "Diffuse desmin and focal SMA positivity.",
        "Diffuse desmin, focal SMA.",
        "Strong diffuse desmin and focal SMA expression was seen.",
    ],
)
def test_each_name_has_its_own_adjective(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == {"desmin": "positive", "SMA": "positive"}
    assert _extents(reading)["SMA"] == "focal"
    assert _extents(reading)["desmin"] != "focal"


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        ("Expression of desmin in most cells and no expression of S100.", "desmin", "S100"),
        ("Desmin is focal and negative for S100.", "desmin", "S100"),
        ("Focal desmin, S100 negative.", "desmin", "S100"),
        ("Nuclear STAT6, S100 negative.", "STAT6", "S100"),
    ],
)
def test_what_stands_behind_an_adjective_stains(read: Read, text: str, positive: str, negative: str) -> None:
    assert stains(read(text)) == {positive: "positive", negative: "negative"}


def test_names_between_an_adjective_and_a_negative_are_not_guessed(read: Read) -> None:
    assert stains(read("Strong SMA, desmin, S100 negative.")) == {"SMA": None, "desmin": None, "S100": None}


def test_cells_before_a_list_hold_for_all_of_it(read: Read) -> None:
    reading = read("Sustentacular cells: S100 and focal SOX10.")
    assert {mention.cells for mention in reading.main.mentions} == {"sustentacular"}
