"""The words of results in the cells of tables are those that a pattern of all of them would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.tables.columns import Columns, WholeWords

_WORDS = ("neg", "negative", "not negative", "a", "a b", "b a", "阳", "阳性", "不 阳性", "+a")


def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The longest first, Latin ones with no letter beside them."""
    parts = (
        rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])" if word < "\u0500" else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile("|".join(parts))


@given(text=st.lists(st.sampled_from((*_WORDS, *" ,-_1²½ß不性n"))).map("".join))
def test_words_are_found_as_by_a_pattern(text: str) -> None:
    assert list(WholeWords(_WORDS).words(text)) == pattern(_WORDS).findall(text)


def test_a_cell_tells_all_its_results_and_none_inside_of_a_word(knowledge: Knowledge) -> None:
    columns = Columns(knowledge.vocabulary.languages.values(), ())
    assert columns.stated("Positive in A, negative in B") == {"positive", "negative"}
    assert columns.stated("seropositive; electronegative") == set()
    assert columns.states("nuclear: positive")
    assert not columns.states("seropositive")
