"""Phrases with forms stand for every phrase that they can be."""

from __future__ import annotations

import pytest

from ihc_engine.vocabulary.forms import spelled_out, with_forms
from ihc_engine.vocabulary.grammar_words import Grammar
from ihc_engine.vocabulary.language import Language, ResultWords
from ihc_engine.vocabulary.result_words import phrases_of

FORMS = {"be": ("is", "was"), "seen": ("seen", "found"), "be_seen": ("<be> <seen>",)}


@pytest.mark.parametrize(
    ("phrase", "ways"),
    [
        ("not seen", ("not seen",)),
        ("<be> not <seen>", ("is not seen", "is not found", "was not seen", "was not found")),
        ("stain<s|ed|>", ("stains", "stained", "stain")),
        ("<be_seen> here", ("is seen here", "is found here", "was seen here", "was found here")),
    ],
)
def test_every_choice_is_made(phrase: str, ways: tuple[str, ...]) -> None:
    assert spelled_out(phrase, FORMS) == ways


def test_a_form_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="has"):
        spelled_out("<has> not <seen>", FORMS)


def test_a_language_is_spelled_out_in_all_its_parts_each_phrase_once() -> None:
    language = Language(
        id="en",
        name="English",
        forms=FORMS,
        result=ResultWords(polarity={"negative": ("<be> not <seen>", "was not seen", "<be> lost")}),
        grammar=Grammar(closing=("<be_seen>",)),
    )
    spelled = with_forms(language)
    negative = ("is not seen", "is not found", "was not seen", "was not found", "is lost", "was lost")
    assert spelled.result.polarity["negative"] == negative
    assert spelled.grammar.closing == ("is seen", "is found", "was seen", "was found")
    assert with_forms(spelled) is spelled
    places = {phrase: path for phrase, _, path in phrases_of(language)}
    assert places["was lost"] == ("result", "polarity", "negative", 2)
