"""The tumour as the place of what follows: "CD68 in histiocytes; *in the tumour cells, CD1a* is positive". It is none of CD68."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_TUMOUR = ("cells", "tumour")
#: Tokens from a semicolon to the comma behind the tumour.
_NEAR = 6


def with_fronted_places(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, without the comma behind such a place: it then leads on to its own name."""
    dropped = {comma for at, token in enumerate(tokens) if _parts(token) and (comma := _comma(tokens, at + 1)) is not None}
    return [token for at, token in enumerate(tokens) if at not in dropped] if dropped else tokens


def _parts(token: Token) -> bool:
    return token.kind == POINT and bool(token.value == ";")


def _comma(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of the comma between the tumour, of which nothing else is said before, and a name."""
    tumour = False
    for at in range(begin, min(len(tokens) - 1, begin + _NEAR)):
        token = tokens[at]
        if token.kind == POINT:
            return at if tumour and token.value == "," and tokens[at + 1].kind == NAME else None
        if token.kind != WORD:
            return None
        if token.value.statement == _TUMOUR:
            tumour = True
        elif token.value.statement or token.value.grammar not in (None, "filler", "link"):
            return None
    return None
