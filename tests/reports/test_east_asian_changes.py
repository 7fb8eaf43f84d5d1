"""Results that an arrow, a re-reading or a repeat changes, and what stains alone, in Chinese, Japanese and Korean reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "CD34誤陽性→正陰性。",
        "CD34：（誤）陽性→（正）陰性",
        "誤：CD34陽性 → 正：CD34陰性",
        "CD34（误）阳性→（正）阴性。",
        "更正：CD34阳性→阴性。",
        "CD34: 양성(오기) → 음성(정정)",
        "CD34 (+) → (-)",
        "CD34: positive -> negative",
    ],
)
def test_behind_an_arrow_stands_what_is_so(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("CD34阳性→支持SFT。", {"CD34": "positive"}),
        ("CD34阳性→STAT6阴性", {"CD34": "positive", "STAT6": "negative"}),
        ("KIT positive → GIST; SMA negative", {"CD117": "positive", "SMA": "negative"}),
        ("更正：S100阳性→阴性；SMA 阴性→阳性", {"S100": "negative", "SMA": "positive"}),
    ],
)
def test_an_arrow_to_something_else_changes_nothing(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    "text",
    [
        "예비 보고에서 CD34 양성이었으나 재판독 결과 음성이다.",
        "예비 보고 CD34 양성, 재판독에서 음성으로 판정.",
        "初步报告CD34阳性，复阅后为阴性。",
        "仮報告ではCD34陽性であったが、再鏡検の結果陰性であった。",
    ],
)
def test_a_re_reading_stands_for_the_preliminary_report(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    ["예비보고: CD34 양성. 재판독: 음성.", "初步报告：CD34阳性。复阅：阴性。", "速報ではCD34陽性。見直したところ陰性。"],
)
def test_a_preliminary_report_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    "text", ["重新阅片，CD34阳性，S100阴性。", "再判定の結果、CD34陽性、S100陰性。", "재판독: CD34 양성, S100 음성."]
)
def test_a_re_reading_alone_is_one(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "阳性仅限于ERG和CD31，其余S-100均阴性。",
        "陽性所見はERGとCD31に限られ、S-100は陰性。",
        "양성 소견은 ERG와 CD31에 국한되고 S-100은 음성이다.",
    ],
)
def test_what_is_confined_to_two_stains(read: Read, text: str) -> None:
    assert told(read(text)) == {"ERG": "positive", "CD31": "positive", "S100": "negative"}


@pytest.mark.parametrize("text", ["CD34の陽性は血管に限られ、S100は陰性。", "CD34 양성은 혈관에 국한되고 S100은 음성."])
def test_what_is_confined_to_vessels(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative", "S100": "negative"}


@pytest.mark.parametrize("text", ["MyoD1はネガティブ、desminはポジティブ。", "MyoD1 네거티브, desmin 포지티브."])
def test_results_written_by_their_sound(read: Read, text: str) -> None:
    assert told(read(text)) == {"MyoD1": "negative", "desmin": "positive"}


@pytest.mark.parametrize(
    "text", ["H3K27me3는 소실 없이 유지됨.", "H3K27me3は消失なく保たれている。", "H3K27me3无缺失，表达保留。"]
)
def test_kept_without_loss(read: Read, text: str) -> None:
    assert told(read(text)) == {"H3K27me3": "retained"}


@pytest.mark.parametrize(
    "text",
    [
        "neurofilament 염색에서 종양 내부에 남아 있는 축삭만 염색되었다.",
        "neurofilamentは腫瘍内に残存する軸索のみ染色された。",
        "NF仅瘤内残留轴索着色。",
    ],
)
def test_axons_left_in_the_tumour(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"neurofilament": "negative"}
    assert facts(reading, "sex") == []  # "남아" is a boy as well


def test_a_boy_is_one(read: Read) -> None:
    assert facts(read("13세 남아 환자."), "sex") == ["male"]
