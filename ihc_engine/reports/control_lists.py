"""Tissue that served as control, listed with its stains: "controls adequate (*tonsil BCL2 positive, skin S100 positive*)".

Such a list stands in brackets behind the control, or goes on behind it piece by piece, each beginning with its tissue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens from a control to the brackets.
_NEAR = 5
_OWN = ("tumour", "sustentacular")


def with_control_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, stains of the tissue of controls as names that tell of controls."""
    places = of_controls(tokens)
    if not places:
        return tokens
    return [_of_control(t) if n in places and t.kind == NAME else t for n, t in enumerate(tokens)]


def of_controls(tokens: Sequence[Token]) -> set[int]:
    """The places of what is listed of the tissue of controls."""
    places: set[int] = set()
    if not any(map(_control, tokens)):
        return places
    for at, token in enumerate(tokens):
        if not _control(token) or at in places:
            continue
        opening = _bracket(tokens, at)
        if opening is not None:
            close = _closing(tokens, opening)
            places |= set(range(opening, close)) if _lists_tissue(tokens[opening + 1 : close]) else set()
        elif not any(t.kind == NAME for t in tokens[:at]):
            places |= _pieces_behind(tokens, at)
    return places


def _bracket(tokens: Sequence[Token], at: int) -> int | None:
    """Where brackets open behind a control, with nothing but a word or two between."""
    for place in range(at + 1, min(len(tokens), at + 1 + _NEAR)):
        token = tokens[place]
        if token.kind == POINT and token.value == "(":
            return place
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and _stated(token) == "polarity" and _denies(token)):
            return None
    return None


def _closing(tokens: Sequence[Token], opening: int) -> int:
    depth = 0
    for place in range(opening, len(tokens)):
        if tokens[place].kind == POINT and tokens[place].value in "()":
            depth += 1 if tokens[place].value == "(" else -1
            if not depth:
                return place
    return len(tokens)


def _lists_tissue(inside: Sequence[Token]) -> bool:
    """Whether brackets begin with tissue that stains, or is named with its stains: "(Appendix für Desmin)"."""
    if not inside or inside[0].kind == NAME or not any(t.kind == NAME for t in inside):
        return False
    return inside[0].kind == UNKNOWN or _tissue(inside[0])


def _pieces_behind(tokens: Sequence[Token], at: int) -> set[int]:
    """The pieces right behind a control that begin with tissue: "control: *tonsil BCL2 positive, skin S100 positive*"."""
    places: set[int] = set()
    begins = True
    inside = False
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        if token.kind == POINT and token.value in ",:;":
            begins, inside = True, False
            continue
        if begins:
            inside, begins = _tissue(token), False
        if token.kind == NAME and not inside and places:
            break
        if inside:
            places.add(place)
    return places if sum(tokens[p].kind == NAME for p in places) > 1 else set()


def _tissue(token: Token) -> bool:
    if token.kind != WORD:
        return False
    return bool(token.value.site) or (_stated(token) == "cells" and token.value.statement[1] not in _OWN)


def _stated(token: Token) -> str:
    return str((token.value.statement or ("",))[0])


def _denies(token: Token) -> bool:
    return bool(token.value.statement[1] != "positive")


def _control(token: Token) -> bool:
    return token.kind == WORD and "control" in token.value.context


def _of_control(token: Token) -> Token:
    return token._replace(value=replace(token.value, context=token.value.context | {"control"}))
