"""A stain that the vocabulary does not know is listed, in whatever form it is written; ordinary words are no stains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, unread

#: A capsule has cells of its own, and a colon may head what is told of them.
WHOSE = "a result beside other cells: of these, or of the tumour?"
Read = Callable[[str], ReportReading]

FORMS = (
    *("Lumican: positive", "Lumican: pos", "Lumican (+)", "Lumican +", "Lumican -"),
    *("Lumican | negative", "Lumican ..... 3+", "Lumican negative"),
)


@pytest.mark.parametrize("line", FORMS)
def test_an_unknown_stain_in_a_section_about_stains_is_listed(read: Read, line: str) -> None:
    assert unread(read(f"IMMUNOHISTOCHEMISTRY\nSMA: positive\n{line}\n")) == [(line, "unknown stain")]
    assert unread(read(f"IMMUNOHISTOCHEMISTRY\n{line}\n")) == [(line, "unknown stain")]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("SMA (+), Lumican (+), desmin (-)", ["Lumican (+)"]),
        ("SMA: positive\nLumican: positive\nDesmin: negative", ["Lumican: positive"]),
        ("Positive for SMA, lumican and desmin.", ["Positive for SMA, lumican"]),
        ("Negative for S100 and periostin.", ["Negative for S100 and periostin"]),
        ("Lumican, SMA and desmin are positive.", ["Lumican, SMA and desmin are positive"]),
        ("IHC: galectin-3: positive, SMA positive", ["galectin-3: positive"]),
        ("IMMUNHISTOCHEMIE\nLumican: positiv\nSMA: positiv", ["Lumican: positiv"]),
        ("IMMUNOHISTOCHIMIE\nLumicane : positif\nAML : positif", ["Lumicane : positif"]),
    ],
)
def test_an_unknown_stain_among_others_is_listed(read: Read, text: str, unknown: list[str]) -> None:
    assert unread(read(text)) == [(words, "unknown stain") for words in unknown]


def test_known_stains_beside_an_unknown_one_keep_their_results(read: Read) -> None:
    assert stains(read("Positive for SMA, lumican and desmin; S100, versican, HMB45: negative.")) == {
        "SMA": "positive",
        "desmin": "positive",
        "S100": "negative",
        "HMB45": "negative",
    }


@pytest.mark.parametrize(
    "line",
    [
        "Margins: negative",
        "Resection margins negative",
        "Lymph nodes: negative (0/12)",
        "Necrosis: present",
        "Mitoses: not seen",
        "Capsule: intact",
        "Lymphovascular invasion: negative",
        "Controls: positive",
        "Tumour cells: positive",
        "Cytology: negative",
        "Comment: positive staining as expected",
        "HIV: negative",
        "Results: negative",
    ],
)
def test_ordinary_words_are_no_stains(read: Read, line: str) -> None:
    assert unread(read(f"IMMUNOHISTOCHEMISTRY\nSMA: positive\n{line}\nDesmin: negative\n")) == []
    in_a_sentence = unread(read(f"SMA positive, {line.lower()}, desmin negative."))
    assert [reason for _, reason in in_a_sentence if reason != WHOSE] == []


@pytest.mark.parametrize(
    "text",
    [
        "p63, calponin and S100, which were positive, negative and negative, respectively.",
        "CD34 was strongly, and surprisingly positive. Desmin was unequivocally negative.",
        "The cells expressed SMA, and interestingly desmin was negative.",
        "In the literature, SMA, lumican and desmin are positive in most leiomyosarcomas.",
        "Patient is HIV positive. Margins negative. SMA positive.",
        "Of SMA and S100, the former was positive and the latter was negative.",
    ],
)
def test_prose_names_no_unknown_stain(read: Read, text: str) -> None:
    assert unread(read(text)) == []


def test_the_clone_in_the_column_behind_a_name_is_no_stain(read: Read) -> None:
    assert unread(read("Marker | Clone | Outcome\nSTAT6 | YE361 | positive\nCD34 | QBEnd10 | negative")) == []


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("The tumour cells are positive for PD-L1.", "The tumour cells are positive for PD-L1"),
        ("The tumour cells are positive for c-FOS and negative for SMA.", "The tumour cells are positive for c-FOS"),
        ("The tumour cells expressed actin but not desmin.", "The tumour cells expressed actin"),
        ("Die Tumorzellen sind positiv für Adipophilin und negativ für SMA.", "Die Tumorzellen sind positiv für Adipophilin"),
    ],
)
def test_a_stain_of_which_a_word_before_it_tells_the_result_is_listed(read: Read, text: str, listed: str) -> None:
    assert unread(read(text)) == [(listed, "unknown stain")]


@pytest.mark.parametrize(
    "text",
    [
        "The resection margins are negative for sarcoma.",
        "Lymph nodes are negative for malignancy; the tumour cells are positive for SMA.",
        "SMA was negative on two occasions.",
        "À noter une positivité aberrante et focale d'ALK.",
    ],
)
def test_words_that_name_no_stain_are_not_listed(read: Read, text: str) -> None:
    assert unread(read(text)) == []
