"""What would be, what was of another time, and what stands beside a result are no results of this tumour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "SDHB falló. Si SDHB tras repetir resultara perdida, se considerará síndrome hereditario.",
        "SDHB Färbung misslungen. Sollte SDHB nach Wiederholung verloren sein, wäre ein Syndrom zu erwägen.",
        "SDHB: échec technique. Si SDHB s'avère perdu après répétition, envisager un syndrome.",
    ],
)
def test_what_would_be_of_a_stain_that_failed(read: Read, text: str) -> None:
    assert told(read(text)) == {"SDHB": "uninterpretable"}


@pytest.mark.parametrize(
    "text",
    [
        "Nota: la pérdida de H3K27me3, de haberse estudiado, no se esperaría en esta lesión benigna.",
        "Loss of H3K27me3, had it been tested, would not be expected.",
        "Una pérdida de SDHB, si se estudiara, apoyaría un síndrome.",
        "Rappelons qu'un GIST à SDHB perdu répond mal à l'imatinib.",
    ],
)
def test_loss_that_nobody_saw(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Wenn auch SMA positiv ist, fehlt Desmin.",
        "Si bien SMA es positivo, desmina es negativa.",
    ],
)
def test_concessions_are_no_conditions(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SMA": "positive", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "STAT6 +, CD34 +. Si tratta di metastasi da noto primitivo meningeo (2011, allora CD34 negativo).",
        "STAT6 +, CD34 +. Métastase d'une tumeur méningée connue (2011, alors CD34 négatif).",
        "STAT6 +, CD34 +. Metástasis de tumor meníngeo conocido (2011, entonces CD34 negativo).",
        "STAT6 +, CD34 +. Metástase de tumor meníngeo conhecido (2011, então CD34 negativo).",
    ],
)
def test_what_was_then(read: Read, text: str) -> None:
    assert told(read(text)) == {"STAT6": "positive", "CD34": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "S100 negativ. Die Positivkontrollen (Haut für S100, Tonsille für CD34) reagierten regelrecht.",
        "S-100 negativo. Controles: satisfactorios (piel S-100 positiva, amígdala Bcl-2 positiva).",
        "S100 négative. Les témoins positifs (peau pour PS100, amygdale pour CD34) sont satisfaisants.",
        "S-100 negativa. I controlli positivi (cute per S-100, tonsilla per CD34) hanno reagito adeguatamente.",
        "S-100 negativo. Os controles positivos (pele para S-100, amígdala para CD34) reagiram adequadamente.",
        "S100 negative. Positive controls (skin for S100, tonsil for CD34) reacted as expected.",
    ],
)
def test_tissue_of_controls_in_brackets(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"S100": "negative"}
    assert "site" not in reading.case


@pytest.mark.parametrize(
    "text",
    [
        "CD117 e DOG1 sono risultati negativi: il debole viraggio citoplasmatico del preparato inviato è aspecifico.",
        "CD117 y DOG1 son negativos: la débil tinción citoplasmática es inespecífica.",
        "CD117 et DOG1 sont négatifs : le faible marquage cytoplasmique est aspécifique.",
        "CD117 und DOG1 sind negativ, die schwache zytoplasmatische Färbung ist unspezifisch.",
        "CD117 and DOG1 are negative: the weak cytoplasmic blush is non-specific.",
    ],
)
def test_negative_and_explained(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD117": "negative", "DOG1": "negative"}


def test_results_that_are_doubtful_stay_so(read: Read) -> None:
    said = {"S100": "negative", "SOX10": "equivocal"}
    assert told(read("S100 negative, SOX10 equivocal, weak nuclear.")) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA-Expression vorhanden, Desmin-Expression nicht nachweisbar.", {"SMA": "positive", "desmin": "negative"}),
        ("SMA-Expression nachweisbar, Desmin negativ.", {"SMA": "positive", "desmin": "negative"}),
        ("S100 expression was seen, but only in nerves.", {"S100": "negative"}),
        ("Östrogen- und Progesteronrezeptor positiv.", {"ER": "positive", "PR": "positive"}),
        ("Progesteron- und Östrogenrezeptor nicht exprimiert.", {"ER": "negative", "PR": "negative"}),
    ],
)
def test_what_is_there_beside_what_is_not(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_a_lady_is_no_stain(read: Read) -> None:
    reading = read("Mme B., 71 ans, opérée d'une tumeur gastrique de 3,2 cm, sans nécrose. GIST fusiforme (CD117+, DOG1+)")
    assert stains(reading) == {"CD117": "positive", "DOG1": "positive"}
    assert reading.case["site"] == "stomach"
    assert reading.case["sex"] == "female"


@pytest.mark.parametrize(
    "text",
    [
        "La lámina de CD31 está desenfocada y no permite valoración.",
        "A lâmina de CD31 está fora de foco e não permite avaliação.",
        "La lame de CD31 est floue et ne permet pas d'interprétation.",
        "Il vetrino CD31 è fuori fuoco e non consente una valutazione.",
        "Der CD31-Schnitt ist unscharf und lässt keine Beurteilung zu.",
    ],
)
def test_slides_that_cannot_be_read(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "uninterpretable"}


def test_german_well_is_no_gut(read: Read) -> None:
    assert "site" not in read("Gut begrenzter Tumor. SMA positiv.").case
