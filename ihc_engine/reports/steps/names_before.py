"""Whether a stain is named before a place, in the same clause."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, Token


def names_before(tokens: Sequence[Token], at: int, far: int) -> bool:
    """Whether one of the ``far`` tokens before a place names a stain, and no clause ends between."""
    for token in reversed(tokens[max(0, at - far) : at]):
        if token.kind == NAME:
            return True
        if token.kind == POINT and token.value in ";.\n":
            return False
    return False
