"""Brackets behind a control that name its tissue: "controls satisfactory (*tonsil Bcl-2 positive, skin S-100 positive*)".

What stands there is said of no tumour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ihc_engine.reports.entry import Entry
from ihc_engine.reports.tokens import NAME, POINT, WORD, Token

#: Tokens of the clause before the brackets, and in them.
_BEFORE, _LONGEST = 12, 60


def with_control_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without what brackets tell of the tissue of a control."""
    if not any(map(_control, tokens)):
        return tokens
    inside = control_brackets(tokens)
    return [Token(WORD, Entry("", grammar="filler"), t.start, t.end) if at in inside else t for at, t in enumerate(tokens)]


def control_brackets(tokens: Sequence[Token]) -> set[int]:
    """The places of the tokens in such brackets."""
    found: set[int] = set()
    for begin, end in _brackets(tokens):
        if _of_control(tokens, begin) and any(map(_tissue, tokens[begin:end])) and not any(map(_tumour, tokens[begin:end])):
            found |= set(range(begin + 1, end))
    return found


def _brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    begin = None
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value == "(":
            begin = at
        elif token.kind == POINT and token.value == ")" and begin is not None:
            if at - begin <= _LONGEST:
                yield begin, at
            begin = None


def _of_control(tokens: Sequence[Token], begin: int) -> bool:
    """Whether the clause before brackets speaks of a control and names no stain."""
    control = False
    for token in reversed(tokens[max(0, begin - _BEFORE) : begin]):
        if token.kind == NAME or (token.kind == POINT and token.value in ";.)\n"):
            return control and token.kind != NAME
        control = control or _control(token)
    return control


def _control(token: Token) -> bool:
    return token.kind == WORD and ("control" in token.value.context or token.value.statement == ("cells", "control"))


def _tissue(token: Token) -> bool:
    if token.kind != WORD:
        return False
    entry = token.value
    return bool(entry.site or entry.tissue or (entry.statement is not None and entry.statement[0] == "cells"))


def _tumour(token: Token) -> bool:
    return token.kind == WORD and token.value.statement == ("cells", "tumour")
