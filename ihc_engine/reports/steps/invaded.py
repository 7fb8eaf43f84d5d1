"""Tissue that the tumour grows into: "infiltrates fat and is positive for CD34" tells where it lies, not which cells stain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ihc_engine.reports.steps.told_tissue import has_clause
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Words between the verb and the tissue.
_FAR = 8
#: Tissue that can be invaded; single cells that infiltrate are none.
_TISSUE = frozenset(("muscle", "adipocytes", "nerves", "vessels", "benign elements"))
_SILENT = frozenset((None, "filler", "link", "joining"))


def with_invaded(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, tissue that is invaded as words that say nothing."""
    verbs = [at for at, token in enumerate(tokens) if token.kind == WORD and token.value.invading]
    silent: set[int] = set()
    for at in verbs:
        if not _told_before(tokens, at):
            silent |= _tissue(tokens, range(at + 1, min(len(tokens), at + _FAR))) or _tissue(
                tokens, range(at - 1, max(-1, at - _FAR), -1)
            )
    if not silent:
        return tokens
    return [
        token._replace(value=replace(token.value, statement=None, grammar="filler")) if at in silent else token
        for at, token in enumerate(tokens)
    ]


def _told_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stain is told in the same part of the sentence: "CD31 *highlights* invasion of vessels"."""
    for token in reversed(tokens[:at]):
        if token.kind == POINT and token.value in ",;.\n":
            return False
        if token.kind in (NAME, SIGN, NUMBER):
            return True
        if token.kind == WORD and (token.value.grammar == "expressing" or (token.value.statement or ("",))[0] == "polarity"):
            return True
    return False


def _tissue(tokens: Sequence[Token], places: Iterable[int]) -> set[int]:
    """Places of tissue in a list that nothing else interrupts."""
    found: set[int] = set()
    for place in places:
        token = tokens[place]
        if token.kind == UNKNOWN or (token.kind == POINT and token.value == "," and found):
            continue
        if token.kind != WORD:
            break
        stated = token.value.statement
        if stated is not None and stated[0] == "cells" and stated[1] in _TISSUE:
            if has_clause(tokens, place):
                return set()  # "involves nerves that are S100 positive" tells of the nerves
            found.add(place)
        elif (stated is not None and not token.value.grammar) or token.value.grammar not in _SILENT:
            break
    return found
