"""Where a clause ends whose noun tells the result: "no staining for S100 or SMA *was seen* and CD34 was positive".

The verb says only that the noun is there; "and" or a comma behind it, with a name and a verb of its own, begins the next clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.stops import with_stops
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_LONGEST, _NEAR = 30, 8
_VERBS = ("copula", "denial", "expressing")


def with_clauses_of_nouns(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stop instead of the joint behind such a clause."""
    found = [at for at, token in enumerate(tokens) if _exists(tokens, at) and _of_noun(tokens, at)]
    return with_stops(tokens, [joint for at in found if (joint := _joint(tokens, at + 1)) is not None])


def _exists(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb and a word such as "seen" stand at a place, and end there."""
    token = tokens[at]
    if token.kind != WORD or token.value.grammar != "existence" or not at:
        return False
    verb = tokens[at - 1]
    return verb.kind == WORD and verb.value.grammar == "copula"


def _of_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether names stand before a verb, and a noun that leads to them: "no staining for ..."."""
    names = 0
    for place in range(at - 2, max(-1, at - _LONGEST), -1):
        token = tokens[place]
        if token.kind == NAME:
            names += 1
        elif token.kind == WORD and token.value.grammar in ("link", "naming"):
            return names > 0 and _denies(tokens, place)
        elif not (
            (token.kind == POINT and token.value in ",/") or (token.kind == WORD and token.value.grammar in ("joining", "filler"))
        ):
            return False
    return False


def _denies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial stands before a place, in its clause."""
    for token in reversed(tokens[max(0, at - _NEAR) : at + 1]):
        if token.kind in (NAME, SIGN) or token.kind == POINT:
            return False
        if token.kind == WORD and (token.value.grammar == "denial" or token.value.statement == ("polarity", "negative")):
            return True
    return False


def _joint(tokens: Sequence[Token], at: int) -> int | None:
    """The place of "and" or of a comma behind a clause, before names with a verb of their own."""
    end = min(len(tokens), at + _NEAR)
    joint = next((place for place in range(at, end) if _joins(tokens[place]) or tokens[place].kind in (NAME, SIGN, POINT)), None)
    if joint is None or not _joins(tokens[joint]):
        return None
    named = False
    for token in tokens[joint + 1 : joint + 1 + _LONGEST]:
        if token.kind == NAME:
            named = True
        elif token.kind == SIGN or (token.kind == POINT and token.value not in ",/") or not named:
            return None
        elif token.kind == WORD and token.value.grammar in _VERBS:
            return joint
        elif token.kind == WORD and token.value.grammar not in ("joining", "filler", "link"):
            return None
    return None


def _joins(token: Token) -> bool:
    return (token.kind == WORD and token.value.grammar == "joining") or (token.kind == POINT and token.value == ",")
