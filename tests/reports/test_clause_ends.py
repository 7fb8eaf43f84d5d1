"""Clauses that end in their verb, in one word: each has its own result, and a later denial does not reach back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hücrelerin S100 ve CD34 ile reaksiyon vermediği görülmüştür.", {"S100": "negative", "CD34": "negative"}),
        ("SOX10 ve STAT6 ile boyanma göstermemesi tanıyı desteklemektedir.", {"SOX10": "negative", "STAT6": "negative"}),
        ("S100 ile boyanma göstermeyen tümör CD34 ile diffüz boyanmaktadır.", {"S100": "negative", "CD34": "positive"}),
        ("CD34 pozitifliğinin bulunduğu, S100 pozitifliğinin bulunmadığı görüldü.", {"CD34": "positive", "S100": "negative"}),
        ("CD34 ekspresyonu saptanırken S100 ekspresyonu izlenmemektedir.", {"CD34": "positive", "S100": "negative"}),
        ("CD34 ile boyanıp S100 ile boyanmamıştır.", {"CD34": "positive", "S100": "negative"}),
        ("Desmin ile boyanmamakta olup CD34 ile boyanmaktadır.", {"desmin": "negative", "CD34": "positive"}),
        ("CD34 ile boyanan hücre izlenmedi.", {"CD34": "negative"}),
        ("CD34 ile boyandığı izlenmedi.", {"CD34": "negative"}),
        ("CD34 ekspresyonu izlenirken nekroz izlenmedi.", {"CD34": "positive"}),
        ("CD34、STAT6を発現し、S-100は発現しなかった。", {"CD34": "positive", "STAT6": "positive", "S100": "negative"}),
        ("c-kitの発現を認め、desminの発現は認めなかった。", {"CD117": "positive", "desmin": "negative"}),
        ("S100を発現せず、CD34をびまん性に発現していた。", {"S100": "negative", "CD34": "positive"}),
        ("腫瘍細胞はCD34を発現し、核分裂像は認めない。", {"CD34": "positive"}),
        ("腫瘍細胞はCD34を発現していない。", {"CD34": "negative"}),
        ("SDHBは腫瘍細胞で消失し、血管内皮では保たれている。", {"SDHB": "lost"}),
        ("종양세포는 CD34를 발현하고 S-100은 발현하지 않았다.", {"CD34": "positive", "S100": "negative"}),
        ("DOG1의 발현이 확인되었고 desmin의 발현은 확인되지 않았다.", {"DOG1": "positive", "desmin": "negative"}),
        ("종양세포는 CD34 양성을 보이고 괴사는 관찰되지 않았다.", {"CD34": "positive"}),
        ("종양세포는 CD34를 발현하고 있지 않았다.", {"CD34": "negative"}),
    ],
)
def test_a_verb_that_closes_its_clause_keeps_its_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Önceki biyopside CD34 pozitif izlenirken S100 negatifti.",
        "Schwannomlarda tipik olarak S100 ile boyanırken CD34 ile boyanmaz.",
        "前回生検ではCD34を発現し、S100は陰性であった。",
    ],
)
def test_what_a_sentence_is_about_goes_on_behind_its_first_clause(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("H3K27me3 ekspresyonunun tümör hücrelerinde kaybolduğu, endotelde korunduğu görüldü.", "lost"),
        ("MPNST'lerin yarısında görülen H3K27me3 kaybı bu olguda saptanmamıştır.", "retained"),
        ("MPNST'de beklenen H3K27me3 kaybı bu olguda izlenmemiştir.", "retained"),
        ("H3K27me3 kaybolmamıştır.", "retained"),
        ("H3K27me3於腫瘤細胞中喪失,而內皮細胞仍保有核染色。", "lost"),
        ("Assente l'espressione di H3K27me3, conservata nelle cellule endoteliali.", "lost"),
    ],
)
def test_a_loss_that_is_denied_is_none_and_other_cells_do_not_outweigh_it(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"H3K27me3": status}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Die S100-Färbung bleibt, wie auch jene für Desmin, negativ.", {"S100": "negative", "desmin": "negative"}),
        ("S100-Färbung und Desmin-Färbung sind negativ.", {"S100": "negative", "desmin": "negative"}),
        ("S100-Färbung positiv, Desmin-Färbung negativ.", {"S100": "positive", "desmin": "negative"}),
        ("Die Zellen lassen CD34 erkennen, S100 und Desmin hingegen vermissen.", {"S100": "negative", "desmin": "negative"}),
        ("As células não exprimem desmina, exprimindo CD34.", {"desmin": "negative", "CD34": "positive"}),
        ("Las células no expresan desmina, expresando CD34.", {"desmin": "negative", "CD34": "positive"}),
        ("As células coexpressam EMA e perderam INI1.", {"EMA": "positive", "INI1": "lost"}),
        ("Ni la PS100 ni SOX10 ne sont exprimés.", {"S100": "negative", "SOX10": "negative"}),
        (
            "STAT6 positivo; positivi anche CD34 e CD99; S100 negativo.",
            {"CD34": "positive", "CD99": "positive", "S100": "negative"},
        ),
        ("腫瘤細胞不表現desmin,但表現SMA。", {"desmin": "negative", "SMA": "positive"}),
        ("瘤细胞除CD34弥漫阳性外,S-100、desmin均为阴性。", {"CD34": "positive", "S100": "negative", "desmin": "negative"}),
        ("cytokeratin皆陰性,calcitonin亦未表現。", {"keratin": "negative", "calcitonin": "negative"}),
        ("SMA +, desmin - olarak değerlendirilmiştir.", {"SMA": "positive", "desmin": "negative"}),
    ],
)
def test_clauses_of_one_sentence_keep_apart(read: Read, text: str, said: dict[str, str]) -> None:
    found = told(read(text))
    assert {marker: found.get(marker) for marker in said} == said


@pytest.mark.parametrize(
    "text",
    [
        "GFAP nur im angrenzenden Hirngewebe positiv.",
        "GFAP apenas positivo no parênquima encefálico adjacente.",
        "GFAP positif uniquement dans le parenchyme cérébral adjacent.",
        "GFAP sadece komşu beyin dokusunda pozitiftir.",
        "GFAP仅邻近脑组织阳性",
        "GFAPは周囲の脳組織のみ陽性",
        "GFAP는 인접 뇌조직에서만 양성",
    ],
)
def test_tissue_round_the_tumour_is_not_the_tumour(read: Read, text: str) -> None:
    assert read(text).case["markers"] == {"GFAP": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "S100標示出支持細胞,但主細胞不著色。",
        "S100 marks sustentacular cells, but the chief cells do not stain.",
        "S100 markiert die Sustentakularzellen, die Hauptzellen bleiben negativ.",
    ],
)
def test_sustentacular_cells_that_stain_are_told_beside_a_tumour_that_does_not(read: Read, text: str) -> None:
    assert read(text).case["markers"] == {"S100": "negative", "S100 sustentacular": "positive"}
