"""What would be if a stain were so, or had been done ("si SDHB résultait perdu, ...", "loss of SDHB, *had it been tested*, ..."),
and what was so of an earlier tumour: "metastasis of a known primary (2011, *then* CD34 negative)".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.tokens import NAME, NUMBER, POINT, WORD, Token

#: Words between "if" and the stain.
_NEAR = 3
_YEARS = range(1950, 2100)


def with_conditions(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words that make it a hypothesis or tell of another time with what they tell."""
    if not any(t.kind == WORD and (t.value.supposing or t.value.supposed or t.value.then) for t in tokens):
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value == "," and _beside_supposed(tokens, at):
            continue  # it is said of all of the sentence
        about = _about(tokens, at) if token.kind == WORD else ""
        read.append(token._replace(value=replace(token.value, context=token.value.context | {about})) if about else token)
    return read


def _about(tokens: Sequence[Token], at: int) -> str:
    entry = tokens[at].value
    if entry.supposed or (entry.supposing and _begins(tokens, at) and _name_behind(tokens, at)):
        return "hypothetical"
    return "earlier" if entry.then and _year_before(tokens, at) else ""


def _beside_supposed(tokens: Sequence[Token], at: int) -> bool:
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return any(token.kind == WORD and token.value.supposed for token in beside)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    return before is None or (before.kind == POINT and before.value in ";:.(\n")


def _name_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether no more than an article stands between a word and the name of a stain."""
    for token in tokens[at + 1 : at + 1 + _NEAR]:
        if token.kind == NAME:
            return True
        if token.kind != WORD or not (token.value.definite or token.value.grammar == "filler"):
            return False
    return False


def _year_before(tokens: Sequence[Token], at: int) -> bool:
    return any(
        token.kind == NUMBER and token.value[0] == "number" and token.value[1].isdigit() and int(token.value[1]) in _YEARS
        for token in tokens[max(0, at - _NEAR) : at]
    )
