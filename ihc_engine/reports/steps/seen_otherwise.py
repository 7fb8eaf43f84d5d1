"""What is seen otherwise than it was reported: "*although you reported CD34 as negative, I see diffuse staining*".

The clause behind the comma names no stain: what it tells is of the one that was reported, and stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_IS = Entry("", grammar="copula")
#: Tokens of either clause.
_LONGEST = 24
_TOLD = frozenset(("positive", "negative", "lost", "retained"))


def with_seen_otherwise(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the stain that was reported with what is seen of it, and without what was reported."""
    comma = _reported(tokens)
    if comma is None or any(token.kind in (NAME, SIGN) for token in tokens[comma:]):
        return tokens
    begin = next((at for at in range(comma + 1, min(len(tokens), comma + _LONGEST)) if _noun_or_how(tokens[at])), None)
    if begin is None or not _of_staining(tokens[begin : begin + _LONGEST]):
        return tokens
    names = [token for token in tokens[:comma] if token.kind == NAME]
    verb = Token(WORD, _IS, names[0].end, names[0].end)
    return [names[0], verb, *map(_plain, tokens[begin:])]


def _reported(tokens: Sequence[Token]) -> int | None:
    """The place of the comma behind "although" and what was reported of one stain, at the beginning of a sentence."""
    if not tokens or tokens[0].kind != WORD or tokens[0].value.grammar != "contrast":
        return None
    comma = next((at for at, t in enumerate(tokens[:_LONGEST]) if t.kind == POINT and t.value == ","), None)
    if comma is None or sum(token.kind == NAME for token in tokens[:comma]) != 1:
        return None
    words = [token.value for token in tokens[:comma] if token.kind == WORD]
    reported = any(word.remarked or word.written for word in words)
    told = [w.statement[1] for w in words if w.statement is not None and w.statement[0] == "polarity" and w.statement[1] in _TOLD]
    return comma if reported and len(told) == 1 else None


def _noun_or_how(token: Token) -> bool:
    """Whether what is told of staining begins: a denial, how much, "staining", "positivity"."""
    if token.kind != WORD:
        return False
    entry = token.value
    if entry.grammar in ("denial", "expressing"):
        return True
    return (
        entry.grammar != "existence"
        and not entry.certainty
        and (entry.statement or ("",))[0] in ("polarity", "extent", "intensity", "pattern")
    )


def _of_staining(tokens: Sequence[Token]) -> bool:
    """Whether a word such as "staining" or "positivity" stands in the clause, and none of a diagnosis before it."""
    for token in tokens:
        if token.kind == POINT and token.value in ";.":
            return False
        if token.kind == WORD and token.value.diagnosis:
            return False
        if token.kind == WORD and (token.value.grammar == "expressing" or (token.value.statement or ("",))[0] == "polarity"):
            return True
    return False


def _plain(token: Token) -> Token:
    """A token that is not about what was sent in: "on the slide submitted" is what was looked at."""
    if token.kind != WORD or not token.value.context & {"earlier", "lent", "specimen"}:
        return token
    return token._replace(value=replace(token.value, context=token.value.context - {"earlier", "lent", "specimen"}))
