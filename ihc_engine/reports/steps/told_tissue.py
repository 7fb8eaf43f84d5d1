"""Cells of which a clause of their own tells: "the tumour contains nerves *that are S100 positive*". These stain."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

_NEVER = ("tumour", "control", "sustentacular")
#: Words between the relative word and its stain.
_NEAR = 5


def with_told_tissue(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the tumour before other cells that it holds, with a clause of their own, as a silent word."""
    told = {at: begin for at in range(len(tokens)) if has_clause(tokens, at) and (begin := _tumour(tokens, at)) is not None}
    if not told:
        return tokens
    read = list(tokens)
    for at, begin in told.items():
        read[begin] = _silent(read[begin])
        behind = next(n for n in range(at + 1, len(tokens)) if tokens[n].kind != UNKNOWN)
        if _is_comma(tokens[behind]):
            read[behind], behind = _silent(read[behind]), behind + 1
        which = Entry(read[behind].value.phrase, grammar="filler", relative=True)
        read[behind] = read[behind]._replace(value=which)  # which else parts the cells from what is told of them
        if tokens[at].value.statement is None:
            read[at] = tokens[at]._replace(value=Entry(tokens[at].value.phrase, statement=("cells", "benign elements")))
    return read


def has_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause that tells of a stain begins right behind the cells at a place."""
    if not (_other_cells(tokens[at]) or _tissue(tokens[at])):
        return False
    behind = at + 1
    if _with_verb(tokens[at]) and behind < len(tokens) and tokens[behind].kind == UNKNOWN:
        behind += 1  # "infiltrates skeletal muscle *fibres* that ..."
    if behind < len(tokens) and _is_comma(tokens[behind]):
        behind += 1
    if behind >= len(tokens) or tokens[behind].kind != WORD or not tokens[behind].value.relative:
        return False
    near = tokens[behind + 1 : behind + 1 + _NEAR]
    name = next((n for n, token in enumerate(near) if token.kind == NAME), -1)
    return name >= 0 and all(token.kind != UNKNOWN for token in near[:name])


def _tumour(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the tumour that holds or invades the cells at a place, or of the verb that tells so: no "composed of
    endothelial cells that ..."."""
    holds = at if _with_verb(tokens[at]) else -1
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if token.kind in (NAME, SIGN) or (token.kind == POINT and token.value in ";."):
            return None if holds < 0 or token.kind != POINT else holds
        if token.kind != WORD:
            continue
        if token.value.statement == ("cells", "tumour"):
            return place if holds >= 0 else None
        if token.value.neoplastic:
            return None
        holds = place if holds < 0 and (token.value.invading or token.value.around) else holds
    return holds if holds >= 0 else None


def _with_verb(token: Token) -> bool:
    """Whether a phrase names the tissue with the verb: "infiltrates muscle"."""
    return token.kind == WORD and token.value.invading and token.value.several and token.value.morphology is not None


def _is_comma(token: Token) -> bool:
    return (token.kind == POINT and token.value == ",") or (token.kind == WORD and not token.value.phrase)


def _silent(token: Token) -> Token:
    return Token(WORD, Entry("", grammar="filler"), token.start, token.end)


def _tissue(token: Token) -> bool:
    return _with_verb(token) or (token.kind == WORD and bool(token.value.tissue) and token.value.statement is None)


def _other_cells(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in _NEVER
