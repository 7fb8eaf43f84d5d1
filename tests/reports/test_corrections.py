"""What a report corrects, and earlier results that it upholds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
POSITIVE = {"CD34": "positive"}
BOTH = {"CD34": "positive", "SMA": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        '"CD34 negative" was a typographical error; it should read "CD34 positive".',
        "CD34 is positive; the original report erroneously stated negative.",
        'In the original report the tumour was "negative for CD34"; this was a transcription error, and CD34 is positive.',
        'Im Erstbefund wurde versehentlich "CD34 negativ" dokumentiert. Richtig ist: CD34 positiv.',
        'Statt "CD34 negativ" muss es richtig heißen: CD34 positiv.',
        'Inmunohistoquímica: por error se consignó "CD34 negativo"; lo correcto es CD34 positivo.',
        "El resultado de CD34 se corrige de negativo a positivo.",
        "Lire CD34 positif au lieu de CD34 négatif.",
        'Immunoistochimica del tumore: anziché "CD34 negativo" leggasi "CD34 positivo".',
        'Imuno-histoquímica do tumor: onde se lê "CD34 negativo", leia-se "CD34 positivo".',
        'Raporda sehven "CD34 negatif" yazılmıştır, doğrusu CD34 pozitiftir.',
        '送检肿瘤。原报告"CD34(-)"系录入错误,实为CD34(+)。',
        "送检肿瘤。更正:原报告CD34(-)有误,应为(+)。",
        "送检肿瘤。CD34为阳性,原报告误为阴性。",
        "初回報告で「CD34陰性」と記載しましたが、正しくはCD34陽性です。",
        "「CD34陰性」は誤りで、「CD34陽性」に訂正します。",
        "腫瘍はCD34陰性ではなく陽性である。",
        "원보고서에 CD34 음성으로 잘못 기재되었으나 CD34 양성이 맞습니다.",
        '"CD34 음성"은 오기이며 "CD34 양성"으로 정정합니다.',
        "종양세포는 CD34 음성이 아니라 양성이다.",
    ],
)
def test_what_is_right_stands(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == POSITIVE
    assert not reading.main.contradictions


@pytest.mark.parametrize(
    "text",
    [
        "The previously reported results (CD34 positive, SMA negative) remain valid.",
        "As in the original report, CD34 is positive and SMA is negative.",
        "Die im Vorbefund mitgeteilten Ergebnisse (CD34 +, SMA -) gelten unverändert.",
        "Los resultados del informe previo (CD34 positivo, SMA negativo) siguen siendo válidos.",
        "Les résultats du compte rendu initial (CD34 +, SMA -) restent valables.",
        "I risultati del precedente referto (CD34 +, SMA -) restano validi.",
        "Os resultados do laudo anterior (CD34 positivo, SMA negativo) permanecem válidos.",
        "Önceki raporda bildirilen CD34 (+), SMA (-) sonuçları geçerlidir.",
        "送检肿瘤。CD34(+)、SMA(-)同原报告。",
        "送检肿瘤。上次报告所示CD34(+)、SMA(-)结果不变。",
        "既報の通り腫瘍はCD34陽性、SMA陰性です。",
        "이전 보고서의 CD34 (+), SMA (-) 결과는 그대로 유지됩니다.",
    ],
)
def test_earlier_results_that_still_hold_count(read: Read, text: str) -> None:
    assert told(read(text)) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "The results of the original report (CD34 +, SMA +) are no longer valid.",
        "Die früher mitgeteilten Ergebnisse (CD34 +, SMA +) gelten nicht mehr.",
        "Önceki rapordaki CD34 (+), SMA (-) sonuçları geçerli değildir.",
        "送检肿瘤。原报告CD34(+)、SMA(-)。",
        "前回検体ではCD34陽性、SMA陰性です。",
    ],
)
def test_earlier_results_that_hold_no_more_do_not(read: Read, text: str) -> None:
    assert told(read(text)) == {}


def test_what_stands_beside_a_correction_is_read(read: Read) -> None:
    assert told(read("送检肿瘤。CD117阳性而非阴性,CD34(-)。")) == {"CD117": "positive", "CD34": "negative"}
    assert told(read("SMA is positive, CD34 was erroneously reported as negative in the first report.")) == {"SMA": "positive"}
    assert told(read("If CD34 should be positive, SMA is negative.")) != {"CD34": "positive", "SMA": "negative"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Le CD117, initialement rendu négatif, se révèle positif après reprise de la technique.", {"CD117": "positive"}),
        ("El CD117, inicialmente negativo, es positivo en la repetición.", {"CD117": "positive"}),
        ("Il CD117, inizialmente negativo, è risultato positivo alla ripetizione.", {"CD117": "positive"}),
        ("O CD117, inicialmente negativo, é positivo.", {"CD117": "positive"}),
        ("Die Zellen sind CD34-positiv. CD117, zunächst negativ, ist jetzt positiv.", {"CD34": "positive", "CD117": "positive"}),
        ("Zunächst wurden S100 und SOX10 bestimmt: beide positiv.", {"S100": "positive", "SOX10": "positive"}),
    ],
)
def test_what_was_so_at_first_gives_way_in_other_languages(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_what_a_result_would_make_of_the_tumour_is_neither_result_nor_diagnosis(read: Read) -> None:
    reading = read("A positive DOG1 would make GIST the most likely diagnosis. Spindle cell neoplasm, not further classified.")
    assert told(reading) == {}
    assert reading.reported_diagnosis is None
    assert reading.case["morphology"] == ["spindle_cells"]
