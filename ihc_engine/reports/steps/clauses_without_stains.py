"""Clauses that tell of other cells or of the picture and of no stain: "SMA is positive *and the histiocytes are foamy*".

What such a clause says is said of no stain. One that tells whether its cells stain ("and vessels are positive") is only parted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ihc_engine.reports.steps.picture import may_be_subject, of_picture, of_stain, small
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of a subject, and of a clause.
_SUBJECT, _LONGEST = 6, 14
_ENDS = ";.,:()|\t\n"


class _Clause(NamedTuple):
    """Up to where a clause is kept, and from where on what stands behind it."""

    keeps: int
    goes_on: int


def with_clauses_without_stains(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without what such clauses say, a stop in the place of the joint before cells with a verb."""
    if not any(map(may_be_subject, tokens)):
        return tokens
    read: list[Token] = []
    named = told = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        named = named or token.kind == NAME
        told = told or token.kind in (SIGN, NUMBER) or _tells(token)
        begin = _begin(tokens, at) if named and told else 0
        if begin and (clause := _clause(tokens, begin)) is not None:
            read.append(Token(POINT, ";", token.start, token.end))
            read += tokens[begin : clause.keeps]
            at = clause.goes_on
            continue
        read.append(token)
        at += 1
    return read


def _begin(tokens: Sequence[Token], at: int) -> int:
    """Where a clause begins whose joint is at a place; 0 where none does."""
    token = tokens[at]
    joins = _joins(token) or (token.kind == WORD and token.value.grammar == "contrast")
    if token.kind == POINT and token.value in ",;" and at + 1 < len(tokens):
        return at + 2 if _joins(tokens[at + 1]) else at + 1
    return at + 1 if joins else 0


def _clause(tokens: Sequence[Token], begin: int) -> _Clause | None:
    """What is left of a clause that begins at a place with such a subject and its verb."""
    verb = _verb(tokens, begin)
    if verb is None:
        return None
    picture = any(token.kind == WORD and of_picture(token) for token in tokens[begin:verb])
    end = begin
    while end < len(tokens) and end - begin < _LONGEST:
        token = tokens[end]
        if token.kind == POINT and token.value in _ENDS:
            break
        if token.kind in (NAME, SIGN, NUMBER):
            return None
        if end > verb and (_joins(token) or (token.kind == WORD and token.value.grammar == "contrast")):
            break
        end += 1
    else:
        if end < len(tokens):
            return None
    behind = tokens[verb:end]
    silent = bool(behind) and not any(map(of_stain, behind)) and not _goes_on(tokens, end)
    if not silent and (tokens[verb].kind != WORD or tokens[verb].value.grammar != "copula"):
        return None
    if silent and not picture and end < len(tokens) and _joins(tokens[end]) and _may_be_theirs(tokens, end + 1):
        return _Clause(verb, end + 1)
    return _Clause(begin, end if silent else begin)


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """ "The mast cells are few *and were positive*": whether the same cells are the subject of another verb or result."""
    if end + 1 >= len(tokens) or tokens[end].kind != WORD or tokens[end + 1].kind != WORD:
        return False
    return tokens[end + 1].value.grammar in ("copula", "expressing", "denial") or _tells(tokens[end + 1])


def _may_be_theirs(tokens: Sequence[Token], begin: int) -> bool:
    """ "The histiocytes are foamy *and CD68 positive*": whether a name without a verb of its own stands at a place."""
    if begin >= len(tokens) or tokens[begin].kind != NAME:
        return False
    behind = tokens[begin + 1 : begin + 2]
    return not any(token.kind == WORD and token.value.grammar == "copula" for token in behind)


def _verb(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of the verb, or of an unknown word in its stead, behind a subject that begins at a place."""
    cells = False
    for at in range(begin, min(len(tokens), begin + _SUBJECT)):
        token = tokens[at]
        if token.kind == UNKNOWN:
            if cells and _ends_unknown(tokens, at):
                return at
            continue
        if token.kind != WORD:
            return None
        if may_be_subject(token):
            cells = True
        elif token.value.grammar == "copula":
            return at if cells else None
        elif not small(token):
            return None
    return None


def _ends_unknown(tokens: Sequence[Token], at: int) -> bool:
    """ "Vessels *unremarkable*": whether a clause ends behind the unknown word at a place, right behind its cells."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = following is None or (following.kind == POINT and following.value in ",;.\n")
    return ends and may_be_subject(tokens[at - 1])


def _joins(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.grammar == "joining" and token.value.conjoins)


def _tells(token: Token) -> bool:
    return token.kind == WORD and (
        (token.value.statement or ("",))[0] == "polarity" or token.value.grammar in ("expressing", "denial")
    )
