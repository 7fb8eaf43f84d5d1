""" "SMA *present*, desmin absent": a word for what is there, between a name and a comma, is the result of that name.

Elsewhere such a word says no more than that something is told of ("is seen in few cells").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_POSITIVE = ("polarity", "positive")
_SMALL = frozenset(("joining", "copula", "filler", "link", "expressing", "existence"))
#: Tokens between the next name and its own result.
_NEAR = 4
#: Tokens of a list with one result.
_LONGEST = 16


def with_existing(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words for what is there as results where a name with its own follows a comma."""
    there = [at for at, token in enumerate(tokens) if _exists(token)]
    found = [at for at in there if _told_alone(tokens, at) and _next_told(tokens, at + 1)]
    of_clauses = [at for at in there if _tells_a_clause(tokens, at)]
    if not found and not of_clauses:
        return tokens
    read = list(tokens)
    for at in of_clauses:
        read[at] = tokens[at]._replace(value=replace(tokens[at].value, grammar="filler", statement=None))
    for at in found:
        read[at] = tokens[at]._replace(value=replace(tokens[at].value, grammar=None, statement=_POSITIVE))
    return read


def _exists(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.grammar == "existence" and token.value.statement in (None, _POSITIVE))


def _told_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but names and small words stand before a place in its part of the sentence."""
    named = False
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if token.kind == POINT and token.value != "-":
            return named and not (token.value == "," and _goes_on(tokens, place))
        if token.kind == NAME:
            named = True
        elif not (token.kind == WORD and token.value.grammar in _SMALL and token.value.statement in (None, _POSITIVE)):
            return False
    return named


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list that began behind a result goes on behind a comma: "no staining for S100, SMA or desmin was seen"."""
    named = False
    for token in reversed(tokens[:at]):
        if token.kind == NAME:
            named = True
        elif not (token.kind == POINT and token.value in ",/") and not (token.kind == WORD and token.value.grammar == "joining"):
            return named and token.kind == WORD
    return False


def _next_told(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma or "and", and names with a result right behind them stand at a place; behind a comma it is one name."""
    if at >= len(tokens) or not (_comma(tokens[at]) or _joins(tokens[at])):
        return False
    named, several = False, _joins(tokens[at])
    for place in range(at + 1, min(len(tokens), at + 3 + (_LONGEST if several else _NEAR))):
        token = tokens[place]
        if token.kind == NAME:
            if named and not several:
                return False
            named = True
        elif several and _comma(token):
            continue
        elif named and _tells(tokens, place):
            return True
        elif not (token.kind == WORD and token.value.grammar in _SMALL) and not (token.kind == POINT and token.value == "-"):
            return False
    return False


def _tells_a_clause(tokens: Sequence[Token], at: int) -> bool:
    """ "发现瘤细胞对MDM2呈阳性": what was found is a clause, with cells, a name and its own result."""
    head = tokens[at + 1 : at + 4]
    if len(head) < 3 or not all(token.kind == WORD for token in head[:2]) or head[2].kind != NAME:
        return False
    if head[0].value.statement != ("cells", "tumour") or head[1].value.grammar != "link":
        return False
    behind = next((place for place in range(at + 4, len(tokens)) if not _in_list(tokens[place])), len(tokens))
    return behind < len(tokens) and _tells(tokens, behind)


def _in_list(token: Token) -> bool:
    return token.kind == NAME or _joins(token) or _comma(token)


def _comma(token: Token) -> bool:
    return token.kind == POINT and token.value == ","


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"


def _tells(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == POINT:  # a minus at the end
        return token.value == "-" and (at + 1 == len(tokens) or tokens[at + 1].kind == POINT)
    if token.kind != WORD:
        return token.kind == SIGN
    polar = (token.value.statement or ("",))[0] == "polarity"
    return bool(token.value.grammar == "denial" or (polar and token.value.grammar != "expressing"))
