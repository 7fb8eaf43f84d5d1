"""A verb that only its accent tells from "and": Portuguese "é" and "e", Italian "è" and "e".

Words are sought without accents, since many are written so. Where the accent is written, the word is the verb.
"""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.reports.words.tokens import WORD, Token


def with_accented_verbs(tokens: list[Token], original: str) -> list[Token]:
    """The tokens of a sentence, such words as verbs. ``original``: the sentence as it was written."""
    if original.isascii():
        return tokens
    return [_as_verb(token) if _is_verb(token, original) else token for token in tokens]


def _is_verb(token: Token, original: str) -> bool:
    joins = token.kind == WORD and token.value.grammar == "joining" and token.value.subjectless
    return joins and not original[token.start : token.end].isascii()


def _as_verb(token: Token) -> Token:
    return token._replace(value=replace(token.value, grammar="copula", conjoins=False))
