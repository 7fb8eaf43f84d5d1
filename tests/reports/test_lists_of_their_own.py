"""Lists with a result of their own behind a result that leads on, and what a denied loss goes on to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Loss of PMS2, with MLH1, MSH2 and MSH6 retained.",
        "Isolated loss of PMS2, with MLH1, MSH2 and MSH6 retained.",
        "Perte de PMS2, avec MLH1, MSH2 et MSH6 conservés.",
        "Perte isolée de PMS2 avec MLH1, MSH2 et MSH6 conservés.",
        "Perdita isolata di PMS2, con MLH1, MSH2 e MSH6 conservate.",
        "Pérdida de PMS2, conservándose MLH1, MSH2 y MSH6.",
        "Pérdida aislada de PMS2, manteniéndose MLH1, MSH2 y MSH6.",
        "Perda isolada de PMS2, com MLH1, MSH2 e MSH6 mantidas.",
        "Perda de PMS2, mantendo-se MLH1, MSH2 e MSH6.",
        "Isolierter Verlust von PMS2, wobei MLH1, MSH2 und MSH6 erhalten sind.",
        "PMS2 kaybı mevcut olup MLH1, MSH2 ve MSH6 korunmuştur.",
    ],
)
def test_what_is_kept_beside_a_loss_is_not_lost(read: Read, text: str) -> None:
    assert stains(read(text)) == {"PMS2": "lost", "MLH1": "retained", "MSH2": "retained", "MSH6": "retained"}


@pytest.mark.parametrize(
    "text",
    [
        "Positivity for S100, with desmin, SMA and CD34 negative.",
        "Positivité pour la PS100, avec desmine, AML et CD34 négatifs.",
        "Positività per S100, con desmina, SMA e CD34 negativi.",
        "Positividad para S100, con desmina, SMA y CD34 negativos.",
        "Positividade para S100, com desmina, SMA e CD34 negativos.",
        "Positivität für S100, mit negativem Desmin, SMA und CD34.",
    ],
)
def test_another_preposition_begins_another_list(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "positive", "desmin": "negative", "SMA": "negative", "CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Strong reactivity for ALK in a cytoplasmic pattern, ROS1 and pan-TRK negative.",
        "Marcata reattività per ALK con pattern citoplasmatico, ROS1 e pan-TRK privi di reattività.",
        "Starke Positivität für ALK mit zytoplasmatischem Muster, ROS1 und pan-TRK negativ.",
        "Marcada positividad para ALK con patrón citoplasmático, ROS1 y pan-TRK negativos.",
    ],
)
def test_a_remark_ends_the_list_that_it_stands_in(read: Read, text: str) -> None:
    assert stains(read(text)) == {"ALK": "positive", "ROS1": "negative", "NTRK": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Positividad para CD34 y STAT6, S100 y desmina negativos.",
        "Positive for CD34 and STAT6, S100 and desmin negative.",
        "Die Tumorzellen sind positiv für CD34, nukleär für STAT6, S100 und Desmin sind negativ.",
    ],
)
def test_a_list_that_is_closed_goes_no_further(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "positive", "STAT6": "positive", "S100": "negative", "desmin": "negative"}


def test_a_loss_does_not_go_on_with_two_that_are_positive(read: Read) -> None:
    assert stains(read("Verlust von SDHB, CD117 und DOG1 kräftig positiv.")) == {
        "SDHB": "lost",
        "CD117": "positive",
        "DOG1": "positive",
    }


def test_names_between_two_results_are_listed_where_it_is_not_told_whose_they_are(read: Read) -> None:
    reading = read("Loss of PMS2, MLH1, MSH2 and MSH6 retained.")
    assert told(reading) == {"PMS2": "lost", "MSH6": "retained"}
    assert [text for text, _ in unread(reading)] == ["MLH1", "MSH2"]


@pytest.mark.parametrize(
    "text",
    [
        "No loss of MLH1, MSH2 nor PMS2 is seen.",
        "No se observa pérdida de expresión de MLH1, MSH2 ni PMS2.",
        "Sin pérdida de MLH1, MSH2 ni de PMS2.",
        "On n'observe pas de perte d'expression de MLH1, MSH2, ni PMS2.",
        "Nessuna perdita di MLH1, MSH2 né PMS2.",
        "Sem perda de MLH1, MSH2 nem PMS2.",
        "Keine Verluste der Mismatch-Repair-Proteine (MLH1, MSH2, PMS2).",
        "MLH1, MSH2 ve PMS2 kaybı yok.",
    ],
)
def test_nor_goes_on_with_a_loss_that_is_denied(read: Read, text: str) -> None:
    assert stains(read(text)) == {"MLH1": "retained", "MSH2": "retained", "PMS2": "retained"}


@pytest.mark.parametrize(
    "text",
    [
        "Sin pérdida de INI1 ni expresión de S100.",
        "Pas de perte d'INI1 ni d'expression de S100.",
        "Senza perdita di INI1 né espressione di S100.",
        "No loss of INI1 nor expression of S100.",
    ],
)
def test_nor_denies_a_staining_behind_a_denied_loss(read: Read, text: str) -> None:
    assert stains(read(text)) == {"INI1": "retained", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Die Tumorzellen behalten BRG1, zeigen aber einen Verlust von INI1.",
        "La neoplasia conserva BRG1 pero pierde INI1.",
        "La neoplasia conserva BRG1 ma perde INI1.",
        "A neoplasia conserva BRG1 mas perde INI1.",
        "La tumeur conserve BRG1 mais perd INI1.",
        "Tümör BRG1 ekspresyonunu korurken INI1 kaybetmiştir.",
    ],
)
def test_what_a_tumour_keeps_is_retained(read: Read, text: str) -> None:
    assert stains(read(text)) == {"BRG1": "retained", "INI1": "lost"}


@pytest.mark.parametrize(
    "text",
    [
        "Loss of INI1, BRG1 and SDHB was not seen.",
        "Verlust von INI1, BRG1 und SDHB nicht nachweisbar.",
        "Ein Verlust von INI1, BRG1 oder SDHB liegt nicht vor.",
        "Une perte d'INI1, BRG1 et SDHB n'est pas observée.",
        "Pérdida de INI1, BRG1 y SDHB ausente.",
        "La perdita di INI1, BRG1 e SDHB non è osservata.",
        "A perda de INI1, BRG1 e SDHB não foi observada.",
    ],
)
def test_a_loss_that_is_denied_behind_its_list_is_none_of_any(read: Read, text: str) -> None:
    assert stains(read(text)) == {"INI1": "retained", "BRG1": "retained", "SDHB": "retained"}


@pytest.mark.parametrize(
    "text",
    [
        "Loss of INI1, desmin absent.",
        "Loss of INI1 and desmin negative.",
        "Verlust von INI1, Desmin nicht nachweisbar.",
        "Verlust von INI1 und Desmin negativ.",
        "Perte d'INI1 et desmine négative.",
        "Pérdida de INI1 y desmina negativa.",
        "Perdita di INI1, desmina negativa.",
        "Perda de INI1 e desmina negativa.",
        "INI1 kaybı, desmin negatif.",
    ],
)
def test_what_is_negative_beside_a_loss_does_not_deny_the_loss(read: Read, text: str) -> None:
    assert stains(read(text)) == {"INI1": "lost", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Loss of FH and accumulation of 2SC.",
        "Verlust von FH und Akkumulation von 2SC.",
        "Perte de FH et accumulation de 2SC.",
        "Pérdida de FH y acumulación de 2SC.",
        "Perdita di FH e accumulo di 2SC.",
        "Perda de FH e acúmulo de 2SC.",
    ],
)
def test_what_accumulates_beside_a_loss_is_positive(read: Read, text: str) -> None:
    assert stains(read(text)) == {"FH": "lost", "2SC": "positive"}
