"""Authors with a year make a sentence one of literature: "*Hornick and Fletcher (2005)* reported SMA in a fifth"."""

from __future__ import annotations

import re

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, UNKNOWN, WORD, Token

#: Two names with a short word or "&" between them, and a year in brackets. It begins with a bracket, by which it is found.
_YEAR = re.compile(r"\((?:19|20)\d\d\)")
_AUTHORS = re.compile(r"([^\W\d_a-z][a-z]{2,20}) (?:\w{1,3}|&) ([^\W\d_a-z][a-z]{2,20}) $")
_LONGEST = 50
_LITERATURE = Entry("", context={"literature"})


def with_authors(tokens: list[Token], original: str) -> list[Token]:
    """The tokens of a sentence, a word of literature before two authors with their year. ``original``: as it is spelled."""
    if "(19" not in original and "(20" not in original:
        return tokens
    for year in _YEAR.finditer(original):
        first = max(0, year.start() - _LONGEST)
        authors = _AUTHORS.search(original[first : year.start()])
        if authors is None:
            continue
        places = [first + authors.start(1), first + authors.start(2)]
        at = next((n for n, token in enumerate(tokens) if token.start == places[0]), None)
        strange = {token.start for token in tokens if token.kind == UNKNOWN} >= set(places)
        if at is not None and strange and not any(token.kind == NAME for token in tokens[:at]):
            return [*tokens[:at], Token(WORD, _LITERATURE, places[0], places[0]), *tokens[at:]]
    return tokens
