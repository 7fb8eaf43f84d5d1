"""What the tumour has, before a second verb: "the tumour has thick-walled vessels and is positive for CD34" tells of the tumour.

The vessels are the object of the first verb, and no subject of the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

_TUMOUR = ("cells", "tumour")
_NEVER = ("tumour", "control", "sustentacular")
#: Words between a joint and the verb behind it.
_NEAR = 3


def with_objects(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, other cells between two verbs of the tumour as words that say nothing."""
    subject = next((at for at, token in enumerate(tokens) if _stated(token) == _TUMOUR), None)
    if subject is None or not any(_other_cells(token) for token in tokens[subject + 1 :]):
        return tokens
    verb, silent = False, set()
    for at in range(subject + 1, len(tokens)):
        token = tokens[at]
        if token.kind in (NAME, SIGN, NUMBER) or (token.kind == POINT and token.value in ";.:\n()|"):
            return tokens
        if token.kind == UNKNOWN:
            verb = True
        elif token.kind == WORD:
            if _other_cells(token):
                if not verb:
                    return tokens
                silent.add(at)
            elif token.value.grammar == "joining" and silent and _verb_behind(tokens, at):
                break
            elif (
                token.value.grammar in ("expressing", "contrast", "only", "exception")
                or (_stated(token) or ("",))[0] == "polarity"
            ):
                return tokens
            verb = verb or token.value.grammar == "copula" or token.value.invading
    else:
        return tokens
    return [
        token._replace(value=replace(token.value, statement=None, grammar="filler")) if at in silent else token
        for at, token in enumerate(tokens)
    ]


def _stated(token: Token) -> tuple[str, str] | None:
    return token.value.statement if token.kind == WORD else None


def _other_cells(token: Token) -> bool:
    stated = _stated(token)
    return stated is not None and stated[0] == "cells" and stated[1] not in _NEVER


def _verb_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands right behind a joint: "and *is* positive", "and *expresses*", "und *ist* CD34-positiv"."""
    for token in tokens[at + 1 : at + 1 + _NEAR]:
        if token.kind != WORD:
            return False
        if token.value.grammar in ("copula", "expressing", "denial") or (_stated(token) or ("",))[0] == "polarity":
            return True
        if token.value.grammar not in ("filler", "pronoun"):
            return False
    return False
