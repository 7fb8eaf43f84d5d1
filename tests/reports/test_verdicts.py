"""What a pathologist counts staining as stands over how it is described."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SDHB: weak cytoplasmic SDHB staining without granularity, best regarded as loss.", {"SDHB": "lost"}),
        ("SDHB shows a weak diffuse cytoplasmic blush without granular staining, interpreted as loss.", {"SDHB": "lost"}),
        ("CD34 is diffusely positive, SDHB shows a weak blush, regarded as loss.", {"CD34": "positive", "SDHB": "lost"}),
        ("Weak focal nuclear staining for INI1, interpreted as retained.", {"INI1": "retained"}),
        ("H3K27me3: patchy loss, interpreted as retained.", {"H3K27me3": "retained"}),
        ("H3K27me3 shows mosaic staining, considered as lost.", {"H3K27me3": "lost"}),
        ("Scattered desmin positive cells, considered negative.", {"desmin": "negative"}),
        ("Desmin stains rare cells (considered negative).", {"desmin": "negative"}),
        ("CD34 is weakly positive and is best considered negative.", {"CD34": "negative"}),
        ("CD117: faint cytoplasmic staining, interpreted as equivocal.", {"CD117": "equivocal"}),
        ("S100 and SOX10 show weak staining, interpreted as negative.", {"S100": "negative", "SOX10": "negative"}),
        ("SDHB: schwache zytoplasmatische Färbung ohne Granularität, als Verlust zu werten.", {"SDHB": "lost"}),
        ("S100: schwache Färbung, als negativ bewertet.", {"S100": "negative"}),
        ("SDHB : faible marquage cytoplasmique sans granularité, interprété comme une perte.", {"SDHB": "lost"}),
        ("SDHB: tinción citoplasmática débil sin granularidad, interpretada como pérdida.", {"SDHB": "lost"}),
        ("SDHB: debole colorazione citoplasmatica, interpretata come perdita.", {"SDHB": "lost"}),
        ("SDHB: coloração citoplasmática fraca sem granularidade, interpretada como perda.", {"SDHB": "lost"}),
        ("SDHB: granülarite göstermeyen zayıf sitoplazmik boyanma, kayıp olarak değerlendirildi.", {"SDHB": "lost"}),
        ("SDHB弱胞质着色，无颗粒状，判定为缺失。", {"SDHB": "lost"}),
        ("SDHBは弱い細胞質染色のみで、欠失と判定した。", {"SDHB": "lost"}),
        ("SDHB는 과립상이 아닌 약한 세포질 염색으로 소실로 판정함.", {"SDHB": "lost"}),
    ],
)
def test_what_it_is_counted_as_is_the_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Weak SDHB staining is not considered loss.", {"SDHB": "retained"}),
        ("S100, interpreted as negative elsewhere, is positive here.", {"S100": "positive"}),
        ("Rare S100 positive cells are considered Langerhans cells.", {"S100": "negative"}),
        ("The tumour was considered a GIST because CD117 is positive.", {"CD117": "positive"}),
        ("Desmin focal (considered as aberrant expression), SMA negative.", {"desmin": "positive", "SMA": "negative"}),
        ("A case is considered positive if more than 10 % of cells stain for CD117.", {}),
        ("S100 wurde auswärts als negativ gewertet, hier positiv.", {"S100": "positive"}),
        ("SOX10 shows weak nuclear staining, scored as positive.", {"SOX10": "positive"}),
    ],
)
def test_what_is_no_such_verdict_stays(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
