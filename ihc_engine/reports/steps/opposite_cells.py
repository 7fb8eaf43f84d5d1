"""Two cells of a row whose columns nobody knows, and that say opposite things: "SMA | pos | neg".

They are read as one, which says both, so the stain is listed and neither is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_CELLS = "|\t"
_SIDES = {"positive": "+", "negative": "-"}


def with_opposite_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without what parts such cells."""
    joined = {
        at for at, token in enumerate(tokens) if at > 2 and token.kind == POINT and token.value in _CELLS and _differ(tokens, at)
    }
    if not joined:
        return tokens
    signs = {place for at in joined for place in (at - 1, at + 1) if tokens[place].kind == POINT}
    return [Token(SIGN, "-", t.start, t.end) if at in signs else t for at, t in enumerate(tokens) if at not in joined]


def _differ(tokens: Sequence[Token], at: int) -> bool:
    """Whether the only words of the cells before and behind a place are opposite results of the name before them."""
    first, parting, name = tokens[at - 1], tokens[at - 2], tokens[at - 3]
    if name.kind != NAME or parting.kind != POINT or parting.value not in "|\t:,=" or at + 1 >= len(tokens):
        return False
    if at + 2 < len(tokens) and not (tokens[at + 2].kind == POINT and tokens[at + 2].value in "|\t\n."):
        return False
    return {_side(first), _side(tokens[at + 1])} == {"+", "-"}


def _side(token: Token) -> str | None:
    if token.kind == SIGN:
        return str(token.value)[0]
    if token.kind == POINT:
        return "-" if token.value == "-" else None
    told = token.value.statement if token.kind == WORD and token.value.grammar is None else None
    return _SIDES.get(told[1]) if told is not None and told[0] == "polarity" else None
