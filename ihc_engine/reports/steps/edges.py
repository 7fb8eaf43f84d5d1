"""Where cells lie: "NF (residual axons *at the edge of the tumour* +, tumour cells -)". The tumour's name tells the place."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Small words between the tumour and its edge, and tokens from there to the cells.
_SMALL, _NEAR = 2, 4
#: Tokens from the name of the stain to the edge.
_FAR = 16
_NEVER = ("tumour", "control", "sustentacular")


def with_edges(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a tumour at whose edge other cells lie as words that say nothing.

    Only behind the name of a stain, and where nothing joins the edge to the cells: "in the edge and in vessels".
    """
    edges = [at for at, token in enumerate(tokens) if token.kind == WORD and token.value.borders_of]
    read = tokens
    for edge in edges:
        tumour = _tumour(tokens, edge)
        if tumour is None:
            continue
        first, last = min(edge, tumour), max(edge, tumour)
        if not _named(tokens, first):
            continue
        if not (_cells(tokens, range(last + 1, last + 1 + _NEAR)) or _cells(tokens, range(first - 1, first - 1 - _NEAR, -1))):
            continue
        read = list(tokens) if read is tokens else read
        for at in range(first, last + 1):
            read[at] = Token(WORD, Entry("", grammar="filler"), tokens[at].start, tokens[at].end)
    return read


def _tumour(tokens: Sequence[Token], edge: int) -> int | None:
    """The place of the tumour beside its edge: "edge of the tumour", "tumour edge"."""
    for step in (1, -1):
        for at in range(edge + step, edge + step * (2 + _SMALL), step):
            if not 0 <= at < len(tokens) or tokens[at].kind != WORD:
                break
            if tokens[at].value.statement == ("cells", "tumour"):
                return at
            if tokens[at].value.statement is not None or tokens[at].value.grammar not in ("filler", "link", "copula", None):
                break
    return None


def _cells(tokens: Sequence[Token], places: range) -> bool:
    """Whether other cells stand at one of these places, up to the next point or sign."""
    for at in places:
        if not 0 <= at < len(tokens) or tokens[at].kind in (POINT, SIGN):
            return False
        if tokens[at].kind == WORD and tokens[at].value.grammar in ("joining", "contrast", "denial"):
            return False
        stated = tokens[at].value.statement if tokens[at].kind == WORD else None
        if stated is not None and stated[0] == "cells" and stated[1] not in _NEVER:
            return True
        if stated is not None and stated[0] == "polarity":
            return False
    return False


def _named(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name of a stain stands before a place in its part of the sentence, or before the brackets around it."""
    for token in reversed(tokens[max(0, at - _FAR) : at]):
        if token.kind == NAME:
            return True
        if token.kind == POINT and token.value not in "(:":
            return False
    return False
