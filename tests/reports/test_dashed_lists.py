"""Lists between dashes behind a denial, shares in tenths, and stains that were repeated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
_NONE = {"S100": "negative", "SOX10": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "None of the markers — S100, SOX10, desmin — was positive.",
        "None of the markers - S100, SOX10 and desmin - was expressed.",
        "None of the markers, S100, SOX10 and desmin, was positive.",
        "None of the stains — S100, SOX10, desmin — showed any reactivity.",
        "All markers — S100, SOX10, desmin — were negative.",
        "Nenhum dos marcadores testados — S100, SOX10, desmina — foi positivo.",
        "Aucun des marqueurs testés — S100, SOX10, desmine — n'était positif.",
        "Ninguno de los marcadores — S100, SOX10, desmina — fue positivo.",
        "Keiner der Marker – S100, SOX10, Desmin – war positiv.",
        "Nessuno dei marcatori – S100, SOX10, desmina – è risultato positivo.",
        "Hiçbir belirteç – S100, SOX10, desmin – pozitif değildi.",
        "没有一种标记——S100、SOX10、desmin——阳性。",
        "いずれのマーカー—S100、SOX10、desmin—も陽性ではなかった。",
        "어떤 표지자도 — S100, SOX10, desmin — 양성이 아니었다.",
    ],
)
def test_a_denial_before_a_list_between_dashes_holds_for_all_of_it(read: Read, text: str) -> None:
    assert told(read(text)) == _NONE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ki-67は1割程度です。", {"Ki-67": "10%"}),
        ("Ki-67は高いところで1割程度です。", {"Ki-67": "10%"}),
        ("Ki67约2成。", {"Ki-67": "20%"}),
        ("肿瘤由2成分构成,desmin(+)。", {"desmin": "positive"}),
    ],
)
def test_tenths_are_percentages(read: Read, text: str, said: dict[str, str]) -> None:
    assert read(text).case["markers"] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pankeratin: reported as positive in the first report; on repeat, negative.", {"keratin": "negative"}),
        ("Pan-queratina: rotulada como positiva no primeiro laudo; na repetição, negativa.", {"keratin": "negative"}),
        ("Panqueratina: positiva en el primer informe; en la repetición, negativa.", {"keratin": "negative"}),
        ("Panzytokeratin: im Erstbefund positiv; in der Wiederholung negativ.", {"keratin": "negative"}),
        ("Pancitocheratina: positiva nel primo referto; alla ripetizione, negativa.", {"keratin": "negative"}),
        ("Pansitokeratin: ilk raporda pozitif; tekrarında negatif.", {"keratin": "negative"}),
        ("前回報告書にdesmin陽性と記載しましたが、陰性の誤りでした。", {"desmin": "negative"}),
        ("S100は「陰性」とありますが、「陽性」の誤りです。", {"S100": "positive"}),
        ("desmin陽性は誤記で、陰性が正しい。", {"desmin": "negative"}),
    ],
)
def test_what_was_repeated_or_put_right_is_what_counts(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
