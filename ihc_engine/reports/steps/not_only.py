"""A first of two that a language denies behind its name: "*Sadece* S100 *değil*, SOX10 da pozitif" is "both S100 and SOX10".

The denial is of "only", and of no staining: what is told behind it is told of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_AND = Entry("and", grammar="joining", conjoins=True)
_YES = Entry("positive", statement=("polarity", "positive"))
_SMALL = Entry("", grammar="filler")
#: Tokens between "only" and its denial.
_LONGEST = 10


def with_not_only(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a denial as the "and" that it is."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.grammar != "only" or at + 2 >= len(tokens) or tokens[at + 1].kind != NAME:
            continue
        denial = _denial(tokens, at + 1)
        if denial is None or not _goes_on(tokens, denial + 1):
            continue
        behind = denial + 1 + (tokens[denial + 1].kind == POINT and tokens[denial + 1].value == ",")
        place = tokens[denial]
        if tokens[denial - 1].kind == NAME and not place.value.several:
            said = [place._replace(value=replace(_AND, phrase=place.value.phrase))]
        else:
            said = [place._replace(value=_YES), Token(POINT, ";", place.end, place.end)]
        return [*tokens[:at], token._replace(value=_SMALL), *tokens[at + 1 : denial], *said, *tokens[behind:]]
    return tokens


def _denial(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of the denial behind the names that begin at a place, and a result of theirs."""
    for at in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == WORD and token.value.undoes_only:
            return at
        small = token.kind == WORD and token.value.grammar in ("joining", "filler")
        if not (token.kind == NAME or small or (token.kind == POINT and token.value == ",")):
            return None
    return None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether another name follows, of which the same is told: "..., *SOX10 da* pozitif", "aynı zamanda *SOX10*"."""
    for token in tokens[at : at + _LONGEST]:
        if token.kind == NAME:
            return True
        if token.kind == POINT and token.value != ",":
            return False
    return False
