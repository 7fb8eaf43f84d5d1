"""An exception with a result of its own before what is said of the others, and a row that tells of other cells too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
SMA_ALONE = {"SMA": "positive", "desmin": "negative", "keratin": "negative"}
NOT_THOSE = {"CD99": "positive", "CD34": "positive", "EMA": "negative", "S100": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMAが弱陽性を示す以外は、desmin、ケラチンなど検索した全てのマーカーが陰性であった。", SMA_ALONE),
        ("SMA가 산발적으로 약양성인 것을 제외하면 desmin, cytokeratin은 모두 음성이다.", SMA_ALONE),
        ("SMA ile fokal boyanma dışında tüm belirteçler (desmin, sitokeratin) negatiftir.", SMA_ALONE),
        ("CD34와 CD99를 제외한 모든 표지자(EMA, S-100)가 음성이다.", NOT_THOSE),
        ("CD34とCD99を除く全てのマーカー(EMA、S-100)が陰性である。", NOT_THOSE),
        ("除CD34、CD99外,EMA、S-100均阴性。", NOT_THOSE),
    ],
)
def test_what_is_excepted_first_turns_nothing_else(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "AE1/AE3 陰性 被覆中皮は陽性",
        "CK(AE1/AE3) / 음성 / 중피세포 양성",
        "腫瘍細胞はAE1/AE3陰性。AE1/AE3は周囲の肝細胞のみに陽性",
        "CK는 주변 간세포에만 염색되었고 종양세포는 음성이었다.",
        "送检肿瘤。CK、CK均未见明确阳性信号。",
    ],
)
def test_other_cells_and_no_signal(read: Read, text: str) -> None:
    assert told(read(text)) == {"keratin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "送检肿瘤。异型内皮细胞CD31、ERG均阳性。",
        "異型内皮細胞がCD31、ERG陽性である。",
        "이형 내피세포는 CD31, ERG에 양성이다.",
    ],
)
def test_atypical_endothelium_is_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "positive", "ERG": "positive"}


@pytest.mark.parametrize("text", ["血管内皮细胞CD31、ERG均阳性,瘤细胞阴性。", "血管内皮のみCD31、ERG陽性で、腫瘍細胞は陰性。"])
def test_endothelium_of_vessels_is_not(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "negative", "ERG": "negative"}


def test_a_dash_behind_all_is_a_result(read: Read) -> None:
    said = {"CD21": "positive", "CD23": "positive", "keratin": "negative", "S100": "negative"}
    assert told(read("CD21、CD23均+;CK、S-100均-。")) == said


@pytest.mark.parametrize(
    "text",
    [
        "SMA(局灶)除外,S100、desmin均阴性。",
        "SMA(局灶+)除外,S100、desmin均阴性。",
        "SMA(局所的)を除き、S100、desminはいずれも陰性。",
        "SMA(국소)를 제외하고 S100, desmin은 모두 음성이다.",
        "SMA (fokal) hariç S100, desmin negatif.",
        "None of the markers (S100, desmin) was positive, except SMA, focal.",
        "Keiner der Marker (S100, Desmin) war positiv, mit Ausnahme von SMA, fokal.",
        "Nenhum dos marcadores — S100, desmina — foi positivo, com exceção de AML, focal.",
        "Nessuno dei marcatori (S100, desmina) era positivo, ad eccezione di SMA, focale.",
    ],
)
def test_what_is_excepted_with_its_extent(read: Read, text: str) -> None:
    markers = read(text).case["markers"]
    assert markers == {"SMA": {"result": "positive", "extent": "focal"}, "S100": "negative", "desmin": "negative"}
