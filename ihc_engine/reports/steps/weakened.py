"""Staining that is weaker, and there: "INI1 is *reduced*, but retained". Without the second word it may be a partial loss."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Tokens between the two words, and those of them that are not known ("감소*되었*으나").
_FAR, _MOST_UNKNOWN = 6, 1
_WEAK = ("intensity", "weak")
_RETAINED = ("polarity", "retained")
_SILENT = frozenset(("filler", "copula", "contrast", "joining", "expressing", "existence"))


def with_weakened(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words such as "reduced" before "but retained" as how strongly it stains."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.weakened and _is_retained(tokens, at):
            read = list(tokens) if read is None else read
            read[at] = token._replace(value=Entry(token.value.phrase, statement=_WEAK))
    return tokens if read is None else read


def _is_retained(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for what is retained ends the clause behind a place, of the same stain and all cells."""
    unknown = 0
    for near in range(at + 1, min(len(tokens), at + 2 + _FAR)):
        token = tokens[near]
        if token.kind == WORD and token.value.statement == _RETAINED:
            return _ends(tokens, near + 1)
        unknown += token.kind == UNKNOWN
        silent = token.kind == WORD and token.value.statement is None and token.value.grammar in _SILENT
        if unknown > _MOST_UNKNOWN or not (silent or token.kind == UNKNOWN or (token.kind == POINT and token.value == ",")):
            return False
    return False


def _ends(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar in ("copula", "existence", "filler"):
        at += 1
    if at + 2 < len(tokens) and tokens[at].kind == POINT and tokens[at].value == "(":  # "no loss (retained)"
        again = tokens[at + 1]
        return again.kind == WORD and again.value.statement == _RETAINED and bool(tokens[at + 2].value == ")")
    return at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ",;.)\n")
