"""How often cells that stain do so in some way: "a third of the cells express EMA, *often* in a dot-like fashion".

It is said of these cells, and not of such tumours at large: "synovial sarcoma expresses EMA, often focally".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens behind such a word up to the end of its clause, and before it up to the cells.
_BEHIND, _BEFORE = 8, 16
_HOW = frozenset(("pattern", "extent", "intensity"))


def with_often_so(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a word silent behind a comma and before how the cells stain."""
    found = {at for at, token in enumerate(tokens) if at > 1 and _often(token) and _how(tokens, at) and _of_cells(tokens, at)}
    return [Token(WORD, Entry("", grammar="filler"), t.start, t.end) if n in found else t for n, t in enumerate(tokens)]


def _often(token: Token) -> bool:
    return token.kind == WORD and not token.value.several and token.value.context == {"literature"}


def _how(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but how they stain follows, up to the end of the clause."""
    if not (tokens[at - 1].kind == POINT and tokens[at - 1].value == ","):
        return False
    told = False
    for token in tokens[at + 1 : at + 1 + _BEHIND]:
        if token.kind == POINT:
            return told and token.value in ".;,\n"
        if token.kind == UNKNOWN:
            continue
        if token.kind != WORD or token.value.context or token.value.diagnosis or token.value.kinds:
            return False
        about = (token.value.statement or ("",))[0]
        if about and about not in _HOW:
            return False
        told = told or about in _HOW
    return told


def _of_cells(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause before tells of cells that stain, and of no tumour at large."""
    cells = named = False
    for token in reversed(tokens[max(0, at - 1 - _BEFORE) : at - 1]):
        if token.kind == POINT and token.value in ".;\n":
            break
        if token.kind == WORD:
            if token.value.diagnosis or token.value.kinds or token.value.context:
                return False
            cells = cells or token.value.whichever or token.value.statement == ("cells", "tumour")
        named = named or token.kind == NAME
    return cells and named
