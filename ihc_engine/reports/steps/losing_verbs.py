"""Losing as a verb: "the keratin-positive cells *have lost* INI1" tells of the stain behind it, as "show loss of INI1" does."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, UNKNOWN, WORD, Token

_OF = Entry("", grammar="link")
_LOST = ("polarity", "lost")
#: "Their", an article: small words between the verb and the first name.
_SMALL_WORDS = 2


def with_losing_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a verb and its names joined by a preposition."""
    read: list[Token] = []
    done = 0
    for at in range(1, len(tokens) - 1):
        if _loses(tokens, at) and _names_follow(tokens, at + 1):
            read += [*tokens[done : at + 1], Token(WORD, _OF, tokens[at].end, tokens[at].end)]
            done = at + 1
    return [*read, *tokens[done:]] if done else tokens


def _loses(tokens: Sequence[Token], at: int) -> bool:
    """Whether what has lost something stands before its verb: "*have lost*", "CD34 positives *ont perdu*", not "*is lost*"."""
    lost, before = tokens[at], tokens[at - 1]
    if lost.kind != WORD or lost.value.statement != _LOST or before.kind != WORD:
        return False
    return bool(before.value.showing or (lost.value.several and (before.value.statement or ("",))[0] == "polarity"))


def _names_follow(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at : at + _SMALL_WORDS + 1]:
        if token.kind == NAME:
            return True
        if token.kind != UNKNOWN and not (token.kind == WORD and token.value.grammar == "filler"):
            return False
    return False
