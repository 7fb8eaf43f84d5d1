"""Names that stand twice, controls that fail too, and stains that could not be assessed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Please read CD34 positive and not CD34 negative.",
        "Please read CD34 (+), not CD34 (-).",
        "CD34 positive (not negative).",
        "CD34 positiv (nicht negativ).",
        "CD34 should read positive, not negative.",
        "Correct is CD34 positive and not, as stated, negative.",
        "Il faut lire « CD34 : positif » et non « CD34 : négatif ».",
        "Debe leerse CD34 positivo y no CD34 negativo.",
        "Es muss heißen: CD34 positiv, nicht CD34 negativ.",
        "Es muss heißen: nicht CD34 negativ, sondern CD34 positiv.",
    ],
)
def test_what_is_not_so_behind_what_is_adds_nothing(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive"}


def test_another_name_that_is_not_negative_is_left_as_it_was(read: Read) -> None:
    assert told(read("SMA is positive and S100 is not.")) == {"SMA": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34 and EMA are negative except for EMA in the capsule.",
        "CD34 e EMA negativos, exceto por EMA na cápsula perineural.",
        "CD34 y EMA negativos, excepto EMA en la cápsula.",
        "CD34 und EMA negativ, außer EMA in der Kapsel.",
        "CD34 ed EMA negativi, tranne EMA nella capsula.",
    ],
)
def test_an_exception_of_other_cells_that_repeats_a_name_turns_nothing(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative", "EMA": "negative"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("CD34 and EMA are negative, except for focal EMA.", {"CD34": "negative", "EMA": "positive"}),
        ("EMA negative except EMA in the endothelium, S100 positive.", {"EMA": "negative", "S100": "positive"}),
        ("All markers negative except for EMA in the capsule.", {"EMA": "negative"}),
        ("All markers negative except for EMA.", {"EMA": "positive"}),
    ],
)
def test_what_is_excepted_is_turned_where_it_is_of_the_tumour(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    "text",
    [
        "INI1 shows no staining in tumour cells nor in internal control cells and is regarded as uninterpretable.",
        "INI1: no staining in tumor cells or internal control; not interpretable.",
        "INI1 negative; internal control also negative.",
        "INI1 is negative but so is the internal control.",
        "Neither the tumour nor the internal control stains for INI1.",
        "INI1: tumour cells and internal control are both negative.",
        "INI1 negativ in den Tumorzellen und in der internen Kontrolle.",
        "INI1: ausencia de tinción en células tumorales y en control interno.",
    ],
)
def test_a_stain_that_fails_in_the_control_too_says_nothing(read: Read, text: str) -> None:
    assert told(read(text)) == {"INI1": "uninterpretable"}


@pytest.mark.parametrize(
    "text",
    [
        "SDHB: no staining in tumour cells, internal control positive.",
        "SDHB: no staining in tumour cells and internal control positive.",
        "SDHB lost; negative control negative, positive control positive.",
        "SDHB is lost in the tumour cells with a positive internal control.",
    ],
)
def test_a_loss_beside_a_control_that_stains_is_one(read: Read, text: str) -> None:
    assert told(read(text)) == {"SDHB": "lost"}


@pytest.mark.parametrize(
    "text",
    [
        "We could not assess S100.",
        "No he podido valorar S100 por arrastre del corte.",
        "Il n'a pas été possible d'évaluer S100 (décollement).",
        "La paziente: non ho potuto valutare la S100 per il distacco della sezione.",
        "Não foi possível avaliar a S100.",
        "Die S100 konnte ich nicht beurteilen.",
    ],
)
def test_a_stain_that_could_not_be_assessed_is_not_negative(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "uninterpretable"}


@pytest.mark.parametrize("text", ["EMA 0 (capsule only), SMA 0.", "EMA: 0 (capsule), SMA 0.", "EMA 0 (vessels positive), SMA 0"])
def test_a_zero_with_other_cells_in_brackets_is_negative(read: Read, text: str) -> None:
    assert told(read(text)) == {"EMA": "negative", "SMA": "negative"}
