"""A general name and the markers that it introduces: each result goes to the marker that was stained for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


def test_a_broad_keratin_with_its_antibody_in_brackets_is_a_result_of_both(read: Read) -> None:
    assert stains(read("Cytokeratin (CAM5.2) negative.")) == {"keratin": "negative", "CAM5.2": "negative"}


def test_another_name_of_the_same_marker_in_brackets_is_one_stain(read: Read) -> None:
    assert stains(read("CD117 (c-KIT) positive.")) == {"CD117": "positive"}


@pytest.mark.parametrize("text", ["Cytokeratin CK20 negative.", "keratin CK20 (-)", "Cytokeratin (CK20): negative"])
def test_a_single_keratin_says_nothing_of_keratin_at_large(read: Read, text: str) -> None:
    said = stains(read(text))
    assert said.pop("keratin", None) is None
    assert said == {"CK20": "negative"}


def test_single_keratins_do_not_contradict_a_broad_one(read: Read) -> None:
    reading = read("Cytokeratin AE1/AE3 positive. Cytokeratin (CK7 and CK20) negative.")
    assert reading.main.contradictions == ()
    assert [(m.marker, m.status) for m in reading.mentions] == [
        ("keratin", "positive"),
        ("keratin", None),
        ("CK7", "negative"),
        ("CK20", "negative"),
    ]


def test_keratins_in_a_list_each_have_the_result(read: Read) -> None:
    negative = dict.fromkeys(("keratin", "CK7", "CK20"), "negative")
    assert stains(read("Cytokeratin, CK7 and CK20 are negative.")) == negative
    assert stains(read("AE1/AE3 CK7 CK20 negative")) == negative
