"""Tissue that is only named as the control: "S100 is positive, *with nerve as internal control*"; it says nothing else.

Nor does what is told to be the control: "desmin is negative, *the positive one was the control slide*".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.control_tissue import is_control
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Tokens between the tissue and the word for a control.
_FAR = 4
#: Tokens of a part of a sentence that tells of a control.
_LONGEST = 12
_NEVER = ("tumour", "control", "sustentacular")


def with_named_controls(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, tissue behind a result that serves "as control" as silent words."""
    if not any(map(is_control, tokens)):
        return tokens
    silent: set[int] = set()
    for at, token in enumerate(tokens):
        if at and _tissue(token) and _begins(tokens[at - 1]):
            silent |= set(range(at, end + 1)) if (end := _named(tokens, at)) is not None else set()
        elif is_control(token) and (begin := _positive_is(tokens, at)) is not None:
            silent |= set(range(begin, at + 1))
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


def _positive_is(tokens: Sequence[Token], at: int) -> int | None:
    """The place of a positive result in the part of the sentence of a control, if a verb makes it the control's: "the *positive*
    one was the control"."""
    verb = False
    for place in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
        token = tokens[place]
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.grammar in ("joining", "contrast", "denial")):
            return None
        if token.kind == WORD and token.value.statement is not None:
            positive = verb and token.value.statement == ("polarity", "positive")
            return place if positive and not _named_before(tokens, place) else None
        verb = verb or (token.kind == WORD and token.value.grammar == "copula")
    return None


def _named_before(tokens: Sequence[Token], place: int) -> bool:
    """Whether a stain stands before a place in its part of the sentence: "*S100* is positive as in the control"."""
    before = next((t for t in reversed(tokens[:place]) if t.kind not in (WORD, UNKNOWN)), None)
    return before is not None and before.kind != POINT


def _begins(token: Token) -> bool:
    """Whether a token leads to what stands beside a result: "with", an opening bracket."""
    if token.kind == POINT:
        return bool(token.value == "(")
    return token.kind == WORD and token.value.grammar == "link"


def _tissue(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in _NEVER
