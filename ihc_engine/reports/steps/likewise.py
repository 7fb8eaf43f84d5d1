"""A marker that is like the one before: "DOG1 è negativo, come il CD117"; "ER is negative, also STAT6 and MUC4"; "SMA is
positive. Desmin *too*". What was said of that holds for it too.

Only at the end of its part of a sentence: "markers such as S100 are negative" and "like CD34, SMA is ..." say something else.
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_SAME = Entry("like", grammar="same")
_POLARITIES = frozenset((("polarity", "positive"), ("polarity", "negative")))


def with_likewise(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, words such as "like" between a result and a last name as such that repeat the result."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        alike = at and _phrase(token) in lexicon.alike and _told_before(tokens, at) and _named_last(tokens, at + 1)
        too = at and _is_also(token) and _names_alone(tokens, at) and _ends(tokens, at + 1)
        if alike or too or (at and _is_also(token) and _told_before(tokens, at) and _list_last(tokens, at + 1, anyhow=True)):
            read = list(tokens) if read is None else read
            read[at] = Token(WORD, _SAME, token.start, token.end)
    return tokens if read is None else read


def _phrase(token: Token) -> str | None:
    return token.value if token.kind == UNKNOWN else token.value.phrase if token.kind == WORD else None


def _told_before(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 2] if tokens[at - 1].value in (",", ";") and at > 1 else tokens[at - 1]
    return before.kind == WORD and before.value.statement in _POLARITIES


def _named_last(tokens: list[Token], at: int) -> bool:
    """Whether nothing but names, the first with an article, stands between a place and the end of its part."""
    rest = tokens[at : at + 3]
    if rest and (rest[0].kind == UNKNOWN or (rest[0].kind == WORD and rest[0].value.statement is None)):
        rest = tokens[at + 1 : at + 3]
    if not rest or rest[0].kind != NAME:
        return False
    return (
        len(rest) == 1
        or (rest[1].kind == POINT and rest[1].value in ";.\n")
        or _list_last(tokens, tokens.index(rest[0], at), anyhow=False)
    )


def _list_last(tokens: list[Token], at: int, *, anyhow: bool) -> bool:
    """Whether names from a place on end their part: "likewise *A, B and C*.". ``anyhow``: also without a word before the last."""
    joined = False
    while at < len(tokens) and tokens[at].kind == NAME:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or (following.kind == POINT and following.value in ";.\n"):
            return joined or anyhow
        joined = following.kind == WORD and following.value.grammar == "joining"
        if not joined and not (following.kind == POINT and following.value == ","):
            return False
        at += 2
    return False


def _names_alone(tokens: list[Token], at: int) -> bool:
    """Whether nothing but names stands before a place in its part: "SMA is positive. *Desmin* too."."""
    named = False
    for token in reversed(tokens[:at]):
        if token.kind == POINT and token.value in ";.\n":
            break
        named = named or token.kind == NAME
        joins = token.kind == WORD and (token.value.grammar == "joining" or token.value.definite)
        if not (token.kind == NAME or joins or (token.kind == POINT and token.value == ",")):
            return False
    return named


def _ends(tokens: list[Token], at: int) -> bool:
    return at == len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ";.\n")


def _is_also(token: Token) -> bool:
    return token.kind == WORD and token.value.also
