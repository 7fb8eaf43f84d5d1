"""Percentages before their names: "100% S100+, 0% desmin+". The number is the result, not the sign."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Words such as "of the cells" between a percentage and its name.
_BETWEEN = 4


def with_shares_behind(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, percentages before a name and its plus behind the name."""
    if not any(token.kind == NUMBER and token.value[0] == "percent" for token in tokens):
        return tokens
    read = list(tokens)
    for share, name in _pairs(tokens):
        sign = name + 1
        if all(tokens[at].kind != NAME for at in range(share, name)) and _positive(tokens, sign) and _ends(tokens, sign + 1):
            read[share : sign + 1] = [*tokens[share + 1 : sign], tokens[share]]
            read.insert(share, Token(POINT, ",", tokens[share].start, tokens[share].start))
    return read


def _pairs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Places of percentages that begin a part of a list, and of the names behind them."""
    for at, token in enumerate(tokens):
        if token.kind != NUMBER or token.value[0] != "percent" or not _begins(tokens, at):
            continue
        for name in range(at + 1, min(len(tokens), at + 2 + _BETWEEN)):
            if tokens[name].kind == NAME:
                yield at, name
                break
            if tokens[name].kind != WORD or (tokens[name].value.statement and tokens[name].value.statement[0] != "cells"):
                break


def _begins(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    return before is None or (before.kind == POINT and before.value in ",;:\n") or _joins(before)


def _positive(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == SIGN and tokens[at].value.startswith("+") and "-" not in tokens[at].value


def _ends(tokens: list[Token], at: int) -> bool:
    following = tokens[at] if at < len(tokens) else None
    return following is None or (following.kind == POINT and following.value in ",;.\n") or _joins(following)


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"
