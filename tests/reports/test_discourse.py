"""What is said about results over several sentences: corrections, second opinions, the literature, other lesions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "SMA is positive and CD34 negative. Correction: the results of SMA and CD34 were transposed.",
        "SMA positivo, CD34 negativo. Corrección: los resultados de SMA y CD34 se intercambiaron.",
        "Les cellules expriment SMA et pas CD34. Correction : les résultats de SMA et CD34 ont été intervertis.",
        "Die Tumorzellen sind positiv für SMA und negativ für CD34. Die Ergebnisse von SMA und CD34 wurden vertauscht.",
        "Le cellule sono positive per SMA e negative per CD34. I risultati di SMA e CD34 sono stati scambiati.",
        "As células são positivas para SMA e negativas para CD34. Os resultados de SMA e CD34 foram trocados.",
        "SMA pozitif, CD34 negatif. Düzeltme: SMA ve CD34 sonuçları karışmıştır.",
        "SMA（+），CD34（-）。更正：SMA与CD34结果互换。",
        "腫瘍細胞はSMA陽性、CD34陰性であった。訂正：SMAとCD34の結果が入れ替わっていました。",
        "종양세포는 SMA 양성, CD34 음성이었다. 정정: SMA와 CD34 결과가 서로 바뀌었습니다.",
    ],
)
def test_results_that_were_interchanged_stand_no_more(read: Read, text: str) -> None:
    reading = read(text)
    assert not reading.main.case.get("markers", {})
    assert {"SMA", "CD34"} <= {n.text for n in reading.main.not_understood}


@pytest.mark.parametrize(
    "text",
    [
        "SMA positive, CD34 negative. The SMA and CD34 results were swapped. Correct: SMA negative, CD34 positive.",
        "SMA positif, CD34 négatif. Les résultats ont été inversés : CD34 est positif et SMA négatif.",
        "SMA positiv, CD34 negativ. SMA und CD34 wurden vertauscht: CD34 ist positiv, SMA negativ.",
    ],
)
def test_what_is_told_behind_an_interchange_stands(read: Read, text: str) -> None:
    assert read(text).main.case["markers"] == {"SMA": "negative", "CD34": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34 is positive, excuse me, negative.",
        "CD34 positive, sorry, CD34 negative.",
        "CD34 is positive. Sorry, I misspoke: CD34 is negative.",
        "CD34 positivo en las células, perdón, negativo.",
        "CD34 positif dans la tumeur, pardon, négatif.",
        "CD34 positiv, nein, Entschuldigung, negativ.",
        "CD34 positivo nelle cellule, no scusi, negativo.",
        "CD34 positivo nas células, perdão, negativo.",
        "CD34 pozitif, pardon, negatif.",
        "I would interpret the CD34 stain as negative rather than positive.",
        "CD34 positive. Erratum: the CD34 stain is negative, not positive as stated previously.",
        "CD34 positive. Correction: 'CD34 positive' is wrong. It is negative.",
        "CD34 positive. Corrigendum: read CD34 negative instead of positive.",
        "CD34 pozitif. Düzeltme: CD34 pozitif yerine negatif olmalıdır.",
        "CD34（+）。更正：CD34应为阴性。",
        "CD34 (+). Addendum: CD34 was erroneously reported as positive; it is negative.",
        "Nachtrag: CD34 wurde irrtümlich als positiv angegeben; es ist negativ.",
        "Addendum : CD34 a été rendu positif par erreur ; il est négatif.",
    ],
)
def test_a_slip_is_corrected(read: Read, text: str) -> None:
    assert read(text).main.case["markers"] == {"CD34": "negative"}


def test_a_result_that_is_called_wrong_stands_no_more(read: Read) -> None:
    assert not read("CD34 positive. Addendum: CD34 was erroneously reported as positive.").main.case.get("markers", {})
    assert told(read("CD34 positive. In the first report CD34 was erroneously given as negative.")) == {"CD34": "positive"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "HMB45 is negative. ALK had been reported as negative; it is in fact positive.",
            {"HMB45": "negative", "ALK": "positive"},
        ),
        ("SDHB was described as lost elsewhere. On our repeat stain it is retained.", {"SDHB": "retained"}),
        ("外院报告SDHB缺失，我科重新染色SDHB保留。", {"SDHB": "retained"}),
        ("Le compte rendu externe décrit EMA comme négatif. Chez nous, il est positif.", {"EMA": "positive"}),
        ("Il referto esterno descrive EMA come negativo. Nelle nostre mani è positivo.", {"EMA": "positive"}),
        ("The previous biopsy was CD34 positive, and the present tumour is also CD34 positive.", {"CD34": "positive"}),
        ("As previously reported, the tumour is S100 positive.", {"S100": "positive"}),
        ("In keeping with the literature, CD34 was positive.", {"CD34": "positive"}),
        ("In addition to the previously reported positivity for S100, the tumour is HMB45 positive.", {"HMB45": "positive"}),
    ],
)
def test_a_second_opinion_is_told_from_the_first(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    "text",
    [
        "CD34 is positive in most schwannomas.",
        "In the series of Miller and colleagues, 40 of 45 were CD34 positive.",
        "Two similar cases have been reported; CD34 was positive in one and EMA in both.",
        "A review of the literature revealed 23 cases; CD34 was positive in 21 (91 %).",
        "CD34 is positive in schwannoma.",
        "La positivité de CD34 aurait orienté vers un schwannome.",
        "Los leiomiomas son positivos para CD34 y negativos para EMA.",
        "PAX3::MAML3 was detected.",
        "You ask whether CD34 is positive.",
    ],
)
def test_what_is_usual_or_asked_is_no_result(read: Read, text: str) -> None:
    assert not told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "CD34 is positive in most leiomyosarcomas but negative here.",
        "CD34 is positive in schwannoma, but our tumour was negative.",
        "Schwannomas are CD34 positive in 70 % of cases. In the present case it was negative.",
        "CD34 es positivo en la mayoría de los GIST, pero fue negativo en nuestro caso.",
        "CD34 est positif dans la plupart des GIST mais était négatif ici.",
        "CD34 ist in den meisten GIST positiv, hier jedoch negativ.",
        "CD34 è positivo nella maggior parte dei GIST, ma era negativo nel nostro caso.",
        "CD34 é positivo na maioria dos GIST, mas foi negativo no nosso caso.",
    ],
)
def test_this_tumour_is_told_from_what_is_usual(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "A separate nodule was found. It is SMA positive.",
        "A separate nodule is found; it is SMA positive.",
        "The adjacent leiomyoma is SMA positive.",
        "An incidental leiomyoma (5 mm) is positive for SMA and negative for EMA.",
        "Incidental finding: a 5 mm neuroendocrine tumour, SMA positive, EMA negative.",
        "The patient had a breast carcinoma in 2015, which was SMA positive.",
        "The 2014 biopsy showed SMA positivity.",
        "Un leiomioma incidental es positivo para SMA.",
        "Un nodule séparé de 4 mm est positif pour SMA.",
        "Ein separater Knoten ist positiv für SMA.",
        "Un nodulo separato di 4 mm è positivo per SMA.",
        "Um leiomioma incidental é positivo para SMA.",
        "İnsidental leiomyom SMA pozitiftir.",
        "另见一4mm结节，SMA阳性。",
        "別に4mm大の結節があり、SMA陽性であった。",
        "별도의 4 mm 결절은 SMA 양성이었다.",
        "Die Patientin hatte 2015 ein Mammakarzinom, das SMA-positiv und EMA-negativ war.",
    ],
)
def test_other_lesions_give_this_one_no_result(read: Read, text: str) -> None:
    assert not told(read(text))


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("CD34, STAT6 and DOG1 were done. None stained the tumour.", dict.fromkeys(("CD34", "STAT6", "DOG1"), "negative")),
        (
            "CD34, STAT6 and DOG1 were done. They highlight the tumour cells.",
            dict.fromkeys(("CD34", "STAT6", "DOG1"), "positive"),
        ),
        ("CD99 is positive. ALK was tried as well.", {"CD99": "positive"}),
        ("CD99 is positive. ALK as well.", {"CD99": "positive", "ALK": "positive"}),
        ("CD99 was negative. The same was not true of ALK, which was positive.", {"CD99": "negative", "ALK": "positive"}),
        ("The tumour was examined. It was CD34 positive.", {"CD34": "positive"}),
        ("Neither CD34 nor ALK was examined.", dict.fromkeys(("CD34", "ALK"), "not_performed")),
        ("Tümör hücrelerinde ne CD34 ne de ALK çalışılmıştır.", dict.fromkeys(("CD34", "ALK"), "not_performed")),
    ],
)
def test_what_reaches_back_reaches_the_right_stains(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("In the largest series, S100 was expressed by 97% and HMB-45 by 96% of tumours, while CD117 was found in 15%.", {}),
        ("CD34 is usually positive in SFT, while desmin was positive in 30 % of the tumour cells.", {"desmin": "positive"}),
        ("In contrast to the previous melanoma the present lesion does not express S100.", {"S100": "negative"}),
        ("Keratin expression is exceptional.", {}),
        ("None of the markers, which were examined (S100, desmin), was positive.", {"S100": "negative", "desmin": "negative"}),
        ("Keiner der Marker, die untersucht wurden (S100, Desmin), war positiv.", {"S100": "negative", "desmin": "negative"}),
        ("Incidental GIST: CD117+, DOG1+.", {"CD117": "positive", "DOG1": "positive"}),
    ],
)
def test_shares_of_cases_and_markers_at_large(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    "text",
    [
        "Desmin was given as positive and CD117 as negative; these were transposed.",
        "Desmin positive and CD117 negative. They were swapped.",
        "Desmin positive, CD117 negative. The two results were interchanged.",
        "Desmin positiv, CD117 negativ. Die Ergebnisse wurden vertauscht.",
        "Desmine positive, CD117 négatif. Les résultats ont été inversés.",
    ],
)
def test_results_that_the_end_or_the_next_sentence_calls_interchanged_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert len(reading.main.not_understood) == 2


def test_what_is_told_anew_behind_them_stands(read: Read) -> None:
    text = "Desmin was given as positive and CD117 as negative; these were transposed.\n\nCD117 positive. Desmin negative."
    reading = read(text)
    assert told(reading) == {"CD117": "positive", "desmin": "negative"}
    assert reading.main.contradictions == ()


def test_a_signal_that_is_inverted_takes_nothing_back(read: Read) -> None:
    assert told(read("Desmin positive. The T2 signal was inverted.")) == {"desmin": "positive"}
