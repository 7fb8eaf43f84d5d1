"""A result without a verb behind what is excepted of all: "all markers except S100 *negative*" speaks of the others.

The verb is put in, so that the result is not read of the stain that stands right before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.exceptions import excepts
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens from "all" to what is excepted, and from there to the result.
_LONGEST = 40
_BETWEEN = frozenset(("filler", "naming", "link", "joining", "including", "performing", "copula", None))


def with_verb_of_all(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, with a verb before a result that is told of all but those right before it."""
    read, done = list[Token](), 0
    for at, token in enumerate(tokens):
        if token.kind != WORD or at < done:
            continue
        if excepts(token) and _of_all(tokens, at):
            place = _result(tokens, at + 1)
        elif token.value.grammar == "excepted" and at and tokens[at - 1].kind == NAME:
            place = _result_of_all(tokens, at + 1)
        else:
            continue
        if place:
            start = tokens[place].start
            read += [*tokens[done:place], Token(WORD, Entry("", grammar="copula"), start, start)]
            done = place
    return [*read, *tokens[done:]] if done else tokens


def _of_all(tokens: Sequence[Token], at: int) -> bool:
    """Whether "all" stands before a place, and no result between."""
    for token in reversed(tokens[max(0, at - _LONGEST) : at]):
        if _all(token):
            return True
        if token.kind == POINT:
            if token.value not in "(),:":
                return False
        elif token.kind != NAME and not (
            token.kind == WORD and token.value.statement is None and token.value.grammar in _BETWEEN
        ):
            return False
    return False


def _all(token: Token) -> bool:
    if token.kind != WORD:
        return False
    return token.value.grammar in ("pronoun", "rest") or token.value.statement == ("extent", "diffuse")


def _result(tokens: Sequence[Token], begin: int) -> int:
    """The place of a result right behind the names from a place on, that ends its part; 0 if none stands there."""
    at = begin
    while at < min(len(tokens), begin + _LONGEST) and (tokens[at].kind == NAME or _joins(tokens[at])):
        at += 1
    return at if at > begin and tokens[at - 1].kind == NAME and _tells(tokens, at) else 0


def _result_of_all(tokens: Sequence[Token], begin: int) -> int:
    """The place of a result behind "all the markers" from a place on; 0 if none stands there."""
    at = begin
    while (
        at < min(len(tokens), begin + 5)
        and tokens[at].kind == WORD
        and (_all(tokens[at]) or tokens[at].value.grammar == "naming")
    ):
        at += 1
    return at if any(map(_all, tokens[begin:at])) and _tells(tokens, at) else 0


def _tells(tokens: Sequence[Token], at: int) -> bool:
    told = tokens[at] if at < len(tokens) else None
    return told is not None and told.kind == WORD and told.value.statement in (("polarity", "positive"), ("polarity", "negative"))


def _joins(token: Token) -> bool:
    if token.kind == POINT:
        return bool(token.value in ",/")
    return token.kind == WORD and token.value.statement is None and token.value.grammar in ("joining", "filler", "link")
