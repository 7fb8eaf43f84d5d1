"""What is said of another entity goes on behind "but", and is told from this case where no word says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Schwannomas are S100 positive but CD34 negative. This tumour is CD34 positive.", {"CD34": "positive"}),
        ("Schwannome sind S100-positiv, jedoch CD34-negativ. Unser Fall: CD34 positiv.", {"CD34": "positive"}),
        ("Perineurale Läsionen wären EMA-positiv, jedoch MUC4-negativ. MUC4 positiv.", {"MUC4": "positive"}),
        ("Ein Schwannom wäre S100-positiv, jedoch CD34-negativ. CD34 positiv.", {"CD34": "positive"}),
        ("Les schwannomes sont PS100 positifs, mais CD34 négatifs. Notre cas : CD34 positif.", {"CD34": "positive"}),
        ("Los schwannomas son S100 positivos, pero CD34 negativos. Nuestro caso: CD34 positivo.", {"CD34": "positive"}),
        ("Gli schwannomi sono S100 positivi, ma CD34 negativi. Il nostro caso: CD34 positivo.", {"CD34": "positive"}),
        ("Os schwannomas são S100 positivos, mas CD34 negativos. Nosso caso: CD34 positivo.", {"CD34": "positive"}),
        ("Typischerweise sind Schwannome S100-positiv, jedoch CD34-negativ. Hier CD34 positiv.", {"CD34": "positive"}),
        ("本例需与隆突性皮肤纤维肉瘤鉴别，后者CD34弥漫阳性。本例肿瘤细胞CD34阴性。", {"CD34": "negative"}),
        ("神经鞘瘤S-100阳性。本例S-100阴性，CD34阳性。", {"S100": "negative", "CD34": "positive"}),
        (
            "鉴别诊断：神经鞘瘤：S-100弥漫阳性；平滑肌肉瘤：SMA、desmin阳性。本例S-100阴性，SMA阴性。",
            {"S100": "negative", "SMA": "negative"},
        ),
        ("需与平滑肌瘤鉴别，其SMA、desmin阳性，本例均阴性。", {"SMA": "negative", "desmin": "negative"}),
        ("The differential includes leiomyosarcoma, which is desmin positive. Desmin is negative.", {"desmin": "negative"}),
    ],
)
def test_what_is_said_of_an_entity_is_none_of_this_tumour(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("神经鞘瘤S-100阳性，SOX10阳性。", {"S100": "positive", "SOX10": "positive"}),
        ("神经鞘瘤S-100阳性。本例SOX10阳性。", {"S100": "positive", "SOX10": "positive"}),
        ("Schwannomas are S100 positive, but this tumour is S100 negative.", {"S100": "negative"}),
        ("Schwannome sind S100-positiv, jedoch ist dieser Tumor S100-negativ.", {"S100": "negative"}),
        ("Der Tumor ist S100-positiv, jedoch CD34-negativ.", {"S100": "positive", "CD34": "negative"}),
        ("Ein Leiomyosarkom ist auszuschließen, die Zellen sind Desmin-negativ.", {"desmin": "negative"}),
        ("Schwannoma is excluded, which is supported by negative S100.", {"S100": "negative"}),
        ("SMA阳性，其表达弥漫；desmin阴性。", {"SMA": "positive", "desmin": "negative"}),
        ("Die Läsionen waren S100-positiv, jedoch CD34-negativ.", {"S100": "positive", "CD34": "negative"}),
    ],
)
def test_this_tumour_keeps_its_own(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Die Zellen reagieren mit SMA, nicht jedoch mit Desmin.", {"SMA": "positive", "desmin": "negative"}),
        ("Die Tumorzellen sind positiv für SMA, nicht aber für Desmin.", {"SMA": "positive", "desmin": "negative"}),
        ("Die Zellen reagieren mit SMA, nicht hingegen mit solchen gegen Desmin.", {"SMA": "positive", "desmin": "negative"}),
        ("SMA ist positiv, nicht jedoch Desmin.", {"SMA": "positive", "desmin": "negative"}),
        ("Der Tumor exprimiert nicht jedoch S100.", {"S100": "negative"}),
    ],
)  # fmt: skip
def test_a_denial_before_but_is_of_what_follows(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_an_entity_before_this_case_is_no_diagnosis(read: Read) -> None:
    assert "reported_diagnosis" not in read("神经鞘瘤S-100阳性。本例S-100阴性，CD34阳性。").case


def test_a_result_before_a_correction_that_is_not_understood_does_not_stand(read: Read) -> None:
    reading = read("Laudo original: SOX10 positivo. Novo painel: SOX10 negativo na maior parte da lesão.")
    assert told(reading) == {}
    assert unread(reading)


def test_a_result_behind_one_that_failed_replaces_it(read: Read) -> None:
    for text in (
        "La colorazione per CD34, non valutabile nel primo allestimento, è stata ripetuta ed è negativa.",
        "CD34 war zunächst nicht auswertbar, wurde wiederholt und ist negativ.",
        "El CD34, no valorable inicialmente, se repitió y es negativo.",
    ):
        assert told(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S100 is now positive.", {"S100": "positive"}),
        ("S100 nunmehr negativ, CD34 positiv.", {"S100": "negative", "CD34": "positive"}),
        ("S100 es ahora positivo.", {"S100": "positive"}),
        ("S100 şimdi pozitif.", {"S100": "positive"}),
        ("In einem Vorbefund stand S100 aus, nunmehr ist S100 positiv.", {"S100": "positive"}),
        ("En la biopsia previa S100 negativo, ahora S100 positivo.", {"S100": "positive"}),
        ("前次报告中MDM2、CDK4结果待出，现回报如下：MDM2（+）、CDK4（+）。", {"MDM2": "positive", "CDK4": "positive"}),
        ("前回未着のS-100は陰性であった。", {"S100": "negative"}),
        ("지난 보고에서 보류한 S-100은 음성이다.", {"S100": "negative"}),
    ],
)
def test_what_is_found_now_is_read(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "L'expression de CD34 est absente, comme celle de la desmine.",
        "La expresión de CD34 está ausente, como la de desmina.",
        "L'espressione di CD34 è assente, come quella di desmina.",
        "Die Expression von CD34 fehlt, wie jene von Desmin.",
        "CD34 ist negativ, sowie jene von Desmin.",
        "CD34 est négatif, la desmine aussi.",
        "CD34 immünhistokimyasal olarak negatiftir, desmin de öyle.",
    ],
)
def test_a_noun_that_is_not_said_again_leads_to_the_same_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "As células são positivas para CD31 e ERG, bem como, de modo focal, para CK7.",
        "Las células son positivas para CD31 y ERG y, de forma focal, para CK7.",
        "Les cellules sont positives pour CD31 et ERG ainsi que, de façon focale, pour la CK7.",
        "Le cellule sono positive per CD31 e ERG e, focalmente, per CK7.",
        "The cells are positive for CD31 and ERG and, focally, for CK7.",
    ],
)
def test_an_adverb_before_the_last_name_is_of_that_alone(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"CD31": "positive", "ERG": "positive", "CK7": "positive"}
    assert [m.marker for m in reading.main.mentions if m.extent == "focal"] == ["CK7"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Las células expresan también CD34, desmina negativa.", {"CD34": "positive", "desmin": "negative"}),
        ("Le cellule esprimono pure CD34, desmina negativa.", {"CD34": "positive", "desmin": "negative"}),
        ("Die Zellen exprimieren auch CD34, Desmin negativ.", {"CD34": "positive", "desmin": "negative"}),
        ("As células expressam também CD34, desmina negativa.", {"CD34": "positive", "desmin": "negative"}),
        ("Les cellules expriment également le CD34, desmine négative.", {"CD34": "positive", "desmin": "negative"}),
        ("The cells also express CD34, desmin negative.", {"CD34": "positive", "desmin": "negative"}),
        ("Die Tumorzellen exprimieren nicht nur CD34, sondern auch Desmin.", {"CD34": "positive", "desmin": "positive"}),
        ("Las células expresan no solo CD34, sino también desmina.", {"CD34": "positive", "desmin": "positive"}),
        ("Les cellules expriment non seulement le CD34 mais aussi la desmine.", {"CD34": "positive", "desmin": "positive"}),
        ("Stains for CD34 and desmin are negative.", {"CD34": "negative", "desmin": "negative"}),
        ("The cells do not express CD34, desmin.", {"CD34": "negative", "desmin": "negative"}),
        ("CD34 ist negativ, nicht aber Desmin.", {"CD34": "negative", "desmin": "equivocal"}),
    ],
)
def test_a_verb_keeps_its_names_behind_an_adverb_and_before_the_next_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
