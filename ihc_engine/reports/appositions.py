"""A diagnosis whose verb stands behind an apposition: "a dermatofibroma, CD34 negative and FXIIIa positive, is excluded"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.tokens import POINT, UNKNOWN, WORD, Token

#: Tokens before a diagnosis that begins its clause, in an apposition, and from a verb to the word that excludes.
_BEFORE, _LONGEST, _FAR = 2, 16, 4


def excluded_behind_apposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether the diagnosis at a place begins its clause and is excluded behind what stands between commas or in brackets."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != POINT or tokens[at + 1].value not in ",(" or not _begins(tokens, at):
        return False
    closing = "," if tokens[at + 1].value == "," else ")"
    for end in range(at + 2, min(len(tokens), at + 2 + _LONGEST)):
        token = tokens[end]
        if token.kind == POINT and token.value in ";.":
            return False
        if token.kind == POINT and token.value == closing and _excludes(tokens[end + 1 : end + 2 + _FAR]):
            return True
    return False


def _begins(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[max(0, at - _BEFORE - 1) : at]
    return len(before) <= _BEFORE and all(t.kind == UNKNOWN or (t.kind == WORD and t.value.grammar == "filler") for t in before)


def _excludes(behind: Sequence[Token]) -> bool:
    """Whether a verb and a word that excludes follow, with no denial between them."""
    if not behind or behind[0].kind != WORD or behind[0].value.grammar != "copula":
        return False
    for token in behind[1:]:
        if token.kind == WORD and token.value.certainty == "excluded":
            return True
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.grammar == "denial"):
            return False
    return False
