"""Words that begin a condition, or elsewhere an example: "*如*SDHB缺失,需考虑..." is "if", "标记*如*CK" is "such as"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.lexicon import Lexicon
from ihc_engine.reports.tokens import NAME, POINT, WORD, Token

#: Tokens from such a word to the stain that it speaks of.
_NEAR = 2


def with_assumptions(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, words that begin a condition as words of a hypothesis."""
    if not lexicon.assuming:
        return tokens
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.assuming and _begins_condition(tokens, at):
            read = list(tokens) if read is None else read
            read[at] = token._replace(value=replace(token.value, grammar=None, context=token.value.context | {"hypothetical"}))
    return tokens if read is None else read


def _begins_condition(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stain stands behind a word that begins the sentence, or a clause behind which is told what would follow."""
    if not any(token.kind == NAME for token in tokens[at + 1 : at + 1 + _NEAR]):
        return False
    if not at:
        return True
    if not (tokens[at - 1].kind == POINT and tokens[at - 1].value in ",;:"):
        return False
    comma = next((n for n in range(at + 1, len(tokens)) if _comma(tokens[n]) and n + 1 < len(tokens)), None)
    behind = tokens[comma + 1 :] if comma is not None else []
    return bool(behind) and any(map(_follows, behind)) and not any(token.kind == NAME for token in behind)


def _comma(token: Token) -> bool:
    return token.kind == POINT and bool(token.value == ",")


def _follows(token: Token) -> bool:
    """Whether a token tells what is to be thought or done then."""
    return token.kind == WORD and bool(token.value.certainty or token.value.context & {"suggested", "hypothetical"})
