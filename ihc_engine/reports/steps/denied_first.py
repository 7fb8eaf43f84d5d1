""" "No S100, *desmin positive*": what is denied of the first name ends where the next has a result of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_SMALL = frozenset(("filler", "link", "expressing", "existence", "copula"))
#: Tokens of the first part.
_LONGEST = 8
_RESULTS = ("positive", "negative", "lost", "retained", "equivocal")


def with_denied_first(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a semicolon behind a denied name, where another follows with its own result alone."""
    for at, token in enumerate(tokens):
        if not (token.kind == WORD and token.value.grammar == "denial" and _begins(tokens, at)):
            continue
        comma = _end_of_denied(tokens, at + 1)
        if comma is not None and _own_result(tokens, comma + 1):
            return [*tokens[:comma], tokens[comma]._replace(value=";"), *tokens[comma + 1 :]]
    return tokens


def _begins(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";.:\n")


def _end_of_denied(tokens: Sequence[Token], start: int) -> int | None:
    """The place of the comma behind the one name that is denied."""
    names = 0
    for at in range(start, min(len(tokens), start + _LONGEST)):
        token = tokens[at]
        if token.kind == POINT and token.value == ",":
            return at if names == 1 else None
        hyphen = token.kind == POINT and token.value == "-"
        small = token.kind == WORD and (token.value.grammar in _SMALL or (token.value.statement or ("",))[0] == "polarity")
        names += token.kind == NAME
        if not (token.kind == NAME or hyphen or small):
            return None
    return None


def _own_result(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name and a result stand at a place, and nothing behind them in their clause."""
    if at + 1 >= len(tokens) or tokens[at].kind != NAME:
        return False
    told, behind = tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else None
    ends = behind is None or (behind.kind == POINT and behind.value in ",;.\n")
    if told.kind == SIGN:
        return ends
    stated = told.value.statement if told.kind == WORD and told.value.grammar in (None, "filler", "existence") else None
    return ends and stated is not None and stated[0] == "polarity" and stated[1] in _RESULTS
