"""A comparison that tells a result of what it compares with: "*in contrast to S100, which is positive*, SOX10 is negative".

It is a clause by itself: each stain has its result.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Names that are compared with, and the clause that tells of them.
_LONGEST = 12
_TOLD = ("positive", "negative", "lost", "retained")


def with_compared_results(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a comparison without the word for it, and with a stop behind it."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or "compared" not in token.value.context or token.value.grammar is not None:
            continue
        if at and not (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";.\n"):
            continue
        comma = _names(tokens, at + 1)
        end = None if comma is None else _clause(tokens, comma + 1)
        if comma is not None and end is not None and any(t.kind == NAME for t in tokens[end : end + _LONGEST]):
            stop = tokens[end]._replace(value=";")
            return [*tokens[:at], *tokens[at + 1 : comma], *tokens[comma + 2 : end], stop, *tokens[end + 1 :]]
    return tokens


def _names(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of the comma behind names and before a word such as "which"."""
    named = False
    for at in range(begin, min(len(tokens) - 1, begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            named = True
        elif token.kind == POINT and token.value == ",":
            which = tokens[at + 1]
            if which.kind == WORD and which.value.relative:
                return at if named else None
        elif not (token.kind == WORD and token.value.grammar in ("joining", "filler", "link") and token.value.statement is None):
            return None
    return None


def _clause(tokens: Sequence[Token], which: int) -> int | None:
    """The place of the comma behind a verb and its result; None where a stain is named before it."""
    verb = tokens[which + 1] if which + 1 < len(tokens) else None
    if verb is None or verb.kind != WORD or verb.value.grammar not in ("copula", "denial"):
        return None
    told = False
    for at in range(which + 1, min(len(tokens), which + _LONGEST)):
        token = tokens[at]
        if token.kind == POINT:
            return at if told and token.value == "," else None
        if token.kind in (NAME, SIGN) or (token.kind == WORD and token.value.context):
            return None
        stated = token.value.statement if token.kind == WORD else None
        told = told or (stated is not None and stated[0] == "polarity" and stated[1] in _TOLD)
    return None
