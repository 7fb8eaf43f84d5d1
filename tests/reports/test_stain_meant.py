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
