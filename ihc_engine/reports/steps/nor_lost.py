""" "Nor" goes on with a loss that is denied: "no loss of MLH1, MSH2 *nor* PMS2", "sin pérdida de MLH1 *ni de* PMS2"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_AND = Entry("", grammar="joining", conjoins=True)
_RETAINED, _LOST = ("polarity", "retained"), ("polarity", "lost")
_SMALL = frozenset(("filler", "link", "joining"))
#: Tokens from a loss to the word that denies it.
_NEAR = 6


def with_nor_lost(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, "nor" between the names of a list that a denied loss leads as "and"."""
    read = tokens
    kept = False
    for at, token in enumerate(tokens):
        if token.kind == NAME or (token.kind == POINT and token.value in ",/"):
            continue
        entry = token.value if token.kind == WORD else None
        if entry is None:
            kept = False
        elif entry.nor and kept and _leads_to_name(tokens, at + 1):
            read = list(tokens) if read is tokens else read
            read[at] = Token(WORD, _AND, token.start, token.end)
        elif entry.statement == _RETAINED:
            kept = entry.denies
        elif entry.statement == _LOST:
            kept = _denied(tokens, at)
        elif entry.grammar not in (*_SMALL, "expressing") or entry.statement:
            kept = False
    return read


def _denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial stands before a loss, in its part of the sentence: "no se observa pérdida"."""
    for token in reversed(tokens[max(0, at - _NEAR) : at]):
        if token.kind in (NAME, POINT):
            return False
        if token.kind == WORD and token.value.grammar == "denial":
            return True
    return False


def _leads_to_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but prepositions and articles stands between a place and a name."""
    while at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar in ("filler", "link"):
        at += 1
    return at < len(tokens) and tokens[at].kind == NAME
