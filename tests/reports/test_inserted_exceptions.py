"""Exceptions between a list and its result, and what is said of the excepted before their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
_OTHERS = {"SOX10": "negative", "CD34": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The remaining markers (S100, SOX10, CD34, desmin) are, except for focally staining S100, all negative.",
        "S100, SOX10, CD34 and desmin were, apart from S100 (focal), negative.",
        "S100, SOX10, CD34 and desmin, with the exception of S100, were negative.",
        "Die übrigen Marker (S100, SOX10, CD34, Desmin) sind, außer dem fokal angefärbten S100, alle negativ.",
        "Les autres marqueurs (S100, SOX10, CD34, desmine) sont tous, hormis la S100 focalement positive, négatifs.",
        "Los demás marcadores (S100, SOX10, CD34, desmina), salvo S100 focalmente positivo, son negativos.",
        "Gli altri marcatori (S100, SOX10, CD34, desmina), tranne S100 focalmente positivo, sono negativi.",
        "Os demais marcadores (S100, SOX10, CD34, desmina), exceto S100 que cora focalmente, são negativos.",
        "Geri kalan belirteçlerin (S100, SOX10, CD34, desmin) hepsi, fokal ve zayıf boyanan S100 dışında, negatiftir.",
        "S100, SOX10, CD34 ve desmin, S100 hariç, negatif bulundu.",
        "나머지 표지자(S100, SOX10, CD34, desmin)는 국소적으로 약하게 염색되는 S100을 제외하고 모두 음성이다.",
        "その他のマーカー（S100、SOX10、CD34、desmin）は、局所的に弱く染まるS100を除いて、すべて陰性である。",
        "其余标记(S100、SOX10、CD34、desmin)除S100局灶弱阳性外均为阴性。",
        "S100、SOX10、CD34、desmin除局灶阳性的S100外均为阴性。",
    ],
)
def test_an_exception_in_between_is_not_told_of_the_list(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", **_OTHERS}


@pytest.mark.parametrize(
    "text",
    [
        "국소 양성인 S100을 제외하고 SOX10, CD34, desmin은 음성이다.",
        "部分的に陽性のS100を除いて、SOX10、CD34、desminは陰性である。",
        "除局灶阳性的S100外，SOX10、CD34、desmin均为阴性。",
        "Fokal ve zayıf pozitif S100 dışında SOX10, CD34 ve desmin negatiftir.",
    ],
)
def test_what_is_said_before_the_excepted_is_told_of_them_alone(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", **_OTHERS}


@pytest.mark.parametrize(
    "text",
    [
        "판독 불가인 S100을 제외하고 SOX10, CD34, desmin은 음성이다.",
        "判定不能のS100を除いて、SOX10、CD34、desminは陰性である。",
        "除无法判读的S100外，SOX10、CD34、desmin均为阴性。",
        "Değerlendirilemeyen S100 dışında SOX10, CD34 ve desmin negatiftir.",
    ],
)
def test_an_excepted_stain_that_failed_is_not_positive(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "uninterpretable", **_OTHERS}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "S100 was positive; desmin, SMA and CD34, except desmin (focal), were all negative, and Ki-67 was 5%.",
            {"S100": "positive", "desmin": "positive", "SMA": "negative", "CD34": "negative", "Ki-67": "low"},
        ),
        (
            "EMA (+), desmin, SMA and CD34 were, except for desmin and SMA (weak), negative and CD99 was positive.",
            {"EMA": "positive", "desmin": "positive", "SMA": "positive", "CD34": "negative", "CD99": "positive"},
        ),
        (
            "S100, SOX10 and CD34 are, except for CD34 in vessels, negative.",
            {"S100": "negative", "SOX10": "negative", "CD34": "negative"},
        ),
        (
            "CD34, desmin and S100 were positive, SMA negative.",
            {"CD34": "positive", "desmin": "positive", "S100": "positive", "SMA": "negative"},
        ),
    ],
)
def test_what_stands_around_keeps_its_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
