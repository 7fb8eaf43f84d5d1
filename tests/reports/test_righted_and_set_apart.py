"""What is righted, what still stands, what is set apart from another stain, and exceptions that are cells and end at a comma."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Önceki raporda bildirilen kromogranin A (+), sitokeratin (-) sonuçları geçerlidir.",
        "Die im Vorbefund mitgeteilten Ergebnisse (Chromogranin +, CK -) gelten unverändert.",
        "The previously reported results (chromogranin +, keratin -) remain valid.",
        "Les résultats du compte rendu précédent (chromogranine +, cytokératine -) restent valables.",
        "Los resultados del informe previo (cromogranina +, citoqueratina -) siguen siendo válidos.",
    ],
)
def test_earlier_results_that_are_said_to_stand_are_results(read: Read, text: str) -> None:
    assert told(read(text)) == {"chromogranin": "positive", "keratin": "negative"}


def test_earlier_results_that_are_not_said_to_stand_are_none(read: Read) -> None:
    assert told(read("The previously reported results (chromogranin +, keratin -) are no longer valid.")) == {}


@pytest.mark.parametrize(
    "text",
    [
        'Raporda sehven "CD34 negatif" yazılmıştır, doğrusu CD34 pozitiftir.',
        'Im Erstbefund wurde versehentlich "CD34 negativ" dokumentiert. Richtig ist: CD34 positiv.',
        'The first report wrongly stated "CD34 negative", correctly CD34 is positive.',
        'Por error se consignó "CD34 negativo"; lo correcto es CD34 positivo.',
        'Por lapso foi escrito "CD34 negativo"; o correto é CD34 positivo.',
        'Per errore è stato scritto "CD34 negativo"; si legga CD34 positivo.',
    ],
)
def test_what_is_righted_replaces_what_was_written(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("S100 is negative, unlike CD34.", {"S100": "negative", "CD34": "positive"}),
        ("S100 is positive, unlike CD34.", {"S100": "positive", "CD34": "negative"}),
        ("The tumour does not express S100, unlike CD34.", {"S100": "negative", "CD34": "positive"}),
        ("Les cellules n'expriment pas la PS100, contrairement au CD34.", {"S100": "negative", "CD34": "positive"}),
        ("S100 ist positiv, im Gegensatz zu CD34.", {"S100": "positive", "CD34": "negative"}),
        ("S100 is negative, in contrast to GIST.", {"S100": "negative"}),
        ("Unlike CD34, S100 is positive.", {"S100": "positive"}),
    ],
)
def test_a_stain_that_is_set_apart_has_the_opposite_result(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    "text",
    [
        "CD34 negative except in vessels, SMA positive.",
        "CD34 - (except vessels), SMA +.",
        "CD34 – sauf vaisseaux, AML +.",
        "CD34 négatif hormis quelques fibroblastes, AML positif.",
        "CD34 negativ mit Ausnahme der Gefäße, SMA positiv.",
        "CD34 is negative except in vessels, SMA is positive.",
    ],
)
def test_an_exception_of_cells_ends_at_the_comma(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative", "SMA": "positive"}


def test_an_exception_of_stains_goes_on(read: Read) -> None:
    assert told(read("Negative for all markers except focal SMA, desmin and CD34.")) == {
        "SMA": "positive",
        "desmin": "positive",
        "CD34": "positive",
    }
