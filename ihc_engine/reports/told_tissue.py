"""Cells of which a clause of their own tells: "the tumour contains nerves *that are S100 positive*". These stain."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.entry import Entry
from ihc_engine.reports.tokens import NAME, POINT, SIGN, WORD, Token

_NEVER = ("tumour", "control", "sustentacular")
#: Words between the relative word and its stain.
_NEAR = 5


def with_told_tissue(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the tumour before other cells that it holds, with a clause of their own, as a silent word."""
    told = {at: begin for at in range(len(tokens)) if has_clause(tokens, at) and (begin := _tumour(tokens, at)) is not None}
    if not told:
        return tokens
    read = list(tokens)
    for at, begin in told.items():
        read[begin] = _silent(read[begin])
        if tokens[at + 1].kind == POINT:
            read[at + 1] = _silent(read[at + 1])
        if tokens[at].value.statement is None:
            read[at] = tokens[at]._replace(value=Entry(tokens[at].value.phrase, statement=("cells", "benign elements")))
    return read


def has_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause that tells of a stain begins right behind the cells at a place."""
    if not (_other_cells(tokens[at]) or _tissue(tokens[at])):
        return False
    behind = at + 1
    if behind < len(tokens) and tokens[behind].kind == POINT and tokens[behind].value == ",":
        behind += 1
    if behind >= len(tokens) or tokens[behind].kind != WORD or not tokens[behind].value.relative:
        return False
    return any(token.kind == NAME for token in tokens[behind + 1 : behind + 1 + _NEAR])


def _tumour(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the tumour that holds or invades the cells at a place: no "composed of endothelial cells that ..."."""
    holds = False
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if token.kind in (NAME, SIGN) or (token.kind == POINT and token.value in ";."):
            return None
        if token.kind != WORD:
            continue
        if token.value.statement == ("cells", "tumour"):
            return place if holds else None
        if token.value.neoplastic:
            return None
        holds = holds or token.value.invading
    return None


def _silent(token: Token) -> Token:
    return Token(WORD, Entry("", grammar="filler"), token.start, token.end)


def _tissue(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.tissue) and token.value.statement is None


def _other_cells(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in _NEVER
