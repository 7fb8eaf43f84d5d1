"""An exception that stands first with a result of its own between commas or before its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
NOT_DESMIN = {"desmin": "negative", "SMA": "positive", "h-caldesmon": "positive"}
CD34_ALONE = {"CD34": "positive", "S100": "negative", "SOX10": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Except for desmin, which was negative, all muscle markers (SMA, caldesmon) were positive.",
        "Salvo la desmina, que fue negativa, todos los marcadores musculares (AML, caldesmón) resultaron positivos.",
        "Exceto pela desmina, que foi negativa, todos os marcadores testados (AML, caldesmon) mostraram-se positivos.",
        "Com exceção da desmina, negativa, todos os marcadores musculares (AML, caldesmon) são positivos.",
        "Sauf la desmine, qui était négative, tous les marqueurs musculaires (AML, caldesmone) sont positifs.",
        "Mit Ausnahme von Desmin, das negativ ist, sind alle Muskelmarker (SMA, Caldesmon) positiv.",
        "陰性のdesminを除き、筋マーカー(SMA、caldesmon)はすべて陽性であった。",
        "음성인 desmin을 제외하고 모든 근육 표지자(SMA, caldesmon)가 양성이다.",
        "Negatif olan desmin dışında tüm kas belirteçleri (SMA, kaldesmon) pozitiftir.",
    ],
)
def test_its_own_result_is_not_turned(read: Read, text: str) -> None:
    assert told(read(text)) == NOT_DESMIN


@pytest.mark.parametrize(
    "text",
    [
        "Hormis le CD34, qui est positif, tous les marqueurs (PS100, SOX10) sont négatifs.",
        "A excepción del CD34, que fue positivo, todos los marcadores (S100, SOX10) fueron negativos.",
        "양성인 CD34를 제외하면 S100, SOX10은 모두 음성이다.",
        "Exceto por CD34, o tumor é negativo, incluindo S100 e SOX10.",
        "Except for CD34, all negative, including S100 and SOX10.",
        "Außer CD34 alles negativ, auch S100 und SOX10.",
        "Tranne CD34 tutto negativo, compresi S100 e SOX10.",
    ],
)
def test_what_is_said_of_the_others_is_no_result_of_it(read: Read, text: str) -> None:
    assert told(read(text)) == CD34_ALONE
