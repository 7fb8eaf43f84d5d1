"""Cells beside the tumour that keep what it has lost: "ATRX is lost in tumour cells *while neurons keep it*".

They are the control within the slide: the clause says that the loss is real, and nothing more of the tumour.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: "No nuclear staining" is no result of every marker, but a loss where others keep theirs.
_LOST = frozenset((("polarity", "lost"), ("polarity", "negative"), ("pattern", "not nuclear")))
_KEPT = ("polarity", "retained")
#: Cells that a clause of others does not speak of.
_NOT_BESIDE = frozenset(("tumour", "control", "sustentacular"))
#: Tokens between the border and the verb, and behind the verb.
_BEFORE, _BEHIND = 5, 4


def with_cells_that_keep(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such clauses behind what is told to be lost."""
    if not any(token.kind == WORD and token.value.statement == _KEPT for token in tokens):
        return tokens
    read: list[Token] = []
    done, lost = 0, False
    for at, token in enumerate(tokens):
        if at < done:
            continue
        if token.kind == WORD and (token.value.missing or _tells_result(token)):
            lost = bool(token.value.missing or token.value.statement in _LOST)
        border = lost and _is_border(token)
        end = _end(tokens, at + 1) if border else None
        if end is not None:
            read += tokens[done:at]
            done = end
            if end < len(tokens) and not _is_border(tokens[end]):
                read.append(Token(POINT, ";", tokens[at].start, tokens[at].end))
    return [*read, *tokens[done:]] if done else tokens


def _tells_result(token: Token) -> bool:
    return token.value.statement in _LOST or (token.value.statement or ("",))[0] == "polarity"


def _end(tokens: Sequence[Token], begin: int) -> int | None:
    """Where such a clause ends that begins at a place; None if it is none."""
    beside = False
    for at in range(begin, min(len(tokens), begin + _BEFORE)):
        token = tokens[at]
        if token.kind == WORD and token.value.statement == _KEPT:
            return _behind_verb(tokens, at + 1) if beside else None
        if token.kind in (NAME, SIGN, NUMBER) or (token.kind == POINT and at > begin):
            return None
        if token.kind == WORD and (token.value.statement or token.value.tissue):
            beside = _beside(token)
            if not beside:
                return None
        elif token.kind == WORD and token.value.grammar in ("denial", "copula", "expressing", "exception"):
            return None
    return None


def _behind_verb(tokens: Sequence[Token], at: int) -> int | None:
    """The place behind the object of the verb: "it", "staining"; None where more is told."""
    for place in range(at, min(len(tokens), at + _BEHIND)):
        token = tokens[place]
        if _is_border(token) or (token.kind == POINT and token.value == "."):
            return place
        small = token.kind == WORD and token.value.statement is None
        if not small or token.value.grammar in ("denial", "link", "copula", "exception"):
            return None
    return len(tokens) if at + _BEHIND >= len(tokens) else None


def _beside(token: Token) -> bool:
    entry = token.value
    if entry.statement is None:
        return bool(entry.tissue)
    return bool(entry.statement[0] == "cells" and entry.statement[1] not in _NOT_BESIDE)


def _is_border(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",;") or (
        token.kind == WORD and token.value.grammar in ("contrast", "joining")
    )
