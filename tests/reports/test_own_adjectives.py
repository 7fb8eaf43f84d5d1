"""Adjectives that end with their noun, and a protein that is called wild-type."""

from __future__ import annotations

from collections.abc import Callable

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]
STRONG = {"result": "positive", "intensity": "strong"}


def test_an_adjective_goes_no_further_than_its_noun(read: Read) -> None:
    markers = read("There is strong nuclear STAT6 expression along with CD34 positivity.").case["markers"]
    assert markers["CD34"] == "positive"
    assert markers["STAT6"]["intensity"] == "strong"


def test_of_two_names_before_one_noun_it_is_said_of_both(read: Read) -> None:
    assert read("Strong STAT6 and CD34 expression.").case["markers"] == {"STAT6": STRONG, "CD34": STRONG}


def test_a_name_without_a_noun_of_its_own_keeps_it(read: Read) -> None:
    assert set(told(read("Strong SMA expression as well as desmin."))) == {"SMA", "desmin"}


def test_a_protein_called_wild_type_is_listed(read: Read) -> None:
    assert unread(read("p53 wild-type, Ki-67 3%.")) == [("p53 wild-type", "states no result that is known")]
    assert not unread(read("TP53 is wild-type on NGS."))
