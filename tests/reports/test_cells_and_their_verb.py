"""Other cells and what is said of them, whatever stands between: "the vessels, which served as a control, were CD31 positive"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("The vessels, which were dilated, were positive for CD31.", "CD31"),
        ("The vessels - as expected - were positive for CD31.", "CD31"),
        ("Mast cells, which were numerous, were positive for CD117.", "CD117"),
        ("The entrapped nerves, which were at the periphery, stained for S100.", "S100"),
        ("The pericytes, which are seen around vessels, were positive for SMA.", "SMA"),
        ("The endothelium of the compressed vein lumen, thinned in places, was positive for CD31.", "CD31"),
        ("The scattered mast cells that are present throughout the lesion are positive for CD117.", "CD117"),
        ("Die Gefäße, die dilatiert waren, waren positiv für CD31.", "CD31"),
        ("Les vaisseaux, qui étaient dilatés, étaient positifs pour CD31.", "CD31"),
        ("Los vasos, como era de esperar, fueron positivos para CD34.", "CD34"),
        ("I mastociti, numerosi, sono positivi per CD117.", "CD117"),
        ("Os mastócitos, que são numerosos, são positivos para CD117.", "CD117"),
    ],
)
def test_an_insertion_does_not_part_cells_from_their_result(read: Read, text: str, marker: str) -> None:
    assert told(read(text)) == {marker: "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The vessels, but not the tumour cells, were positive for CD31.",
        "The vessels but not the tumour cells were positive for CD31.",
        "The vessels, and not the tumour, express CD31.",
        "The vessel walls, and not the tumour, are CD31 positive.",
        "Die Gefäße, nicht aber die Tumorzellen, waren positiv für CD31.",
        "Los vasos, pero no las células tumorales, fueron positivos para CD31.",
        "Les vaisseaux, mais pas les cellules tumorales, étaient positifs pour CD31.",
        "I vasi, ma non le cellule tumorali, erano positivi per CD31.",
        "Os vasos, mas não as células tumorais, eram positivos para CD31.",
    ],
)
def test_cells_that_are_denied_before_the_verb_do_not_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The tumour cells, which were spindled, were positive for desmin.",
        "The tumour cells, but not the vessels, were positive for desmin.",
        "The tumour cells but not the vessels were positive for desmin.",
        "The tumour cells that surround the vessels are positive for desmin.",
        "Die Tumorzellen, nicht aber die Gefäße, waren positiv für Desmin.",
        "The tumour has prominent vessels, little stroma, and is positive for desmin.",
        "Abundant vessels, scant stroma, positive for desmin.",
        "The lesion is a tumour, 1.6 cm, with neurotropism and lymphoid aggregates: desmin is positive.",
        "The tumour cells surround vessels. They are positive for desmin.",
        "Plump cells surround vessels. These are positive for desmin.",
        "Spindle cells and vessels are seen. They are positive for desmin.",
    ],
)
def test_the_result_of_the_tumour_stays_its_own(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Vessels, which served as a control, were positive for CD31.",
        "The endothelium of the compressed vein, which served as a built-in control, was positive for CD31.",
        "I vasi, che servono da controllo, sono positivi per CD31.",
    ],
)
def test_a_control_among_the_cells_tells_nothing_of_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)).get("CD31") in (None, "negative")


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("The vessels are prominent; they are positive for CD34.", "CD34"),
        ("Mast cells are numerous, and these are positive for CD117.", "CD117"),
        ("Mast cells are numerous. They are positive for CD117.", "CD117"),
        ("Numerous entrapped nerves are seen. These express S100.", "S100"),
        ("Es finden sich zahlreiche Mastzellen; diese sind positiv für CD117.", "CD117"),
        ("Se observan numerosos mastocitos; estos son positivos para CD117.", "CD117"),
        ("On note de nombreux mastocytes ; ceux-ci sont positifs pour CD117.", "CD117"),
        ("Si osservano numerosi mastociti; questi sono positivi per CD117.", "CD117"),
    ],
)
def test_a_pronoun_means_the_cells_that_alone_were_told_of(read: Read, text: str, marker: str) -> None:
    assert told(read(text)) == {marker: "negative"}


def test_these_stains_are_stains(read: Read) -> None:
    assert told(read("Mast cells are numerous. These stains were negative: S100, SMA.")) == {
        "S100": "negative",
        "SMA": "negative",
    }


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("CD117-positive mast cells are scattered throughout the tumour.", "CD117"),
        ("CD117-positive mast cells are seen in the lesion.", "CD117"),
        ("S100-positive dendritic cells are scattered throughout the lesion.", "S100"),
        ("CD117-positive Mastzellen liegen verstreut im Tumor.", "CD117"),
        ("Des mastocytes CD117 positifs sont dispersés dans la tumeur.", "CD117"),
        ("Se observan mastocitos CD117 positivos dispersos en el tumor.", "CD117"),
        ("Mastociti CD117 positivi sono presenti nel tumore.", "CD117"),
        ("Desmin highlights skeletal muscle at the edge.", "desmin"),
        ("Desmin stains skeletal muscle.", "desmin"),
        ("Desmin is positive in skeletal muscle at the edge.", "desmin"),
        ("Desmin is positive in skeletal muscle but negative in the tumour.", "desmin"),
    ],
)
def test_other_cells_in_or_beside_the_tumour_stain_alone(read: Read, text: str, marker: str) -> None:
    assert told(read(text)) == {marker: "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Desmin-positive spindle cells are seen throughout the tumour.",
        "Desmin is positive in the tumour and in skeletal muscle.",
        "Desmin was positive in the muscle and in the tumour.",
        "Desmin is positive in the lung nodule.",
        "Desmin is positive in the lung.",
        "Desmin is positive in the kidney.",
        "Desmin is positive in liver metastases.",
    ],
)
def test_the_tumours_own_staining_stays(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The tumour cells are S100 positive and mast cells are CD117 positive.", {"S100": "positive", "CD117": "negative"}),
        ("Die Tumorzellen sind S100-positiv und Mastzellen CD117-positiv.", {"S100": "positive", "CD117": "negative"}),
        ("Tumour cells are S100 positive and vessels CD34 positive.", {"S100": "positive", "CD34": "negative"}),
        ("The tumour cells are S100 positive, and mast cells CD117 positive.", {"S100": "positive", "CD117": "negative"}),
        ("S100 is positive in tumour cells and mast cells are CD117 positive.", {"S100": "positive", "CD117": "negative"}),
        ("S100 is positive in tumour cells and nerves.", {"S100": "positive"}),
        ("S100 is positive and tumour cells and nerves are SOX10 positive.", {"S100": "positive", "SOX10": "positive"}),
        ("Tumour cells and mast cells are CD117 positive.", {"CD117": "positive"}),
        ("The tumour shows S100 positive nerves and is SMA positive.", {"S100": "negative", "SMA": "positive"}),
        ("En el tumor se observan nervios S100 positivos.", {"S100": "negative"}),
        ("Dans la tumeur, on note des nerfs S100 positifs.", {"S100": "negative"}),
        ("Im Tumor finden sich S100-positive Nerven.", {"S100": "negative"}),
        ("Nel tumore sono presenti nervi S100 positivi.", {"S100": "negative"}),
        ("肿瘤内散在CD117阳性肥大细胞。", {"CD117": "negative"}),
    ],
)
def test_each_clause_has_its_own_cells(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_an_exception_of_other_cells_takes_no_result_away(read: Read) -> None:
    assert told(read("Except in endothelial cells, CD34 is negative.")) == {"CD34": "negative"}


@pytest.mark.parametrize("text", ["CD34 decorates vessels but is otherwise negative."])
def test_a_result_beside_other_cells_is_listed_where_its_subject_is_not_certain(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert [item.reason for item in reading.main.not_understood] == ["a result beside other cells: of these, or of the tumour?"]
