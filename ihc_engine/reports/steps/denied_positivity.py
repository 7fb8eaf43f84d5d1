"""Nouns of a positive result that the end of their clause denies: "*positivity* for S100, SOX10 and desmin is absent".

Such a noun is only the staining of which the clause tells, as "expression" is, and no result of the first of the names.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_POSITIVE = ("polarity", "positive")
_ABSENT = frozenset(("negative", "lost"))
#: Tokens from the noun to what denies it.
_FAR = 24
#: Tokens from a denial without a verb to a name that it denies.
_NEAR = 4


def with_denied_positivity(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such nouns as words for staining."""
    denied = [at for at, token in enumerate(tokens) if token.kind == WORD and token.value.positivity and _denied(tokens, at)]
    if not denied:
        return tokens
    read = list(tokens)
    for at in denied:
        read[at] = tokens[at]._replace(value=Entry(tokens[at].value.phrase, grammar="expressing"))
    return read


def _denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb and a denial stand behind a noun and the list of its names, and no other result between."""
    if tokens[at].value.statement != _POSITIVE or (at and _denies(tokens[at - 1])):
        return False
    verb = named = False
    for place in range(at + 1, min(len(tokens), at + 1 + _FAR)):
        token = tokens[place]
        if _denies(token) or (token.kind == WORD and token.value.missing and verb):
            return (verb or (_is_verb(token) and not _leads_on(tokens, place))) and not _judges(tokens, place)
        if token.kind == NAME:
            if verb:
                return False
            named = True
        elif token.kind == POINT:
            if verb or not named or token.value not in ",/()":
                return False
        elif token.kind == WORD:
            if token.value.showing and token.value.grammar == "link" and place > at + 1:
                return False  # "S100 positivity *with* absence of SOX10"
            if token.value.grammar in ("contrast", "exception", "expressing") or _tells(token) or token.value.positivity:
                return False
            verb = verb or token.value.grammar == "copula"
        elif token.kind != UNKNOWN or verb:
            return False
    return False


def _denies(token: Token) -> bool:
    if token.kind != WORD:
        return False
    stated = token.value.statement or ("", "")
    return token.value.grammar == "denial" or (stated[0] == "polarity" and stated[1] in _ABSENT)


def _is_verb(token: Token) -> bool:
    """Whether a denial is one with its verb, and no result of another stain: "*is lacking*", "*fehlt*", but not "negativity"."""
    return token.value.missing or token.value.several or (token.value.grammar == "denial" and token.value.statement is not None)


def _leads_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether a denial is of names behind it: "S100 positivity, *absence of* SOX10 staining"."""
    for token in tokens[place + 1 : place + 1 + _NEAR]:
        if token.kind == NAME:
            return True
        if token.kind == POINT:
            return False
    return False


def _judges(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that is not known is denied, and not the staining: "is *not unusual*"."""
    return tokens[place].value.statement is None and any(token.kind == UNKNOWN for token in tokens[place + 1 : place + 2])


def _tells(token: Token) -> bool:
    return (token.value.statement or ("",))[0] == "polarity"
