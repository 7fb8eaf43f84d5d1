"""No stain that was done, beside no staining: "*no stain* for AR was performed", but "*no staining* for AR was seen"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_NO = Entry("no", grammar="denial")
_NEGATIVE = ("polarity", "negative")
#: Tokens from the denial to its verb.
_LONGEST = 30


def with_no_stains(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, "no stain" before names and a verb that tells what was done as no more than "no"."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.denies and token.value.statement == _NEGATIVE and _undone(tokens, at + 1):
            read = list(tokens) if read is None else read
            read[at] = Token(WORD, _NO, token.start, token.end)
    return tokens if read is None else read


def _undone(tokens: Sequence[Token], begin: int) -> bool:
    """Whether names and then "was done" follow, up to the end of the clause, and nothing that tells a result."""
    named = False
    for at in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            named = True
        elif token.kind == POINT:
            if token.value not in ",/":
                return False
        elif token.kind == WORD:
            entry = token.value
            if entry.undertaken or entry.ordered:
                return named and _is_copula(tokens[at - 1]) and _closes(tokens, at + 1)
            if entry.statement or entry.grammar in ("denial", "contrast", "expressing", "existence", "exception"):
                return False
        else:
            return False
    return False


def _is_copula(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "copula"


def _closes(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ",;.()\n")
