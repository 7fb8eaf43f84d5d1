"""Adverbs of how much: "and, focally, SMA" tells of what follows, "A strongly, and B and C focally" of both behind the joint.

The commas around the first part no results, and are left out; the second is told of each of its names.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_HOW_MUCH = frozenset(("extent", "intensity"))
#: Names that one adverb behind them tells of.
_MOST = 12


def with_adverbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, adverbs with each of their names and no commas between."""
    if not any(map(_how_much, tokens)):
        return tokens
    left_out: set[int] = set()
    behind: dict[int, Token] = {}
    for at, token in enumerate(tokens):
        if not _how_much(token):
            continue
        if (
            at > 1
            and _is(tokens[at - 1], ",")
            and _joins(tokens[at - 2])
            and _is_at(tokens, at + 1, ",")
            and _named(tokens, at + 2)
        ):
            left_out |= {at - 1, at + 1}
        else:
            adverb, names = _told_of_list(tokens, at + 1 + _is_at(tokens, at + 1, ","))
            behind |= dict.fromkeys(names, tokens[adverb])
    if not (left_out or behind):
        return tokens
    read = []
    for at, token in enumerate(tokens):
        if at not in left_out:
            read.append(token)
        if at in behind:
            read.append(behind[at])
    return read


def _is(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points


def _is_at(tokens: Sequence[Token], at: int, points: str) -> bool:
    return at < len(tokens) and _is(tokens[at], points)


def _how_much(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is not None and token.value.statement[0] in _HOW_MUCH


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"


def _filler(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "filler"


def _named(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a name stands at a place, behind articles or a preposition."""
    for token in tokens[begin : begin + 3]:
        if token.kind == NAME:
            return True
        if not (_filler(token) or (token.kind == WORD and token.value.grammar == "link")):
            return False
    return False


def _told_of_list(tokens: Sequence[Token], begin: int) -> tuple[int, list[int]]:
    """The adverb of "and A and B *focally*" at a place, at the end of its clause, and the names but the last."""
    names: list[int] = []
    if begin < len(tokens) and _joins(tokens[begin]):
        for at in range(begin + 1, min(len(tokens), begin + 2 * _MOST)):
            token = tokens[at]
            if token.kind == NAME:
                names.append(at)
            elif _how_much(token) and tokens[at - 1].kind == NAME:
                ends = at + 1 == len(tokens) or _is(tokens[at + 1], ".;\n")
                return at, names[:-1] if ends else []
            elif not (_joins(token) or _filler(token) or (names and _is(token, ","))):
                break
    return 0, []
