"""Results of this tumour by another laboratory or in the first report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
BOTH = {"CD34": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Review of outside immunohistochemistry shows CD34 positive, S100 negative.",
        "会诊意见。外院免疫组化阅片:CD34(+)、S-100(-)。",
        "Dış merkez lamlarında CD34 (+) ve S100 (-) izlendi.",
        "기존 결과: CD34 양성, S-100 음성.",
        "CD34 war bereits im Erstbefund positiv. S100 negativ.",
        "Auf den auswärtigen Schnitten sind CD34 positiv, S100 negativ.",
        "Les lames externes montrent CD34 positif, PS100 négative.",
        "前医の免疫染色ではCD34陽性、S-100陰性であった。",
        "Nel primo referto CD34 era positivo, S100 negativo.",
        "En el primer informe CD34 fue positivo, S100 negativo.",
        "No primeiro laudo CD34 foi positivo, S100 negativo.",
    ],
)
def test_what_others_found_in_this_tumour_is_its_result(read: Read, text: str) -> None:
    assert told(read(text)) == BOTH


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Outside slides show SMA positive.\nSMA negative.", {"SMA": "negative"}),
        ("In the first report CD34 was positive. CD34 negative.", {"CD34": "negative"}),
        ("外院免疫组化S-100(+)不予采信。我院S-100阴性。", {"S100": "negative"}),
        ("外院免疫组化S-100(+)不予采信。", {}),
        ("In the first report CD34 was erroneously positive.", {}),
        ("Outside immunostains of the previous breast carcinoma: ER positive.", {}),
        ("Outside slides: breast carcinoma 2015, GATA3 positive.", {}),
        ("既往乳腺癌,外院免疫组化ER(+)。本次:CD34(+)。", {"CD34": "positive"}),
        ("Outside immunohistochemistry showed CD34 positive, which was not accepted.", {}),
        ("Outside immunohistochemistry was CD34 positive. No necrosis is seen.", {"CD34": "positive"}),
    ],
)
def test_own_results_stand_before_those_of_others(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_results_of_others_that_are_doubted_are_listed(read: Read) -> None:
    reading = read("Outside immunohistochemistry showed CD34 positive. We could not confirm this.")
    assert told(reading) == {}
    assert [each.text for each in reading.main.not_understood] == ["CD34 positive"]


def test_unknown_stains_of_others_are_listed(read: Read) -> None:
    reading = read("外院切片重染:MDM2(+),QTR7(+)。")
    assert told(reading) == {"MDM2": "positive"}
    assert [each.text for each in reading.main.not_understood] == ["QTR7(+)"]
