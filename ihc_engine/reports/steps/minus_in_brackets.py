"""A hyphen before the place of a result in brackets is a sign: "EMA (*-* in the tumour; + in the capsule)"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token


def with_minus_in_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such hyphens as signs."""
    places = {at for at, token in enumerate(tokens) if token.kind == POINT and token.value == "-" and _signs(tokens, at)}
    if not places:
        return tokens
    return [Token(SIGN, "-", t.start, t.end) if at in places else t for at, t in enumerate(tokens)]


def _signs(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen begins a bracket behind a name, or its part behind a sign, and words for cells or a place follow."""
    if at < 2 or at + 1 >= len(tokens) or tokens[at - 1].kind != POINT or not _place(tokens, at + 1):
        return False
    if tokens[at - 1].value == "(":
        return tokens[at - 2].kind == NAME
    if tokens[at - 1].value not in ",;":
        return False
    opening = next((n for n in range(at - 1, max(-1, at - 10), -1) if tokens[n].kind == POINT and tokens[n].value in "()"), 0)
    return bool(
        opening and tokens[opening].value == "(" and tokens[opening - 1].kind == NAME and tokens[opening + 1].kind == SIGN
    )


def _place(tokens: Sequence[Token], at: int) -> bool:
    """Whether cells stand at a place, or behind a preposition or an article."""
    for token in tokens[at : at + 4]:
        if token.kind != WORD:
            return False
        if (token.value.statement or ("",))[0] == "cells" or token.value.tissue or token.value.whichever:
            return True
        if token.value.grammar not in ("filler", "link", "inside") and not token.value.inside:
            return False
    return False
