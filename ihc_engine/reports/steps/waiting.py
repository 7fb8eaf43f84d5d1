"""What is not there yet: "HMGA2 I do not have yet", "die Färbung habe ich noch nicht". It is a result to come, no unstained cell.

A clause with a result of its own keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NUMBER, POINT, SIGN, WORD, Token

_TO_COME = ("polarity", "not_performed")


def with_waiting(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, denials beside words such as "yet" as results to come."""
    waiting = [at for at, token in enumerate(tokens) if token.kind == WORD and token.value.yet]
    if not waiting:
        return tokens
    read = list(tokens)
    for at in waiting:
        begin, end = _clause(tokens, at)
        denial = next((n for n in range(begin, end) if _denies(tokens[n])), -1)
        if denial < 0 or not _behind_denial(tokens, at, end) or any(map(_tells, tokens[begin:end])):
            continue
        read[at] = tokens[at]._replace(value=Entry(tokens[at].value.phrase, grammar="filler"))
        read[denial] = tokens[denial]._replace(value=Entry(tokens[denial].value.phrase, statement=_TO_COME))
    return read


def _clause(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    begin = next((n + 1 for n in range(at - 1, -1, -1) if _parts(tokens[n])), 0)
    return begin, next((n for n in range(at + 1, len(tokens)) if _parts(tokens[n])), len(tokens))


def _parts(token: Token) -> bool:
    return token.kind == POINT and token.value in ",;.:\n()|"


def _denies(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "denial" and token.value.statement is None


def _behind_denial(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a word tells of time, and does not begin what is contrasted: "not *yet*", "do not have *yet*", no "yet S100 is"."""
    if tokens[at].value.grammar != "contrast":
        return True
    return at + 1 == end or (at > 0 and _denies(tokens[at - 1]))


def _tells(token: Token) -> bool:
    """Whether a token says how a stain came out, or what was seen of it."""
    if token.kind != WORD:
        return token.kind in (SIGN, NUMBER)
    stated = token.value.statement
    return stated is not None and stated[0] in ("polarity", "extent", "intensity", "pattern", "cells")
