"""Stains of the tissue of controls, and what would follow if a stain came out in some way: no results of the tumour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "阴性者:Desmin、S-100。各抗体均设阳性及阴性对照,对照着色满意(扁桃体Bcl-2阳性,皮肤S-100阳性)。",
        "Desmin(-),S-100(-)。对照:扁桃体Bcl-2阳性,皮肤S-100阳性。",
        "desmin陰性、S-100陰性。コントロールは良好(平滑筋desmin陽性、神経S-100陽性)。",
        "desmin 음성, S-100 음성. 대조군 적절함(평활근 desmin 양성, 신경 S-100 양성).",
        "Desmin negatif, S-100 negatif. Kontroller uygun (kas desmin pozitif, sinir S-100 pozitif).",
        "Desmin negative, S100 negative. Controls are adequate (tonsil BCL2 positive, skin S100 positive).",
        "Desmin und S100 negativ. Die Positivkontrollen (Appendix für Desmin, Haut für S100) reagierten regelrecht.",
    ],
)
def test_tissue_of_controls_is_not_the_tumour(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"desmin": "negative", "S100": "negative"}
    assert not reading.main.contradictions
    assert facts(reading, "site") == []


def test_a_correction_is_not_overturned_by_a_control(read: Read) -> None:
    text = "补充报告(原病理号 22-1234):\n右大腿肿物。阴性者:CD34、S-100。对照满意(扁桃体Bcl-2阳性,皮肤S-100阳性)。"
    reading = read(text)
    assert told(reading) == {"CD34": "negative", "S100": "negative"}
    assert facts(reading, "site") == ["thigh"]


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("Immunostains with appropriate controls: S100 positive, desmin negative.", {"S100": "positive", "desmin": "negative"}),
        ("SDHB缺失,内对照(血管内皮)阳性,S-100(+)。", {"SDHB": "lost", "S100": "positive"}),
        ("With appropriate controls, S100 positive, vessels CD34 positive.", {"S100": "positive", "CD34": "negative"}),
    ],
)
def test_what_a_panel_says_behind_its_controls_stands(read: Read, text: str, results: dict[str, str]) -> None:
    assert told(read(text)) == results


@pytest.mark.parametrize(
    "text",
    [
        "SDHB未做。如SDHB缺失,应考虑遗传性综合征。",
        "SDHB未做。如SDHB重做后确认缺失,需考虑遗传性综合征。",
        "SDHB未做。SDHB缺失的话需遗传咨询。",
        "SDHB未做。SDHB缺失时需考虑遗传性综合征。",
        "SDHBは未施行。SDHBが消失していれば遺伝性症候群を考慮する。",
        "SDHBは未施行。SDHBの消失がみられた場合、遺伝性症候群を考慮する。",
        "SDHB 시행하지 않음. 재검에서 SDHB 소실이 확인되면 유전성 증후군을 고려해야 함.",
        "SDHB 시행하지 않음. SDHB 소실 시 유전성 증후군을 고려.",
        "SDHB çalışılmadı. SDHB kaybı saptanırsa kalıtsal sendrom düşünülmelidir.",
        "SDHB çalışılmadı. SDHB kaybı saptanması halinde kalıtsal sendrom düşünülmelidir.",
    ],
)
def test_what_would_follow_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"SDHB": "not_performed"}


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("免疫组化如CD34、Desmin均阴性,S-100阳性,考虑神经鞘瘤。", {"CD34": "negative", "desmin": "negative", "S100": "positive"}),
        ("上皮标记如CK、EMA均阴性,需除外MPNST。", {"keratin": "negative", "EMA": "negative"}),
        ("SDHB缺失,提示SDH缺陷型GIST,建议遗传咨询。", {"SDHB": "lost"}),
        ("SDHB 소실되면서 CD117 양성.", {"SDHB": "lost", "CD117": "positive"}),
        ("SDHB 소실이 확인되어 유전성 증후군을 고려해야 함.", {"SDHB": "lost"}),
        ("SDHBの消失が確認され、遺伝性症候群を考慮する。", {"SDHB": "lost"}),
        ("SDHB kaybı saptandı, kalıtsal sendrom düşünülmelidir.", {"SDHB": "lost"}),
    ],
)
def test_examples_and_results_are_no_conditions(read: Read, text: str, results: dict[str, str]) -> None:
    assert told(read(text)) == results


@pytest.mark.parametrize(
    "text",
    [
        "The desmin positivity reported elsewhere was not confirmed.",
        "Desmin was reported positive; this was not confirmed.",
        "Die Desmin-Positivität konnte nicht bestätigt werden.",
        "La positividad de desmina descrita en el centro de origen no se confirma.",
        "La positivité de la desmine rapportée ailleurs n'a pas été confirmée.",
        "La positività per desmina segnalata altrove non è stata confermata.",
        "A positividade de desmina relatada no exterior não foi confirmada.",
        "Dış merkezde bildirilen desmin pozitifliği doğrulanmadı.",
        "外院Desmin阳性,我院复查未证实。",
        "前医で陽性とされたdesminは確認されなかった。",
        "前医のdesmin陽性は再検で再現されなかった。",
        "외부에서 보고된 desmin 양성은 확인되지 않았다.",
    ],
)
def test_a_positive_result_that_is_not_confirmed_is_negative(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "S100 is positive and invasion was not confirmed.",
        "S100陽性、浸潤は確認できず。",
        "S100陽性で浸潤は確認できず。",
        "S100 양성, 침윤은 확인되지 않음.",
        "S100 positiv, Verdacht auf Metastase nicht bestätigt.",
    ],
)
def test_something_else_that_is_not_confirmed_turns_no_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive"}


def test_a_negative_result_that_is_not_confirmed_is_not_read(read: Read) -> None:
    reading = read("Desmin negatifliği doğrulanmadı.")
    assert told(reading) == {}
    assert reading.main.not_understood


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("desmin、myogeninともに陰性で横紋筋分化はありません。", {"desmin": "negative", "myogenin": "negative"}),
        ("desmin陰性で横紋筋への分化は認めません。", {"desmin": "negative"}),
        ("S100陽性で壊死はない。", {"S100": "positive"}),
        ("S100陽性でSOX10は認めない。", {"S100": "positive", "SOX10": "negative"}),
        ("desminは血管で陽性、腫瘍細胞で陰性。", {"desmin": "negative"}),
    ],
)
def test_what_a_particle_joins_is_denied_for_itself(read: Read, text: str, results: dict[str, str]) -> None:
    assert told(read(text)) == results


@pytest.mark.parametrize(
    "text",
    [
        "同一患者的甲状腺结节(TTF-1阳性)见另一份报告。",
        "同一患者の甲状腺結節(TTF-1陽性)は別報告を参照。",
        "동일 환자의 갑상선 결절(TTF-1 양성)은 별도 보고서 참조.",
        "The thyroid nodule of the same patient (TTF-1 positive) is reported separately.",
    ],
)
def test_another_lesion_of_the_same_patient_is_not_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {}
    assert facts(read(text), "site") == []


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("HMB45、Melan-A亦阴。", {"HMB45": "negative", "Melan-A": "negative"}),
        ("TLE1那张片子背景太深,我不敢判。", {"TLE1": "uninterpretable"}),
    ],
)
def test_spoken_chinese_results(read: Read, text: str, results: dict[str, str]) -> None:
    assert told(read(text)) == results


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("S100 mevcut değil.", {"S100": "negative"}),
        ("S100 boyası mevcut değil.", {"S100": "not_performed"}),
        ("S100 tümör hücrelerini boyamaz.", {"S100": "negative"}),
        ("S100 yalnızca tümör hücrelerini boyar.", {"S100": "positive"}),
        ("Desmin yalnızca kası boyar.", {"desmin": "negative"}),
        ("S100は腫瘍細胞のみを染める。", {"S100": "positive"}),
        ("desminは血管平滑筋のみを染める。", {"desmin": "negative"}),
        ("S100 양성은 오기이며 음성으로 정정함.", {"S100": "negative"}),
        ("Desmin negatif yazılmıştır, pozitif olarak düzeltilmiştir.", {"desmin": "positive"}),
        ("desmin과 myogenin 모두 음성으로 횡문근 분화는 없습니다.", {"desmin": "negative", "myogenin": "negative"}),
    ],
)
def test_verbs_that_stain_and_that_put_right(read: Read, text: str, results: dict[str, str]) -> None:
    assert told(read(text)) == results


def test_a_corrected_result_is_never_the_one_before(read: Read) -> None:
    assert told(read("Desmin原为阴性,应为阳性。")) == {"desmin": "positive"}


def test_a_diagnosis_tells_the_site_more_exactly(read: Read) -> None:
    assert facts(read("颈部肿物。\n病理诊断:颈动脉体副神经节瘤。"), "site") == ["carotid_body"]
    assert facts(read("Specimen: neck mass.\nDiagnosis: paraganglioma of the carotid body."), "site") == ["carotid_body"]
    assert facts(read("骨与软组织肿瘤MDT(第12次)\n左侧腹膜后巨大占位22cm。CD34(+)"), "site") == ["retroperitoneum"]
