"""An exception in two words: "all stains performed (S100, SMA) are negative *but for* SMA".

"It does not stain for S100, *but for* SMA" is none: it tells of all or of none where it excepts.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.markers_of import markers_of
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_EXCEPT = Entry("but for", grammar="exception", several=True)
_LIST = 12


def with_but_for(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words behind what is told of all as an exception."""
    for at, token in enumerate(tokens[:-2]):
        if token.kind != WORD or token.value.grammar != "contrast" or tokens[at + 2].kind != NAME or not at:
            continue
        link = tokens[at + 1]
        if link.kind != WORD or link.value.grammar != "link" or link.value.several or not _ends(tokens, at + 2):
            continue
        before = tokens[at - 1]
        told = before.kind == WORD and (before.value.statement or ("",))[0] == "polarity"
        of_all = any(t.kind == WORD and (t.value.grammar in ("pronoun", "rest") or _all(t)) for t in tokens[:at])
        if told and (of_all or markers_of(tokens[at + 2 : at + 2 + _LIST]) <= markers_of(tokens[:at])):
            return [*tokens[:at], Token(WORD, _EXCEPT, token.start, link.end), *tokens[at + 2 :]]
    return tokens


def _all(token: Token) -> bool:
    return bool(token.value.statement == ("extent", "diffuse") and not token.value.several)


def _ends(tokens: Sequence[Token], begin: int) -> bool:
    """Whether nothing but names stands behind a place in its clause."""
    for token in tokens[begin : begin + _LIST]:
        if token.kind == POINT and token.value in ";.\n":
            return True
        listed = token.kind == NAME or (token.kind == POINT and token.value == ",")
        if not (listed or (token.kind == WORD and token.value.grammar in ("joining", "filler"))):
            return False
    return len(tokens) <= begin + _LIST
