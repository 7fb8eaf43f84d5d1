"""What stands "with" a stain that is denied, and has a result of its own: "absence of STAT6 *with CD34 positive*"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.stops import with_stops
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Words from a denial to its name, and from "with" to the next.
_FAR, _BETWEEN = 5, 2
_OWN = (("polarity", "positive"), ("polarity", "negative"))


def with_denied_with(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a word as a stop."""
    if not any(token.kind == WORD and token.value.grammar == "denial" for token in tokens):
        return tokens
    found = [at for at, token in enumerate(tokens) if at and _links(token) and tokens[at - 1].kind == NAME]
    return with_stops(tokens, [at for at in found if _denied(tokens, at - 1) and _told(tokens, at + 1)])


def _links(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("link", "filler") and token.value.statement is None


def _denied(tokens: Sequence[Token], name: int) -> bool:
    """Whether a denial stands before a name, and no result between."""
    for token in reversed(tokens[max(0, name - _FAR) : name]):
        if token.kind == WORD and token.value.grammar == "denial":
            return True
        if token.kind not in (WORD, NAME) or (token.kind == WORD and token.value.grammar in ("copula", "contrast")):
            return False
    return False


def _told(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name and its result stand at a place, and nothing that goes on with it."""
    end = at + _BETWEEN
    while at < min(end, len(tokens)) and tokens[at].kind == WORD and tokens[at].value.grammar == "filler":
        at += 1
    if at + 1 >= len(tokens) or tokens[at].kind != NAME or tokens[at + 1].kind != WORD:
        return False
    told = tokens[at + 1].value
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    ends = behind is None or behind.kind == POINT or (behind.kind == WORD and behind.value.grammar in ("joining", "contrast"))
    return told.statement in _OWN and told.grammar is None and ends
