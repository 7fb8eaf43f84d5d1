"""A denial that alone stands in the brackets or behind the colon of a name: "SMA (nil), desmin (nothing)". It is negative."""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_NEGATIVE = ("polarity", "negative")


def with_bare_denials(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, denials that are all that is said of a name as results."""
    places = [at for at, token in enumerate(tokens) if at > 1 and token.kind == WORD and token.value.grammar == "denial"]
    alone = [at for at in places if tokens[at].value.statement is None and tokens[at - 2].kind == NAME and _alone(tokens, at)]
    if not alone:
        return tokens
    read = list(tokens)
    for at in alone:
        read[at] = tokens[at]._replace(value=Entry(tokens[at].value.phrase, statement=_NEGATIVE))
    return read


def _alone(tokens: list[Token], at: int) -> bool:
    """Whether nothing stands beside a word in its brackets, or between a colon and the end of its part."""
    before, following = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if before.kind != POINT or before.value not in "(:":
        return False
    if before.value == "(":
        return following is not None and following.kind == POINT and following.value == ")"
    return following is None or (following.kind == POINT and following.value in ",;.\n")
