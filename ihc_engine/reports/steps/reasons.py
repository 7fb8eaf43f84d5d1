"""Reasons behind a diagnosis that is denied: "leiomyosarcoma is not favoured *given the* HMB45 expression".

What is denied is the diagnosis. The reason begins a clause of its own, and its stain shows what it tells of it.
"""

from __future__ import annotations

import re

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens from a diagnosis to the reason why it is denied.
_FAR = 12


def with_reasons(tokens: list[Token], text: str, because: re.Pattern[str]) -> list[Token]:
    """The tokens of a sentence, with a stop before each such reason."""
    found = because.search(text)
    while found is not None:
        at = next((n for n, token in enumerate(tokens) if token.start >= found.start()), len(tokens))
        if at and _denies_diagnosis(tokens, at) and _names(tokens, at):
            place = tokens[at].start
            return [*tokens[:at], Token(POINT, ";", place, place), *tokens[at:]]
        found = because.search(text, found.end())
    return tokens


def _denies_diagnosis(tokens: list[Token], end: int) -> bool:
    """Whether the clause before a place names a diagnosis and a denial, and no stain and no result."""
    diagnosis = denial = False
    for token in reversed(tokens[max(0, end - _FAR) : end]):
        if token.kind in (NAME, SIGN):
            return False
        if token.kind == POINT and token.value in ";:.\n":
            break
        if token.kind == WORD:
            diagnosis = diagnosis or bool(token.value.diagnosis)
            denial = denial or token.value.grammar == "denial" or token.value.denies
    return diagnosis and denial


def _names(tokens: list[Token], at: int) -> bool:
    return any(token.kind == NAME for token in tokens[at:])
