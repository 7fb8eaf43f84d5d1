"""Verbs behind their markers in all their forms, and commas that end a clause where lists have a comma of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

P, N = "positive", "negative"


@pytest.mark.parametrize(
    "text",
    [
        "瘤细胞表达SMA，且CD34及S-100标记阴性。",
        "SMA表达，CD34、S-100结果为阴性。",
        "可见SMA阳性表达，CD34与S-100均阴性。",
        "未见CD34、S-100表达，SMA阳性。",
        "肿瘤细胞表达SMA，此外CD34、S-100未见阳性。",
        "免疫组化示肿瘤细胞对SMA呈阳性反应，CD34、S-100不表达，内对照良好。",
        "无CD34、S-100表达，对照良好。SMA有表达。",
        "肿瘤细胞表达SMA，与此同时CD34和S-100检测均为阴性。",
        "腫瘍細胞はSMAに反応したが、CD34、S-100の陽性像は認められなかった。",
        "SMAの発現がみられたが、CD34やS-100に陽性所見を認めません。",
        "SMAを発現しているのに対し、CD34、S-100には反応しなかった。",
        "CD34、S-100陽性細胞を認めず、SMAは染まっている。",
        "腫瘍細胞はSMA+, CD34-, S-100-であった。",
        "CD34およびS-100の発現を欠いていた。対照的に、SMAが検出された。",
        "SMAのみ陽性で、CD34, S-100は陰性であった。",
        "CD34, S-100の発現がなかったが、SMAの発現があった。",
        "SMA를 발현하지만 CD34와 S-100에는 염색되지 않았다.",
        "CD34, S-100에 양성 반응을 보이지 않은 반면, SMA는 강한 양성이었다 (그림 2).",
        "면역염색에서 종양세포는 SMA를 발현하였다. 이에 반해 CD34, S-100은 음성임.",
        "종양세포에서 SMA 발현이 관찰됨 - CD34, S-100은 음성을 나타냄.",
        "SMA에 약양성이었고 CD34, S-100에는 음성이었다.",
        "종양세포는 SMA+, CD34-, S-100-이었다.",
        "CD34, S-100 양성 세포는 없고 SMA는 양성이다.",
        "SMA 발현을 보였음; CD34, S-100의 발현은 검출되지 않음.",
    ],
)
def test_each_list_has_what_its_own_verb_says(read: Callable[[str], ReportReading], text: str) -> None:
    assert told(read(text)) == {"SMA": P, "CD34": N, "S100": N}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA表达，desmin表达均阴性。", {"SMA": N, "desmin": N}),
        ("SMA、CD34表达，均阴性。", {"SMA": N, "CD34": N}),
        ("阳性：SMA，CD34弱阳性，desmin。", {"SMA": P, "CD34": P, "desmin": P}),
        ("文献报道该肿瘤表达SMA、CD34，S-100、desmin阴性。", {}),
        ("SMAの発現、CD34の発現はいずれも認めない。", {"SMA": N, "CD34": N}),
        ("LCA 음성 CD34 약양성 SMA 음성", {"CD45": N, "CD34": P, "SMA": N}),
        ("No CDK4 expression was seen, internal controls are adequate.", {"CDK4": N}),
        ("Positive: SMA, desmin\nS100, CD34 and SOX10 were negative.", {"SMA": P, "desmin": P, "S100": N, "CD34": N, "SOX10": N}),
    ],
)
def test_what_goes_on_behind_a_comma_is_not_cut(read: Callable[[str], ReportReading], text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
