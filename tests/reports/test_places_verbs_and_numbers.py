"""Where staining is confined to, verbs and results not said again, names by their number, and what cannot be excluded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Positivity for CD68 and CD163 is confined to background histiocytes.", {"CD68": "negative", "CD163": "negative"}),
        ("Positive staining for CD68 and CD163 is restricted to macrophages.", {"CD68": "negative", "CD163": "negative"}),
        ("Die Positivität für CD68 und CD163 ist auf Histiozyten beschränkt.", {"CD68": "negative", "CD163": "negative"}),
        ("La positividad para CD68 y CD163 está limitada a los histiocitos.", {"CD68": "negative", "CD163": "negative"}),
        ("Positivity for CD34 and SMA is confined to the spindle cells.", {"CD34": "positive", "SMA": "positive"}),
        ("Positivity for SMA is focal and that for desmin diffuse.", {"SMA": "positive", "desmin": "positive"}),
        ("S100 is confined to the chondroid areas.", {"S100": "positive"}),
        ("Desmin is confined to the spindle cell component.", {"desmin": "positive"}),
        ("Desmin is confined to entrapped muscle.", {"desmin": "negative"}),
        ("CD45 stains the small lymphocytes in the background.", {"CD45": "negative"}),
    ],
)
def test_where_staining_is_confined_to(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Synaptophysin and chromogranin decorate the nests, SMA the pericytes.",
            {"synaptophysin": "positive", "chromogranin": "positive", "SMA": "negative"},
        ),
        (
            "CD34 highlights the vessels, SMA the pericytes, and S100 the tumour cells.",
            {"CD34": "negative", "SMA": "negative", "S100": "positive"},
        ),
        (
            "CD34 markiert die Gefäße, SMA die Perizyten und S100 die Tumorzellen.",
            {"CD34": "negative", "SMA": "negative", "S100": "positive"},
        ),
        ("Desmin labels the tumour cells, and SMA is negative.", {"desmin": "positive", "SMA": "negative"}),
        ("Mast cells are positive for CD117 and tumour cells for DOG1.", {"CD117": "negative", "DOG1": "positive"}),
        ("Vessels are highlighted by CD34, the tumour cells by S100.", {"CD34": "negative", "S100": "positive"}),
        ("Mastzellen sind positiv für CD117 und die Tumorzellen für DOG1.", {"CD117": "negative", "DOG1": "positive"}),
        ("I mastociti sono positivi per CD117 e le cellule tumorali per DOG1.", {"CD117": "negative", "DOG1": "positive"}),
        ("S100 is positive and SOX10 too, HMB45 negative.", {"S100": "positive", "SOX10": "positive", "HMB45": "negative"}),
        ("S100 is positive and also SOX10, HMB45 negative.", {"S100": "positive", "SOX10": "positive", "HMB45": "negative"}),
        ("S100 ist positiv, SOX10 auch, HMB45 negativ.", {"S100": "positive", "SOX10": "positive", "HMB45": "negative"}),
        ("S100 è positiva e anche SOX10, HMB45 negativo.", {"S100": "positive", "SOX10": "positive", "HMB45": "negative"}),
        ("S100 is positive and also SOX10 negative.", {"S100": "positive", "SOX10": "negative"}),
        ("You ask whether this is melanoma: S100 is negative, as is SOX10.", {"S100": "negative", "SOX10": "negative"}),
        ("As you suspected, S100 is positive.", {"S100": "positive"}),
        ("EMA previously reported as negative is now focally positive.", {"EMA": "positive"}),
    ],
)
def test_what_is_not_said_again(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SMA strong in spindle cells, absent in epithelioid cells.", "positive"),
        ("SMA is absent in the epithelioid cells but strong in the spindle cells.", "positive"),
        ("SMA weak in spindle cells, absent in vessels.", "positive"),
        ("SMA strong in tumour cells, absent in stroma.", "positive"),
        ("SMA strong in stroma, absent in tumour cells.", "negative"),
        ("SMA is weak in nerves, absent in spindle cells.", "negative"),
        ("SMA stark in den Spindelzellen, fehlend in den Riesenzellen.", "positive"),
        ("Apart from vessels, SMA is negative.", "negative"),
        ("Apart from the vessels SMA is negative.", "negative"),
        ("Apart from scattered mast cells SMA is negative.", "negative"),
        ("Excepto en vasos, SMA es negativo.", "negative"),
        ("Weak SMA staining cannot be excluded.", "equivocal"),
        ("I cannot exclude focal SMA expression.", "equivocal"),
        ("Leiomyosarcoma cannot be excluded because SMA is positive.", "positive"),
        ("I cannot exclude leiomyosarcoma: SMA is positive.", "positive"),
    ],
)
def test_some_cells_and_not_others(read: Read, text: str, expected: str) -> None:
    assert told(read(text)) == {"SMA": expected}


@pytest.mark.parametrize(
    "text", ["SMA could be positive but the background is high.", "It is hard to say whether SMA is positive."]
)
def test_what_may_be_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CK7 and 20 are negative.", {"CK7": "negative", "CK20": "negative"}),
        ("CK7/20 negative.", {"CK7": "negative", "CK20": "negative"}),
        ("Keratins 7 and 20 are not expressed.", {"CK7": "negative", "CK20": "negative"}),
        ("Keratins 5/6 negative, keratin 7 positive.", {"CK5/6": "negative", "CK7": "positive"}),
        ("CD31/34 positive.", {"CD31": "positive", "CD34": "positive"}),
        ("SDHA and B are retained.", {"SDHA": "retained", "SDHB": "retained"}),
        ("CD34 is positive in 20 cells.", {"CD34": "positive"}),
        ("CD34 / 3", {"CD34": "positive"}),
        ("Neither INI1 nor BRG1 is lost.", {"INI1": "retained", "BRG1": "retained"}),
        ("There is loss of neither INI1 nor BRG1.", {"INI1": "retained", "BRG1": "retained"}),
        (
            "The tumour shows loss of neither INI1 nor BRG1 and is S100 positive.",
            {"INI1": "retained", "BRG1": "retained", "S100": "positive"},
        ),
        ("Neither INI1 nor BRG1 is retained.", {"INI1": "lost", "BRG1": "lost"}),
        ("The cells are positive for neither desmin nor SMA.", {"desmin": "negative", "SMA": "negative"}),
    ],
)
def test_numbers_of_names_and_neither(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    "piece",
    [
        "CK7 and 20 are positive and also SOX10, ",
        "SMA strong in spindle cells, absent in vessels, ",
        "weak SMA cannot be excluded, ",
    ],
)
def test_long_sentences_are_read(read: Read, piece: str) -> None:
    read(piece * (20_000 // len(piece) + 1))
