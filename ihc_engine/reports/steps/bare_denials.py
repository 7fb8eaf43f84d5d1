"""A denial that alone stands in the brackets or behind the colon of a name: "SMA (nil), desmin (nothing)". It is negative.

In a row without commas, whose next name has a result behind it too, words are their names' own: "SMA absent S100 present".
So is one behind which brackets say the same again: "INI1 *nicht nachweisbar* (Verlust)" denies no loss.
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_NEGATIVE, _POSITIVE, _LOST = ("polarity", "negative"), ("polarity", "positive"), ("polarity", "lost")
_RESULTS = frozenset(("polarity", "extent", "intensity"))
#: Words between a denial and the bracket, and in the bracket.
_NEAR = 5


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
    if entry.grammar == "denial" and _said_again(tokens, at):
        return _NEGATIVE
    if entry.statement is None:
        alone = entry.grammar == "denial" and at > 1 and tokens[at - 2].kind == NAME and _alone(tokens, at)
        return _NEGATIVE if alone else None
    of_row = entry.statement in (_NEGATIVE, _POSITIVE) and _in_row(tokens, at)
    return entry.statement if of_row else None


def _said_again(tokens: list[Token], at: int) -> bool:
    """Whether a denial that says by itself that nothing is seen stands before brackets that say that it is lost."""
    entry = tokens[at].value
    if not (entry.statement == _NEGATIVE or (entry.statement is None and entry.several)):
        return False
    open_ = at + 1
    while open_ < min(len(tokens), at + 1 + _NEAR) and tokens[open_].kind == WORD and not _polar(tokens[open_]):
        open_ += 1
    close = next((n for n in range(open_ + 1, min(len(tokens), open_ + 1 + _NEAR)) if tokens[n].kind == POINT), 0)
    if not close or tokens[open_].value != "(" or tokens[close].value != ")":
        return False
    said = [token.value.statement for token in tokens[open_ + 1 : close] if token.kind == WORD]
    denied = any(token.kind == WORD and token.value.grammar == "denial" for token in tokens[open_ + 1 : close])
    return _LOST in said and not denied


def _polar(token: Token) -> bool:
    return (token.value.statement or ("",))[0] == "polarity"


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
