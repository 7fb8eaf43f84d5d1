"""A benign lesion left beside the tumour, and what was of another time, give no result of the tumour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        (
            "SOX10: positive in scattered cells of the residual neurofibroma; the high-grade component is {}.",
            "positive",
            "negative",
        ),
        (
            "SOX10: positivo en células aisladas del neurofibroma residual; el componente de alto grado es {}.",
            "positivo",
            "negativo",
        ),
        (
            "SOX10: positif dans des cellules isolées du neurofibrome résiduel ; le contingent de haut grade est {}.",
            "positif",
            "négatif",
        ),
        (
            "SOX10: positiv in einzelnen Zellen des residualen Neurofibroms; die hochgradige Komponente ist {}.",
            "positiv",
            "negativ",
        ),
        (
            "SOX10: positivo in cellule isolate del neurofibroma residuo; la componente ad alto grado è {}.",
            "positiva",
            "negativa",
        ),
        ("SOX10: positivo em células isoladas do neurofibroma residual; o componente de alto grau é {}.", "positivo", "negativo"),
        ("SOX10: rezidüel nörofibromun izole hücrelerinde pozitif; yüksek dereceli komponent {}.", "pozitif", "negatif"),
        ("SOX10：残存する神経線維腫の散在細胞に陽性、高悪性度成分は{}。", "陽性", "陰性"),
        ("SOX10: 잔존 신경섬유종의 산재된 세포에서 양성; 고등급 성분은 {}.", "양성", "음성"),
        ("SOX10：残留神经纤维瘤散在细胞阳性，高级别成分{}。", "阳性", "阴性"),
    ],
)
def test_the_graver_component_is_the_tumour(read: Read, text: str, positive: str, negative: str) -> None:
    assert told(read(text.format(positive))) == {"SOX10": "positive"}
    assert told(read(text.format(negative))) == {"SOX10": "negative"}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("S100 is negative in the high-grade sarcoma and positive in the pre-existing neurofibroma.", {"S100": "negative"}),
        (
            "S100 and SOX10 are positive in the residual neurofibroma, but negative in the malignant component.",
            {"S100": "negative", "SOX10": "negative"},
        ),
        ("S100: positive in the residual neurofibroma.", {"S100": "positive"}),
        ("CD117 positive in residual GIST; the hyalinised areas are negative.", {"CD117": "positive"}),
    ],
)
def test_a_lesion_alone_may_be_the_tumour(read: Read, text: str, result: dict[str, str]) -> None:
    assert told(read(text)) == result


@pytest.mark.parametrize(
    "text",
    [
        "Como antecedente refiere un carcinoma ductal de mama en 2018, RE 95 %, GATA3 positivo. Desmina negativa.",
        "Dans les antécédents un carcinome mammaire en 2018, RE 95 %, GATA3 positif. Desmine négative.",
        "Patiente opérée en 2015 d'un méningiome (compte rendu de l'époque : EMA positif). Desmine négative.",
        "In anamnesi carcinoma duttale della mammella nel 2018, RE 95 %, GATA3 positivo. Desmina negativa.",
        "In der Vorgeschichte Mammakarzinom 2018, ER 95 %, GATA3 positiv. Desmin negativ.",
        "2015 Operation eines Meningeoms (damaliger Befund: EMA positiv, PR positiv). Desmin negativ.",
        "Em 2015 terá sido operada a «meningioma» (relatório da época: EMA positivo). Desmina negativa.",
        "Özgeçmişinde 2018'de meme duktal karsinomu, ER %95, GATA3 pozitif. Desmin negatif.",
        "2009年に背部黒色腫、当時S100+、HMB45+。デスミン陰性。",
        "2009년 등의 흑색종 (당시 보고: S100+, HMB45+). Desmin 음성.",
        "2015年因脑膜瘤手术（当时报告：EMA阳性，PR阳性）。Desmin阴性。",
    ],
)
def test_reports_of_that_time_and_histories_are_earlier(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}
