"""Words of doubt that are a result: "CD34: *doubtful*, desmin: positive", where they might favour a diagnosis elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_EQUIVOCAL = ("polarity", "equivocal")


def with_doubtful(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words right behind a name as results of it, where nothing that they favour follows."""
    read = tokens
    for at, token in enumerate(tokens):
        doubts = token.kind == WORD and token.value.certainty and token.value.statement == _EQUIVOCAL
        if at and doubts and _behind_name(tokens, at) and _ends(tokens, at + 1):
            read = list(tokens) if read is tokens else read
            read[at] = token._replace(value=replace(token.value, certainty=None))
    return read


def _behind_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands right before a place, with no more than a colon, a bracket or a verb between."""
    before = tokens[at - 1]
    if at > 1 and (before.value in (":", "=", "(", "\t", "|") if before.kind == POINT else _is_verb(before)):
        before = tokens[at - 2]
    return before.kind == NAME


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the part ends at a place, or at a verb there."""
    if at < len(tokens) and _is_verb(tokens[at]):
        at += 1
    if at >= len(tokens):
        return True
    token = tokens[at]
    if token.kind == WORD:
        joins = token.value.grammar in ("joining", "contrast")
        return joins and at + 1 < len(tokens) and tokens[at + 1].kind == NAME
    return token.kind == POINT and token.value in ",;.)/|\t\n"


def _is_verb(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.grammar == "copula")
