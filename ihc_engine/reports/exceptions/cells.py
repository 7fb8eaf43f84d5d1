"""Other cells that a denial excepts before its stains are named: "no staining *except in vessels* for CD34 and SMA".

The stains behind them are denied all the same. So are those of a clause that such an exception begins: "*apart from vessels*,
CD34 is negative".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens from the denial to the word that excepts, and of the cells behind that.
_BEFORE, _LONGEST = 6, 8
_SMALL = frozenset(("filler", "link", "joining", "only"))


def with_excepted_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such cells."""
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.grammar == "exception" and _denied(tokens, at):
            end = _end(tokens, at + 1)
            if end is not None:
                begin = at - 1 if at and _is_comma(tokens[at - 1]) else at
                end += begin < at and end < len(tokens) and _is_comma(tokens[end])
                return [*tokens[:begin], *tokens[end:]]
        if token.kind == WORD and token.value.grammar == "exception" and _begins(tokens, at):
            end = _before_names(tokens, at + 1)
            if end is not None:
                return [*tokens[:at], *tokens[end:]]
    return tokens


def _begins(tokens: Sequence[Token], at: int) -> bool:
    return not at or (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";.:\n")


def _before_names(tokens: Sequence[Token], begin: int) -> int | None:
    """Where names begin right behind nothing but other cells, with or without a comma."""
    cells = False
    for at in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME or _is_comma(token):
            behind = at + 1 if _is_comma(token) else at
            while behind < len(tokens) and tokens[behind].kind == WORD and tokens[behind].value.definite:
                behind += 1
            return behind if cells and _named(tokens, behind) else None
        if token.kind != WORD or token.value.statement == ("cells", "tumour"):
            return None
        entry = token.value
        of_cells = (entry.statement or ("",))[0] == "cells" or entry.tissue
        if not (of_cells or entry.grammar in _SMALL or entry.residual or (entry.statement or ("",))[0] == "extent"):
            return None
        cells = cells or of_cells
    return None


def _denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial without a name stands before a place in its clause."""
    for place in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        token = tokens[place]
        if token.kind in (NAME, SIGN) or (token.kind == POINT and token.value != ","):
            return False
        if token.kind == WORD and (token.value.grammar == "denial" or token.value.statement == ("polarity", "negative")):
            return not any(before.kind == NAME for before in tokens[max(0, place - _BEFORE) : place])
    return False


def _end(tokens: Sequence[Token], begin: int) -> int | None:
    """Behind the cells, where no name stands among them and one behind a preposition or a verb follows."""
    cells, at = False, begin
    while at < min(len(tokens), begin + _LONGEST) and tokens[at].kind == WORD:
        entry = tokens[at].value
        if entry.statement == ("cells", "tumour"):
            return None
        if (entry.statement or ("",))[0] == "cells" or entry.tissue:
            cells = True
        elif cells and (entry.grammar == "copula" or (entry.grammar == "link" and _named(tokens, at + 1))):
            break
        elif entry.grammar not in _SMALL and not entry.residual and not entry.around:
            return None
        at += 1
    if not cells or at >= len(tokens) or not any(token.kind == NAME for token in tokens[at : at + _LONGEST]):
        return None
    return at if tokens[at].kind == WORD or _is_comma(tokens[at]) else None


def _named(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == NAME


def _is_comma(token: Token) -> bool:
    return token.kind == POINT and bool(token.value == ",")
