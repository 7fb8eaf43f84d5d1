"""A denial that alone stands in the brackets or behind the colon of a name: "SMA (nil), desmin (nothing)". It is negative.

In a row without commas, whose next name has a result behind it too, words are their names' own: "SMA absent S100 present".
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_NEGATIVE, _POSITIVE = ("polarity", "negative"), ("polarity", "positive")
_RESULTS = frozenset(("polarity", "extent", "intensity"))


def with_bare_denials(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, denials that are all that is said of a name as results."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if at and token.kind == WORD and token.value.grammar in ("denial", "existence"):
            said = _said(tokens, at)
            if said is not None:
                read = list(tokens) if read is None else read
                read[at] = token._replace(value=Entry(token.value.phrase, statement=said))
    return tokens if read is None else read


def _said(tokens: list[Token], at: int) -> tuple[str, str] | None:
    """What a word says as a result; None where it is none by itself."""
    entry = tokens[at].value
    if entry.statement is None:
        alone = entry.grammar == "denial" and at > 1 and tokens[at - 2].kind == NAME and _alone(tokens, at)
        return _NEGATIVE if alone else None
    of_row = entry.statement in (_NEGATIVE, _POSITIVE) and _in_row(tokens, at)
    return entry.statement if of_row else None


def _alone(tokens: list[Token], at: int) -> bool:
    """Whether nothing stands beside a word in its brackets, or between a colon and the end of its part."""
    before, following = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if before.kind != POINT or before.value not in "(:":
        return False
    if before.value == "(":
        return following is not None and following.kind == POINT and following.value == ")"
    return following is None or (following.kind == POINT and following.value in ",;.\n")


def _in_row(tokens: list[Token], at: int) -> bool:
    """Whether a word stands between its name and the next name, which has a result right behind it and no comma."""
    before = at - 1 if _noun(tokens[at - 1]) else at
    if before < 1 or tokens[before - 1].kind != NAME or at + 2 >= len(tokens) or tokens[at + 1].kind != NAME:
        return False
    told = at + 2
    while told + 1 < len(tokens) and _joins(tokens[told]) and tokens[told + 1].kind == NAME:
        told += 2
    told += told < len(tokens) and _noun(tokens[told])
    return told < len(tokens) and tokens[told].kind == WORD and (tokens[told].value.statement or ("",))[0] in _RESULTS


def _noun(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "expressing" and token.value.statement is None


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"
