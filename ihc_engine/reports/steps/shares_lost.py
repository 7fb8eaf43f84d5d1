"""A share behind a loss that stands before its stain is of what was lost: "*Verlust* von H3K27me3 in *95 %* der Kerne"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, WORD, Token

_LOST = ("polarity", "lost")
#: Tokens between a loss and its share.
_FAR = 16
#: Words of grammar that may stand there.
_BETWEEN = frozenset(("link", "filler", "joining", "expressing", "copula"))


def with_shares_lost(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the word for a loss again before the share of it."""
    again = {}
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.statement == _LOST and (share := _share(tokens, at)) is not None:
            place = tokens[share].start
            again[share] = Token(WORD, token.value, place, place)
    if not again:
        return tokens
    return [each for at, token in enumerate(tokens) for each in ((again[at], token) if at in again else (token,))]


def _share(tokens: Sequence[Token], lost: int) -> int | None:
    """Where the share of a loss stands, with nothing but its stains and words of grammar between; None without one."""
    named = False
    for at in range(lost + 1, min(len(tokens), lost + _FAR)):
        token = tokens[at]
        if token.kind == NUMBER and token.value[0] == "percent":
            return at if named and tokens[at - 1].kind == WORD and not _has_result(tokens[at + 1 :]) else None
        if token.kind == NAME:
            named = True
        elif token.kind == WORD:
            if token.value.statement is not None or not (token.value.grammar in _BETWEEN or token.value.lies):
                return None
        else:
            return None  # "loss of RB1, CD34 in 80 %"
    return None


def _has_result(tokens: Sequence[Token]) -> bool:
    """Whether a share has a result of its own behind it: "Verlust von PMS2 und MLH1 in 90 % *erhalten*"."""
    for token in tokens[:_FAR]:
        if token.kind in (POINT, NAME):
            return False
        if token.kind == WORD and token.value.statement is not None and token.value.statement[0] == "polarity":
            return True
    return False
