"""Stops and slashes that part nothing, or two results: "EMA pos. focal, CD99 pos.", "SMA / desmin: + / -"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

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
    """ "SMA / desmin: + / -": a sign for each of the names, and none that says both."""
    read: list[Token] = []
    names = done = 0
    for at, token in enumerate(tokens):
        if token.kind == NAME:
            slashed = at > 1 and tokens[at - 2].kind == NAME and _is(tokens[at - 1], "/")
            names = names + 1 if slashed else 1
        elif names > 1 and tokens[at - 1].kind == NAME and not _is(token, "/"):
            begin = at + 1 if _is(token, ":=|\t") else at
            signs = _signs(tokens, begin, text)
            if len(signs) == names:
                read += [*tokens[done:begin], *_with_slashes(signs)]
                done = next((n for n in range(begin, len(tokens)) if not _signed(tokens[n])), len(tokens))
    return [*read, *tokens[done:]] if done else tokens


def _signs(tokens: Sequence[Token], begin: int, text: str) -> list[Token]:
    """Signs from a place on with slashes between them, in blanks; none where a result is no single sign."""
    end = next((n for n in range(begin, len(tokens)) if not _signed(tokens[n])), len(tokens))
    if begin >= end or (end < len(tokens) and tokens[end].kind not in (POINT, NUMBER)):
        return []
    at = tokens[begin].start
    signs: list[Token] = []
    for words in text[at : tokens[end - 1].end].split("/"):
        sign, blanks = words.strip(), len(words) - len(words.lstrip())
        if not sign or sign.strip("+") not in ("", "-") or (signs and not blanks):
            return []
        signs.append(Token(SIGN, sign, at + blanks, at + blanks + len(sign)))
        at += len(words) + 1
    return signs


def _with_slashes(signs: Sequence[Token]) -> Iterator[Token]:
    for at, sign in enumerate(signs):
        if at:
            yield Token(POINT, "/", signs[at - 1].end, sign.start)
        yield sign


def _signed(token: Token) -> bool:
    return token.kind == SIGN or _is(token, "/-")


def _is(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points
