"""What was left open and is no stain, before the stains that were done for it: "*a line of differentiation could not be
established*: desmin and S100 are without staining".

A word such as "could not be established" heads a list of stains where nothing else is its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

_OPEN = ("polarity", "equivocal")
_STOPS = ";.\n|"
#: Letters of a word that may be such a subject.
_LEAST = 4


def with_left_open(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such a clause before a colon, but for its other words."""
    colon = next((at for at, token in enumerate(tokens) if token.kind == POINT and token.value == ":"), None)
    if colon is None or not _tells(tokens[colon + 1 :]):
        return tokens
    begin = next((at + 1 for at in range(colon - 1, -1, -1) if tokens[at].kind == POINT and tokens[at].value in _STOPS), 0)
    told = [at for at in range(begin, colon) if tokens[at].kind == WORD and tokens[at].value.statement == _OPEN]
    if len(told) != 1 or not _is_told_of_another(tokens[begin:colon], told[0] - begin):
        return tokens
    return [*tokens[: told[0]], *tokens[told[0] + 1 : colon], tokens[colon]._replace(value=";"), *tokens[colon + 1 :]]


def _tells(tokens: Sequence[Token]) -> bool:
    """Whether stains and what came of one are told."""
    named = False
    for token in tokens:
        named = named or token.kind == NAME
        if named and (token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity")):
            return True
    return False


def _is_told_of_another(tokens: Sequence[Token], told: int) -> bool:
    """Whether a clause tells what is told at a place, with its verb, of something that is no staining: a word that no stain is
    called by, and no noun of stains."""
    if any(token.kind == NAME for token in tokens):
        return False
    before = [token.value for token in tokens[:told] if token.kind == WORD]
    if any(word.noun or word.positivity or word.statement for word in before):
        return False
    if not tokens[told].value.several and not any(word.grammar == "copula" for word in before):
        return False
    return any(word.grammar == "naming" for word in before) or any(
        token.kind == UNKNOWN and len(token.value) >= _LEAST for token in tokens[:told]
    )
