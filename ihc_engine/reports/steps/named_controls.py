"""Tissue that is only named as the control: "S100 is positive, *with nerve as internal control*"; it says nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.control_tissue import is_control
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Tokens between the tissue and the word for a control.
_FAR = 4
_NEVER = ("tumour", "control", "sustentacular")


def with_named_controls(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, tissue behind a result that serves "as control" as silent words."""
    if not any(map(is_control, tokens)):
        return tokens
    silent: set[int] = set()
    for at, token in enumerate(tokens):
        if at and _tissue(token) and _begins(tokens[at - 1]):
            silent |= set(range(at, end + 1)) if (end := _named(tokens, at)) is not None else set()
    return [Token(WORD, Entry("", grammar="filler"), t.start, t.end) if n in silent else t for n, t in enumerate(tokens)]


def _named(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the control that tissue is named as, where its part of the sentence ends with it."""
    served = False
    for place in range(at + 1, min(len(tokens), at + 1 + _FAR)):
        token = tokens[place]
        if is_control(token):
            end = tokens[place + 1] if place + 1 < len(tokens) else None
            return place if served and (end is None or (end.kind == POINT and end.value in ",;.)\n")) else None
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.statement):
            return None
        served = served or (token.kind == WORD and token.value.grammar == "copula")
    return None


def _begins(token: Token) -> bool:
    """Whether a token leads to what stands beside a result: "with", an opening bracket."""
    if token.kind == POINT:
        return bool(token.value == "(")
    return token.kind == WORD and token.value.grammar == "link"


def _tissue(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in _NEVER
