"""Cells that lie in the tumour: "CD117-positive mast cells are scattered *in the tumour*" tells nothing of the tumour cells."""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_ENDS = ",;.:()\n"
#: Words that begin another subject or turn what is said.
_TURNS = frozenset(("denial", "contrast", "exception", "joining"))
_TUMOUR = ("cells", "tumour")


def with_scattered_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the tumour as a place behind other cells whose result stands at a name before them."""
    if not any(_is(token, _TUMOUR) for token in tokens):
        return tokens
    read: list[Token] | None = None
    told = False
    for at, token in enumerate(tokens):
        if _ends(token):
            told = False
        elif _of_others(token):
            told = told or _told(tokens, at)
        elif told and _is(token, _TUMOUR) and _placed(tokens[at - 1]):
            read = list(tokens) if read is None else read
            read[at] = Token(WORD, Entry(token.value.phrase, grammar="filler"), token.start, token.end)
    return tokens if read is None else read


def _is(token: Token, statement: tuple[str, str]) -> bool:
    return token.kind == WORD and bool(token.value.statement == statement)


def _ends(token: Token) -> bool:
    return (token.kind == POINT and token.value in _ENDS) or (token.kind == WORD and token.value.grammar in _TURNS)


def _of_others(token: Token) -> bool:
    """Whether a word is for cells beside the tumour."""
    return token.kind == WORD and (token.value.statement or ("",))[0] == "cells" and token.value.statement != _TUMOUR


def _told(tokens: list[Token], at: int) -> bool:
    """Whether a name and its result stand right beside cells: "CD117-positive mast cells", "mastociti CD117 positivi"."""
    before, behind = tokens[max(0, at - 3) : at], tokens[at + 1 : at + 4]
    return _result_of_name(before, last=True) or _result_of_name(behind, last=False)


def _result_of_name(near: list[Token], *, last: bool) -> bool:
    """Whether tokens are a name and its result, with a hyphen at most: at their end, or at their beginning."""
    words = [token for token in near if not (token.kind == POINT and token.value == "-")]
    pair = words[-2:] if last else words[:2]
    return len(pair) == 2 and pair[0].kind == NAME and _stains(pair[1])


def _stains(token: Token) -> bool:
    stated = token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"
    return stated and token.value.grammar != "existence"


def _placed(before: Token) -> bool:
    """Whether a word before the tumour makes it a place, and no subject: "in", "throughout the"."""
    return before.kind == WORD and (before.value.statement is None or before.value.statement[0] == "extent")
