"""A pattern that is denied beside a result: "keratin is positive, *not dot-like*", "CK 양성, *점상 아님*", "nicht punktförmig".

What is denied is where or how it stains, not that it does. Nuclei are left to those who ask whether they count.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import POINT, SIGN, WORD, Token

#: Patterns that say nothing of whether a stain is negative, and those that do not beside a positive result.
_SHAPES, _PLACES = frozenset(("dot",)), frozenset(("cytoplasmic", "membranous"))


def with_patterns_denied(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such denials and the patterns that they deny."""
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done or token.kind != WORD or token.value.grammar != "denial":
            continue
        first, last = (at - 1, at) if token.value.behind else (at, _pattern_behind(tokens, at + 1))
        pattern = _pattern(tokens, first if token.value.behind else last)
        if pattern in _SHAPES or (pattern in _PLACES and _positive_before(tokens, first)):
            read += tokens[done:first]
            done = last + 1
    return [*read, *tokens[done:]] if done else tokens


def _pattern_behind(tokens: Sequence[Token], at: int) -> int:
    """The place of what a denial denies, behind words that say nothing."""
    while (
        at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar == "filler" and not tokens[at].value.statement
    ):
        at += 1
    return at


def _pattern(tokens: Sequence[Token], at: int) -> str | None:
    """The pattern of a word."""
    if not 0 <= at < len(tokens) or tokens[at].kind != WORD:
        return None
    statement = tokens[at].value.statement
    return str(statement[1]) if statement is not None and statement[0] == "pattern" else None


def _positive_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a positive result or its pattern stands before a place, with no more than a comma or bracket between."""
    before = at - 1
    if before >= 0 and tokens[before].kind == POINT and tokens[before].value in ",(":
        before -= 1
    if before < 0:
        return False
    token = tokens[before]
    if token.kind == WORD and token.value.statement is not None:
        return token.value.statement == ("polarity", "positive") or str(token.value.statement[0]) == "pattern"
    return bool(token.kind == SIGN)
