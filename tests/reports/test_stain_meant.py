"""The stain named last, meant by a word or by a noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "ALK was transcribed as negative; the stain is positive.",
        "ALK was transcribed as negative. The stain is in fact positive.",
        "ALK was typed as negative, but the true result is positive.",
        "ALK was dictated as negative; actual result positive.",
        "ALK negative (typed in error; actually positive).",
        "ALK was performed. It is positive.",
        "ALK was performed. It was positive in the tumour cells.",
        "Not until today did ALK come back. It is positive.",
        "ALK wurde als negativ eingetragen; die Färbung ist positiv.",
        "Le marqueur ALK a été réalisé. Il est positif.",
        "ALK se transcribió como negativo; la tinción es positiva.",
        "Se realizó ALK. Es positivo.",
    ],
)
def test_what_is_said_of_it_is_said_of_the_stain_named_before(read: Read, text: str) -> None:
    assert told(read(text)) == {"ALK": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "ALK is negative; the stain is positive in macrophages.",
        "ALK is negative; the internal control is positive.",
        "ALK is negative. It is present in the dermis.",
    ],
)
def test_other_cells_and_the_tumour_itself_are_not_meant(read: Read, text: str) -> None:
    assert told(read(text)) == {"ALK": "negative"}


def test_of_several_stains_none_is_guessed(read: Read) -> None:
    reading = read("S100 and desmin were performed. It is positive.")
    assert told(reading) == {}
    assert [each.reason for each in reading.not_understood] == ["said of one of several stains"]


def test_a_german_pronoun_is_no_receptor(read: Read) -> None:
    assert "ER" not in told(read("S100 wurde durchgeführt. Er ist positiv."))


@pytest.mark.parametrize(
    "text",
    [
        "Desmin was entered as negative in the table; the slide is positive.",
        "Desmin was reported as negative. The true result is positive.",
        "Desmin was reported as negative. The correct value is positive.",
        "Desmin was reported as negative. Correct: positive.",
        "Desmin was listed as negative. This is wrong: it is positive.",
        "Desmin was reported as negative. This is an error. It is positive.",
        "Desmin is given as negative in the table but is in fact positive.",
        "Desmin was said to be negative. It is not negative, it is positive.",
        "Desmin wurde als negativ angegeben. Richtig ist positiv.",
        "Desmin wurde als negativ angegeben, ist aber positiv.",
        "La desmine a été transcrite comme négative. C'est une erreur. Elle est positive.",
        "La desmina è stata trascritta come negativa. È positiva.",
        "A desmina foi transcrita como negativa. É positiva.",
        "La desmina fue transcrita como negativa. Es positiva.",
        "Desmin negatif olarak kaydedilmiştir. Pozitiftir.",
        "데스민은 음성으로 기재되었다. 양성이었다.",
        "desminは陰性と記載された。陽性である。",
    ],
)
def test_what_was_written_gives_way_to_what_is_so(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}


def test_a_denied_result_of_the_stain_before_is_read(read: Read) -> None:
    assert told(read("CD34 was said to be positive. It is not positive.")) == {"CD34": "negative"}


@pytest.mark.parametrize("text", ["SMA is reported as negative but is positive in vessels.", "SMA was listed as negative."])
def test_what_was_written_stands_where_nothing_else_is_told(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "negative"}
