"""Cells that were left out of a count: "TTF-1: positive (pneumocytes *excluded*)" says nothing of where else it stains."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NUMBER, POINT, SIGN, WORD, Token

_SILENT = Entry("", grammar="filler")
_TUMOUR = ("cells", "tumour")
#: Tokens in such brackets.
_LONGEST = 12


def with_discounted_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such brackets without what they hold."""
    if not any(_leaves_out(token) for token in tokens):
        return tokens
    silent: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value == "(" and (close := _close(tokens, at)) is not None:
            silent.update(range(at + 1, close))
    if not silent:
        return tokens
    return [Token(WORD, _SILENT, t.start, t.end) if at in silent else t for at, t in enumerate(tokens)]


def _leaves_out(token: Token) -> bool:
    return bool(token.kind == WORD and token.value.certainty == "excluded" and token.value.diagnosis is None)


def _close(tokens: Sequence[Token], opening: int) -> int | None:
    """The end of brackets that tell of other cells and that they are left out, and of nothing else."""
    out = cells = False
    for at in range(opening + 1, min(len(tokens), opening + 2 + _LONGEST)):
        token = tokens[at]
        if token.kind == POINT and token.value == ")":
            return at if out and cells else None
        if token.kind in (NUMBER, SIGN) or (token.kind == WORD and token.value.diagnosis is not None):
            return None
        out = out or _leaves_out(token)
        stated = token.value.statement if token.kind == WORD else None
        cells = cells or (stated is not None and stated[0] == "cells" and stated[1] != "tumour")
        if stated is not None and (stated[0] == "polarity" or stated == _TUMOUR):
            return None  # "(histiocytes only, not the tumour cells)" tells whose the staining is
    return None
