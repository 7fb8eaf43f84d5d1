"""What is shown behind what is denied, where in the cell a denied stain was sought, and clones between dashes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
S100_DESMIN = {"S100": "negative", "desmin": "positive"}
S100_SMA = {"S100": "negative", "SMA": "positive"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tumour is negative for S100 and shows desmin reactivity.", S100_DESMIN),
        ("The tumour lacks S100 and shows desmin.", S100_DESMIN),
        ("The tumour lacks S100 and shows desmin reactivity.", S100_DESMIN),
        ("The tumour does not express S100 and displays desmin staining.", S100_DESMIN),
        ("The cells are negative for S100 and there is SMA expression.", S100_SMA),
        ("The cells are negative for S100, with SMA expression.", S100_SMA),
        ("The cells are negative for S100 and reveal SMA in a cytoplasmic pattern.", S100_SMA),
        ("The tumour is negative for S100 and shows SMA in 30% of cells.", S100_SMA),
        ("No staining for S100; cells show SMA.", S100_SMA),
        ("Die Zellen sind negativ für S100 und zeigen Desmin.", S100_DESMIN),
        ("Die Zellen exprimieren kein S100 und zeigen eine SMA-Expression.", S100_SMA),
        ("Le cellule sono negative per S100 e mostrano desmina.", S100_DESMIN),
        ("Las células son negativas para S100 y muestran desmina focal.", S100_DESMIN),
        ("No S100 staining is present and the tumour shows keratin.", {"S100": "negative", "keratin": "positive"}),
        ("The tumour is negative for S100 and shows a Ki-67 index of 20%.", {"S100": "negative", "Ki-67": "high"}),
    ],
)
def test_what_is_shown_behind_a_denial_is_there(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tumour is negative for S100 and shows no desmin.", {"S100": "negative", "desmin": "negative"}),
        ("The tumour does not express S100 or show SMA staining.", {"S100": "negative", "SMA": "negative"}),
        ("The tumour does not express S100, nor does it show SMA.", {"S100": "negative", "SMA": "negative"}),
        ("The tumour is negative for S100 and shows loss of SDHB.", {"S100": "negative", "SDHB": "lost"}),
        ("The tumour is negative for S100 with SMA and desmin.", {"S100": "negative", "SMA": "negative", "desmin": "negative"}),
        ("The tumour is negative for S100, with CD34 expression in vessels.", {"S100": "negative", "CD34": "negative"}),
        ("The tumour shows keratin and necrosis; S100 is negative.", {"S100": "negative"}),
        ("The tumour lacks S100 and shows MDM2 amplification.", {"S100": "negative"}),
    ],
)
def test_what_else_a_verb_of_showing_tells_stays(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tumour shows desmin and SMA.", {"desmin": "positive", "SMA": "positive"}),
        (
            "The tumour cells demonstrate SMA and desmin, but not S100.",
            {"SMA": "positive", "desmin": "positive", "S100": "negative"},
        ),
        ("Die Tumorzellen zeigen SMA und Desmin, aber kein S100.", {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
        ("Les cellules tumorales montrent SMA et desmine.", {"SMA": "positive", "desmin": "positive"}),
        ("The tumour shows SMA +, desmin -.", {"SMA": "positive", "desmin": "negative"}),
        ("The tumour cells show SMA, desmin and S100 negative.", {"SMA": "negative", "desmin": "negative", "S100": "negative"}),
        ("The tumour shows keratin.", {}),
        ("The table shows SMA and desmin.", {}),
    ],
)
def test_what_the_tumour_shows_by_its_name_alone(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tumour is negative for SMA and nuclear STAT6.", {"SMA": "negative", "STAT6": "negative"}),
        ("The tumour lacks SMA, nuclear STAT6 and CD34.", {"SMA": "negative", "STAT6": "negative", "CD34": "negative"}),
        (
            "They are not reactive for S100, ALK and nuclear beta-catenin.",
            {"S100": "negative", "ALK": "negative", "beta-catenin": "negative"},
        ),
        ("Der Tumor ist negativ für SMA und nukleäres STAT6.", {"SMA": "negative", "STAT6": "negative"}),
        ("The tumour is negative for SMA and strong nuclear STAT6.", {"SMA": "negative", "STAT6": "positive"}),
        ("The tumour is negative for SMA and nuclear STAT6 staining is seen.", {"SMA": "negative", "STAT6": "positive"}),
        ("Negative for S100, nuclear STAT6.", {"S100": "negative", "STAT6": "negative"}),
        ("Negative for S100, nuclear STAT6 positive.", {"S100": "negative", "STAT6": "positive"}),
        ("Negative: S100, nuclear beta-catenin, desmin.", {"S100": "negative", "beta-catenin": "negative", "desmin": "negative"}),
        ("Negative stains: nuclear STAT6, CD34, S100.", {"STAT6": "negative", "CD34": "negative", "S100": "negative"}),
        ("Negativ: S100, nukleäres STAT6, CD34.", {"S100": "negative", "STAT6": "negative", "CD34": "negative"}),
        ("Positive: nuclear STAT6, CD34.", {"STAT6": "positive", "CD34": "positive"}),
        ("Loss of nuclear INI1 and nuclear BAP1.", {"INI1": "lost", "BAP1": "lost"}),
        ("Loss of INI1 with nuclear STAT6.", {"INI1": "lost", "STAT6": "positive"}),
        (
            "All other stains (S100, SMA, nuclear STAT6) were negative.",
            {"S100": "negative", "SMA": "negative", "STAT6": "negative"},
        ),
        ("No antibody reacted (S100, nuclear beta-catenin).", {"S100": "negative", "beta-catenin": "negative"}),
        ("No antibody reacted (S100, beta-catenin [nuclear]).", {"S100": "negative", "beta-catenin": "negative"}),
        ("These stains (nuclear STAT6, S100) are positive.", {"STAT6": "positive", "S100": "positive"}),
    ],
)
def test_where_in_the_cell_a_denied_stain_was_sought(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Positive for SMA - 1A4 - and desmin - D33 - but negative for S100.",
            {"SMA": "positive", "desmin": "positive", "S100": "negative"},
        ),
        ("SMA - 1A4 - 3+", {"SMA": "positive"}),
        ("CD117 - , DOG1 - and SMA +", {"CD117": "negative", "DOG1": "negative", "SMA": "positive"}),
    ],
)
def test_a_clone_between_dashes_in_a_list(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The stains S100, SMA and STAT6 are all negative.", {"S100": "negative", "SMA": "negative", "STAT6": "negative"}),
        ("The other two stains S100 and SMA are negative.", {"S100": "negative", "SMA": "negative"}),
        ("The cells stain S100 and SMA.", {"S100": "positive", "SMA": "positive"}),
        ("The antibody stains S100 protein.", {}),
    ],
)
def test_stains_as_a_noun_before_names(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "With the exception of EMA, weakly positive, no antibody reacted (S100, desmin).",
        "With the exception of EMA, weakly positive, nothing stained: S100, desmin.",
        "With the exception of EMA, which was weakly positive, no antibody reacted (S100, desmin).",
        "Mit Ausnahme von EMA, schwach positiv, reagierte kein Antikörper (S100, Desmin).",
    ],
)
def test_what_is_excepted_with_its_result_between_commas(read: Read, text: str) -> None:
    assert told(read(text)) == {"EMA": "positive", "S100": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Desmin is positive in some tumour cells (focal), and of course in the entrapped muscle.",
        "Desmin reacted in some tumour cells, and in the entrapped muscle.",
        "Desmin stains a few tumour cells as well as the entrapped muscle.",
    ],
)
def test_some_cells_of_the_tumour_and_others_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tumour lacked S100 and was CD34 positive.", {"S100": "negative", "CD34": "positive"}),
        ("The tumour lacked expression of SMA or S100 and was CD34 positive.",
         {"SMA": "negative", "S100": "negative", "CD34": "positive"}),
        ("The tumour lacked S100 and was CD34 and SMA positive.", {"S100": "negative", "CD34": "positive", "SMA": "positive"}),
        ("The tumour lacks S100 expression and the cells are CD34 positive.", {"S100": "negative", "CD34": "positive"}),
        ("The tumour failed to express SMA and was S100 positive.", {"SMA": "negative", "S100": "positive"}),
        ("The lack of S100 and the SMA positivity favour leiomyosarcoma.", {"S100": "negative", "SMA": "positive"}),
        ("Dem Tumor fehlt S100 und er ist CD34 positiv.", {"S100": "negative", "CD34": "positive"}),
        ("Il tumore non esprime S100 ed è CD34 positivo.", {"S100": "negative", "CD34": "positive"}),
        ("The tumour lacked S100, was CD34 positive and SMA positive.",
         {"S100": "negative", "CD34": "positive", "SMA": "positive"}),
        ("The tumour, lacking S100, was CD34 positive.", {"S100": "negative", "CD34": "positive"}),
        ("Lacking S100, the tumour was CD34 positive.", {"S100": "negative", "CD34": "positive"}),
        ("The tumour lacked S100 and was not CD34 positive.", {"S100": "negative", "CD34": "negative"}),
        ("The tumour lacked S100 and CD34 positivity.", {"S100": "negative", "CD34": "negative"}),
        ("The tumour lacked the S100 and the CD34 positivity of a neurofibroma.", {"S100": "negative", "CD34": "negative"}),
        ("The tumour was not S100 and CD34 positive.", {"S100": "negative", "CD34": "negative"}),
        ("There was no S100 and the CD34 positivity was confined to vessels.", {"S100": "negative", "CD34": "negative"}),
    ],
)  # fmt: skip
def test_what_is_told_anew_behind_a_denial(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S100 negative spindle cells with SMA expression.", {"S100": "negative", "SMA": "positive"}),
        ("S100 negative cells with expression of SMA.", {"S100": "negative", "SMA": "positive"}),
        ("CD34 positive spindle cells with S100 expression.", {"CD34": "positive", "S100": "positive"}),
        ("INI1 loss with keratin expression.", {"INI1": "lost", "keratin": "positive"}),
        ("SMA positive spindle cells with no S100 expression.", {"SMA": "positive", "S100": "negative"}),
    ],
)
def test_cells_that_are_called_by_a_stain(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SDHB is lost but SDHA is not.", {"SDHB": "lost", "SDHA": "retained"}),
        ("SDHB was lost and SDHA was not.", {"SDHB": "lost", "SDHA": "retained"}),
        ("SDHB ist verloren, SDHA nicht.", {"SDHB": "lost", "SDHA": "retained"}),
        ("SDHB está perdida, SDHA no.", {"SDHB": "lost", "SDHA": "retained"}),
        (
            "MLH1 and PMS2 are lost, MSH2 and MSH6 are not.",
            {"MLH1": "lost", "PMS2": "lost", "MSH2": "retained", "MSH6": "retained"},
        ),
        ("INI1 is lost, keratin is positive and S100 is not.", {"INI1": "lost", "keratin": "positive", "S100": "negative"}),
        ("INI1 is lost in the tumour, S100 is not expressed.", {"INI1": "lost", "S100": "negative"}),
    ],
)
def test_a_loss_denied_without_being_said_again(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected
