"""Stains beside others that are positive too, and results without a verb that are told of all but some."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
BOTH = {"S100": "positive", "SOX10": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Apart from S100, SOX10 is also positive.",
        "Besides S100, the tumour cells also express SOX10.",
        "In addition to S100, the tumour cells express SOX10.",
        "Die Tumorzellen exprimieren außer S100 auch SOX10.",
        "Außer S100 wird auch SOX10 exprimiert.",
        "Neben S100 exprimieren die Tumorzellen SOX10.",
        "Outre la PS100, les cellules tumorales expriment SOX10.",
        "En dehors de la PS100, SOX10 est aussi exprimé.",
        "Aparte de S100, SOX10 también es positivo.",
        "Además de S100, las células expresan SOX10.",
        "Oltre a S100 le cellule esprimono SOX10.",
        "Além de S100, as células expressam SOX10.",
        "S100以外にSOX10も陽性。",
        "S100のほかにSOX10も陽性である。",
        "S100 외에 SOX10도 양성이다.",
        "S100 외에도 SOX10 양성.",
        "S100 dışında SOX10 da pozitif.",
        "S100'ün yanı sıra SOX10 da pozitiftir.",
        "除S100外，SOX10也阳性。",
        "除S100外，SOX10亦阳性。",
    ],
)
def test_what_stands_beside_is_positive_too(read: Read, text: str) -> None:
    assert told(read(text)) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "All markers except S100 negative.",
        "All other markers apart from S100 negative.",
        "Apart from S100, all markers are negative.",
        "Alle Marker außer S100 negativ.",
        "Die Tumorzellen exprimieren außer S100 keine weiteren Marker.",
        "Todos los marcadores excepto S100 negativos.",
        "Tutti i marcatori tranne S100 negativi.",
        "Todos os marcadores exceto S100 negativos.",
        "S100 dışında tüm belirteçler negatiftir.",
        "S100 외 모두 음성.",
        "S100以外は陰性。",
        "除S100外均阴性。",
    ],
)
def test_what_is_told_of_all_but_one_is_not_told_of_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive"}


@pytest.mark.parametrize("text", ["All positive except S100 negative.", "All markers are positive except S100."])
def test_what_is_told_of_the_exception_is(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative"}
