"""What explains a negative result: "CD117 is negative: *the weak cytoplasmic blush is non-specific*". It stays negative."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_NEGATIVE, _UNSPECIFIC = ("polarity", "negative"), ("polarity", "equivocal")
_HOW = frozenset(("intensity", "pattern"))


def with_explained(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without what explains away a stain that is negative."""
    last = next((at for at in range(len(tokens) - 1, 1, -1) if _states(tokens[at], _UNSPECIFIC)), None)
    if last is None:
        return tokens
    begin = next((at for at in range(last - 1, 0, -1) if _parts(tokens[at])), None)
    if begin is None or not _states(tokens[begin - 1], _NEGATIVE) or not any(t.kind == NAME for t in tokens[:begin]):
        return tokens
    end = next((at for at in range(last, len(tokens)) if tokens[at].kind == POINT), len(tokens))
    return (
        [Token(WORD, Entry("", grammar="filler"), t.start, t.end) if begin < at < end else t for at, t in enumerate(tokens)]
        if _tells_how(tokens[begin:end])
        else tokens
    )


def _tells_how(tokens: Sequence[Token]) -> bool:
    """Whether how or where something stains is told, and no other result."""
    how = False
    for token in tokens:
        if token.kind in (NAME, SIGN, NUMBER):
            return False
        stated = token.value.statement if token.kind == WORD else None
        if stated is not None and stated[0] == "polarity" and stated not in (_UNSPECIFIC, ("polarity", "positive")):
            return False
        how = how or (stated is not None and stated[0] in _HOW)
    return how


def _parts(token: Token) -> bool:
    return token.kind == POINT and token.value in ":;,("


def _states(token: Token, statement: tuple[str, str]) -> bool:
    return token.kind == WORD and bool(token.value.statement == statement)
