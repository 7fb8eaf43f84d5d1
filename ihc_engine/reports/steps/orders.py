"""Stains that were ordered and have a result: "the markers that you ordered (S100, SOX10) were negative".

A word such as "ordered" says that a result is still to come, unless one is told of the same stains.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens between such a word and its brackets, and between names and their result.
_NEAR, _FAR = 4, 8
_TOLD = frozenset(("polarity", "extent", "intensity", "pattern"))
_LONGEST = 120


def with_orders(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without words that say that a stain was ordered where its result is told as well."""
    done = [at for at, token in enumerate(tokens) if token.kind == WORD and token.value.ordered and _told_as_well(tokens, at)]
    return [token for at, token in enumerate(tokens) if at not in done] if done else tokens


def _told_as_well(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if _is(before, "(") and _is(behind, ")"):  # "Immunohistochemistry (sent out): the cells express CD31"
        return not _after_name(tokens, at - 1) and any(map(_tells, _clause(tokens, at + 2)))
    if _is(behind, ":") and _begins_clause(tokens, at + 2):
        return any(map(_tells, _clause(tokens, at + 2)))
    if _shown_behind(tokens, at):
        return True
    begin = next((n for n in range(at + 1, min(at + _NEAR, len(tokens))) if tokens[n].kind not in (WORD, UNKNOWN)), -1)
    if begin > 0 and _is(tokens[begin], "("):
        close = next((n for n in range(begin, min(begin + _LONGEST, len(tokens))) if _is(tokens[n], ")")), -1)
        names = any(token.kind == NAME for token in tokens[begin:close])
        return close > 0 and names and _tells_next(tokens, close + 1)
    if begin > 0 and _is(tokens[begin], ",-") and _names_stains(tokens, at):
        return _tells_behind_list(tokens, begin + 1)
    return _follows_name(tokens, at) and _tells_next(tokens, at + 1)


def _shown_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether stains that were asked for have a verb of showing right behind, and its object: "*montrent* une positivité de"."""
    verb = next((n for n in range(at + 1, min(at + _FAR, len(tokens))) if _telling_verb(tokens[n])), -1)
    if verb < 0 or any(token.kind not in (WORD, UNKNOWN, NUMBER) for token in tokens[at + 1 : verb]):
        return False
    for token in tokens[verb + 1 : verb + 1 + _FAR]:
        if token.kind not in (WORD, UNKNOWN):
            return False
        if _tells(token) or (token.kind == WORD and token.value.grammar == "expressing"):
            return True
    return False


def _telling_verb(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.showing or token.value.grammar == "naming") and token.value.statement is None


def _is(token: Token | None, points: str) -> bool:
    return token is not None and token.kind == POINT and token.value in points


def _after_name(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].kind == NAME


def _begins_clause(tokens: Sequence[Token], begin: int) -> bool:
    """Whether cells are spoken of before a name: "sent out: the tumour cells express ..." is no list."""
    first = next((t for t in tokens[begin:] if t.kind == NAME or (t.kind == WORD and t.value.statement is not None)), None)
    return first is not None and first.kind == WORD and bool(first.value.statement[0] == "cells")


def _clause(tokens: Sequence[Token], begin: int) -> Sequence[Token]:
    end = next((n for n in range(begin, len(tokens)) if _is(tokens[n], ";.")), len(tokens))
    return tokens[begin:end]


def _tells(token: Token) -> bool:
    """Whether a token says of a stain how it came out."""
    if token.kind != WORD:
        return token.kind == SIGN
    entry = token.value
    if entry.statement is not None and entry.statement[0] in _TOLD:
        return bool(entry.statement != ("polarity", "not_performed"))
    return bool(entry.grammar == "denial")


def _tells_next(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a result is told from a place on, before another name, and none is said to be missing."""
    for token in tokens[begin : begin + _FAR]:
        if token.kind == NAME or _is(token, ";.:("):
            return False
        if _tells(token):
            return True
        if token.kind == WORD and token.value.statement == ("polarity", "not_performed"):
            return False
    return False


def _names_stains(tokens: Sequence[Token], at: int) -> bool:
    return any(token.kind == WORD and token.value.grammar == "naming" for token in tokens[max(0, at - _FAR) : at])


def _tells_behind_list(tokens: Sequence[Token], begin: int) -> bool:
    """ "..., S100, SOX10 and calponin, were negative": a comma or dash between the last name and the verb."""
    names = 0
    for at in range(begin, min(begin + _LONGEST, len(tokens))):
        token = tokens[at]
        if token.kind == NAME:
            names += 1
        elif token.kind == WORD and token.value.grammar in ("copula", "denial"):
            return bool(names) and _is(tokens[at - 1], ",-") and _tells_next(tokens, at)
        elif not (_is(token, ",-/") or (token.kind == WORD and token.value.grammar in ("joining", "filler"))):
            return False
    return False


def _follows_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands right before a word, with little between: "the S100 you ordered", "S100 was ordered"."""
    for token in reversed(tokens[max(0, at - _NEAR) : at]):
        if token.kind == NAME:
            return True
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.statement is not None):
            return False
    return False
