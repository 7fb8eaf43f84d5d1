"""A list below the head of another report is all that report's, up to the next head, and not its first stain alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Outside report: S100 negative; CD34 positive; desmin positive. Our stains: CD34 negative.",
        "Per the outside report: S100 negative; CD34 positive; keratin negative.\nOur stains on the block:\n CD34 - no staining;",
        "Previous biopsy showed: S100 negative; CD34 positive. In the present specimen CD34 is negative.",
        "Outside report: S100: negative; CD34: positive; SMA: negative. Repeated here: CD34 negative.",
        "Auswärtiger Befund: S100 negativ; CD34 positiv; Desmin positiv. Eigene Färbung: CD34 negativ.",
        "Informe externo: S100 negativo; CD34 positivo. Repetido aquí: CD34 negativo.",
        "Referto esterno: S100 negativo; CD34 positivo. Ripetuto qui: CD34 negativo.",
        "Laudo externo: S100 negativo; CD34 positivo. Repetido aqui: CD34 negativo.",
    ],
)
def test_another_report_tells_no_result_of_ones_own(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading)["CD34"] == "negative"
    assert not reading.main.contradictions


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Outside report: S100 negative; here CD34 positive.", {"S100": "negative", "CD34": "positive"}),
        (
            "Outside report: S100 negative; our stains: CD34 positive; SMA positive.",
            {"S100": "negative", "CD34": "positive", "SMA": "positive"},
        ),
        ("Outside report: S100 negative; desmin was repeated here and is positive.", {"S100": "negative", "desmin": "positive"}),
        ("Literature: S100 is negative; CD34 is positive.", {}),
    ],
)
def test_ones_own_results_behind_it_are_read(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
