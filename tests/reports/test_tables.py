"""Tables whose columns have heads: the tumour's column counts, numbers count what their head says, and no row is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.invariants import misplaced
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]
NEITHER = {"desmin": "negative", "S100": "negative"}
BOTH = {"desmin": "positive", "S100": "negative"}


def graded(reading: ReportReading) -> dict[str, tuple[str | None, str | None]]:
    """Marker to percentage and intensity."""
    return {mention.marker: (mention.percent, mention.intensity) for mention in reading.mentions}


@pytest.mark.parametrize(
    "text",
    [
        "         Tumour   Normal muscle   Mast cells\nDesmin     –          +++         –\nS100       –           –          +",
        "| Stain | Tumour cells | Smooth muscle (control) |\n|---|---|---|\n| Desmin | - | + |\n| S100 | - | + |",
        "Antibody\tNormal tissue\tTumor\nDesmin\t+++\tneg\nS100\t+\tneg",
        "Antikörper   Tumorzellen   Gefäße\nDesmin       neg.          pos.\nS100         neg.          pos.",
        "Anticorps | Vaisseaux | Tumeur\nDesmine | + | –\nPS100 | + | –",
        "抗体,腫瘍細胞,血管\nデスミン,陰性,陽性\nS-100,陰性,陽性",
        "抗体\t肿瘤细胞\t血管\nDesmin\t-\t+\nS-100\t-\t+",
    ],
)
def test_the_column_of_other_cells_is_no_result(read: Read, text: str) -> None:
    assert stains(read(text)) == NEITHER


@pytest.mark.parametrize(
    "text",
    [
        "Stain      Referring lab    Our lab\nDesmin     –                + (diffuse)\nS100       +                –",
        "Marker | Our laboratory | Outside result\nDesmin | positive | negative\nS100 | negative | positive",
        "Antikörper;Einsender;Eigener Befund\nDesmin;negativ;positiv\nS100;positiv;negativ",
        "Marcador | Laboratorio externo | Nuestro laboratorio\nDesmina | negativo | positivo\nS-100 | positivo | negativo",
        "Marcatore\tLaboratorio esterno\tNostro laboratorio\nDesmina\tneg\tpos\nS100\tpos\tneg",
        "标记物 | 外院 | 我院\nDesmin | 阴性 | 阳性\nS-100 | 阳性 | 阴性",
        "항체 | 타원 | 본원\nDesmin | 음성 | 양성\nS100 | 양성 | 음성",
        "Belirteç | Dış merkez | Bizim sonuç\nDesmin | negatif | pozitif\nS100 | pozitif | negatif",
    ],
)
def test_the_column_of_another_laboratory_is_no_result(read: Read, text: str) -> None:
    assert stains(read(text)) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Antigen   % cells   Intensity\nDesmin      85         3\nS100         0         -",
        "Marker | Intensity (0-3) | Extent (%)\nDesmin | 3 | 85\nS100 | 0 | 0",
        "antibody,intensity,percent,clone\nDesmin,3,85,D33\nS100,0,0,poly",
        "Marker | Positive cells | Staining intensity\nDesmin | 85 | strong\nS100 | 0 | none",
        "Anticorps   Intensité   % cellules   Bloc\nDesmine     3           85           2\nPS100       0           0          2",
        "Antikörper\tAnteil\tIntensität\nDesmin\t85\t3\nS100\t0\t0",
        "Anticorpo | Percentuale | Intensità\nDesmina | 85 | 3\nS100 | 0 | 0",
        "Anticorpo | Porcentagem | Intensidade\nDesmina | 85 | 3\nS100 | 0 | 0",
        "抗体 | 陽性率 | 強度\nデスミン | 85 | 3\nS-100 | 0 | 0",
        "\tDesmin\tS100\nIntensity\t3\t0\nPercent\t85\t0",
    ],
)
def test_a_number_counts_what_its_head_says(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == BOTH
    assert graded(reading)["desmin"] == ("85", "strong")


def test_a_score_has_the_name_that_its_head_gives_it(read: Read) -> None:
    text = "Marker | H-score | Localisation | Lot\nSMA | 240 | cytoplasmic | 12\nSTAT6 | 180 | nuclear | 13\nS100 | 0 | - | 14"
    said = read(text).case["markers"]
    assert said["SMA"] == {"result": "positive", "h_score": 240.0, "pattern": "cytoplasmic"}
    assert said["STAT6"]["pattern"] == "nuclear"
    assert stains(read(text))["S100"] == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "Ac             Bloc   Résultat\nDesmine          2     +++\nAE1/AE3          2     –",
        "Antibody | Clone | Dilution | Lot | Result\nDesmin | D33 | 1:100 | 3 | +\nAE1/AE3 | AE1/AE3 | 1:50 | 2 | 0",
        "No\tMarker\tBlock\tResult\n1\tDesmin\t2\tpos\n2\tAE1/AE3\t3\tneg",
        "Antikörper   Klon   Verdünnung   Ergebnis\nDesmin       D33    1:100        +++\nAE1/AE3      AE1    1:50         neg",
        "Anticorpo;Clone;Diluizione;Esito\nDesmina;D33;1:100;positivo\nAE1/AE3;AE1;1:50;negativo",
    ],
)
def test_blocks_clones_and_lots_are_no_results(read: Read, text: str) -> None:
    assert stains(read(text)) == {"desmin": "positive", "keratin": "negative"}


def test_a_name_with_one_blank_before_the_next_column_keeps_its_result(read: Read) -> None:
    text = "Ac              Bloc   Résultat\nSynaptophysine   2     –\nChromogranine A 2     –\nGATA3            2     +"
    assert stains(read(text)) == {"synaptophysin": "negative", "chromogranin": "negative", "GATA3": "positive"}


def test_ticks_stand_for_the_head_of_their_column(read: Read) -> None:
    text = "| Stain | Positive | Focal | Negative |\n|---|---|---|---|\n| Desmin | x | | |\n| SMA | | x | |\n| S100 | | | x |"
    assert stains(read(text)) == {"desmin": "positive", "SMA": "positive", "S100": "negative"}
    assert {m.marker: m.extent for m in read(text).mentions}["SMA"] == "focal"


def test_signs_and_letters_of_no_staining_are_read_in_cells(read: Read) -> None:
    assert stains(read("Marker        Reaktion in Tumorzellen\nDesmin        ø\nS100          +++"))["desmin"] == "negative"
    assert stains(read("Marker | Result\nDesmin | P\nS100 | N")) == BOTH


def test_two_names_may_stand_in_one_row(read: Read) -> None:
    text = "Marker | Result | Marker | Result\nDesmin | + | S100 | -\nSMA | 3+ | CD34 | neg\n | | EMA | +"
    said = {"desmin": "positive", "S100": "negative", "SMA": "positive", "CD34": "negative", "EMA": "positive"}
    assert stains(read(text)) == said


def test_a_result_in_two_columns_is_read_as_one(read: Read) -> None:
    text = 'Stain,Result,Comment\nDesmin,positive,"strong, diffuse"\nS100,negative,nerves +'
    reading = read(text)
    assert stains(reading) == BOTH
    assert reading.case["markers"]["desmin"]["extent"] == "diffuse"


def test_sustentacular_cells_have_a_column_of_their_own(read: Read) -> None:
    reading = read("Marker | Chief cells | Sustentacular cells\nS100 | – | +\nSynaptophysin | + | –")
    assert reading.case["markers"]["S100"] == "negative"
    assert reading.case["markers"]["S100 sustentacular"] == "positive"


def test_a_control_that_failed_leaves_no_result(read: Read) -> None:
    reading = read("Marker | Tumour | Internal control\nSMA | - | -\nS100 | - | +")
    assert stains(reading) == {"SMA": "uninterpretable", "S100": "negative"}


def test_columns_of_entities_tell_what_would_be_usual(read: Read) -> None:
    text = "Marker | This case | Schwannoma | GIST\nDesmin | + | - | -\nS100 | - | + | -"
    assert stains(read(text)) == BOTH
    assert set(stains(read("Marker | Leiomyosarcoma | Schwannoma\nDesmin | + | -\nS100 | - | +")).values()) == {None}


@pytest.mark.parametrize("heads", ["A | B", "Block A1 | Block B2", "Resection | Biopsy", "Reader 1 | Reader 2"])
def test_specimens_that_differ_are_not_understood(read: Read, heads: str) -> None:
    reading = read(f"Stain | {heads}\nDesmin | + | +\nS100 | - | +\nCD34 | - | neg")
    assert stains(reading) == {"desmin": "positive", "CD34": "negative"}
    assert unread(reading) == [("S100 | - | +", "differs between lesions or specimens")]


@pytest.mark.parametrize(
    ("row", "listed"),
    [
        ("Desmin | + | -", "Desmin | + | -"),  # a column without a known head says the opposite
        ("Desmin | + | + | + | x", "Desmin | + | + | + | x"),  # more cells than heads
    ],
)
def test_a_row_that_cannot_be_read_is_listed(read: Read, row: str, listed: str) -> None:
    reading = read(f"Stain | Result | Zentrum Nord\nSMA | + | +\n{row}\nS100 | - | -")
    assert stains(reading) == {"SMA": "positive", "S100": "negative"}
    assert [text for text, _ in unread(reading)] == [listed]


def test_a_number_without_a_unit_is_listed(read: Read) -> None:
    reading = read("Marker | Proportion\nER | 5\nPR | 0")
    assert stains(reading) == {"PR": "negative"}
    assert [text for text, _ in unread(reading)] == ["ER | 5"]


def test_two_results_of_one_stain_in_two_lines_are_listed(read: Read) -> None:
    reading = read("Marker | Block | Result\nDesmin | A1 | +\n | A2 | -\nS100 | A1 | -")
    assert stains(reading) == {"S100": "negative"}
    assert len(unread(reading)) == 1


@pytest.mark.parametrize(
    ("text", "percent", "intensity"),
    [("Desmin 85 3", "85", "strong"), ("Desmin | 2 | 85", "85", "moderate"), ("Desmin\t1\t90\t90", "90", "weak")],
)
def test_numbers_without_heads_are_told_apart_where_they_can_be(read: Read, text: str, percent: str, intensity: str) -> None:
    assert graded(read(f"IHC\n{text}\nSMA 90 3")) == {"desmin": (percent, intensity), "SMA": ("90", "strong")}


@pytest.mark.parametrize("text", ["Desmin 2 3", "Desmin 0 85", "Desmin 2 90 150", "Desmin 40 85"])
def test_numbers_without_heads_that_cannot_be_told_apart_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == {"desmin": None}
    assert [listed for listed, _ in unread(reading)] == [text]


def test_zeros_without_heads_are_negative(read: Read) -> None:
    assert stains(read("Desmin 0 0\nS100   0   0")) == NEITHER


def test_what_stands_around_a_table_is_read(read: Read) -> None:
    text = (
        "Microscopy: spindle cells, mitoses 12/10 HPF.\nIHC: SMA positive.\n\nStain   Result   Block\nDesmin  +        2\n\n"
        "S100    -        2\nCD34 is negative.\nDiagnosis: leiomyosarcoma, 4.9 cm\n"
    )
    reading = read(text)
    assert stains(reading) == {"SMA": "positive", **BOTH, "CD34": "negative"}
    assert reading.reported_diagnosis == "leiomyosarcoma"
    assert reading.case["mitoses"] == {"count": 12, "per": "10 HPF"}
    assert not list(misplaced(reading))


def test_the_words_of_a_result_are_those_of_the_report(read: Read) -> None:
    text = "Result | Block | Marker\n+  (focal) | 2 | Desmin\n- | 2 | S100"
    reading = read(text)
    assert not list(misplaced(reading))
    assert [mention.text for mention in reading.mentions] == ["Desmin", "S100"]


@pytest.mark.parametrize(
    "text",
    [
        "Markers, result and intensity are listed below.\nDesmin is positive, S100 negative.",
        "IHC, done on block 2, shows the following:\nDesmin positive, S100 negative.",
        "Stains:  two, as follows\nDesmin +, S100 -",
        "  The tumour cells   are spindled.\n  Desmin positive,  S100 negative.",
    ],
)
def test_running_text_is_no_table(read: Read, text: str) -> None:
    assert stains(read(text)) == BOTH
    assert unread(read(text)) == []


@pytest.mark.parametrize(
    ("yes", "no", "heads"),
    [
        ("yes", "no", "Antibody | Positive | Negative"),
        ("ja", "nein", "Antikörper | Positiv | Negativ"),
        ("oui", "non", "Anticorps | Positif | Négatif"),
        ("sí", "no", "Anticuerpo | Positivo | Negativo"),
        ("sì", "no", "Anticorpo | Positivo | Negativo"),
        ("sim", "não", "Anticorpo | Positivo | Negativo"),
        ("evet", "hayır", "Antikor | Pozitif | Negatif"),
        ("有", "無", "抗体 | 陽性 | 陰性"),
        ("예", "아니오", "항체 | 양성 | 음성"),
    ],
)
def test_yes_and_no_tick_cells_in_every_language(read: Read, yes: str, no: str, heads: str) -> None:
    text = f"{heads}\nSMA | {yes} | {no}\nS100 | {no} | {yes}\n"
    assert stains(read(text)) == {"SMA": "positive", "S100": "negative"}
    marker, positive, _ = heads.split(" | ")
    assert stains(read(f"{marker} | {positive}\nSMA | {yes}\nS100 | {no}\n")) == {"SMA": "positive", "S100": "negative"}


def test_a_tick_that_is_not_known_is_listed(read: Read) -> None:
    reading = read("Antibody | Positive\nSMA | x\nS100 | qqq\n")
    assert {m.marker: m.status for m in reading.main.mentions if m.status} == {"SMA": "positive"}
    assert "S100" in " ".join(n.text for n in reading.not_understood)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Antikörper | Tumorzellen | interne Kontrolle\nSTAT6 | nukleär positiv | –\nCD99 | positiv | –\nS100 | negativ | –",
            {"STAT6": "positive", "CD99": "positive", "S100": "negative"},
        ),
        (
            "Antibody | Tumour cells | Internal control\nSTAT6 | nuclear positive | -\nSDHB | lost | +\nS100 | negative | -",
            {"STAT6": "positive", "SDHB": "lost", "S100": "uninterpretable"},
        ),
        (
            "Antibody | Tumour cells | Internal control\nSMA | positive | -\nTLE1 | not done | -\nSDHB | lost | negative",
            {"SMA": "positive", "TLE1": "not_performed", "SDHB": "uninterpretable"},
        ),
    ],
)
def test_dashes_below_a_control_are_none_and_a_minus_among_signs_failed(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_title_with_wide_gaps_heads_no_columns(read: Read) -> None:
    assert set(stains(read("IHC PANEL  BLK B3  Run 11/04\nDesmin         POS\nKI67         4%"))) == {"desmin", "Ki-67"}
    assert set(stains(read("IHC PANEL  BLK B3  Run 11/04\nKI67         4%"))) == {"Ki-67"}


@pytest.mark.parametrize(
    "text",
    [
        "Antibody / Result / Comment\nSMA / positive / diffuse\nDesmin / negative /\nCD34 / positive / vessels only",
        " 항체 / 결과 / 비고\n SMA / 양성 / 핵, 강함\n Desmin / 음성 /\n CD34 / 음성 / 주변 혈관만 양성",
        "Marker / clone / result\nSMA / 1A4 / +\nDesmin / D33 / -\nCD34 / QBEnd10 / -",
    ],
)
def test_cells_may_be_parted_by_strokes(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SMA": "positive", "desmin": "negative", "CD34": "negative"}
