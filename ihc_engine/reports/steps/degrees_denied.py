"""One degree denied and another told: "S100 is *not diffuse but focal*", "nicht diffus, sondern fokal", "diffüz değil, fokal".

What is denied is how much stains, not that anything does. The degree that is told stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import POINT, WORD, Token

_DEGREES = frozenset(("extent", "intensity"))
_IS = Entry("is", grammar="copula")
#: Words of one degree that are looked over ("weak to moderate").
_LONGEST = 6


def with_degrees_denied(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such denials and the degrees that they deny."""
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done or token.kind != WORD or not _denies(token):
            continue
        begin = _begin_of_degree(tokens, at) if token.value.behind else at
        end = _end_denied(tokens, at)
        if begin is not None and end is not None and begin >= done:
            read += [*tokens[done:begin], Token(WORD, _IS, token.start, token.end)]
            done = end
        elif _denied_last(tokens, at) and _without_comma(tokens, at) >= done:
            read += tokens[done : _without_comma(tokens, at)]
            done = at + 2
    return [*read, *tokens[done:]] if done else tokens


def _end_denied(tokens: Sequence[Token], at: int) -> int | None:
    """Where the degree begins that is told instead of the denied one; None if none is."""
    denied = at + 1
    if not tokens[at].value.behind:
        denied = _behind_degree(tokens, at + 1)
        if denied == at + 1:
            return None
    told = denied + (denied < len(tokens) and tokens[denied].kind == POINT and tokens[denied].value in ",、")
    if not tokens[at].value.behind:
        if told >= len(tokens) or not _is(tokens[told], "contrast"):
            return None
        told += 1
    return told if _behind_degree(tokens, told) > told else None


def _behind_degree(tokens: Sequence[Token], at: int) -> int:
    """Behind the words of a degree that begins at a place; the place itself if none does."""
    begin, degree = at, False
    while at < min(len(tokens), begin + _LONGEST) and tokens[at].kind == WORD:
        value = tokens[at].value
        told = value.statement is not None and value.statement[0] in _DEGREES
        if not (told or (value.grammar in ("only", "filler", "copula") and value.statement is None and not degree)):
            break
        degree, at = degree or told, at + 1
    return at if degree else begin


def _begin_of_degree(tokens: Sequence[Token], at: int) -> int | None:
    """Where the degree begins right before a denial that stands behind it."""
    begin = at
    while begin and at - begin < _LONGEST and _degree(tokens[begin - 1]):
        begin -= 1
    return begin if begin < at else None


def _denied_last(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denied degree stands behind the one that is told, and ends what is said: "S100 is focal, *not diffuse*"."""
    before = _without_comma(tokens, at)
    if not before or tokens[at].value.behind or not _degree(tokens[before - 1]):
        return False
    if at + 1 >= len(tokens) or not _degree(tokens[at + 1]):
        return False
    return at + 2 == len(tokens) or (tokens[at + 2].kind == POINT and tokens[at + 2].value in ",;.)\n")


def _without_comma(tokens: Sequence[Token], at: int) -> int:
    """Where a denial begins with the comma or the "and" before it."""
    joined = at and (_is(tokens[at - 1], "joining") or (tokens[at - 1].kind == POINT and tokens[at - 1].value == ","))
    return at - 1 if joined else at


def _denies(token: Token) -> bool:
    return bool(token.value.grammar == "denial" or (token.value.unseen and token.value.behind))


def _degree(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is not None and token.value.statement[0] in _DEGREES


def _is(token: Token, grammar: str) -> bool:
    return token.kind == WORD and token.value.grammar == grammar
