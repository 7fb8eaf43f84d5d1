"""A second lesion is not the one that is reported; what could not be done was not; brackets with a label of their own."""

from __future__ import annotations

import pytest

from ihc_engine.reports.read import ReportReader
from tests.kept import loaded, reader_of


@pytest.fixture(scope="module")
def reader() -> ReportReader:
    return reader_of(loaded())


def _told(reader: ReportReader, text: str) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for mention in reader.read(text).main.mentions:
        if mention.status is not None and not mention.replaced:
            told.setdefault(mention.marker, set()).add(str(mention.status))
    return told


@pytest.mark.parametrize(
    "text",
    [
        "El nódulo principal es CD34 negativo. El segundo nódulo, de 3 mm, es CD34 positivo.",
        "El nódulo principal es CD34 negativo. El segundo nódulo expresa CD34.",
        "Il nodulo principale è CD34 negativo. Il secondo nodulo, di 3 mm, è CD34 positivo.",
        "O nódulo principal é CD34 negativo. O segundo nódulo é CD34 positivo.",
        "Le nodule principal est CD34 négatif. Le second nodule, de 3 mm, exprime CD34.",
        "Der Hauptknoten ist CD34 negativ. Der zweite Knoten (3 mm) ist CD34 positiv.",
        "Der Hauptknoten ist CD34 negativ. Der zweite Knoten exprimiert CD34.",
        "Ana nodülde CD34 negatiftir. İkinci nodülde CD34 pozitiftir.",
        "主病変はCD34陰性。別の小結節はCD34陽性。",
        "주병변은 CD34 음성. 별개의 결절은 CD34 양성.",
        "主病灶CD34(-)。第二个结节CD34(+)。",
    ],
)
def test_a_second_lesion_is_not_the_tumour(reader: ReportReader, text: str) -> None:
    assert _told(reader, text) == {"CD34": {"negative"}}


@pytest.mark.parametrize(
    "text",
    ["El segundo bloque es CD34 positivo.", "Der zweite Block ist CD34 positiv.", "第二个蜡块示CD34(+)。瘤细胞弥漫表达。"],
)
def test_a_second_block_is_the_tumours(reader: ReportReader, text: str) -> None:
    assert _told(reader, text) == {"CD34": {"positive"}}


@pytest.mark.parametrize(
    "text",
    [
        "ALK-Färbung mangels Material nicht durchführbar. SMA ist in den Tumorzellen positiv.",
        "La coloration ALK n'est pas réalisable faute de matériel. Les cellules sont AML +.",
        "No fue factible realizar ALK. Las células son AML +.",
        "ALK non eseguibile per esaurimento del materiale. Le cellule sono SMA +.",
        "Não foi possível realizar ALK. As células são AML +.",
        "ALK yapılması mümkün olmadı. Hücreler SMA (+).",
        "ALKは実施できなかった。SMA陽性。",
        "ALK는 조직 소진으로 진행하지 못함. SMA 양성.",
        "ALK无法检测,SMA(+)。",
    ],
)
def test_what_could_not_be_done_is_not_performed(reader: ReportReader, text: str) -> None:
    assert _told(reader, text) == {"ALK": {"not_performed"}, "SMA": {"positive"}}


@pytest.mark.parametrize(
    "text",
    [
        "No fue posible demostrar expresión de CD34. Las células son AML +.",
        "Non è stato possibile dimostrare espressione di CD34. Le cellule sono SMA +.",
        "Não foi possível demonstrar expressão de CD34. As células são AML +.",
        "无法检测到CD34表达,SMA(+)。",
    ],
)
def test_expression_that_could_not_be_shown_is_negative(reader: ReportReader, text: str) -> None:
    assert _told(reader, text) == {"CD34": {"negative"}, "SMA": {"positive"}}


@pytest.mark.parametrize(
    "text",
    [
        "p16: positif (léiomyome, bloc 7 : RE +, p16 négatif).",
        "p16: positiv (Block 7, Leiomyom: ER +, p16 negativ).",
        "p16: pozitif (blok 7, leiomyom: ER +, p16 negatif).",
        "p16陽性(ブロック7、平滑筋腫:ER+、p16-)。",
        "p16(+)(蜡块7,平滑肌瘤:ER+,p16-)。",
        "p16: 양성 (블록 7, 평활근종: ER +, p16 음성).",
        "p16 : positif. L'antécédent signalé (naevus du dos, 2015 : PS100+, p16 négatif) est sans rapport.",
    ],
)
def test_brackets_with_a_label_of_another_lesion_are_listed(reader: ReportReader, text: str) -> None:
    assert _told(reader, text) == {"p16": {"positive"}}


@pytest.mark.parametrize(
    "text",
    [
        "Schwannom (Block 2: S100 +, SOX10 +).",
        "Schwannome (bloc 2 : PS100 +, SOX10 +).",
        "Immunhistochemie (Block 3): S100 +, SOX10 +.",
    ],
)
def test_brackets_with_a_block_of_the_tumour_are_read(reader: ReportReader, text: str) -> None:
    assert _told(reader, text) == {"S100": {"positive"}, "SOX10": {"positive"}}


@pytest.mark.parametrize(
    "text",
    [
        "EMA perinöral hücreleri işaretlemiş, lezyonda (-).",
        "EMA perinöral hücreleri boyamıştır, tümör hücreleri negatif.",
        "EMA: nur Perineurium, die Tumorzellen selbst -.",
        "EMA : capsule +, les cellules tumorales elles-mêmes -.",
    ],
)
def test_what_is_told_of_the_tumours_own_cells_counts(reader: ReportReader, text: str) -> None:
    assert _told(reader, text) == {"EMA": {"negative"}}


@pytest.mark.parametrize(
    "text", ["EMA subkapsüler bölgeyi boyamıştır, tümör hücreleri negatif.", "EMA boyandı, tümör hücreleri negatif."]
)
def test_a_tumour_that_is_negative_behind_a_verb_is_never_positive(reader: ReportReader, text: str) -> None:
    assert "positive" not in _told(reader, text).get("EMA", set())


def test_a_stain_behind_a_verb_keeps_its_own_result(reader: ReportReader) -> None:
    assert _told(reader, "CD34 boyandı, tümör hücreleri S100 için negatif.") == {"CD34": {"positive"}, "S100": {"negative"}}


def test_long_sentences_are_read_in_time(reader: ReportReader) -> None:
    reader.read("p16 positif (bloc 7, léiomyome : RE +), el segundo nódulo " * 350)
