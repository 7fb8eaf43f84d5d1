"""Denials of "only", of several that are called by a stain, of levels; shares beside a cut-off; cells called other cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sadece S100 değil SOX10 da pozitif.", {"S100": "positive", "SOX10": "positive"}),
        ("Yalnızca S100 değil aynı zamanda SOX10 pozitif.", {"S100": "positive", "SOX10": "positive"}),
        ("Sadece S100 pozitif değil, SOX10 da pozitif.", {"S100": "positive", "SOX10": "positive"}),
        ("Sadece S100 değil SOX10 da negatif.", {"S100": "negative", "SOX10": "negative"}),
        ("S100 değil SOX10 pozitif.", {"S100": "negative", "SOX10": "positive"}),
    ],
)
def test_a_denial_of_only_says_both(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "None of the S100 negative tumours was SMA positive.",
        "Not one of the S100 negative tumours was SMA positive.",
        "None of the S100-negative tumour cells express SMA.",
        "Keiner der S100-negativen Tumoren war SMA-positiv.",
        "Ninguno de los tumores S100 negativos fue SMA positivo.",
        "Aucune des tumeurs PS100 négatives n'était SMA positive.",
        "Nessuno dei tumori S100 negativi era SMA positivo.",
        "Nenhum dos tumores S100 negativos foi SMA positivo.",
    ],
)
def test_none_of_several_denies_the_verb_and_no_attribute(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "SMA": "negative"}


def test_none_of_several_with_an_attribute_that_is_positive(read: Read) -> None:
    assert told(read("None of the SMA-positive nodules was S100 positive.")) == {"SMA": "positive", "S100": "negative"}
    assert told(read("None of the cases, including ours, was SMA positive.")) == {"SMA": "negative"}
    assert told(read("No S100 positive cells were seen.")) == {"S100": "negative"}


@pytest.mark.parametrize(
    "text",
    ["Cyclin D1 is not increased.", "MDM2 expression is not increased.", "Cyclin D1 nicht vermehrt exprimiert. Desmin fehlt."],
)
def test_a_level_that_is_not_high_says_not_whether_anything_stains(read: Read, text: str) -> None:
    reading = read(text)
    assert {"cyclin D1", "MDM2"}.isdisjoint(told(reading))
    assert unread(reading)


@pytest.mark.parametrize(
    "text",
    [
        "Ki-67 is not raised. Desmin is positive.",
        "Ki-67 ist nicht erhöht. Desmin ist positiv.",
        "Le Ki-67 n'est pas augmenté. La desmine est positive.",
        "El índice Ki-67 no está aumentado. La desmina es positiva.",
        "O Ki-67 não está aumentado. A desmina é positiva.",
        "Ki-67 artmamıştır. Desmin pozitiftir.",
        "Ki-67未升高。Desmin阳性。",
        "Ki-67増加はない。Desmin陽性。",
    ],
)
def test_an_index_that_is_not_high_is_low(read: Read, text: str) -> None:
    assert told(read(text)) == {"Ki-67": "low", "desmin": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MYC 30 %, below the cut-off of 40 %.", {"MYC": "equivocal"}),
        ("MYC 30 % (below the cut-off of 40 %), BCL2 positive.", {"MYC": "equivocal", "BCL2": "positive"}),
        ("MYC 30 %, unter dem Schwellenwert von 40 %.", {"MYC": "equivocal"}),
        ("MYC positive in 50 %, above the cut-off of 40 %.", {"MYC": "positive"}),
        ("ER 0.5 %, below the cut-off of 1 %.", {"ER": "negative"}),
        ("S100 30 %, SMA below 1 %.", {"S100": "positive", "SMA": "negative"}),
        ("HER2 1+ of 3+.", {"HER2": "negative"}),
        ("HER2: 1+ von 3+.", {"HER2": "negative"}),
        ("HER2 1+ sur 3+.", {"HER2": "negative"}),
        ("HER2 3+ of 3+.", {"HER2": "positive"}),
        ("HER2 1+ to 3+.", {"HER2": "equivocal"}),
    ],
)
def test_cut_offs_and_scales_are_no_results(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "S100 marks the spindle cells and is absent from the epithelioid cells.",
        "S100 marks the spindle cells but not the epithelioid cells.",
        "S100 färbt die Spindelzellen und fehlt in den epitheloiden Zellen.",
        "S100 ist positiv in den Spindelzellen und negativ in den epitheloiden Zellen.",
        "S100 marca las células fusiformes y está ausente en las células epitelioides.",
        "La PS100 marque les cellules fusiformes et est absente des cellules épithélioïdes.",
        "S100 marca le cellule fusate ed è assente nelle cellule epitelioidi.",
    ],
)
def test_two_kinds_of_cells_of_one_tumour_are_stained_in_part(read: Read, text: str) -> None:
    (mention,) = read(text).main.mentions
    assert (mention.status, mention.extent) == ("positive", "patchy")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("S100 marks the spindle cells and is absent from the vessels.", "positive"),
        ("S100 marks vessels but not the spindle cells.", "negative"),
        ("STAT6: cytoplasmic blush only, no nuclear staining.", "negative"),
        ("Beta-catenin: cytoplasmic blush only, no nuclear staining.", "negative"),
        ("STAT6: equivocal.", "equivocal"),
        ("H3K27me3嵌合表达。", "equivocal"),
        ("H3K27me3 모자이크 양상.", "equivocal"),
    ],
)
def test_other_cells_and_compartments(read: Read, text: str, status: str) -> None:
    assert list(told(read(text)).values()) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "CD117 positive cells within the tumour represent mast cells.",
        "Die CD117-positiven Zellen im Tumor sind Mastzellen.",
        "Las células CD117 positivas en el tumor representan mastocitos.",
        "Les cellules CD117 positives dans la tumeur correspondent à des mastocytes.",
        "肿瘤内CD117阳性细胞为肥大细胞。",
    ],
)
def test_cells_that_are_called_other_cells_leave_the_tumour_unstained(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD117": "negative"}


def test_cells_that_are_called_langerhans_cells_are_listed(read: Read) -> None:
    reading = read("S100 positive cells within the lesion represent Langerhans cells.")
    assert not told(reading)
    assert unread(reading)
    assert told(read("S100 positive cells within the lesion represent tumour cells.")) == {"S100": "positive"}


def test_smooth_muscle_actin_misspelled_is_no_muscle_specific_actin(read: Read) -> None:
    assert told(read("Smoth muscle actin positive, muscle specific actin negative.")) == {"SMA": "positive", "MSA": "negative"}
