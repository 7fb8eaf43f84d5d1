"""What is told of an entity before what this tumour shows of the same stain: "in angiosarcoma CD31 is positive, *in our case CD31
is negative*", "..., *but is negative in our case*".

The clause of the entity becomes a part of its own that tells of the literature.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ihc_engine.reports.grammar.items import Item, same_marker
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_LITERATURE = Entry("", grammar="filler", context={"literature"})
#: Tokens before a diagnosis in its clause, of each clause, and from a border to the word for this case.
_BEFORE, _LONGEST, _FAR = 4, 30, 8


def with_told_of_entity(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such clauses of an entity as told of the literature."""
    found = _clause(tokens)
    if found is None:
        return tokens
    begin, border, again = found
    place, first = tokens[begin].start, tokens[border + 1]
    joint = () if _is_point(tokens[border], ",;") else (tokens[border],)
    return [
        *tokens[:begin], Token(WORD, _LITERATURE, place, place), *tokens[begin:border],
        Token(POINT, ";", tokens[border].start, tokens[border].end), *joint,
        *(name._replace(start=first.start, end=first.end) for name in again), *tokens[border + 1 :],
    ]  # fmt: skip


def entities_told_of(tokens: Sequence[Token]) -> list[int]:
    """Where the diagnoses stand of which such a clause tells, in the text of the sentence."""
    found = _clause(tokens)
    return [t.start for t in tokens[found[0] : found[1]] if t.kind == WORD and t.value.diagnosis] if found is not None else []


def _clause(tokens: Sequence[Token]) -> tuple[int, int, Sequence[Token]] | None:
    """Where such a clause begins, its border, and the names that the clause behind it lacks."""
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.grammar == "present" and at > 3:
            border = next((n for n in range(at - 1, max(2, at - _FAR), -1) if _is_border(tokens[n])), None)
            begin = None if border is None else _begin(tokens, border)
            if begin is None or border is None or not _tells_of_stains(tokens[begin:border]):
                continue
            again = _again(tokens, [t for t in tokens[begin:border] if t.kind == NAME], border, at)
            if again is not None:
                return begin, border, again
    return None


def _begin(tokens: Sequence[Token], border: int) -> int | None:
    """Where the clause before a border begins, if it begins with a diagnosis behind no more than small words."""
    begin = next(
        (n + 1 for n in range(border - 1, max(-1, border - _LONGEST), -1) if _is_point(tokens[n], ";.:\n")),
        0 if border <= _LONGEST else None,
    )
    if begin is None:
        return None
    for at in range(begin, min(border, begin + _BEFORE)):
        token = tokens[at]
        if token.kind == WORD and token.value.diagnosis:
            return begin
        if token.kind in (NAME, SIGN) or (token.kind == WORD and (token.value.grammar == "present" or token.value.statement)):
            return None
    return None


def _tells_of_stains(clause: Sequence[Token]) -> bool:
    """Whether a clause names a stain and what it shows, and is not about this case."""
    if any(t.kind == WORD and t.value.grammar == "present" for t in clause):
        return False
    return any(t.kind == NAME for t in clause) and any(map(_tells, clause))


def _again(tokens: Sequence[Token], named: Sequence[Token], border: int, present: int) -> Sequence[Token] | None:
    """The names that the clause behind a border lacks: none where it names one of them itself; None if it tells of none."""
    clause = list(itertools.takewhile(lambda t: not _is_point(t, ";.\n"), tokens[border + 1 : present + _LONGEST]))
    names = [token for token in clause if token.kind == NAME]
    if any(t.kind == WORD and (t.value.diagnosis or (t.value.statement or ("",))[0] == "cells") for t in clause):
        return None
    if not any(map(_tells, clause)):
        return None
    if not names:
        return (
            named if len({id(name.value.marker) for name in named}) == 1 and not any(_is_point(t, ",") for t in clause) else None
        )
    before = [Item(name.value, name.start, name.end) for name in named]
    return () if any(same_marker(one, Item(n.value, n.start, n.end)) for one in before for n in names) else None


def _tells(token: Token) -> bool:
    if token.kind == SIGN:
        return True
    return token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"


def _is_border(token: Token) -> bool:
    return _is_point(token, ",;") or (token.kind == WORD and token.value.grammar == "contrast")


def _is_point(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points
