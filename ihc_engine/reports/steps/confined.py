"""Where staining is confined to: "positivity for CD68 is *confined to histiocytes*", "S100 is *confined to the chondroid areas*".

In the first a word for a positive result is no more than the noun "staining", and the cells tell what it means; in the second,
whose place is the tumour's own, the stain is positive there.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_POSITIVE = ("polarity", "positive")
#: Tokens of a list of names, and of a place.
_NAMES, _PLACE = 30, 6


def with_confined(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such nouns as words that say nothing yet, and such places as a positive result."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if at < 2 or token.kind != WORD or token.value.grammar != "only" or not token.value.several:
            continue
        first = _first_name(tokens, at)
        if first is None:
            continue
        noun = _noun(tokens, first)
        own = _of_the_tumour(tokens[at + 1 : at + 1 + _PLACE])
        if noun is None and own and _begins(tokens, first):
            read = list(tokens) if read is None else read
            read[at] = Token(WORD, Entry(token.value.phrase, statement=_POSITIVE), token.start, token.end)
        elif noun is not None and not own:
            read = list(tokens) if read is None else read
            read[noun] = tokens[noun]._replace(value=Entry(tokens[noun].value.phrase, grammar="expressing"))
    return tokens if read is None else read


def _first_name(tokens: Sequence[Token], at: int) -> int | None:
    """The first of the names that stand right before a verb and such words."""
    place = at - 1
    while place >= 0 and tokens[place].kind == WORD and tokens[place].value.grammar in ("copula", "filler", "existence"):
        place -= 1
    if place == at - 1 or place < 0 or tokens[place].kind != NAME:
        return None
    first = place
    for n in range(place - 1, max(-1, place - _NAMES), -1):
        token = tokens[n]
        if token.kind == NAME:
            first = n
        elif not ((token.kind == POINT and token.value in ",/") or (token.kind == WORD and token.value.grammar == "joining")):
            break
    return first


def _noun(tokens: Sequence[Token], first: int) -> int | None:
    """The place of a noun such as "positivity" that a preposition leads from to names."""
    place = first - 1
    if place < 1 or tokens[place].kind != WORD or tokens[place].value.grammar not in ("link", "naming"):
        return None
    place -= 1
    if tokens[place].kind == WORD and tokens[place].value.grammar == "expressing" and place:
        place -= 1  # "positive staining for"
    stated = tokens[place].kind == WORD and tokens[place].value.statement == _POSITIVE
    return place if stated and tokens[place].value.grammar is None else None


def _begins(tokens: Sequence[Token], first: int) -> bool:
    """Whether names are the subject of their clause."""
    before = tokens[first - 1] if first else None
    if before is None or before.kind == POINT:
        return True
    return before.kind == WORD and before.value.grammar in ("contrast", "joining", "filler")


def _of_the_tumour(tokens: Sequence[Token]) -> bool:
    """Whether a place is the tumour's own: its cells, a component, some areas."""
    own = False
    for token in tokens:
        if token.kind == POINT or (token.kind == WORD and token.value.grammar in ("joining", "contrast")):
            break
        if token.kind != WORD:
            continue
        stated = token.value.statement or ("", "")
        if (
            (stated[0] == "cells" and stated[1] != "tumour")
            or token.value.tissue
            or token.value.residual
            or token.value.adjoining
        ):
            return False
        own = own or stated[0] in ("cells", "component") or token.value.portion
    return own
