"""What the original or another laboratory's report found, told in a sentence behind it; what a request says; letters in cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "原报告内容摘要：右大腿肿块，地图样坏死。当时免疫组化：S-100（灶+），SMA（-）。\n补做项目：\nMyogenin（-）",
            {"S100": "positive", "SMA": "negative", "myogenin": "negative"},
        ),
        (
            "原报告摘要：右大腿肿块。当时免疫组化：H3K27me3（+），SMA（-）。\n换用新抗体重染：H3K27me3完全缺失。",
            {"H3K27me3": "lost", "SMA": "negative"},
        ),
        ("2015年因右肺腺癌行肺叶切除，当时免疫组化TTF-1（+）。本次：CD34（+）。", {"CD34": "positive"}),
        (
            "의뢰 병원 결과: CD34 음성, SMA 양성, S100 음성. 본원에서 재염색한 결과 SMA 음성.",
            {"CD34": "negative", "SMA": "negative", "S100": "negative"},
        ),
        (
            '의뢰기관 진단은 "고립성 섬유종양"이며 의뢰서에 CD34 양성, STAT6 양성으로 기재되어 있음.\n'
            "본원 염색\nSTAT6: 음성.\nCD34: 음성.",
            {"STAT6": "negative", "CD34": "negative"},
        ),
    ],
)
def test_the_first_report_stands_where_this_one_is_silent(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_a_first_result_whose_control_is_called_wrong_does_not_stand(read: Read) -> None:
    text = "原报告摘要：右大腿肿块。当时免疫组化：H3K27me3（+），SMA（-）。\n更正说明：原H3K27me3切片内对照着色过深，判读有误。"
    assert told(read(text)) == {"SMA": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("IHC|CD99|P|\nIHC|S-100|N|\nIHC|SMA|N|", {"CD99": "positive", "S100": "negative", "SMA": "negative"}),
        ("IHC|CD99|P|diffuse\nIHC|S-100|N|vessels positive", {"CD99": "positive", "S100": "negative"}),
        ("면역염색|CD99|P|\n면역염색|S-100|N|", {"CD99": "positive", "S100": "negative"}),
        ("免疫组化|CD99|P|\n免疫组化|S-100|N|", {"CD99": "positive", "S100": "negative"}),
        ("免疫染色|CD99|P|\n免疫染色|S-100|N|", {"CD99": "positive", "S100": "negative"}),
        ("İHK|CD99|P|\nİHK|S-100|N|", {"CD99": "positive", "S100": "negative"}),
        ("IHC|S-100|N|focal", {}),
    ],
)
def test_a_letter_in_a_cell_is_a_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
