"""Dictated names and numbers, and letters as results."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import ReportReading
from ihc_engine.reports.steps.numerals import number_before
from ihc_engine.reports.words.dictation import dictated, number_words
from ihc_engine.reports.words.tokens import UNKNOWN, Token
from ihc_engine.vocabulary.shipped import shipped_languages
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("words", "marker"),
    [
        ("s one hundred", "S100"),
        ("S one hundred protein", "S100"),
        ("C D thirty four", "CD34"),
        ("cd thirty-four", "CD34"),
        ("C D 34", "CD34"),
        ("c d one seventeen", "CD117"),
        ("c d one one seven", "CD117"),
        ("dog one", "DOG1"),
        ("sox ten", "SOX10"),
        ("stat six", "STAT6"),
        ("h m b forty five", "HMB45"),
        ("a e one slash a e three", "keratin"),
        ("cam five point two", "CAM5.2"),
        ("s m a", "SMA"),
        ("h dash caldesmon", "h-caldesmon"),
    ],
)
def test_a_dictated_name_is_the_name(read: Read, words: str, marker: str) -> None:
    assert stains(read(f"{words} is positive, desmin is negative")) == {marker: "positive", "desmin": "negative"}
    assert stains(read(f"The tumor is negative for {words} and desmin period")) == {marker: "negative", "desmin": "negative"}


def test_a_percentage_in_words_is_a_percentage(read: Read) -> None:
    (ki67,) = read("Ki sixty seven is twenty five percent.").mentions
    assert (ki67.marker, ki67.percent) == ("Ki-67", "25")
    (er,) = read("ER is positive in five to ten percent of cells.").mentions
    assert er.percent == "5-10"


def test_numbers_in_words_elsewhere_name_no_stain(read: Read) -> None:
    assert read("One hundred slides, thirty four blocks, no one hundred.").mentions == ()


@settings(deadline=None)  # the words of a language are made at the first reading
@given(number=st.integers(0, 199))
def test_a_number_that_is_said_whole_is_read_as_that_number(number: int) -> None:
    english = next(language.spoken for language in shipped_languages() if language.id == "en")
    words = next(way for way in number_words(number, english) if not way.startswith("a ")).replace("-", " ").split()
    tokens = [Token(UNKNOWN, word, at, at + 1) for at, word in enumerate(words)]
    assert number_before(tokens, len(tokens), english.numerals) == (number, len(words))


def test_what_is_written_is_not_spelled_out(knowledge: Knowledge) -> None:
    spoken = (knowledge.vocabulary.languages["en"].spoken,)
    assert dictated("desmin", spoken) == set()
    assert dictated("smooth muscle actin", spoken) == set()


@pytest.mark.parametrize("text", ["S100 N, Desmin P, SMA P", "S100: N\nDesmin: P\nSMA: P", "S100 (N); desmin (P); SMA (P)"])
def test_letters_in_a_list_of_names_are_results(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative", "desmin": "positive", "SMA": "positive"}


def test_a_name_that_ends_in_such_a_letter_is_parted_in_a_list_of_letters(read: Read) -> None:
    assert stains(read("S100 P, Desmin N")) == {"S100": "positive", "desmin": "negative"}


@pytest.mark.parametrize("text", ["pT2 N0, CD34 and desmin", "CD34 N, desmin, grade P", "Desmin P. Smith"])
def test_letters_elsewhere_are_no_results(read: Read, text: str) -> None:
    assert set(stains(read(text)).values()) == {None}


@pytest.mark.parametrize("text", ["Ki-67 is thirty per cent.", "Ki-67 is thirty percent."])
def test_a_percentage_in_one_word_or_two(read: Read, text: str) -> None:
    ki67 = next(mention for mention in read(text).mentions if mention.marker == "Ki-67")
    assert (ki67.status, ki67.percent) == ("high", "30")
