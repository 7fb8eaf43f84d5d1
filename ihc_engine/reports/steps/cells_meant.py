"""Pronouns that mean other cells: "mast cells are numerous; *these* are CD117 positive" tells of the mast cells.

So it is only where nothing but such cells was told of before, without a stain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

_PARTS = ";:"
#: Unknown words beside cells that are alone told of ("*numerous* mast cells"); more may be what is meant.
_MOST_UNKNOWN = 1
#: Tokens that are looked at for the cells that a pronoun means.
_LONGEST = 24
_VERBS = frozenset(("copula", "denial", "expressing", "existence"))


def begins_with_them(tokens: Sequence[Token], at: int = 0) -> bool:
    """Whether a pronoun for several stands at a place, with its verb."""
    if at + 1 >= len(tokens) or tokens[at].kind != WORD or not tokens[at].value.them:
        return False
    verb = tokens[at + 1]
    if verb.kind == WORD and verb.value.grammar == "naming":
        return bool(verb.value.several)  # "these cells *stain for* CD117"
    return verb.kind == WORD and not verb.value.noun and (verb.value.grammar in _VERBS or verb.value.finite or _tells(verb))


def cells_told(tokens: Sequence[Token]) -> tuple[str, str] | None:
    """The cells beside the tumour that a sentence is about; None if it tells of anything else too, or of a stain."""
    cells: tuple[str, str] | None = None
    unknown = 0
    for token in tokens:
        unknown += token.kind == UNKNOWN
        if token.kind in (NAME, SIGN) or unknown > _MOST_UNKNOWN:
            return None
        if token.kind != WORD:
            continue
        entry = token.value
        if (entry.statement or ("",))[0] == "cells":
            if entry.statement == ("cells", "tumour"):
                return None
            cells = cells or entry.statement
        elif entry.whichever or entry.morphology or entry.diagnosis or (_tells(token) and entry.grammar != "existence"):
            return None
    return cells


def said_of_cells(cells: tuple[str, str], tokens: Sequence[Token], at: int = 0) -> list[Token]:
    """The tokens of a sentence with the cells in the place of the pronoun that means them."""
    pronoun = tokens[at]
    entry = replace(pronoun.value, statement=cells, grammar=None, them=False)
    return [*tokens[:at], Token(WORD, entry, pronoun.start, pronoun.end), *tokens[at + 1 :]]


def with_cells_meant(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, pronouns behind a semicolon or "and" with the cells that they mean."""
    if not any(token.kind == WORD and token.value.them for token in tokens):
        return tokens
    begin = 0
    for at, token in enumerate(tokens):
        parted = token.kind == POINT and token.value in _PARTS
        joined = token.kind == WORD and token.value.grammar == "joining" and at + 1 < len(tokens)
        if (parted or joined) and begins_with_them(tokens, at + 1) and (cells := _cells_between(tokens, begin, at)):
            tokens = said_of_cells(cells, tokens, at + 1)
        if parted:
            begin = at + 1
    return tokens


def _cells_between(tokens: Sequence[Token], begin: int, end: int) -> tuple[str, str] | None:
    return cells_told(tokens[begin:end]) if end - begin <= _LONGEST else None


def _tells(token: Token) -> bool:
    """Whether a word says that something stains or does not."""
    return (token.value.statement or ("",))[0] == "polarity"
