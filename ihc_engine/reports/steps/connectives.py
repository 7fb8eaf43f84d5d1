"""Particles behind a result that join another clause to it: "desmin陰性*で*横紋筋分化はありません" denies no stain."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens from such a particle to the denial of something else.
_FAR = 8
_TOLD = ("positive", "negative", "lost", "retained")


def with_connectives(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, parted at particles between a result and the denial of something else."""
    if not lexicon.connecting:
        return tokens
    places = [
        at
        for at, token in enumerate(tokens[:-1])
        if token.kind == WORD
        and token.value.connecting
        and (_result(token) or (at and _result(tokens[at - 1])))
        and _denies_another(tokens, at + 1)
    ]
    if not places:
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        if at not in places or _result(token):
            read.append(token)
        if at in places:
            read.append(Token(POINT, ";", token.end - 1, token.end))
    return read


def _result(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "polarity" and stated[1] in _TOLD


def _denies_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is denied behind a place is named there: a word that is no stain, no result and no cells."""
    first = tokens[at]
    if not (first.kind == UNKNOWN or (first.kind == WORD and _subject(first))):
        return False
    for token in tokens[at + 1 : at + 1 + _FAR]:
        if token.kind in (NAME, POINT):
            return False
        if token.kind == WORD and (token.value.grammar == "denial" or token.value.statement == ("polarity", "negative")):
            return True
    return False


def _subject(token: Token) -> bool:
    stated = token.value.statement
    return bool(token.value.morphology or token.value.site or (stated and stated[0] in ("cells", "component")))
