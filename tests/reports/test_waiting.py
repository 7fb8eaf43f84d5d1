"""What is not there yet, what was asked for and is shown, and what stains nothing but tissue beside the tumour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "STAT6 I do not have yet.",
        "We do not have the STAT6 yet.",
        "I do not yet have STAT6.",
        "The STAT6 is not in yet.",
        "STAT6 has not come back yet.",
        "Die STAT6-Färbung habe ich noch nicht.",
        "Ainda não tenho o STAT6.",
        "Les cellules tumorales sont fusiformes. Je n'ai pas encore le STAT6.",
        "Las células tumorales son fusiformes. Todavía no tengo el STAT6.",
        "Le cellule tumorali sono fusate. Non ho ancora lo STAT6.",
    ],
)
def test_what_is_not_there_yet_is_to_come(read: Read, text: str) -> None:
    assert stains(read(text)) == {"STAT6": "not_performed"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The tumour cells do not have desmin.", {"desmin": "negative"}),
        ("Desmin is negative, yet SMA is positive.", {"desmin": "negative", "SMA": "positive"}),
        ("No expression of desmin yet SMA is positive.", {"desmin": "negative", "SMA": "positive"}),
        ("Weder Desmin noch S100 nachweisbar.", {"desmin": "negative", "S100": "negative"}),
        ("STAT6 is not yet positive.", {"STAT6": "negative"}),
    ],
)
def test_denials_without_it_stay(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "The additional stains requested show expression of desmin and CD34.",
        "The additional stains requested show positivity for desmin and CD34.",
        "Les techniques complémentaires demandées montrent une positivité de la desmine et du CD34.",
        "Les techniques complémentaires demandées sur le bloc 3 montrent une positivité de la desmine et du CD34.",
        "Las técnicas solicitadas muestran positividad para desmina y CD34.",
        "Le colorazioni richieste mostrano positività per desmina e CD34.",
    ],
)
def test_what_was_asked_for_and_is_shown(read: Read, text: str) -> None:
    assert stains(read(text)) == {"desmin": "positive", "CD34": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34 marks nothing but blood vessels.",
        "CD34 stains nothing but trapped thyroid follicles.",
        "CD34 stains nothing but the capsule's vessels.",
        "CD34 färbt nichts als Gefäße.",
        "CD34 färbt nichts außer Gefäßen.",
        "Le CD34 ne marque rien d'autre que les vaisseaux.",
        "El CD34 no tiñe más que los vasos.",
        "O CD34 não cora senão os vasos.",
    ],
)
def test_nothing_but_other_tissue(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "negative"}


def test_nothing_but_cells_of_the_tumour(read: Read) -> None:
    assert stains(read("Desmin stains nothing but a few tumour cells.")) == {"desmin": "positive"}


def test_marker_that_is_not_held(read: Read) -> None:
    assert stains(read("STAT6 is not in our repertoire.")) == {"STAT6": "not_performed"}
