"""Compartments inside of lists, exceptions that mean the last name, and lines headed by a benign component."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
NEGATIVE = {"S100": "negative", "beta-catenin": "negative", "h-caldesmon": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "S100, beta-catenin nuclear, h-caldesmon, all negative.",
        "S100, beta-catenina nuclear, h-caldesmón, todos negativos.",
        "PS100, bêta-caténine nucléaire, h-caldesmone, tous négatifs.",
        "S100, beta-Catenin nukleär, h-Caldesmon, alle negativ.",
        "S100, beta-catenina nucleare e h-caldesmon sono risultati negativi.",
        "S100, beta-catenina nucleare e h-caldesmon: negativi.",
    ],
)
def test_a_compartment_in_a_list_is_no_result_of_the_names_before_it(read: Read, text: str) -> None:
    assert told(read(text)) == NEGATIVE


def test_a_compartment_is_a_result_where_nothing_else_is_told(read: Read) -> None:
    assert told(read("STAT6 nuclear, CD34 positive.")) == {"STAT6": "positive", "CD34": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Negative: S100, AE1/AE3, except for the latter in entrapped renal tubules.",
        "Negativos: S-100, AE1/AE3, exceto por esta última em túbulos renais aprisionados.",
    ],
)
def test_the_last_name_is_excepted_in_other_cells_alone(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "keratin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "IHC on sarcomatous part (block 1C): CD34 negative.\nIHC on neurofibroma part (block 1F), to compare: CD34 positive.",
        "In the malignant component:\n CD34: negative\nIn the residual neurofibroma: CD34 positive.",
        "— En el componente maligno:\n   CD34: negativo\n— En el neurofibroma residual: CD34 positivo.",
    ],
)
def test_a_benign_component_for_comparison_is_not_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


def test_stains_against_a_benign_lesion_are_the_tumours(read: Read) -> None:
    text = "Malignant spindle cell tumour: SMA positive.\nStains to exclude schwannoma: S100 negative."
    assert told(read(text)) == {"SMA": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "SMA negative. Hornick and Fletcher (2005) reported SMA positivity in a fifth.",
        "SMA negative. Fletcher & Hornick (1999) found SMA positive in many.",
        "SMA negativ. Hornick und Fletcher (2005) fanden SMA positiv.",
    ],
)
def test_what_authors_with_a_year_found_is_literature(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "negative"}


def test_two_places_with_a_year_are_no_authors(read: Read) -> None:
    assert told(read("Biopsy and Resection (2019) showed SMA positive.")) == {"SMA": "positive"}


def test_cells_in_brackets_behind_a_list_are_not_the_tumour(read: Read) -> None:
    text = "AE1/AE3, CK7 and HepPar-1 were negative (bile ductules: CK7 positive; normal hepatocytes: HepPar-1 positive)."
    assert told(read(text)) == {"keratin": "negative", "CK7": "negative", "HepPar1": "negative"}
