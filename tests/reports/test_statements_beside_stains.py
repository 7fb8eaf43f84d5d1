"""Clauses without a stain, second readings, comparisons, corrections by "read", scores told once, and rows of small letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize("sign", ["positive", "negative"])
@pytest.mark.parametrize(
    "clause",
    [
        "and vessels are unremarkable",
        "and vessels unremarkable",
        "and the stroma is myxoid",
        "and the margins are clear",
        "and necrosis is absent",
        "and mitoses are rare",
        ", mitoses are rare",
        "and the histiocytes are foamy",
        "; the histiocytes are foamy",
        "and lymphocytes are scattered throughout",
        "and lymphocytes are present",
        "and adipocytes are admixed",
        "but nerves are entrapped",
        "and the overlying mucosa is normal",
    ],
)
def test_a_clause_about_the_picture_takes_no_result_away(read: Read, sign: str, clause: str) -> None:
    assert told(read(f"Desmin is {sign} {clause}.")) == {"desmin": sign}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SMA is positive and vessels are positive.", {"SMA": "positive"}),
        ("SMA is positive and vessels are negative.", {"SMA": "positive"}),
        ("SMA is negative and vessels are positive.", {"SMA": "negative"}),
        ("INI1 is retained and lymphocytes are retained.", {"INI1": "retained"}),
        ("CD34 marks vessels and nerves.", {"CD34": "negative"}),
        ("S100 is positive, while the histiocytes are foamy and CD68 positive.", {"S100": "positive", "CD68": "negative"}),
        (
            "Desmin is limited to entrapped muscle: the tumour cells are positive for SMA.",
            {"desmin": "negative", "SMA": "positive"},
        ),
        (
            "The keratin staining is restricted to pneumocytes: the spindle cells are negative (AE1/AE3 and CAM5.2).",
            {"keratin": "negative", "CAM5.2": "negative"},
        ),
        ("SMA was repeated: the tumour cells are positive.", {"SMA": "positive"}),
        ("Desmina positiva y los histiocitos son espumosos.", {"desmin": "positive"}),
        ("La desmine est positive et les histiocytes sont spumeux.", {"desmin": "positive"}),
        ("Desmin ist positiv und die Histiozyten sind schaumig.", {"desmin": "positive"}),
        ("La desmina è positiva e gli istiociti sono schiumosi.", {"desmin": "positive"}),
    ],
)
def test_cells_with_a_clause_of_their_own(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Local S100 result (positive) and central S100 result (negative) differ; the central result is used.",
        "S100: local positive, central negative; central result used.",
        "S100: positive (local), negative (central).",
        "S100 was locally positive but centrally negative.",
        "Local result: S100 positive. Central result: S100 negative.",
        "Compared with the biopsy (S100 positive), the resection is S100 negative.",
        "Compared with the primary, which was S100 positive, the recurrence is S100 negative.",
        "S100 negative, compared with the primary (positive).",
        "Compared with the primary the tumour is S100 negative.",
        'Addendum: for "S100 positive" read "S100 negative".',
        "For 'S100 positive' please read 'S100 negative'.",
        "For 'positive' in the line S100 read 'negative'.",
        "Schwannoma should express S100, which this tumour does not.",
        "Schwannoma should show S100 positivity, which the present tumour does not.",
        "Melanoma may express S100, which is absent in this case.",
        "Melanoma would express S100, which is not seen here.",
        "S100 +/- (I would call this negative).",
    ],
)
def test_the_reading_that_stands(read: Read, text: str) -> None:
    reading = read(text)
    assert {m.status for m in reading.main.mentions if m.status is not None and not m.replaced} == {"negative"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Local result: S100 positive, desmin negative.", {"S100": "positive", "desmin": "negative"}),
        ("Local recurrence, S100 positive. Central necrosis, SMA negative.", {"S100": "positive", "SMA": "negative"}),
        ("Schwannomas express S100, which our tumour does.", {"S100": "positive"}),
        ("SMA is positive compared with the biopsy.", {"SMA": "positive"}),
        ("Negative for SMA and desmin, read by two pathologists.", {"SMA": "negative", "desmin": "negative"}),
        ("KIT neg + DOG1 neg", {"CD117": "negative", "DOG1": "negative"}),
        ("S.100 positive, H.M.B.45 negative.", {"S100": "positive", "HMB45": "negative"}),
        ("Ki-67 35ish %.", {"Ki-67": "high"}),
        ("SMA and desmin: positive, negative.", {"SMA": "positive", "desmin": "negative"}),
    ],
)
def test_what_stays_as_it_is(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Background: SMA positive, desmin positive.",
        "SMA, pos, neg",
        "SMA: positive, negative.",
        "SMA 240.",
        "Background: vimentin, SMA positive.",
    ],
)
def test_what_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert unread(reading)


@pytest.mark.parametrize("words", ["it should read positive", "should read positive", 'for "negative" read "positive"'])
def test_a_correction_that_names_no_stain_is_listed(read: Read, words: str) -> None:
    assert unread(read(f"SMA negative. Desmin negative.\nErratum: {words}."))


@pytest.mark.parametrize(
    "text",
    [
        "Marker | Result (H-score 0-300)\nER | 240\nPR | 0",
        "Marker | Result (Allred 0-8)\nER | 7\nPR | 0",
        "Results as H-score: ER 240, PR 0.",
        "ER H-score 240, PR 0.",
        "ER H 240, PR H-score 0.",
    ],
)
def test_scores_told_once(read: Read, text: str) -> None:
    assert told(read(text)) == {"ER": "positive", "PR": "negative"}


@pytest.mark.parametrize(
    "rows",
    [
        "SMA,pos\ndesmin,neg\ns100,pos",
        "sma,2+\ndesmin,0\ns100,3+",
        "sma/pos\ndesmin/neg\ns100/pos",
        "sma strong\ndesmin none\ns100 weak",
        "sma;strong;diffuse\ndesmin;neg;\ns100;weak;",
    ],
)
def test_rows_of_small_letters(read: Read, rows: str) -> None:
    assert stains(read(rows)) == {"SMA": "positive", "desmin": "negative", "S100": "positive"}


def test_long_sentences_are_read_in_linear_time(read: Read) -> None:
    text = "SMA is positive " + "and vessels are prominent, the local result, compared with the primary, for it read " * 250
    assert len(text) > 20_000
    read(text)
