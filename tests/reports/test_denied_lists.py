"""Lists whose result stands before them, and tests of genes behind a result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "No stain (S100, SOX10, desmin) showed any positivity.",
        "None of the stains (S100, SOX10, desmin) was positive.",
        "Kein Marker (S100, SOX10, Desmin) zeigte eine Positivität.",
        "Aucun marqueur (S100, SOX10, desmine) n'a montré de positivité.",
        "Negative for S100 - SOX10 - desmin.",
    ],
)
def test_a_verb_behind_the_list_says_again_what_is_denied(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "SOX10": "negative", "desmin": "negative"}


def test_behind_a_dash_another_stain_has_its_own_result(read: Read) -> None:
    text = "The tumour is negative for S100 - SMA positive - desmin positive."
    assert told(read(text)) == {"S100": "negative", "SMA": "positive", "desmin": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "MDM2 negative by FISH.",
        "MDM2 is negative on FISH.",
        "MDM2 négatif en FISH.",
        "NTRK1, NTRK2 and NTRK3 rearrangements not detected.",
    ],
)
def test_a_test_of_genes_is_no_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {}


def test_only_the_name_before_the_test_is_a_gene(read: Read) -> None:
    assert told(read("SMA positive, desmin positive, MDM2 positive by FISH.")) == {"SMA": "positive", "desmin": "positive"}
