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
