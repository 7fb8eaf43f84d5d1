"""A noun that may be a verb, before the names of its list: "the *stains* S100, SMA and STAT6 are all negative".

As a verb it would say that the first of them stains.
"""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, WORD, Token

#: Words between an article and its noun: "the other two stains".
_BETWEEN = 2


def with_nouns_of_stains(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such nouns as nouns."""
    found = [
        at for at, token in enumerate(tokens[:-1]) if token.kind == WORD and _may_be_noun(token) and tokens[at + 1].kind == NAME
    ]
    found = [at for at in found if _behind_article(tokens, at)]
    if not found:
        return tokens
    read = list(tokens)
    for at in found:
        read[at] = tokens[at]._replace(value=replace(tokens[at].value, grammar="naming", statement=None, finite=False))
    return read


def _may_be_noun(token: Token) -> bool:
    entry = token.value
    return bool(entry.noun and entry.material and entry.finite and entry.grammar == "expressing")


def _behind_article(tokens: list[Token], at: int) -> bool:
    """Whether an article stands before a noun, with no other noun between: "the *cells* stain"."""
    for token in reversed(tokens[max(0, at - 1 - _BETWEEN) : at]):
        if token.kind != WORD or token.value.statement is not None or token.value.whichever or token.value.tissue:
            return False
        if token.value.definite:
            return True
        if token.value.grammar not in (None, "filler") or token.value.material:
            return False
    return False
