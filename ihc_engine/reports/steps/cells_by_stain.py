"""Cells that are called by a stain, with another: "S100 negative spindle cells *with SMA expression*", "INI1 loss *with ...*".

The result before the cells is that of the name before it, and leads on to no other.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.stops import with_stops
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Words between a result and the cells.
_BETWEEN = 3
_NAME_AND_LOSS = 2


def with_cells_by_stain(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stop for "with" behind such cells."""
    found = [at for at, token in enumerate(tokens) if _with(token) and (_behind_cells(tokens, at) or _behind_loss(tokens, at))]
    return with_stops(tokens, [at for at in found if _names(tokens, at + 1)])


def _with(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.showing and token.value.grammar == "link")


def _behind_cells(tokens: Sequence[Token], at: int) -> bool:
    """Whether cells stand before a place, and before these a name and its result."""
    cells = tokens[at - 1] if at > 2 else None
    if cells is None or cells.kind != WORD or not (cells.value.whichever or cells.value.statement == ("cells", "tumour")):
        return False
    for place in range(at - 2, max(0, at - 3 - _BETWEEN), -1):
        token = tokens[place]
        if token.kind == WORD and (token.value.statement or ("",))[0] == "polarity":
            return tokens[place - 1].kind == NAME and token.value.grammar is None
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and (token.value.grammar or token.value.statement)):
            return False
    return False


def _behind_loss(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name and its loss stand before a place, and nothing before them in the sentence: "*INI1 loss* with keratin
    expression"."""
    if at != _NAME_AND_LOSS or tokens[0].kind != NAME or tokens[1].kind != WORD:
        return False
    return bool(tokens[1].value.statement == ("polarity", "lost"))


def _names(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a stain is named behind a place before its part of the sentence ends."""
    for token in tokens[begin:]:
        if token.kind == NAME:
            return True
        if token.kind == POINT:
            return False
    return False
