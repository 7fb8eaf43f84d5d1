"""Phrases of results found in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.vocabulary.result_words import ResultPhrases, Statement

POSITIVE, NEGATIVE, FOCAL = ("polarity", "positive"), ("polarity", "negative"), ("extent", "focal")
PHRASES = ResultPhrases(
    {
        "positive": POSITIVE,
        "not positive": NEGATIVE,
        "neg.": NEGATIVE,
        "f": FOCAL,
        "focally positive": FOCAL,
        "été": POSITIVE,
        "阳": POSITIVE,
        "阳性": POSITIVE,
        "弱阳性": FOCAL,
    }
)


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("focally positive", [FOCAL], " "),  # not ``f``, and not ``positive``: the longest
        ("not positive, f", [NEGATIVE, FOCAL], " ,  "),
        ("positively", [], "positively"),
        ("seropositive", [], "seropositive"),
        ("1positive", [], "1positive"),
        ("étépositive", [], "étépositive"),
        ("neg.positive", [POSITIVE], "neg. "),  # a letter stands behind "neg."
        ("(positive)", [POSITIVE], "( )"),
        ("弱阳性", [FOCAL], " "),
        ("呈弱阳性阳", [FOCAL, POSITIVE], "呈  "),
        ("阳性positive", [POSITIVE, POSITIVE], "  "),
    ],
)
def test_the_longest_phrase_that_is_no_part_of_a_word_is_taken(text: str, found: list[Statement], rest: str) -> None:
    assert PHRASES.taken_from(text) == (found, rest)


@given(st.lists(st.sampled_from([*PHRASES.statements, " ", ",", "x", "é", "1", "性"]), max_size=8).map("".join))
def test_the_same_as_one_large_alternation(text: str) -> None:
    ordered = sorted(PHRASES.statements, key=lambda phrase: -len(phrase))
    unspaced = "|".join(re.escape(phrase) for phrase in ordered if phrase > "ɏ")
    spaced = "|".join(re.escape(phrase) for phrase in ordered if phrase < "ɏ")
    letters = "a-z0-9À-ɏ"
    found: list[Statement] = []

    def take(match: re.Match[str]) -> str:
        found.append(PHRASES.statements[match.group()])
        return " "

    rest = re.sub(rf"{unspaced}|(?<![{letters}])(?:{spaced})(?![{letters}])", take, text)
    assert PHRASES.taken_from(text) == (found, rest)
