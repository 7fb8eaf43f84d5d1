"""Stops and slashes that part nothing, or two results: "EMA pos. focal, CD99 pos.", "SMA / desmin: + / -"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_HOW_MUCH = frozenset(("extent", "intensity", "pattern"))
#: Words of how much behind a result.
_MOST = 4


def with_short_stops(tokens: list[Token], text: str) -> list[Token]:
    """The tokens of a sentence without stops of short forms before how much stains, and two signs of a row apart."""
    read = [token for at, token in enumerate(tokens) if not _of_short_form(tokens, at)] if "." in text else tokens
    return _in_pairs(read, text) if "/" in text else read


def _of_short_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stop ends "pos." and how much stains stands behind it, up to the end of its part of the sentence."""
    token = tokens[at]
    if token.kind != POINT or token.value != "." or not at or tokens[at - 1].end != token.start:
        return False
    if _stated(tokens[at - 1]) != "polarity":
        return False
    behind = tokens[at + 1 : at + 1 + _MOST]
    if len(behind) > 1 and behind[0].kind == POINT and behind[0].value == "(" and _stated(behind[1]) in _HOW_MUCH:
        return True  # "EMA pos. (focal)"
    much = next((n for n, each in enumerate(behind) if not (_stated(each) in _HOW_MUCH or _small(each))), len(behind))
    if not much or _stated(behind[0]) not in _HOW_MUCH:
        return False
    return much == len(behind) < _MOST or (much < len(behind) and behind[much].kind == POINT)


def _stated(token: Token) -> str | None:
    return token.value.statement[0] if token.kind == WORD and token.value.statement else None


def _small(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("filler", "joining")


def _in_pairs(tokens: list[Token], text: str) -> list[Token]:
    """ "SMA / desmin: + / -": a sign for each of two names, not one that says both."""
    for at, token in enumerate(tokens):
        if token.kind != SIGN or token.value != "+/-" or not _behind_pair(tokens, at):
            continue
        words = text[token.start : token.end]
        cut = words.find("/")
        if cut < 1 or not words[cut - 1].isspace() or not words[cut + 1].isspace():
            continue
        middle = token.start + cut
        first, second = ("+", "-") if "+" in words[:cut] else ("-", "+")
        pair = [
            Token(SIGN, first, token.start, middle),
            Token(POINT, "/", middle, middle + 1),
            Token(SIGN, second, middle + 1, token.end),
        ]
        return [*tokens[:at], *pair, *tokens[at + 1 :]]
    return tokens


def _behind_pair(tokens: Sequence[Token], at: int) -> bool:
    """Whether two names with a slash between them, and no more, stand before a sign and a colon or nothing behind it."""
    end = at - 1
    if end >= 0 and tokens[end].kind == POINT and tokens[end].value in ":=|\t":
        end -= 1
    if end < 2 or [t.kind for t in tokens[end - 2 : end + 1]] != [NAME, POINT, NAME] or tokens[end - 1].value != "/":
        return False
    before = tokens[end - 3] if end > 2 else None
    if before is not None and before.kind == POINT and before.value == "/":
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.kind in (POINT, NUMBER)
