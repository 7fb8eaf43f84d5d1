"""Names behind a result and "with" that have a result of their own: "PAX8 positivity with (focal) EMA positivity"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Tokens of a list of names.
_LONGEST = 24
_NEAR = 3
_SILENT = ("filler", "link", "expressing", "naming", "joining")
_TOLD = ("positive", "negative", "lost", "retained")


def result_of_its_own(tokens: Sequence[Token], index: int, phrase: Phrase) -> bool:
    """Whether the names from a place on, with no more than joints between, end with a result that leads on to nothing."""
    stated = {value for subject, value in phrase.statements if subject == "polarity"}
    if not phrase.worded or not stated & set(_TOLD) or index >= len(tokens) or tokens[index].kind != NAME:
        return False
    at = index
    while at < min(len(tokens), index + _LONGEST) and (tokens[at].kind == NAME or _joins(tokens[at])):
        at += 1
    if at >= len(tokens) or tokens[at - 1].kind == POINT:
        return False
    while at < len(tokens) and tokens[at].kind == WORD and (tokens[at].value.grammar == "copula" or _how_much(tokens[at])):
        at += 1
    return at < len(tokens) and _tells(tokens[at]) and _closes(tokens, at + 1)


def result_apart(tokens: Sequence[Token], index: int, phrase: Phrase) -> bool:
    """Whether how much stains stands behind a "with", and then names with a result of their own."""
    at = index + 1
    while at < len(tokens) and tokens[at].kind == WORD and _how_much(tokens[at]):
        at += 1
    if at == index + 1 or at >= len(tokens) or tokens[at].kind != NAME:
        return False
    alone = ("polarity", "positive") in phrase.statements and _closes(tokens, at + 1)  # "desmin positive with focal SMA"
    return alone or result_of_its_own(tokens, at, phrase)


def tells_how(tokens: Sequence[Token], index: int) -> bool:
    """Whether "with" and what stands up to the next point tell no more than how or where a stain stains:
    "positive for SMA with a *strong nuclear staining*". Where anything else stands there, another list may begin."""
    told = False
    for token in tokens[index + 1 : index + _LONGEST]:
        if token.kind == NUMBER and not told and token.value[0] == "percent":
            told = True  # "shows a Ki-67 index *of 3 %*"
            continue
        if token.kind == POINT:
            return told and token.value in ",;.)\n"
        if token.kind != WORD or token.value.denies:
            return False
        if _how_much(token):
            told = True
        elif token.value.statement is not None or token.value.grammar not in _SILENT:
            return False
    return told


def _joins(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",/") or (token.kind == WORD and token.value.grammar == "joining")


def _how_much(token: Token) -> bool:
    return bool(token.value.statement and token.value.statement[0] in ("extent", "intensity", "pattern"))


def _tells(token: Token) -> bool:
    if token.kind == SIGN:
        return True
    stated = token.value.statement if token.kind == WORD and token.value.grammar is None else None
    return stated is not None and stated[0] == "polarity" and stated[1] in _TOLD


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a result ends its part of the sentence, or another list follows behind a joint."""
    following = tokens[at] if at < len(tokens) else None
    if following is None or following.kind == POINT:
        return True
    if following.kind != WORD:
        return False
    if following.value.grammar in ("joining", "contrast"):
        return True
    near = tokens[at + 1 : at + 1 + _NEAR]  # "in some areas"
    named = next((token.kind == NAME for token in near if token.kind in (NAME, POINT)), False)
    return bool(following.value.lies) and not named
