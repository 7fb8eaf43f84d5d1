"""A remark of other cells inside a negative list: "CD117, S100, CD34 (*vessels only*), HMB45: negative" says no more of CD34."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Words of such a remark, and tokens from it to the result of the list.
_REMARK, _FAR = 5, 24
_NEGATIVE = ("polarity", "negative")


def without_vessels_in_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such remarks."""
    if not any(token.kind == WORD and token.value.grammar == "only" for token in tokens):
        return tokens
    removed: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value == "(" and at and tokens[at - 1].kind == NAME:
            close = _remark(tokens, at)
            if close is not None and _listed(tokens, at - 2) and _negative_behind(tokens, close + 1):
                removed |= set(range(at, close + 1))
    return [token for at, token in enumerate(tokens) if at not in removed] if removed else tokens


def _remark(tokens: Sequence[Token], opening: int) -> int | None:
    """The place of the bracket that closes a remark of nothing but "only" and other cells."""
    only = cells = False
    for at in range(opening + 1, min(len(tokens), opening + 2 + _REMARK)):
        token = tokens[at]
        if token.kind == POINT:
            return at if token.value == ")" and only and cells else None
        if token.kind != WORD:
            return None
        stated = token.value.statement
        only = only or token.value.grammar == "only"
        cells = cells or (stated is not None and stated[0] == "cells" and stated[1] != "tumour")
        if stated is not None and stated[0] != "cells":
            return None
    return None


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma and a name stand before a place: the list began before."""
    return at > 0 and tokens[at].kind == POINT and tokens[at].value == "," and tokens[at - 1].kind == NAME


def _negative_behind(tokens: Sequence[Token], start: int) -> bool:
    """Whether the list goes on behind a place, and ends with a negative result."""
    named = False
    for at, token in enumerate(tokens[start : start + _FAR], start):
        if token.kind == NAME:
            named = True
        elif token.kind == POINT and token.value in ",/":
            continue
        elif token.kind == POINT and token.value == ":":
            return named and _is_negative(tokens, at + 1)
        elif token.kind == WORD and token.value.grammar in ("joining", "filler", "copula") and token.value.statement is None:
            continue
        else:
            return named and _is_negative(tokens, at)
    return False


def _is_negative(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    minus = token.kind in (SIGN, POINT) and token.value == "-"
    return minus or (token.kind == WORD and token.value.statement == _NEGATIVE and token.value.grammar is None)
