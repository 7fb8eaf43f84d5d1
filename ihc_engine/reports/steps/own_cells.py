"""Cells of a kind that is elsewhere no tumour, told to be this one: "the atypical endothelial cells express CD31".

Endothelium that stains is as a rule the control beside an unstained tumour. Where it is called atypical or malignant it is the
tumour (an angiosarcoma), and so are malignant lymphoid cells or atypical adipocytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import UNKNOWN, WORD, Token

#: Words between the adjective and its noun: before it, and behind it.
_BEFORE, _BEHIND = 3, 1
#: Cells that no such adjective makes the tumour's.
_NEVER = ("tumour", "control", "sustentacular", "entrapped elements")
_TUMOUR = ("cells", "tumour")
#: Cells that may be atypical and none of the tumour's: which they are is not told.
_ROUND = (("cells", "lymphocytes"), ("cells", "histiocytes"))
UNCLEAR = "atypical cells"


def with_own_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, cells that are called atypical or malignant as cells of the tumour."""
    if not any(token.kind == WORD and token.value.neoplastic for token in tokens):
        return tokens
    read = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.neoplastic or _denied(tokens, at):
            continue
        noun = _noun(tokens, at)
        if noun is not None:
            entry = tokens[noun].value
            read[noun] = tokens[noun]._replace(value=replace(entry, statement=_of(entry, token.value.atypical)))
            _without_what_they_line(read, min(at, noun))
    return read


def _of(entry: Entry, atypical: bool) -> tuple[str, str]:
    """Whose cells are called atypical or malignant."""
    return ("cells", UNCLEAR) if atypical and entry.statement in _ROUND else _TUMOUR


def _noun(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the cells that an adjective stands before, or right behind."""
    for step, reach in ((1, _BEFORE), (-1, _BEHIND)):
        for place in range(at + step, at + step * (reach + 2), step):
            if not 0 <= place < len(tokens) or tokens[place].kind not in (WORD, UNKNOWN):
                break
            if _other_cells(tokens[place]):
                return place
            if not _passed(tokens[place]):
                break
    return None


def _other_cells(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in _NEVER


def _passed(token: Token) -> bool:
    """Whether an adjective reaches over a word: over other adjectives, and no verb, noun of cells or conjunction."""
    if token.kind == UNKNOWN:
        return True
    entry = token.value
    return bool(entry.neoplastic or (entry.morphology and entry.statement is None and entry.grammar is None))


def _denied(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    return before is not None and before.kind == WORD and before.value.grammar == "denial"


def _without_what_they_line(read: list[Token], first: int) -> None:
    """ "vascular channels lined by atypical endothelial cells": the channels are where these lie, and no cells of their own."""
    for place in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        token = read[place]
        if token.kind not in (WORD, UNKNOWN):
            return
        if _other_cells(token):
            read[place] = token._replace(value=replace(token.value, statement=None, grammar="filler"))
            return
        if token.kind == WORD and (token.value.grammar in ("joining", "denial", "expressing") or token.value.statement):
            return
