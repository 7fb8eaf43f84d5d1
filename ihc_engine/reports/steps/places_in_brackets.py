"""Where in the cell a stain was sought, in a list in brackets that is denied: "all others (S100, *nuclear* STAT6) were negative".

By itself such an adjective says of the name behind it that it stains there.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Names from which on brackets hold a list, and tokens of it on either side of a place.
_FEWEST, _LONGEST = 2, 80
_NEGATIVE = ("polarity", "negative")


def with_places_in_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence that tells nothing but what does not stain, such adjectives as words that say nothing."""
    places = [at for at, token in enumerate(tokens) if _is_place(token)]
    if not places or not _denies_alone(tokens):
        return tokens
    inside = [at for at in places if _listed(tokens, at)]
    if not inside:
        return tokens
    read = list(tokens)
    for at in inside:
        read[at] = Token(WORD, Entry("", grammar="filler"), tokens[at].start, tokens[at].end)
    return read


def _is_place(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is not None and token.value.statement[0] == "pattern"


def _denies_alone(tokens: Sequence[Token]) -> bool:
    """Whether a sentence denies staining and tells of none."""
    denies = False
    for token in tokens:
        if token.kind == SIGN:
            return False
        if token.kind == WORD:
            denies = denies or token.value.grammar == "denial" or token.value.statement == _NEGATIVE
            stated = token.value.statement or ("", "")
            if (stated[0] == "polarity" and stated != _NEGATIVE and token.value.grammar != "expressing") or stated[
                0
            ] == "intensity":
                return False
    return denies


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place stands in brackets that hold names, and nothing that tells of one; it may have brackets of its own there:
    "(S100, beta-catenin [*nuclear*])"."""
    own = 0 < at < len(tokens) - 1 and _is(tokens[at - 1], "(") and _is(tokens[at + 1], ")")
    names, begin, end = 0, at - 1 - own, at + 1 + own
    while begin >= 0 and not _is(tokens[begin], "("):
        if not _in_list(tokens[begin]) or at - begin > _LONGEST:
            return False
        names += tokens[begin].kind == NAME
        begin -= 1
    while end < len(tokens) and not _is(tokens[end], ")"):
        if not _in_list(tokens[end]) or end - at > _LONGEST:
            return False
        names += tokens[end].kind == NAME
        end += 1
    return begin >= 0 and end < len(tokens) and names >= _FEWEST


def _is(token: Token, point: str) -> bool:
    return token.kind == POINT and bool(token.value == point)


def _in_list(token: Token) -> bool:
    if token.kind == POINT:
        return token.value in ",/"
    return token.kind == NAME or _is_place(token) or (token.kind == WORD and token.value.grammar in ("joining", "filler"))
