"""A zero of the tumour's cells, and other cells that a stain finds: "S100: tumour cells 0; sustentacular cells present"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_NEGATIVE = Entry("0", statement=("polarity", "negative"))
_POSITIVE = Entry("", statement=("polarity", "positive"))
_ZERO = ("number", "0")
_SUSTENTACULAR = ("cells", "sustentacular")


def with_cells_found(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a zero behind cells as a negative result, sustentacular cells that are there as stained ones."""
    read: list[Token] = []
    named = told = changed = False
    for at, token in enumerate(tokens):
        named = named or token.kind == NAME
        told = told or _tells(token)
        if named and token.kind == NUMBER and token.value == _ZERO and _cells(tokens[at - 1]) and _ends(tokens, at + 1):
            read.append(Token(WORD, _NEGATIVE, token.start, token.end))
            told = changed = True
            continue
        read.append(token)
        there = token.kind == WORD and token.value.found and token.value.statement == _SUSTENTACULAR
        if named and there and _ends(tokens, at + 1) and at and _begins(tokens[at - 1]) and told:
            read.append(Token(WORD, _POSITIVE, token.end, token.end))
            changed = True
    return read if changed else tokens


def _tells(token: Token) -> bool:
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")


def _cells(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] == "cells"


def _begins(token: Token) -> bool:
    return token.kind == POINT and token.value in ",;:(|"


def _ends(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at] if at < len(tokens) else None
    return following is None or (following.kind == POINT and following.value in ",;.)|\n")
