"""Shares of cases behind "while": "in the largest series S100 was expressed by 97 %, *while* CD117 was found in 15 %".

A word of contrast ends what a part is about. Where the next part tells a share too, and nothing of this tumour, it is of the
same cases.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, WORD, Token

_OF_OTHERS = Entry("", grammar="filler", context={"literature"})
_SHARES = ("percent", "fraction")


def with_shares_of_cases(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, parts behind a contrast that go on with shares of cases with what they are about."""
    if not any(token.kind == NUMBER and token.value[0] in _SHARES for token in tokens):
        return tokens
    read: list[Token] = []
    literature = False
    for at, token in enumerate(tokens):
        read.append(token)
        if token.kind == POINT and token.value in ";.":
            literature = False
        if token.kind != WORD:
            continue
        if token.value.grammar == "contrast":
            literature = literature and _tells_share(tokens, at + 1)
            if literature:
                read.append(Token(WORD, _OF_OTHERS, token.end, token.end))
        literature = literature or "literature" in token.value.context
    return read if len(read) > len(tokens) else tokens


def _tells_share(tokens: Sequence[Token], begin: int) -> bool:
    """Whether the part from a place names a stain and then "in 15 %", and neither this tumour nor cells."""
    named = told = False
    for at in range(begin, len(tokens)):
        token = tokens[at]
        if token.kind == POINT and token.value in ";.":
            break
        if token.kind == WORD:
            entry = token.value
            if entry.grammar == "contrast":
                break
            if entry.grammar == "present" or (entry.statement or ("",))[0] == "cells" or entry.whichever:
                return False
        before = tokens[at - 1]
        leads = before.kind == WORD and (before.value.among or before.value.grammar == "link")
        told = told or (named and leads and token.kind == NUMBER and token.value[0] in _SHARES)
        named = named or token.kind == NAME
    return told
