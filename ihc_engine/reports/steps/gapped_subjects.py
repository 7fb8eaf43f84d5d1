"""A verb that is not said again behind other cells: "mast cells are positive for CD117 *and tumour cells for DOG1*"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens between cells and their first name, of a list of names, and before the noun of the next cells.
_VERB, _NAMES, _ARTICLE = 6, 30, 3
_LEADS = ("link", "naming", "expressing")


def with_gapped_subjects(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stop before such cells and what is said of the first behind them again."""
    at = 0
    while at < len(tokens):
        verb = _verb(tokens, at) if _cells(tokens[at]) else None
        joint = None if verb is None else _end_of_names(tokens, verb)
        other = None if joint is None else _subject(tokens, joint + 1)
        if verb is None or joint is None or other is None or tokens[other].value.statement == tokens[at].value.statement:
            at += 1
            continue
        place = tokens[other].end
        said = [token._replace(start=place, end=place) for token in tokens[at + 1 : verb]]
        stop = Token(POINT, ";", tokens[joint].start, tokens[joint].end)
        tokens = [*tokens[:joint], stop, *tokens[joint + 1 : other + 1], *said, *tokens[other + 2 :]]
        at = joint
    return tokens


def _verb(tokens: Sequence[Token], cells: int) -> int | None:
    """The place of the first name behind cells and what is said of them: "are positive for", "stain with"."""
    told = False
    for at in range(cells + 1, min(len(tokens), cells + 1 + _VERB)):
        token = tokens[at]
        if token.kind == NAME:
            leads = at > cells + 1 and tokens[at - 1].value.grammar in _LEADS
            return at if told and leads else None
        if token.kind != WORD or token.value.grammar in ("joining", "contrast", "only", "exception"):
            return None
        told = told or (token.value.statement or ("",))[0] == "polarity" or token.value.grammar in ("naming", "expressing")
    return None


def _end_of_names(tokens: Sequence[Token], first: int) -> int | None:
    """The place of what joins the next cells to a list of names."""
    last = first
    for at in range(first + 1, min(len(tokens), first + _NAMES)):
        token = tokens[at]
        if token.kind == NAME:
            last = at
        elif not _joins(token):
            break
    joint = last + 1
    if joint + 1 < len(tokens) and _joins(tokens[joint]) and _joins(tokens[joint + 1]):
        joint += 1  # "CD117, and tumour cells for DOG1"
    return joint if joint < len(tokens) and _joins(tokens[joint]) else None


def _subject(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of other cells right before a preposition and a name."""
    for at in range(begin, min(len(tokens) - 2, begin + _ARTICLE)):
        if _cells(tokens[at]):
            link = tokens[at + 1]
            leads = link.kind == WORD and link.value.grammar == "link"
            return at if leads and tokens[at + 2].kind == NAME else None
        if tokens[at].kind != WORD or not (tokens[at].value.definite or tokens[at].value.grammar == "filler"):
            return None
    return None


def _cells(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] == "cells"


def _joins(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",;/") or (token.kind == WORD and token.value.grammar == "joining")
