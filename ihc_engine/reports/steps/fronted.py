"""Clauses of their own behind others: with the verb before its subject ("CD56 ist positiv, zudem *sind* S100 und SOX10 nicht
nachweisbar") or behind a list that begins anew ("... in den Tumorzellen und *CK7 und p63 sind* negativ").

What leads on to names in the clause before does not lead on to these.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens between the comma and the verb, between the verb and its subject, and of a noun before its names.
_NEAR = 3
_OF_NOUN = 6
#: What a sentence may be about that goes on in its next clause.
_GOES_ON = frozenset(("hypothetical", "suggested", "literature", "earlier", "compared", "another"))
_NOUNS = ("filler", "link", "naming", "expressing", "existence", "denial")


def with_fronted_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a contrast before each such clause."""
    places: set[int] = set()
    named = False
    for at, token in enumerate(tokens):
        if token.kind == NAME:
            named = True
        elif token.kind == WORD:
            if _sets_apart(token):
                break
            if token.value.fronted and named and (begin := _own_list(tokens, at)):
                places.add(begin)
        elif token.kind == POINT and token.value == "," and named and _begins_with_verb(tokens, at + 1):
            places.add(at + 1)
    if not places:
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        if at in places:
            read.append(Token(WORD, Entry("", grammar="contrast"), token.start, token.start))
        read.append(token)
    return read


def _begins_with_verb(tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause begins with a verb, behind no more than words that say nothing, and a name follows it."""
    at = start
    while at < len(tokens) and at < start + _NEAR and (tokens[at].kind == UNKNOWN or _says_nothing(tokens[at])):
        at += 1
    if at >= len(tokens) or tokens[at].kind != WORD or not tokens[at].value.fronted:
        return False
    for token in tokens[at + 1 : at + 1 + _OF_NOUN]:
        if token.kind == NAME:
            return True
        if token.kind != WORD or not (token.value.grammar in _NOUNS or _how_much(token) or _of_tumour(token)):
            return False
    return False


def _own_list(tokens: Sequence[Token], verb: int) -> int:
    """The place at which the names before a verb, or a noun that leads to them, begin anew; 0 where they do not."""
    if tokens[verb - 1].kind != NAME:
        return 0
    before = verb - 1
    while before >= 0 and (tokens[before].kind == NAME or _lists(tokens[before])):
        before -= 1
    begin = next(at for at in range(before + 1, verb) if tokens[at].kind == NAME)
    if before <= 0:
        return 0
    last = tokens[before]
    if begin > before + 1:
        return begin if last.kind != WORD or last.value.grammar not in ("link", "denial", "naming") else 0
    if last.kind == POINT:
        return begin if last.value == "-" and tokens[before - 1].kind != NAME else 0
    if last.kind != WORD or last.value.grammar not in ("link", "naming"):
        return 0
    for at in range(before, max(0, before - _OF_NOUN), -1):
        token = tokens[at]
        if (token.kind == POINT and token.value in ",-") or (token.kind == WORD and token.value.grammar == "joining"):
            return at + 1 if any(_noun(t) for t in tokens[at + 1 : before + 1]) else 0
        if token.kind != WORD or not (token.value.grammar in _NOUNS or _how_much(token)):
            return 0
    return 0


def _noun(token: Token) -> bool:
    return token.value.grammar in ("naming", "expressing", "existence") or " " in token.value.phrase


def _lists(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",()/") or (token.kind == WORD and token.value.grammar == "joining")


def _how_much(token: Token) -> bool:
    return (token.value.statement or ("",))[0] in ("extent", "intensity")


def _of_tumour(token: Token) -> bool:
    return bool(token.value.statement == ("cells", "tumour"))


def _says_nothing(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "filler" and token.value.statement is None and not token.value.fronted


def _sets_apart(token: Token) -> bool:
    """Whether a word makes of its sentence something that the next clause goes on with."""
    return token.value.grammar in ("exception", "rest") or token.value.supposing or bool(token.value.context & _GOES_ON)
