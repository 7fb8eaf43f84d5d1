"""Names behind a list that have a verb of their own, verbs that share a word, and results of two places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The tumour cells light up with SMA; S100 is bewildering.",
        "The tumour cells are positive for SMA, S100 is bewildering.",
        "The tumour cells are positive for SMA and S100 is bewildering.",
        "The cells express SMA, and S100 was bewildering.",
        "Die Tumorzellen sind positiv für SMA; S100 ist seltsam.",
        "Les cellules tumorales expriment SMA; S100 est bizarre.",
        "Las células tumorales son positivas para SMA, y S100 es curioso.",
        "Le cellule tumorali sono positive per SMA; S100 è bizzarra.",
        "As células tumorais são positivas para SMA; S100 é curioso.",
    ],
)
def test_what_is_said_of_a_list_is_not_said_of_a_name_with_a_verb_of_its_own(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"SMA": "positive"}
    assert [words.split()[0] for words, _ in unread(reading)] == ["S100"]


@pytest.mark.parametrize(
    "text",
    [
        "Cells positive for SMA, desmin and S100 are plump.",
        "The tumour cells are positive for SMA, desmin, and S100.",
    ],
)
def test_a_list_may_be_the_subject(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SMA": "positive", "desmin": "positive", "S100": "positive"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Positive for SMA; S100 is, by contrast, negative.", {"SMA": "positive", "S100": "negative"}),
        ("SMA is positive; S100 is, by contrast, absent.", {"SMA": "positive", "S100": "negative"}),
        ("SMA is, and desmin is not, expressed.", {"SMA": "positive", "desmin": "negative"}),
        ("SMA is not, but desmin is, expressed in the tumour.", {"SMA": "negative", "desmin": "positive"}),
        ("SMA and CD34 are, but desmin is not, positive.", {"SMA": "positive", "CD34": "positive", "desmin": "negative"}),
        ("The recurrence expresses desmin, which the primary did not.", {"desmin": "positive"}),
        ("The tumour is positive for S100, which the biopsy was not.", {"S100": "positive"}),
        ("S100, which is not expressed, was ordered.", {"S100": "negative"}),
        ("No desmin expression was examined. SMA positive.", {"desmin": "not_performed", "SMA": "positive"}),
        ("No desmin expression was seen in the sections examined.", {"desmin": "negative"}),
        ("Lymph nodes are negative for tumour:\nDesmin\nS100: positive", {"desmin": None, "S100": "positive"}),
        ("Negative for:\nDesmin\nSMA", {"desmin": "negative", "SMA": "negative"}),
    ],
)
def test_verbs_that_share_a_word(read: Read, text: str, expected: dict[str, str | None]) -> None:
    assert stains(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "S100 negative in the first and positive in the last.",
        "S100 negative in block A and positive in block B.",
        "S100 positive in chip 1 but negative in chip 2.",
    ],
)
def test_opposite_results_of_two_places_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert unread(reading)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SMA expression absent S100 absent desmin strong", ("negative", "negative", "positive")),
        ("SMA absent S100 present desmin absent", ("negative", "positive", "negative")),
        ("SMA present S100 absent desmin present", ("positive", "negative", "positive")),
        ("SMA negative S100 present desmin negative", ("negative", "positive", "negative")),
        ("SMA (diffuse +), S100 (same), desmin (none)", ("positive", "positive", "negative")),
        ("SMA is clean, S100 is silent, and there is brisk staining for desmin.", ("negative", "negative", "positive")),
    ],
)
def test_rows_of_results(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert stains(read(text)) == dict(zip(("SMA", "S100", "desmin"), expected, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "No S100, strong SMA.",
        "Absent S100, focal SMA.",
        "No S100, with strong SMA.",
        "No S100 and strong SMA.",
        "No S100, SMA diffuse.",
        "No S100, SMA 3+.",
        "No S100, SMA (focal).",
        "Kein S100, SMA kräftig.",
        "Pas de S100, SMA diffuse.",
        "Sin S100, SMA intensa.",
        "Senza S100, SMA diffusa.",
        "Sem S100, SMA difusa.",
    ],
)
def test_how_much_is_told_of_a_name_behind_a_denied_one(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative", "SMA": "positive"}


@pytest.mark.parametrize("text", ["No S100, focal SMA or desmin.", "No S100, desmin or SMA in most cells."])
def test_or_denies_them_all(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative", "SMA": "negative", "desmin": "negative"}
