"""Stains that were asked for have the result that a later clause or sentence tells of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


def _results(reading: ReportReading) -> dict[str, object]:
    markers = reading.case["markers"]
    assert isinstance(markers, dict)
    return markers


@pytest.mark.parametrize(
    "text",
    [
        "Why anyone ordered S100 and SOX10 on a gastric wall lesion I don't know; both are negative.",
        "The clinician requested S100 and SOX10. These were negative.",
        "Angefordert wurden S100 und SOX10. Beide sind negativ.",
        "Se solicitaron S100 y SOX10. Ambos fueron negativos.",
        "On a demandé PS100 et SOX10. Les deux sont négatifs.",
        "Sono stati richiesti S100 e SOX10. Entrambi sono risultati negativi.",
        "S100 ve SOX10 istendi. Her ikisi de negatif.",
    ],
)
def test_what_was_asked_for_has_the_result_that_follows(read: Read, text: str) -> None:
    assert _results(read(text)) == {"S100": "negative", "SOX10": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "S100 and SOX10 were ordered. They are pending.",
        "S100 and SOX10 were ordered. The margins were negative.",
        "S100 and SOX10 were ordered. All lymph nodes were negative.",
        "S100 and SOX10 were not performed; both blocks are exhausted.",
    ],
)
def test_what_is_said_of_something_else_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "not_performed", "SOX10": "not_performed"}


@pytest.mark.parametrize(
    "text",
    [
        "Se corrige el resultado de ALK, que se transcribió como negativo: la tinción es positiva.",
        "Se corrige el resultado de ALK, que por error se transcribió como negativo: la tinción es positiva citoplasmática.",
        "Si corregge il risultato di ALK, trascritto come negativo: la colorazione è positiva.",
        "Corrige-se o resultado de ALK, que foi transcrito como negativo: a coloração é positiva.",
    ],
)
def test_what_replaces_a_result_that_was_copied_wrongly_stands(read: Read, text: str) -> None:
    assert told(read(text)) == {"ALK": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CD34 (vessels only), S100 negative.", {"CD34": "negative", "S100": "negative"}),
        ("CD34 (nur Gefäße), S100 negativ.", {"CD34": "negative", "S100": "negative"}),
        ("S100 positive (only focally), desmin negative.", {"S100": "positive", "desmin": "negative"}),
        (
            "S100 e desmina negativi. Il precedente melanoma (2016, S100+, HMB45+) non è correlato.",
            {"S100": "negative", "desmin": "negative"},
        ),
        (
            "S100 y desmina negativos. El melanoma previo (2016, S100+, HMB45+) no está relacionado.",
            {"S100": "negative", "desmin": "negative"},
        ),
        (
            "Pancytokeratin highlights the overlying pseudoepitheliomatous hyperplasia and is negative in the tumor.",
            {"keratin": "negative"},
        ),
    ],
)
def test_other_cells_and_other_tumours_are_not_this_one(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_how_much_is_told_of_the_name_behind_also(read: Read) -> None:
    mentions = read("Die Zellen exprimieren SMA und h-Caldesmon, fokal auch Desmin.").main.mentions
    assert {m.marker: m.extent for m in mentions} == {"SMA": None, "h-caldesmon": None, "desmin": "focal"}
