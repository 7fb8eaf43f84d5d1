"""Cells that lie in the tumour: "CD117-positive mast cells are scattered *in the tumour*", "*in the tumour* are CD117+ cells".

A name and its result right beside their noun are theirs, and the tumour of that clause is where they lie.
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_ENDS = ",;.:()\n"
#: Words that begin another subject or turn what is said.
_TURNS = frozenset(("denial", "contrast", "exception", "joining"))
_TUMOUR = ("cells", "tumour")


def with_scattered_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the tumour as a place before and behind other cells with a name and its result beside them."""
    if not any(_is(token, _TUMOUR) for token in tokens):
        return tokens
    places: list[int] = []
    tumours: list[int] = []
    told, begin = False, 0
    for at, token in enumerate(tokens):
        if _ends(token):
            led = token.kind == POINT and token.value == "," and not any(t.kind == NAME or _stains(t) for t in tokens[begin:at])
            told, tumours = False, tumours if led else []  # "in the tumour, there are ..."
            begin = at + 1
        elif _of_others(token):
            if not told and _told(tokens, at):
                told = True
                places += tumours
        elif _is(token, _TUMOUR):
            if not told:
                tumours.append(at)
            elif _placed(tokens[at - 1]):
                places.append(at)
    if not places:
        return tokens
    read = list(tokens)
    for at in places:
        read[at] = Token(WORD, Entry(tokens[at].value.phrase, grammar="filler"), tokens[at].start, tokens[at].end)
    return read


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
    if behind and _stains(behind[0]):
        return False  # a result of their own
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
