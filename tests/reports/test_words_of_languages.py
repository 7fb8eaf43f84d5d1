"""Words of results in nine languages beside English: the same claim holds in each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("腫瘍細胞でMDM2は染まりません。", "negative"),
        ("MDM2は染色されませんでした。", "negative"),
        ("MDM2の発現はみられません。", "negative"),
        ("MDM2は陽性ではありません。", "negative"),
        ("MDM2は出ませんでした。", "negative"),
        ("MDM2は染まりました。", "positive"),
        ("MDM2はやっていません。", "not_performed"),
        ("MDM2は標本が剥離しており評価できません。", "uninterpretable"),
        ("종양세포에서 MDM2는 나오지 않습니다.", "negative"),
        ("MDM2는 안 나왔습니다.", "negative"),
        ("MDM2는 염색되지 않았습니다.", "negative"),
        ("MDM2는 잘 나옵니다.", "positive"),
        ("MDM2는 시행하지 않았습니다.", "not_performed"),
    ],
)
def test_polite_forms_say_what_plain_ones_say(read: Read, text: str, status: str) -> None:
    assert stains(read(text)) == {"MDM2": status}


def test_results_that_came_out_are_no_positive_stain(read: Read) -> None:
    assert stains(read("染色の結果が出ました。CD34は陰性です。")) == {"CD34": "negative"}
    assert stains(read("염색 결과 나왔습니다. CD34는 음성입니다.")) == {"CD34": "negative"}


def test_what_remains_is_no_boy(read: Read) -> None:
    reading = read("종양세포에서 INI1은 핵에 남아 있음.")
    assert stains(reading) == {"INI1": "retained"}
    assert "sex" not in reading.case


@pytest.mark.parametrize(
    "text",
    [
        "CD34 est négatif comme attendu, desmine négative.",
        "CD34 negativ wie erwartet, Desmin im Tumor negativ.",
        "El CD34 es negativo, como era de esperar, y la desmina negativa.",
        "O CD34 é negativo, como esperado, e a desmina é negativa.",
        "Il CD34 è risultato negativo, come atteso, la desmina negativa.",
        "CD34 beklendiği gibi negatif, desmin negatif izlendi.",
        "CD34如预期呈阴性,desmin阴性。",
        "CD34は予想通り陰性で、desminも陰性です。",
        "CD34는 예상대로 음성이고 desmin도 음성임.",
    ],
)
def test_an_expected_result_is_a_result(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Die seinerzeit ausstehenden Färbungen liegen nun vor: DOG1 positiv, SDHB erhalten.",
        "Les immunomarquages alors en attente sont disponibles : DOG1 positif, SDHB conservé.",
        "Se reciben las técnicas que estaban pendientes: DOG1 positivo, SDHB conservado.",
        "Chegaram as reações que estavam pendentes: DOG1 positivo, SDHB preservado.",
        "Si comunica l'esito delle colorazioni allora in corso: DOG1 positivo, SDHB conservato.",
        "Ana raporda sonucu beklenen boyalar: DOG1 pozitif, SDHB korunmuş.",
        "未報告であったDOG1は陽性、SDHBは保たれています。",
        "대기 중이던 DOG1은 양성, SDHB는 유지됨.",
    ],
)
def test_stains_that_were_outstanding_have_their_results(read: Read, text: str) -> None:
    assert stains(read(text)) == {"DOG1": "positive", "SDHB": "retained"}


@pytest.mark.parametrize(
    "text",
    [
        "Die Tumorzellen sind negativ für CD34. Ausstehend: DOG1.",
        "Pendientes: DOG1. La desmina no se ha informado.",
        "Reações pendentes: DOG1.",
        "Les cellules sont négatives pour CD34. Marquages en attente : DOG1.",
        "Tümör hücreleri CD34 için negatif, DOG1 sonucu bekleniyor.",
    ],
)
def test_stains_that_are_outstanding_are_not_performed(read: Read, text: str) -> None:
    assert stains(read(text))["DOG1"] == "not_performed"


@pytest.mark.parametrize(
    "text",
    [
        "Si STAT6 avait été positif, une tumeur fibreuse aurait été évoquée.",
        "Si el STAT6 fuera positivo, se pensaría en otra lesión.",
        "Se lo STAT6 fosse stato positivo, si sarebbe pensato ad altro.",
        "Se o STAT6 tivesse sido positivo, pensaríamos em outra lesão.",
        "Die Diagnose ist klar: wäre STAT6 positiv, käme auch eine andere in Betracht.",
        "STAT6 pozitif olsaydı tanı değişirdi.",
        "もしSTAT6が陽性であったなら、診断は異なる。",
        "만약 STAT6가 양성이었다면 진단이 달라짐.",
        "如果STAT6阳性,则支持其他诊断。",
    ],
)
def test_what_would_have_been_is_no_result(read: Read, text: str) -> None:
    assert stains(read(text)).get("STAT6") is None


@pytest.mark.parametrize(
    "text",
    [
        "ERG und CD31 sind positiv, CD34 ebenfalls.",
        "ERG et CD31 sont positifs, CD34 également.",
        "ERG y CD31 son positivos, CD34 igualmente.",
        "ERG e CD31 são positivos, CD34 igualmente.",
        "ERG e CD31 sono positivi, CD34 altrettanto.",
        "ERGとCD31は陽性、CD34も同様。",
        "ERG和CD31阳性,CD34同样。",
    ],
)
def test_likewise_carries_the_result_on(read: Read, text: str) -> None:
    assert stains(read(text)) == {"ERG": "positive", "CD31": "positive", "CD34": "positive"}


def test_likewise_before_a_result_is_no_result_of_its_own(read: Read) -> None:
    reading = read("Desmin ist negativ, SMA ebenfalls negativ; CD34 ist positiv, ERG ebenfalls schwach positiv.")
    assert stains(reading) == {"desmin": "negative", "SMA": "negative", "CD34": "positive", "ERG": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CDK4......REAGENTE\nDESMINA...NÃO REAGENTE\nSTAT6.....EM REPETIÇÃO", ("positive", "negative", "not_performed")),
        ("CDK4:POZ // DES:NEG // STAT6:ÇALIŞILMADI // Hasta kadın", ("positive", "negative", "not_performed")),
        ("Immunhistochemisch: CDK4 +, Desmin ø, STAT6 Schnitt abgeschwommen.", ("positive", "negative", "not_performed")),
    ],
)
def test_short_forms_of_result_lists_are_read(read: Read, text: str, said: tuple[str, str, str]) -> None:
    reading = read(text)
    assert stains(reading) == dict(zip(("CDK4", "desmin", "STAT6"), said, strict=True))
    assert unread(reading) == []


def test_an_inconclusive_loss_marker_is_not_lost(read: Read) -> None:
    assert stains(read("Negativ: CD34, Desmin. Nicht schlüssig: INI1."))["INI1"] == "equivocal"


@pytest.mark.parametrize(
    "text",
    [
        "Die Desmin-Färbung wurde wegen Gewebeverlust verworfen.",
        "La técnica de desmina no es valorable por desprendimiento del tejido.",
        "La colorazione per desmina non è riuscita ed è non valutabile.",
        "Les cellules sont négatives pour CD34. Desmine : coupe décollée, non interprétable.",
        "desminは切片剥離のため判定できません。",
        "Desmin은 조직이 떨어져 판독할 수 없음.",
    ],
)
def test_a_stain_whose_section_was_lost_has_no_result(read: Read, text: str) -> None:
    assert stains(read(text))["desmin"] in ("uninterpretable", "not_performed")


def test_chinese_numbers_that_scanners_read_for_signs_are_signs(read: Read) -> None:
    reading = read("免疫组化:CD117 (一),CD34(十),STAT6(核十)")
    assert stains(reading) == {"CD117": "negative", "CD34": "positive", "STAT6": "positive"}


def test_numbers_of_a_chinese_list_are_no_signs(read: Read) -> None:
    assert stains(read("(一)免疫组化:CD34(+),SMA(-)。(十)备注。")) == {"CD34": "positive", "SMA": "negative"}


def test_a_crossed_circle_before_a_number_is_a_diameter(read: Read) -> None:
    reading = read("Zellreicher Tumor der Haut mit spindelzelligen Anteilen, Ø 4 cm.\nDie Immunhistochemie zeigt: SMA +, CD34 ø.")
    assert reading.case["size_cm"] == 4.0
    assert sorted(reading.case["morphology"]) == ["hypercellular", "spindle_cells"]
    assert stains(reading) == {"SMA": "positive", "CD34": "negative"}
