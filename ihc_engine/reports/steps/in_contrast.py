"""A contrast in passing: "SMA, *by contrast*, is present", "S100 is, *by contrast*, absent" tell of no other lesion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Articles between a denial and a name.
_ARTICLES = 2
_ANOTHER = frozenset(("another",))


def with_contrasts(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words without the other lesion of which they tell at the beginning of one."""
    read = tokens
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.grammar == "contrast" and "another" in token.value.context and _passing(tokens, at):
            read = list(tokens) if read is tokens else read
            read[at] = token._replace(value=replace(token.value, context=token.value.context - _ANOTHER))
    return read


def with_articles_dropped(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, "not however *the one* for CD34" without what stands between the denial and the name."""
    for at in range(1, len(tokens) - 3):
        if not (_is(tokens[at], "denial") and _is(tokens[at + 1], "contrast")) or tokens[at - 1].kind != POINT:
            continue
        end = at + 2
        while end < min(len(tokens), at + 2 + _ARTICLES) and _is(tokens[end], "filler") and tokens[end].value.definite:
            end += 1
        name = end + 1 if end < len(tokens) and _is(tokens[end], "link") else end
        if end > at + 2 and name < len(tokens) and tokens[name].kind == NAME:
            return [*tokens[: at + 2], *with_articles_dropped(tokens[end:])]
    return tokens


def _is(token: Token, grammar: str) -> bool:
    return token.kind == WORD and bool(token.value.grammar == grammar) and not token.value.statement


def _passing(tokens: Sequence[Token], at: int) -> bool:
    if at < 2 or at + 2 >= len(tokens):
        return False
    commas = all(tokens[n].kind == POINT and tokens[n].value == "," for n in (at - 1, at + 1))
    before = tokens[at - 2]
    if at > 2 and before.kind == WORD and before.value.grammar == "copula":
        return commas and tokens[at - 3].kind == NAME  # "S100 is, by contrast, negative"
    if before.kind != NAME:
        return False
    verb = tokens[at + 2]
    return commas and verb.kind == WORD and verb.value.grammar in ("copula", "expressing", "denial", "existence")
