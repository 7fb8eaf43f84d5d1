"""Clones and signs between dashes, contrasts behind results, what is told of another entity, what serum holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("SMA - 1A4 - 3+", {"SMA": "positive"}),
        ("SMA – clone 1A4 – positive\nCD34 – QBEnd10 – negative", {"SMA": "positive", "CD34": "negative"}),
        ("CD34 - QBEnd/10 (Dako) - neg", {"CD34": "negative"}),
        ("CD117 — polyclonal A4502 — 3+", {"CD117": "positive"}),
        ("CD34 - QBEnd10 - -", {"CD34": "negative"}),
        ("SMA - 1A4 - 3+, desmin - D33 - neg", {"SMA": "positive", "desmin": "negative"}),
        (" - Actina de músculo liso — 1A4 — ++++/4\n - S100 — policlonal — negativo", {"SMA": "positive", "S100": "negative"}),
        ("SMA -, 1A4 -, S100 +", {"SMA": "negative", "S100": "positive"}),
        ("CD34 - , STAT6 - , desmin +", {"CD34": "negative", "STAT6": "negative", "desmin": "positive"}),
    ],
)
def test_dashes_around_a_clone_are_no_minus(read: Read, text: str, stains: dict[str, str]) -> None:
    reading = read(text)
    assert told(reading) == stains
    assert not reading.main.contradictions


@pytest.mark.parametrize(
    "text",
    ["SMA + - desmin - - S100 + - CD34 -", "SMA: + - desmin: - - S100: + - CD34: -", "SMA + – desmin - – S100 + – CD34 -"],
)
def test_the_first_of_two_dashes_between_stains_is_a_minus(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative", "S100": "positive", "CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Desmin positive; negative however SMA and S100.",
        "Desmin positive; negative, in contrast, are SMA and S100.",
        "Desmina positiva; negativi invece SMA, S100.",
        "Desmina positiva; negativos en cambio SMA, S100.",
        "Desmine positive ; négatifs en revanche SMA, PS100.",
        "Desmin positiv; negativ hingegen SMA, S100.",
    ],
)
def test_a_contrast_between_a_result_and_its_stains_parts_nothing(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive", "SMA": "negative", "S100": "negative"}


def test_a_contrast_behind_which_a_stain_has_its_own_result_parts_them(read: Read) -> None:
    assert told(read("Desmin positive; negative but SMA positive."))["SMA"] == "positive"
    assert told(read("Positive, however, SMA is negative.")) == {"SMA": "negative"}
    assert told(read("Positivi SMA; negativi però S100 e CD34, mentre CD99 è positivo.")) == {
        "SMA": "positive",
        "S100": "negative",
        "CD34": "negative",
        "CD99": "positive",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The main differential is leiomyosarcoma, whose desmin is diffuse. S100 is negative.",
        "The main differential is leiomyosarcoma, which may express HMB45 but in which desmin is positive. S100 is negative.",
        "The differential includes leiomyosarcoma, whose cells are desmin positive. S100 is negative.",
        "El principal diferencial es el leiomiosarcoma, cuyas células son positivas para desmina. S100 negativo.",
        "Le principal diagnostic différentiel est le léiomyosarcome, dont la desmine est positive. PS100 négative.",
        "Hauptdifferentialdiagnose ist das Leiomyosarkom, dessen Zellen Desmin exprimieren. S100 negativ.",
        "La diagnosi differenziale principale è il leiomiosarcoma, la cui desmina è positiva. S100 negativa.",
        "O principal diferencial é o leiomiossarcoma, cuja desmina é positiva. S100 negativo.",
    ],
)
def test_whose_stain_is_that_of_the_diagnosis_before_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative"}


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("This is a leiomyosarcoma, whose cells are SMA and desmin positive.", {"SMA": "positive", "desmin": "positive"}),
        ("Es handelt sich um ein Leiomyosarkom, dessen Zellen SMA exprimieren.", {"SMA": "positive"}),
        ("GIST was excluded in this spindle cell tumour, whose cells are negative for CD117.", {"CD117": "negative"}),
        (
            "Schwannoma is excluded; the tumour, in which S100 is negative, is SMA positive.",
            {"S100": "negative", "SMA": "positive"},
        ),
    ],
)
def test_whose_stain_is_of_this_tumour_where_that_is_meant(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize(
    "text",
    [
        "Serum AFP was normal. The tumour cells were positive for SMA.",
        "Serum alpha-fetoprotein and beta-HCG were within normal limits. SMA positive.",
        "AFP sérica normal. SMA positivo.",
        "AFP im Serum negativ. SMA positiv.",
        "La AFP sierica è risultata negativa. SMA positivo.",
        "血清AFP阴性。SMA阳性。",
        "血清AFPは陰性。SMA陽性。",
        "혈청 AFP 음성. SMA 양성.",
    ],
)
def test_what_serum_holds_is_no_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive"}


def test_a_stain_beside_the_serum_of_its_marker_is_one(read: Read) -> None:
    said = told(read("Serum chromogranin was elevated; the tumour is positive for chromogranin and negative for CD56."))
    assert said == {"chromogranin": "positive", "CD56": "negative"}


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("CD117 and DOG1 are positive, CD34 too.", {"CD117": "positive", "DOG1": "positive", "CD34": "positive"}),
        ("CD117 and DOG1 both light up, CD34 too.", {"CD117": "positive", "DOG1": "positive", "CD34": "positive"}),
        ("S100 is negative, SOX10 too.", {"S100": "negative", "SOX10": "negative"}),
        ("CD117 positive; CD34 too, desmin negative.", {"CD117": "positive", "CD34": "positive", "desmin": "negative"}),
        ("SMA positiv, Desmin auch.", {"SMA": "positive", "desmin": "positive"}),
        ("SMA, desmin too, were positive.", {"SMA": "positive", "desmin": "positive"}),
    ],
)
def test_too_says_the_result_before_again(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize(
    "text",
    [
        "We stained for keratin and EMA, neither of which stains the tumour.",
        "We added keratin and EMA, none of which was positive.",
        "Añadimos queratina y EMA, ninguno de los cuales fue positivo.",
        "Nous avons ajouté kératine et EMA, dont aucun n'est positif.",
        "Abbiamo aggiunto citocheratina ed EMA, nessuna delle quali è risultata positiva.",
        "Acrescentámos queratina e EMA, nenhum dos quais foi positivo.",
    ],
)
def test_neither_of_which_denies_those_before_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"keratin": "negative", "EMA": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Marker\tResult\tComment\nSMA\tPositive\tdiffuse\nKi67\tPositive\t4%",
        "Marker | Result | Comment\nSMA | Positive | diffuse\nKi-67 | Positive | 4 %",
    ],
)
def test_the_percentage_of_an_index_may_stand_as_a_remark(read: Read, text: str) -> None:
    mention = next(m for m in read(text).main.mentions if m.marker == "Ki-67")
    assert mention.percent == "4"


def test_lines_of_a_note_in_a_message_go_on_with_each_other(read: Read) -> None:
    text = "MSH|^~\\&|LAB\nNTE|1||IMMUNOSTAINS: S100 IS POSITIVE. EMA, STAT6,\nNTE|2||CD34 AND SMA ARE NEGATIVE."
    reading = read(text)
    assert told(reading) == {"S100": "positive", "EMA": "negative", "STAT6": "negative", "CD34": "negative", "SMA": "negative"}
    assert all(text[m.start : m.end] == m.text for m in reading.main.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Zu A (Haupttumor): CD117 +++, DOG1 +++, Desmin negativ.\nZu B: SMA +++, Desmin +++, CD117 negativ.",
        "Ad 1: CD117 positiv, DOG1 positiv, Desmin negativ.\nAd 2: SMA positiv, Desmin positiv, CD117 negativ.",
        "For A: CD117 positive, DOG1 positive, desmin negative.\nFor B: SMA and desmin positive, CD117 negative.",
    ],
)
def test_what_concerns_a_specimen_is_told_of_it(read: Read, text: str) -> None:
    first, second = read(text).parts
    assert {m.marker: m.status for m in first.mentions} == {"CD117": "positive", "DOG1": "positive", "desmin": "negative"}
    assert {m.marker: m.status for m in second.mentions} == {"SMA": "positive", "desmin": "positive", "CD117": "negative"}


@pytest.mark.parametrize(
    ("head", "result"),
    [
        ("Informe inicial (resumen):", "positivo"),
        ("Compte rendu initial (résumé) :", "positif"),
        ("Laudo inicial (resumo):", "positivo"),
        ("Referto iniziale (riassunto):", "positivo"),
    ],
)
def test_the_first_report_of_a_specimen_holds_where_nothing_replaces_it(read: Read, head: str, result: str) -> None:
    assert told(read(f"{head} CD34 {result}, BCL2 {result}. STAT6 {result}.")) == dict.fromkeys(
        ("CD34", "BCL2", "STAT6"), "positive"
    )


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("A 22-year-old previously healthy man was admitted. SMA positive.", "age", 22),
        ("Mr, 64 yrs. Kidney mass. SMA positive.", "sex", "male"),
        ("Ms, aged 46. Finger lump. SMA negative.", "sex", "female"),
        ("58 YO WM. Thigh mass, SMA (+).", "sex", "male"),
        ("Age\t57\nSex\tF\nSMA\tpositive", "sex", "female"),
        ("Se recibe tumoración de 5.1 por 4.4 por 4 centímetros. TLE1 positivo.", "size", 5.1),
        ("Tumeur mesurant 13,2 cm. SMA négatif. Score de Demicco : haut risque (taille 10 à 15 cm).", "size", 13.2),
        ("Neoformazione capsulata di cm 3,1 x 2,5 x 2. SMA positivo.", "size", 3.1),
    ],
)
def test_persons_and_sizes_told_in_passing(read: Read, text: str, kind: str, value: object) -> None:
    assert [s.value for s in read(text).main.statements if s.kind == kind] == [value]
