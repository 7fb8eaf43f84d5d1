"""What is granted behind a result: "h-caldesmon (positive, *if* a little weak)", "positive, *wenn auch* schwach".

No condition is told: the result stands, with its strength or extent.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import POINT, SIGN, UNKNOWN, WORD, Token

_HOW_MUCH = ("intensity", "extent")
#: Words between the condition and how much it tells.
_NEAR = 3


def with_granted_ifs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such words of condition."""
    granted = [at for at in range(2, len(tokens)) if _supposes(tokens[at]) and _granted(tokens, at)]
    return [token for at, token in enumerate(tokens) if at not in granted] if granted else tokens


def _supposes(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.supposing)


def _granted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a result and a comma stand before a place, and behind it how much stains, and nothing else of the clause."""
    comma, result = tokens[at - 1], tokens[at - 2]
    if comma.kind != POINT or comma.value != ",":
        return False
    if result.kind != SIGN and not (result.kind == WORD and (result.value.statement or ("",))[0] == "polarity"):
        return False
    told = False
    for token in tokens[at + 1 : at + 2 + _NEAR]:
        if token.kind == POINT:
            return told and token.value in "),;."
        if token.kind == WORD and (token.value.statement or ("",))[0] in _HOW_MUCH:
            told = True
        elif token.kind != UNKNOWN and not (token.kind == WORD and _is_small(token.value)):
            return False
    return told and at + 2 + _NEAR >= len(tokens)


def _is_small(word: Entry) -> bool:
    return not word.statement and word.grammar in ("filler", "only", None)
