"""Lists of stains of which none was done are not negative."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "No se hizo S100 ni SOX10.",
        "No se han realizado S100 ni SOX10.",
        "Ni S100 ni SOX10 se hicieron.",
        "Non sono stati eseguiti S100 né SOX10.",
        "Não se fez S100 nem SOX10.",
        "On n'a pas fait la PS100 ni le SOX10.",
        "La PS100 n'a pas été faite, ni le SOX10.",
        "Weder S100 noch SOX10 wurden durchgeführt.",
        "Neither S100 nor SOX10 was performed.",
        "Neither S100 nor SOX10 was tested in our case.",
        "None of S100 and SOX10 were assessed.",
        "No S100 or SOX10 was performed.",
        "S100 was not done, nor was SOX10.",
    ],
)
def test_none_was_done(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "not_performed", "SOX10": "not_performed"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Neither S100 nor SOX10 is expressed.", {"S100": "negative", "SOX10": "negative"}),
        ("None of S100 and SOX10 was tested positive.", {"S100": "negative", "SOX10": "negative"}),
        ("None of S100 and SOX10 tested in this case were expressed.", {"S100": "negative", "SOX10": "negative"}),
        ("None of S100 and SOX10 tested showed staining.", {"S100": "negative", "SOX10": "negative"}),
        ("There is no S100 or SOX10 staining in the cells examined.", {"S100": "negative", "SOX10": "negative"}),
        ("No se hizo S100, ni se expresa SOX10.", {"S100": "not_performed", "SOX10": "negative"}),
        ("Weder Desmin noch S100 nachweisbar.", {"desmin": "negative", "S100": "negative"}),
        (
            "No expresan S100 ni SOX10. Se realizó desmina: positiva.",
            {"S100": "negative", "SOX10": "negative", "desmin": "positive"},
        ),
        ("Ni la desmina ni el CD34 se expresan en el estudio realizado.", {"desmin": "negative", "CD34": "negative"}),
    ],
)
def test_denied_stains_stay_negative(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


def test_what_nor_leaves_undone_rests_on_the_word(read: Read) -> None:
    text = "S100 was not performed, nor was SOX10."
    sox10 = next(mention for mention in read(text).mentions if mention.marker == "SOX10")
    assert sox10.words_start is not None
    assert text[sox10.words_start : sox10.words_end] == sox10.words == "nor"
