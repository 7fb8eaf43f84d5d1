"""An adjective that ends with its noun: "strong nuclear STAT6 expression *along with* CD34 positivity" says no more of CD34."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.items import LOCAL, Item
from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, WORD, Token


def ended_with_noun(tokens: Sequence[Token], index: int, head: Phrase | None, items: Sequence[Item]) -> bool:
    """Whether the name before has its noun, and a joint that is no "and" stands between it and the name at a place."""
    if head is None or not items or items[-1].hold != LOCAL or items[-1].head is not head:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not _noun(following):
        return False  # "strong SMA expression as well as desmin"
    noun = joint = False
    for token in reversed(tokens[:index]):
        if token.kind == NAME:
            return noun and joint
        if token.kind != WORD:
            return False
        entry = token.value
        joint = joint or (entry.grammar == "joining" and not entry.conjoins)
        noun = noun or (joint and _noun(token))
    return False


def _noun(token: Token) -> bool:
    entry = token.value
    return token.kind == WORD and (entry.grammar == "expressing" or entry.statement == ("polarity", "positive"))
