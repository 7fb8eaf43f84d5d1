"""The stains that are excepted and what is said of them, to be told in brackets behind them; lists from which they are."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of a bracket.
_LONGEST = 24
_HOW_MUCH = frozenset(("extent", "intensity", "pattern"))
#: Parts of a sentence that a list may hold.
_OF_LIST = frozenset(
    ("filler", "link", "copula", "joining", "naming", "pronoun", "rest", "contrast", "performing", "expressing", None)
)
#: Parts of a sentence that say nothing by themselves.
QUIET = frozenset(("filler", "link", "copula", "joining", None))


def of_excepted(token: Token) -> bool:
    """Whether a token is of what a word behind it excepts: its name, or how it stains."""
    if token.kind == UNKNOWN:
        return len(token.value) <= 3
    if token.kind != WORD or token.value.context:
        return token.kind in (NAME, SIGN)
    stated = (token.value.statement or ("",))[0]
    if stated:
        return stated == "polarity" or stated in _HOW_MUCH or stated == "cells"
    return token.value.grammar in ("filler", "link", "joining", "expressing", "existence")


def says_of_excepted(token: Token) -> bool:
    """Whether a token tells something of the excepted stains between which it stands."""
    if token.kind != WORD:
        return token.kind in (SIGN, NUMBER, UNKNOWN)
    entry = token.value
    return entry.statement is not None or not (entry.relative or entry.grammar in QUIET or entry.grammar == "naming")


def own_bracket(tokens: Sequence[Token], close: int) -> bool:
    """Whether a closing bracket is of a result right behind a name: "S100 (*focal*)"."""
    for n in range(close - 1, max(-1, close - _LONGEST), -1):
        if is_point(tokens[n], "("):
            return n > 0 and tokens[n - 1].kind == NAME
        if tokens[n].kind == NAME:
            return False
    return False


def told_apart(excepted: Sequence[Token], word: Token) -> list[Token] | None:
    """What is told of the excepted behind the result: "except for S100 (focal)"."""
    names, told, own, depth = list[tuple[Token, list[Token]]](), list[Token](), list[Token](), 0
    for token in excepted:
        if token.kind == NAME:
            if depth:
                return None
            own = []
            names.append((token, own))
        elif is_point(token, "("):
            depth += 1
        elif is_point(token, ")"):
            depth -= 1
        elif token.kind == WORD and (token.value.context or token.value.grammar in ("contrast", "rest", "exception")):
            return None
        elif says_of_excepted(token):
            (own if depth else told).append(token)
    if not names:
        return None
    at = names[0][0].start
    read = [point(",", at), Token(WORD, Entry(word.value.phrase, grammar="exception"), word.start, word.end)]
    for name, bracketed in names:
        said = bracketed or told
        read.append(name)
        if any(token.kind == WORD and _cells(token) for token in said):
            read += said
        elif said:
            read += [point("(", name.end), *said, point(")", name.end)]
        read.append(point(",", name.end))
    return read[:-1]


def _cells(token: Token) -> bool:
    stated: tuple[str, str] = token.value.statement or ("", "")
    return stated[0] == "cells" and stated[1] != "tumour"


def is_point(token: Token, points: str) -> bool:
    """Whether a token is one of some points."""
    return token.kind == POINT and token.value in points


def point(value: str, at: int) -> Token:
    """A point that is put in."""
    return Token(POINT, value, at, at)


def is_list(tokens: Sequence[Token]) -> bool:
    """Whether tokens end with several names of which nothing is said, each in its list: no "A and", no "A (+), B"."""
    if not tokens or joins(tokens[-1]):
        return False
    told = max((n + 1 for n, token in enumerate(tokens) if _told_of_list(token)), default=0)
    return sum(token.kind == NAME for token in tokens[told:]) > 1 and all(map(_quiet_in_list, tokens[told:]))


def _told_of_list(token: Token) -> bool:
    return token.kind in (SIGN, NUMBER) or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")


def _quiet_in_list(token: Token) -> bool:
    if token.kind != WORD:
        return True
    entry: Entry = token.value
    if entry.context or entry.grammar not in _OF_LIST or entry.relative:
        return False
    return entry.statement is None or entry.statement in (("extent", "diffuse"), ("cells", "tumour"))


def joins(token: Token) -> bool:
    """Whether a token joins what is told behind it."""
    return token.kind == WORD and token.value.grammar in ("joining", "contrast") and token.value.statement is None
