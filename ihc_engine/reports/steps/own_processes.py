"""Axons that belong to the cells of which a sentence tells: "ganglion cells: ... and NF+ in *their axons*".

Axons that stain are as a rule those of a nerve that was there before the tumour. Those of the tumour's own cells are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import POINT, WORD, Token

_NERVES = ("cells", "nerves")
#: Words between the axons and the cells that have them: "axons of the ganglion cells".
_NEAR = 3
_LINKS = frozenset(("link", "filler"))
#: Cells with axons that are found in tumours.
_WITH_AXONS = frozenset(("ganglion_cells",))


def with_own_processes(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, axons of the tumour's own cells as a silent word."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.process and (_theirs(tokens, at) or _of_cells_behind(tokens, at)):
            read = list(tokens) if read is None else read
            read[at] = Token(WORD, Entry(token.value.phrase, grammar="filler"), token.start, token.end)
    return tokens if read is None else read


def _theirs(tokens: Sequence[Token], at: int) -> bool:
    """Whether a possessive stands before a place, and cells of the tumour are the last of which was told before it."""
    if not (at and tokens[at - 1].kind == WORD and tokens[at - 1].value.possessive):
        return False
    for place in range(at - 2, -1, -1):
        token = tokens[place]
        if token.kind == POINT and token.value in ";.\n":
            return False
        if _whose(token) is not None:
            return bool(_whose(token)) and not (place and _was_there(tokens[place - 1]))
    return False


def _was_there(token: Token) -> bool:
    """Whether a word says that the cells behind it are none of the tumour's: "*residual* ganglion cells"."""
    return token.kind == WORD and bool(token.value.residual or token.value.adjoining)


def _of_cells_behind(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 1 + _NEAR]:
        if token.kind != WORD:
            return False
        if _whose(token) is not None:
            return bool(_whose(token))
        if token.value.grammar not in _LINKS:
            return False
    return False


def _whose(token: Token) -> bool | None:
    """Whether a token names cells of the tumour, or other cells or tissue; None where it names neither."""
    if token.kind != WORD:
        return None
    entry = token.value
    if entry.statement is not None and entry.statement[0] == "cells":
        return bool(entry.statement[1] == "tumour")
    if entry.morphology is not None and entry.morphology.id in _WITH_AXONS:
        return True
    return False if entry.tissue else None
