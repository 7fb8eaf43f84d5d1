"""A zero with what else stains in brackets: "EMA 0 (capsule only)" is negative."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, WORD, Token

_NEGATIVE = Entry("0", statement=("polarity", "negative"))
#: Tokens of such a bracket.
_LONGEST = 8


def with_zeros(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a zero before brackets of other cells as a negative result, without them."""
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if token.kind != NUMBER or token.value != ("number", "0") or not _behind_name(tokens, at):
            continue
        close = _other_cells(tokens, at + 1)
        if close is not None:
            read += [*tokens[done:at], Token(WORD, _NEGATIVE, token.start, token.end)]
            done = close + 1
    return [*read, *tokens[done:]] if done else tokens


def _behind_name(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1
    if before >= 0 and tokens[before].kind == POINT and tokens[before].value in ":=":
        before -= 1
    return before >= 0 and tokens[before].kind == NAME


def _other_cells(tokens: Sequence[Token], begin: int) -> int | None:
    """Where brackets close that hold cells other than the tumour's, and neither a name nor a result."""
    if begin >= len(tokens) or tokens[begin].kind != POINT or tokens[begin].value != "(":
        return None
    cells = False
    for at in range(begin + 1, min(len(tokens), begin + 1 + _LONGEST)):
        token = tokens[at]
        if token.kind == POINT and token.value == ")":
            return at if cells else None
        if token.kind not in (WORD, UNKNOWN):
            return None
        subject, value = (token.value.statement or ("", "")) if token.kind == WORD else ("", "")
        if subject in ("polarity", "extent", "intensity") or value in ("tumour", "sustentacular"):
            return None
        cells = cells or subject == "cells"
    return None
