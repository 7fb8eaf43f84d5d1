"""How many stains a list in brackets holds: "*a few* muscle markers (desmin, SMA) are negative" tells of no few cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens between the word and the bracket, and in a list of stains.
_NEAR, _LONGEST = 4, 40
_RESULTS = frozenset(("polarity", "cells"))


def with_counted_stains(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words of how many before stains in brackets as words that say nothing."""
    if not any(token.kind == WORD and token.value.counting for token in tokens):
        return tokens
    read = tokens
    named, begin = False, 0
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in ",;.:\n":
            named, begin = False, at + 1
        named = named or token.kind == NAME
        if token.kind != WORD or not token.value.counting or named:
            continue
        opened = _opened(tokens, at + 1)
        if opened is not None and _lists(tokens, opened):
            read = list(tokens) if read is tokens else read
            for place in range(begin, opened):  # "*血管*的几个": what the stains are of is no cell either
                if tokens[place].kind == WORD and (tokens[place].value.statement or ("",))[0] in ("cells", "extent"):
                    entry = replace(tokens[place].value, statement=None, grammar="filler")
                    read[place] = tokens[place]._replace(value=entry)
    return read


def _opened(tokens: Sequence[Token], start: int) -> int | None:
    """The place of a bracket behind no more than the noun of what is counted."""
    for at in range(start, min(len(tokens), start + _NEAR)):
        if tokens[at].kind == POINT:
            return at if tokens[at].value == "(" else None
        if tokens[at].kind == WORD and (tokens[at].value.whichever or (tokens[at].value.statement or ("",))[0] in _RESULTS):
            return None
        if tokens[at].kind not in (WORD, UNKNOWN):
            return None
    return None


def _lists(tokens: Sequence[Token], opened: int) -> bool:
    """Whether brackets hold two names or more and no result, and a word or sign stands right behind."""
    names = 0
    for at in range(opened + 1, min(len(tokens), opened + _LONGEST)):
        token = tokens[at]
        if token.kind == POINT and token.value == ")":
            return names > 1 and at + 1 < len(tokens) and tokens[at + 1].kind in (WORD, SIGN, POINT)
        names += token.kind == NAME
        if token.kind == SIGN or (token.kind == WORD and token.value.statement is not None):
            return False
    return False
