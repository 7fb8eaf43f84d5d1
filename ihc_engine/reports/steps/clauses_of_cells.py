"""Clauses that begin with cells behind "and": "the tumour is S100 positive *and mast cells are* CD117 positive".

Without a stop there the first result would be that of the tumour and the mast cells.
"""

from __future__ import annotations

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

_ENDS = ";.:()\n"
#: Words before the noun of cells, between it and its verb, and from there to its result.
_BEFORE, _BETWEEN, _BEHIND = 3, 2, 8
_VERBS = frozenset(("copula", "expressing"))


def with_clauses_of_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a point in the place of "and" before cells with a verb or a name and a result of their own."""
    read: list[Token] | None = None
    told = named = False
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in _ENDS:
            told = named = False
        elif token.kind == NAME:
            named = True
        elif token.kind == SIGN or _tells(token):
            told = True
        elif named and told and _joins(token) and _begins(tokens, at + 1):
            read = list(tokens) if read is None else read
            read[at] = Token(POINT, ".", token.start, token.end)
            told = named = False
    return tokens if read is None else read


def _begins(tokens: list[Token], start: int) -> bool:
    """Whether a clause of cells begins at a place: cells, a verb or a name, and a result."""
    cells = next((at for at in range(start, min(start + _BEFORE, len(tokens))) if _of_cells(tokens[at])), -1)
    if cells < 0 or any(t.kind not in (WORD, UNKNOWN) or _of_grammar(t) for t in tokens[start:cells]):
        return False
    while cells + 2 < min(len(tokens), start + _BEHIND) and _joins(tokens[cells + 1]) and _of_cells(tokens[cells + 2]):
        cells += 2  # "tumour cells and nerves are"
    for at in range(cells + 1, min(cells + 1 + _BETWEEN, len(tokens))):
        token = tokens[at]
        if token.kind == NAME:
            behind = [t for t in tokens[at + 1 : at + 3] if not (t.kind == POINT and t.value == "-")]
            return bool(behind) and (_tells(behind[0]) or behind[0].kind == SIGN)
        if token.kind == WORD and token.value.grammar in _VERBS:
            return _result(tokens, at)
        if token.kind not in (WORD, UNKNOWN) or _of_grammar(token) or _tells(token):
            return False
    return False


def _result(tokens: list[Token], verb: int) -> bool:
    """Whether a name and a result stand behind a verb, or a name where the verb says that it stains."""
    named, told = False, bool(tokens[verb].value.grammar == "expressing")
    for token in tokens[verb + 1 : verb + 1 + _BEHIND]:
        if token.kind == POINT and token.value in _ENDS:
            break
        named = named or token.kind == NAME
        told = told or token.kind == SIGN or _tells(token)
    return named and told


def _joins(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.grammar == "joining")


def _of_grammar(token: Token) -> bool:
    """Whether a word has a part in a sentence by which it is none of a noun's."""
    return token.kind == WORD and token.value.grammar not in (None, "filler", "link")


def _of_cells(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] == "cells"


def _tells(token: Token) -> bool:
    """Whether a word says that something stains or does not."""
    return token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"
