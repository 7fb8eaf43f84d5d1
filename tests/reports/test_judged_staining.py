"""What is denied of a staining and is not that it is there: what it means, how much of it there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("The SMA staining is not considered evidence of leiomyosarcoma.", "SMA"),
        ("The SMA staining is not diagnostic of leiomyosarcoma.", "SMA"),
        ("The keratin staining is not taken for sarcomatoid carcinoma.", "keratin"),
        ("The keratin staining does not mean carcinoma.", "keratin"),
        ("The keratin staining is not surprising.", "keratin"),
        ("The keratin staining is not thought to be significant.", "keratin"),
        ("The CD34 staining is not in keeping with schwannoma.", "CD34"),
        ("SMA and desmin expression is not surprising.", "desmin"),
        ("Loss of H3K27me3 is not surprising.", "H3K27me3"),
        ("Loss of H3K27me3 is not diagnostic of MPNST.", "H3K27me3"),
        ("La perte d'INI1 n'est pas surprenante.", "INI1"),
        ("La pérdida de INI1 no es específica.", "INI1"),
        ("Der Verlust von INI1 ist nicht überraschend.", "INI1"),
    ],
)
def test_a_judgement_that_is_denied_is_no_negative_stain_and_no_retained_one(read: Read, text: str, marker: str) -> None:
    reading = read(text)
    assert marker not in told(reading)
    assert reading.not_understood


@pytest.mark.parametrize(
    "text",
    [
        "S100 is not diffuse.",
        "S100 is not diffusely positive.",
        "S100 was not strongly positive.",
        "Staining for S100 is not diffuse.",
        "There is no diffuse staining for S100.",
        "S100 lacks the strong, diffuse staining of a schwannoma.",
        "Keine starke Expression von S100.",
        "S100 ist nicht diffus positiv.",
        "S100 no es difusamente positivo.",
    ],
)
def test_less_than_much_may_be_some_and_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert "S100" not in told(reading)
    assert "how much" in reading.not_understood[0].reason


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S100 staining is not seen.", {"S100": "negative"}),
        ("S100 staining was not convincingly demonstrated.", {"S100": "negative"}),
        ("S100 expression was not achieved.", {"S100": "negative"}),
        ("S100 staining was not visible.", {"S100": "negative"}),
        ("S100 staining did not occur.", {"S100": "negative"}),
        ("There was no diffuse or focal positivity for S100.", {"S100": "negative"}),
        ("Negative for S100, no strong staining.", {"S100": "negative"}),
        ("Loss of SDHB is not a feature.", {"SDHB": "retained"}),
        ("Loss of SDHB is not identified.", {"SDHB": "retained"}),
        ("SDHB is not completely lost.", {"SDHB": "equivocal"}),
        ("S100 expression is consistent with schwannoma.", {"S100": "positive"}),
    ],
)
def test_a_staining_that_is_denied_itself_is_negative(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CD34 - (stains blood vessels). GFAP - .", {"CD34": "negative", "GFAP": "negative"}),
        ("Desmin - (marks entrapped muscle).", {"desmin": "negative"}),
        ("CD34 + (patchy). SMA - (stains vessel walls).", {"CD34": "positive", "SMA": "negative"}),
        ("AE1/AE3 - negative on the few cells seen", {"keratin": "negative"}),
        (
            "SDHB is lost in tumour cells with granular staining preserved in endothelium; SDHA is retained.",
            {"SDHB": "lost", "SDHA": "retained"},
        ),
    ],
)
def test_what_other_cells_show_leaves_the_result_of_the_tumour(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
