"""Cells that a stain finds and that are called other cells: "S100 positive cells within the lesion *represent Langerhans cells*".

The lesion is where they lie, and what stains are those cells: it is read as "S100 positive Langerhans cells".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

_SMALL = Entry("", grammar="filler")
_TUMOUR = ("cells", "tumour")
#: Tokens from the cells to what they are called.
_LONGEST = 9


def with_cells_called(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such cells as those that they are called, without their place."""
    for at, token in enumerate(tokens):
        if not (token.kind == WORD and token.value.whichever and token.value.statement is None and _stained(tokens, at)):
            continue
        called = _called(tokens, at + 1)
        if called is None:
            continue
        return [*tokens[:at], *map(_silent, tokens[at:called]), *tokens[called:]]
    return tokens


def _stained(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name and its positive result stand around cells: "S100 positive cells", "cellules PS100 positives"."""
    before, behind = tokens[max(0, at - 4) : at], tokens[at + 1 : at + 3]
    return _one_positive(before) or (_one_positive(behind) and bool(behind) and behind[0].kind == NAME)


def _one_positive(tokens: Sequence[Token]) -> bool:
    named = [at for at, token in enumerate(tokens) if token.kind == NAME]
    return len(named) == 1 and any(map(_positive, tokens[named[0] + 1 :]))


def _positive(token: Token) -> bool:
    if token.kind == SIGN:
        return bool(token.value == "+")
    return token.kind == WORD and token.value.statement == ("polarity", "positive")


def _called(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of the other cells that end the clause behind "are" or "represent"; None if it tells anything else."""
    verb = False
    for at in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME and at > begin:
            return None
        if token.kind not in (WORD, UNKNOWN, NAME, SIGN):
            return None
        if token.kind != WORD:
            continue
        word = token.value
        stated = word.statement
        if stated is not None and stated[0] == "cells" and stated != _TUMOUR:
            return at if verb and stated[1] != "sustentacular" and stated[1] != "control" and _ends(tokens, at + 1) else None
        if verb and (stated is not None or word.whichever):
            return None
        if word.grammar in ("denial", "contrast", "expressing") or word.around or word.adjoining:
            return None
        verb = verb or word.grammar == "copula" or word.certainty == "stated"
    return None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    behind = next((t for t in tokens[at:] if t.kind != UNKNOWN), None)
    return behind is None or (behind.kind == POINT and behind.value in ",;.\n")


def _silent(token: Token) -> Token:
    if token.kind in (NAME, SIGN) or (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity"):
        return token
    return Token(WORD, _SMALL, token.start, token.end)
