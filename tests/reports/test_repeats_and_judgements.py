"""What one's own repeat shows, what the report counts as unstained, and what an entity shows beside this case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Dans votre laboratoire, EMA était négatif ; repris ici, il est positif.",
        "Dans votre laboratoire, EMA était négatif. Repris ici, il est positif.",
        "EMA figuraba como negativo; el control no teñía, de modo que la repetí: es francamente positivo.",
        'I preparati inviati mostravano "EMA negativa"; con il nostro clone EMA è positiva.',
        "Nel referto esterno EMA risultava negativo, ma alla ripetizione presso il nostro centro è intensamente positivo.",
        "Dış merkezde EMA negatif bildirilmiş olup merkezimizde yapılan tekrar boyamada EMA yaygın pozitiftir.",
        "前医の報告ではEMA陰性とされていたが、当院の再検では陽性であった。",
        "외부 병원에서 EMA 음성으로 보고되었으나 본원에서 재시행한 결과 양성이다.",
        "No laudo externo o EMA constava como negativo, mas na repetição em nosso serviço é fortemente positivo.",
        "外院报告EMA阴性，我院重做为阳性。",
        "Im auswärtigen Befund war EMA negativ, in unserer Wiederholung jedoch eindeutig positiv.",
    ],
)
def test_an_own_repeat_stands(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"EMA": "positive"}
    assert not reading.main.contradictions


@pytest.mark.parametrize(
    "text",
    [
        "SDHB : ininterprétable sur le premier bloc ; après reprise sur un autre bloc, perte d'expression.",
        "SDHB: ilk blokta değerlendirilemedi; başka blokta tekrarlandığında kayıp izlendi.",
    ],
)
def test_a_repeat_of_what_failed_stands(read: Read, text: str) -> None:
    assert told(read(text)) == {"SDHB": "lost"}


@pytest.mark.parametrize(
    "text",
    [
        "이전 생검에서 desmin 양성이었던 종양은 이번 검체에서 desmin 음성이다.",
        "Im Vorbefund war Desmin positiv, jetzt ist Desmin negativ.",
    ],
)
def test_what_this_specimen_shows_is_a_part_of_its_own(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}


def test_a_positive_result_that_the_repeat_does_not_confirm_is_none(read: Read) -> None:
    text = "Im Vorbefund war Desmin als positiv angegeben, dies ließ sich in der Wiederholung nicht bestätigen. SMA positiv."
    assert told(read(text)) == {"SMA": "positive"}


@pytest.mark.parametrize(
    ("others", "ours"),
    [
        ("Immunohistochimie du demandeur :", "Immunohistochimie dans notre centre :"),
        ("Inmunohistoquímica del centro remitente:", "Inmunohistoquímica propia:"),
        ("Immunhistochemie des Einsenders:", "Eigene Immunhistochemie:"),
        ("Gönderen merkezin immünohistokimyası:", "Merkezimizin immünohistokimyası:"),
        ("Imuno-histoquímica do serviço de origem:", "Nossa imuno-histoquímica:"),
        ("Immunoistochimica del centro inviante:", "Immunoistochimica nostra:"),
        ("外院免疫组化：", "我院免疫组化："),
        ("前医の免疫染色：", "当院の免疫染色："),
        ("의뢰기관 면역염색:", "본원 면역염색:"),
        ("Outside IHC:", "Repeat IHC in our laboratory:"),
    ],
)
def test_lists_below_the_heads_of_two_laboratories(read: Read, others: str, ours: str) -> None:
    reading = read(f"{others}\nCD34: +\nS100: -\ndesmin: +\n{ours}\nCD34: -\nS100: +")
    assert told(reading) == {"CD34": "negative", "S100": "positive", "desmin": "positive"}
    assert not reading.main.contradictions


def test_a_list_below_the_head_of_another_laboratory_alone_stands(read: Read) -> None:
    assert told(read("Immunohistochimie externe :\nCD34 : +\nS100 : -")) == {"CD34": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "WT1 ist nur zytoplasmatisch positiv und wird als negativ gewertet.",
        "WT1 zytoplasmatisch positiv, somit negativ.",
        "WT1 est positif uniquement dans le cytoplasme, considéré comme négatif.",
        "WT1 es positivo solo en el citoplasma, por lo que se considera negativo.",
        "WT1 sitoplazmik pozitif olup negatif kabul edilmiştir.",
        "WT1は細胞質にのみ染色され、陰性と判定した。",
        "WT1은 세포질에 양성이나 음성으로 판정하였다.",
        "WT1 é positivo apenas no citoplasma, sendo considerado negativo.",
        "WT1 è positivo solo nel citoplasma, pertanto da considerarsi negativo.",
        "WT1 胞质（+），故判读为阴性。",
        "WT1 : quelques noyaux faiblement positifs, jugé négatif.",
        "WT1: einzelne Kerne schwach positiv, als negativ gewertet.",
        "WT1는 소수 핵에 약양성이나 음성으로 판정.",
        "WT1は少数の核に弱陽性だが、陰性と判定。",
    ],
)
def test_what_is_counted_as_unstained_is_negative(read: Read, text: str) -> None:
    assert told(read(text)) == {"WT1": "negative"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("WT1 zytoplasmatisch positiv, Kerne negativ, SMA negativ.", {"WT1": "positive", "SMA": "negative"}),
        ("EMA membranär positiv, negativ für SMA.", {"EMA": "positive", "SMA": "negative"}),
        ("CD34 faiblement positif, desmine non exprimée.", {"CD34": "positive", "desmin": "negative"}),
        ("S100 est positif, la mélanine n'est pas exprimée.", {"S100": "positive"}),
        ("CD34 positiv, nicht exprimiert werden Desmin und SMA.", {"CD34": "positive", "desmin": "negative", "SMA": "negative"}),
    ],
)
def test_a_denial_of_something_else_counts_nothing_as_unstained(read: Read, text: str, says: dict[str, str]) -> None:
    assert told(read(text)) == says


@pytest.mark.parametrize(
    "text",
    [
        "Dans l'angiosarcome CD31 est positif, dans notre cas CD31 est négatif.",
        "Dans l'angiosarcome, CD31 est positif, mais il est négatif dans notre cas.",
        "En el angiosarcoma CD31 es positivo; en nuestro caso CD31 es negativo.",
        "Nell'angiosarcoma CD31 è positivo, nel nostro caso CD31 è negativo.",
        "No angiossarcoma o CD31 é positivo, no nosso caso o CD31 é negativo.",
        "Anjiyosarkomda CD31 pozitiftir, ancak olgumuzda negatiftir.",
        "血管肉瘤CD31阳性，本例阴性。",
        "血管肉腫ではCD31が陽性となり、本例ではCD31は陰性であった。",
        "혈관육종에서는 CD31이 양성이나, 본 증례에서는 음성이다.",
        "Beim Angiosarkom ist CD31 positiv, in unserem Fall aber negativ.",
    ],
)
def test_what_an_entity_shows_is_not_what_this_case_shows(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"CD31": "negative"}
    assert not reading.main.contradictions
    assert all(named.certainty != "stated" for named in reading.main.diagnoses)


@pytest.mark.parametrize(
    "text",
    ["Angiosarkom: CD31 positiv, jetzt CD34 negativ.", "Angiosarcome : CD31 positif, CD34 négatif."],
)
def test_stains_of_the_diagnosis_stay_its_own(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "positive", "CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Die Zellen sind bis auf CD34 positive Gefäße negativ.",
        "Die Tumorzellen sind bis auf CD34-positive Gefäße negativ.",
        "Die Tumorzellen sind außer einzelnen CD34 positiven Gefäßen negativ.",
    ],
)
def test_stained_cells_excepted_without_commas(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34 şüpheli, desmin pozitif.",
        "CD34: ŞÜPHELİ\nDESMİN: POZİTİF",
        "CD34 (şüpheli), desmin (+)",
        "CD34可疑，desmin阳性。",
        "CD34 fraglich, Desmin positiv.",
        "CD34: posible. Desmina: positiva.",
    ],
)
def test_words_of_doubt_behind_a_name_are_its_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "equivocal", "desmin": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "p53 positiv (Mutationstyp)",
        "p53 positivo (patrón mutado)",
        "p53 positif (profil muté)",
        "p53 pozitif (mutant tip)",
        "p53 positivo (pattern mutato)",
        "p53 positivo (padrão mutado)",
        "p53 阳性（突变型）",
        "p53 陽性（変異型）",
        "p53 양성 (돌연변이 양상)",
    ],
)
def test_a_pattern_tells_how_a_positive_protein_is_positive(read: Read, text: str) -> None:
    assert told(read(text)) == {"p53": "positive"}


@pytest.mark.parametrize("text", ["p53 ile vahşi tip boyanma izlendi.", "p53 : marquage de type sauvage."])
def test_a_wild_type_pattern_is_no_positive_result(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "CD34とS100は腫瘍細胞でそれぞれ陽性と陰性であった。",
        "CD34和S100在肿瘤细胞中分别为阳性和阴性。",
        "CD34와 S100은 종양세포에서 각각 약양성과 음성 소견을 보임.",
    ],
)
def test_cells_before_the_word_that_deals_results_out(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("La actina es positiva y la desmina negativa.", {"desmin": "negative"}),
        ("L'actine est positive et la desmine négative.", {"desmin": "negative"}),
        ("CD34 negativ und Aktin positiv.", {"CD34": "negative"}),
        ("CD34 neg / actina pos / desmina neg", {"CD34": "negative", "desmin": "negative"}),
        ("CD34 negativo ed actina positiva.", {"CD34": "negative"}),
    ],
)
def test_an_unknown_stain_between_others_is_listed_with_its_result(read: Read, text: str, says: dict[str, str]) -> None:
    reading = read(text)
    assert told(reading) == says
    assert any("act" in words.lower() or "akt" in words.lower() for words, _ in unread(reading))


@pytest.mark.parametrize(
    "text",
    [
        "CD34 . positivo\nS100 . negativo\nDesmina . débil",
        "CD34 . positiv\nS100 . negativ\nDesmin . schwach positiv",
        "CD34. Positiv\nS100. Negativ\nDesmin. Schwach positiv",
        "CD34. positivo\nS100. negativo\nDesmina. positiva en células tumorales",
        "CD34. 阳性\nS100. 阴性\nDesmin. 弱阳性",
    ],
)
def test_a_point_between_name_and_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive", "S100": "negative", "desmin": "positive"}


def test_a_point_behind_the_last_name_of_a_list_ends_it(read: Read) -> None:
    says = {"SMA": "negative", "desmin": "negative", "CD34": "negative", "S100": "positive"}
    assert told(read("Negativ: SMA, Desmin,\nCD34. Positiv: S100\n")) == says


@pytest.mark.parametrize(
    "text",
    [
        "凡例：◎ 強陽性、○ 陽性、△ 一部陽性、× 陰性\nCD34 ◎\nS100 ×\nデスミン △",
        "免疫染色（◎：強陽性、○：陽性、△：弱陽性、×：陰性）\nCD34：◎、S100：×、デスミン：△",
        "○ CD34、デスミン\n× S100\n凡例：○陽性　×陰性",
        "CD34 ○, S100 ×, desmin ○ (○ = 양성, × = 음성)",
        "大きさ3×2cm、×400。\n凡例：○陽性　×陰性\nCD34 ○\nS100 ×\nデスミン ○",
    ],
)
def test_symbols_say_what_their_key_says(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive", "S100": "negative", "desmin": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34 ○、S100 ×、デスミン △",
        "凡例：○陽性　×陰性\n○CD34、×S100、○SMA",
        "○ CD34\n× desmin、EMA\n凡例：○陽性　×不明",
        "○ CD34\n△ desmin\n凡例：○陽性　×陰性",
    ],
)
def test_symbols_without_a_key_say_nothing(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Befund A: CD34 positiv, S100 negativ.\nBefund B: CD34 negativ, S100 positiv.",
        "Neoplasia 1: CD34 positivo, S100 negativo.\nNeoplasia 2: CD34 negativo, S100 positivo.",
        "①号：CD34（+），S100（-）。\n②号：CD34（-），S100（+）。",
        "1号：CD34（+），S100（-）。\n2号：CD34（-），S100（+）。",
    ],
)
def test_numbered_findings_are_parts(read: Read, text: str) -> None:
    assert [stains(part)["CD34"] for part in read(text).parts] == ["positive", "negative"]


@pytest.mark.parametrize(
    "text",
    [
        "Wir bestätigen die Positivität für DOG1, nicht jedoch die für CD34.",
        "Wir bestätigen die Positivität für DOG1, nicht aber die für CD34.",
        "Die Tumorzellen exprimieren DOG1, nicht jedoch das CD34.",
        "DOG1 ist positiv, nicht hingegen CD34.",
        "Confermiamo la positività per DOG1, non quella per CD34.",
        "Confirmamos la positividad de DOG1, no así la de CD34.",
    ],
)
def test_what_is_not_confirmed_beside_what_is(read: Read, text: str) -> None:
    assert told(read(text)) == {"DOG1": "positive", "CD34": "negative"}


def test_tissue_that_is_denied_behind_a_contrast_is_no_stain(read: Read) -> None:
    assert told(read("SMA färbt die Gefäßwände, nicht jedoch die Tumorzellen.")) == {"SMA": "negative"}
