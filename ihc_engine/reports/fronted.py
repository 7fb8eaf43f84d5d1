"""Clauses that begin with their verb, before their subject: "CD56 ist positiv, zudem *sind* S100 und SOX10 nicht nachweisbar".

What leads on to names in the clause before does not lead on to these.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.entry import Entry
from ihc_engine.reports.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens between the comma and the verb, and between the verb and its subject.
_NEAR = 3
#: What a sentence may be about that goes on in its next clause.
_GOES_ON = frozenset(("hypothetical", "suggested", "literature", "earlier", "compared", "another"))


def with_fronted_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a contrast before each verb that begins a clause behind a comma and stands before a name."""
    if not any(token.kind == WORD and token.value.fronted for token in tokens):
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        read.append(token)
        if token.kind == POINT and token.value == "," and _begins_with_verb(tokens, at + 1):
            if not any(map(_sets_apart, tokens[:at])):
                read.append(Token(WORD, Entry("", grammar="contrast"), token.end, token.end))
    return read


def _begins_with_verb(tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause begins with a verb, behind no more than words that say nothing, and a name follows it."""
    at = start
    while at < len(tokens) and at < start + _NEAR and (tokens[at].kind == UNKNOWN or _says_nothing(tokens[at])):
        at += 1
    if at >= len(tokens) or tokens[at].kind != WORD or not tokens[at].value.fronted:
        return False
    rest = (token for token in tokens[at + 1 : at + 1 + _NEAR] if not _says_nothing(token))
    following = next(rest, None)
    return following is not None and following.kind == NAME


def _says_nothing(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "filler" and token.value.statement is None and not token.value.fronted


def _sets_apart(token: Token) -> bool:
    """Whether a word makes of its sentence something that the next clause goes on with."""
    if token.kind != WORD:
        return False
    return token.value.grammar in ("exception", "rest") or token.value.supposing or bool(token.value.context & _GOES_ON)
