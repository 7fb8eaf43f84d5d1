"""Staining that the report itself counts as none: "WT1 stains the cytoplasm only and is *regarded as negative*".

What was told of the place is dropped, so that what it was counted as is left; so is how much stains before a phrase that says
more than "negative": "few nuclei are positive, *regarded as negative*".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Tokens from a name to what it is counted as, and behind that.
_LONGEST, _BEHIND = 22, 8
#: Characters of such a phrase where words are not parted.
_PHRASE = 4
_PLACES = frozenset(("cytoplasmic", "not nuclear", "membranous"))


def with_judged(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a stain with what it was counted as alone."""
    for at, token in enumerate(tokens):
        if at > 2 and token.kind == WORD and token.value.statement == ("polarity", "negative") and not token.value.grammar:
            name = _name(tokens, at)
            if name is not None and _ends(tokens, at + 1):
                verbs = [t for t in tokens[name + 1 : name + 2] if t.kind == WORD and t.value.grammar == "copula"]
                return [*tokens[: name + 1], *verbs, *with_judged([token, *tokens[at + 1 :]])]
    return tokens


def _name(tokens: Sequence[Token], at: int) -> int | None:
    """The name before a place between which and the place it is told that it stains, where that does not count."""
    stained = told = False
    placed = said = _says_more(tokens, at)
    for place in range(at - 1, max(-1, at - _LONGEST), -1):
        token = tokens[place]
        if token.kind == NAME:
            return place if stained and placed else None
        if token.kind == SIGN:
            if not str(token.value).startswith("+") or "-" in str(token.value):
                return None
            stained = True
        elif token.kind == POINT:
            if token.value in ";.\n|\t":
                return None
        elif token.kind == WORD:
            about, value = token.value.statement or ("", "")
            if token.value.grammar in ("denial", "exception", "respectively", "present") or token.value.context:
                return None
            told = about in ("polarity", "level", "component") or about == "cells"
            if told and (about, value) not in (("polarity", "positive"), ("cells", "tumour")):
                return None
            if about == "pattern" and value not in _PLACES and not said:
                return None
            placed = placed or about == "pattern"
            stained = stained or about == "intensity" or (about, value) == ("polarity", "positive")
            stained = stained or token.value.grammar == "expressing"
    return None


def _says_more(tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase says more than "negative", right behind a result or where its part begins: else it may be of another."""
    phrase, before = tokens[at].value.phrase, tokens[at - 1]
    if not (" " in phrase or (not phrase.isascii() and len(phrase) >= _PHRASE)):
        return False
    if before.kind == WORD:
        told = before.value.statement
        return (
            told == ("polarity", "positive")
            or (told or ("",))[0] == "intensity"
            or before.value.grammar in ("contrast", "joining", "copula")
        )
    return before.kind == SIGN or (before.kind == POINT and before.value in ",)")


def _ends(tokens: Sequence[Token], begin: int) -> bool:
    """Whether nothing more is told of the stain at a place: its part ends, or the next name stands behind a comma."""
    for at in range(begin, min(len(tokens), begin + _BEHIND)):
        token = tokens[at]
        if token.kind == POINT and token.value in ",;.)\n":
            return True
        if token.kind in (NAME, NUMBER, SIGN, POINT):
            return False
        if token.kind == WORD:
            if token.value.statement or token.value.grammar in ("contrast", "link", "denial", "exception") or token.value.tissue:
                return False
            if token.value.grammar == "joining" and any(t.kind == NAME for t in tokens[at : at + 2]):
                return False
    return len(tokens) <= begin + _BEHIND
