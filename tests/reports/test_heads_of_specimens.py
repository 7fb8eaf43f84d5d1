"""Specimens named by a circled number, a number before the word, a line of their own, or the block in the head of a section."""

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
            "【免疫组化】\n结节①(蜡块3)：SMA(+)、ER(-)、PR(-)、Desmin(+)、CD10(-)\n结节②(蜡块7)：SMA(+)、ER(+)、PR(+)\n",
            {"SMA": "positive", "ER": "negative", "PR": "negative", "desmin": "positive", "CD10": "negative"},
        ),
        (
            "1 numaralı örnek: STAT6 pozitif. CD34: pozitif. SMA: negatif.\n2 numaralı örnek: TTF-1 pnömositlerde pozitif.",
            {"STAT6": "positive", "CD34": "positive", "SMA": "negative"},
        ),
        (
            "1번 검체: CD34 양성, SMA 음성, STAT6 양성.\n2번 검체: TTF-1 양성.",
            {"CD34": "positive", "SMA": "negative", "STAT6": "positive"},
        ),
        (
            "1号标本：CD34（+），SMA（-），STAT6（+）。\n2号标本：TTF-1（+）。",
            {"CD34": "positive", "SMA": "negative", "STAT6": "positive"},
        ),
        (
            "A. 골반 종괴.\nB. 전립선.\n[면역조직화학염색]\nA (block A4)\n - STAT6: 양성\n"
            " - CD34: 양성\n - SMA: 음성\nB\n - p63: 양성\n",
            {"STAT6": "positive", "CD34": "positive", "SMA": "negative"},
        ),
        (
            "A. Pelvic mass\nB. Prostate\nImmunohistochemistry\nA\n"
            "STAT6: positive\nCD34: positive\nSMA: negative\nB\np63: positive\n",
            {"STAT6": "positive", "CD34": "positive", "SMA": "negative"},
        ),
        (
            "A. 자궁 종괴.\nB. 난소.\n면역조직화학염색 (A3)\n"
            "HMB-45: +\nMelan-A: +\nDesmin: -\n"
            "면역조직화학염색 (B1)\nInhibin: +\n진 단\nA. PEComa",
            {"HMB45": "positive", "Melan-A": "positive", "desmin": "negative"},
        ),
    ],
)
def test_each_specimen_has_its_own_stains(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Desmin 결과 입력 오류: (+)를 (-)로 정정합니다. 진단 변경 없음.", {"desmin": "negative"}),
        ('최초 보고서의 EMA "국소 양성"은 "음성"으로 정정합니다.', {"EMA": "negative"}),
        ("EMA 음성을 양성으로 수정합니다.", {"EMA": "positive"}),
        ("EMA 局所陽性を陰性に訂正します。", {"EMA": "negative"}),
        ("İlk raporda EMA için fokal pozitif yazan sonuç negatif olarak düzeltilmiştir.", {"EMA": "negative"}),
        ("CD34 양성, S100 음성으로 정정합니다.", {"CD34": "positive", "S100": "negative"}),
        ("IHC: S-100(+), Desmin(+).\n수정 보고\n- Desmin: (+)를 (-)로 정정합니다.", {"S100": "positive", "desmin": "negative"}),
    ],
)
def test_of_two_results_before_a_correction_the_first_was_wrong(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "NOT: Menenjiom, EMA/PR negatifliği ve S100/SOX10 pozitifliği nedeniyle dışlanmıştır.",
            {"EMA": "negative", "PR": "negative", "S100": "positive", "SOX10": "positive"},
        ),
        ("INI1: Mozaik boyanma yok, korunmuş.", {"INI1": "retained"}),
        ("Ön tanı SMA pozitifliğine dayandırılmış, başka boya yapılmamıştır.", {"SMA": "positive"}),
    ],
)
def test_a_heading_of_notes_denies_nothing(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "High-grade component: SOX10 negative, CD34 negative.\nNeurofibroma: SOX10 positive, CD34 positive.",
        "Sarkomanteil: SOX10 negativ, CD34 negativ.\nNeurofibromanteil: SOX10 positiv, CD34 positiv.",
        "Composante de haut grade : SOX10 négatif, CD34 négatif.\nNeurofibrome : SOX10 positif, CD34 positif.",
        "腫瘍（肉腫部）：SOX10は陰性。CD34は陰性。\n神経線維腫部：SOX10陽性、CD34陽性。",
        "肉瘤区：SOX10（-），CD34（-）。\n神经纤维瘤区：SOX10（+），CD34（+）。",
        "육종 부위: SOX10 음성, CD34 음성.\n신경섬유종 부위: SOX10 양성, CD34 양성.",
        "Sarkom alanı: SOX10 negatif, CD34 negatif.\nNörofibrom alanı: SOX10 pozitif, CD34 pozitif.",
    ],
)
def test_the_benign_lesion_beside_the_sarcoma_is_not_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"SOX10": "negative", "CD34": "negative"}


def test_a_benign_tumour_alone_is_the_tumour(read: Read) -> None:
    text = "Tumour cells: S100 positive.\nSchwannoma: SOX10 positive."
    assert told(read(text)) == {"S100": "positive", "SOX10": "positive"}
