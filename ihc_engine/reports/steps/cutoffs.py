"""A share beside the cut-off that it is measured by: "MYC 30 %, *below the cut-off of 40 %*", "50 % (above the 40 % cut-off)".

The second is no share of cells. What lies below is called negative by the report, whatever else counts as stained: where the
share says otherwise the result is equivocal, as it is in "negative (30 %)". Where the report gives both the cut-off and the
result ("MYC 30 % (*cut-off 40 %*), *negative*"), its result stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, WORD, Token

_BELOW = Entry("below the cut-off", statement=("polarity", "negative"))
_ABOVE = Entry("above the cut-off", statement=("polarity", "positive"))
_SAID_LOW = frozenset((("polarity", "negative"), ("level", "low")))
_PERCENT = "percent"
_ONE = re.compile(r"%?\s?(\d{1,3}(?:[.,]\d{1,2})?)\s?%?")
#: Tokens from a share to the word that compares it, and from there to the cut-off.
_NEAR, _FAR = 6, 6


def with_cutoffs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, each cut-off behind its share as what the share is by it."""
    shares = [at for at, token in enumerate(tokens) if _share(token) is not None]
    if len(shares) < 2:
        return tokens
    read: list[Token] = []
    done = 0
    for share, cutoff in pairwise(shares):
        if share >= done and (called := _called_negative(tokens, share, cutoff)) is not None:
            read += [*tokens[done:share], called]
            done = cutoff + 1
            continue
        sign = _compared(tokens, share, cutoff)
        if sign is None or share < done:
            continue
        told = _BELOW if sign[1] == "<" else _ABOVE
        first, last = sign[0], max(sign[0], cutoff)
        read += tokens[done:first]
        read.append(Token(WORD, told, tokens[first].start, tokens[last].end))
        done = last + 1
    return [*read, *tokens[done:]] if done else tokens


def _called_negative(tokens: Sequence[Token], share: int, cutoff: int) -> Token | None:
    """A word for "negative" in the place of a share below the cut-off behind it, where the report calls it negative behind that
    or between; None where it does not."""
    if not any(token.kind == WORD and token.value.cutoff for token in tokens[share:cutoff]) or cutoff > share + _FAR + _NEAR:
        return None
    one, other = _share(tokens[share]), _share(tokens[cutoff])
    if one is None or other is None or one >= other:
        return None
    end = next((at for at in range(share, len(tokens)) if _ends(tokens[at])), len(tokens))
    said = {t.value.statement for t in _around(tokens, share, end) if t.kind == WORD and t.value.statement}
    if end <= cutoff or not said & _SAID_LOW or ("polarity", "positive") in said:
        return None
    return Token(WORD, _BELOW, tokens[share].start, tokens[cutoff].end)


def _around(tokens: Sequence[Token], share: int, end: int) -> Sequence[Token]:
    """What is told of a share: from the name before it, which the same part holds, to its end."""
    begin = next((at for at in range(share - 1, max(-1, share - _NEAR), -1) if _ends(tokens[at])), -1)
    return tokens[begin + 1 : end]


def _ends(token: Token) -> bool:
    return token.kind == NAME or (token.kind == POINT and token.value in ";.\n")


def _compared(tokens: Sequence[Token], share: int, cutoff: int) -> tuple[int, str] | None:
    """Where what is told of the cut-off begins, and whether the share is less ("<") or more than it; None if it is not told."""
    bound = next((at for at in range(share + 1, cutoff) if tokens[at].kind == WORD and tokens[at].value.bound), None)
    if bound is None or bound > share + _NEAR or cutoff > bound + _FAR:
        return None
    if any(token.kind == NAME or (token.kind == POINT and token.value in ";\n") for token in tokens[share:cutoff]):
        return None
    if not any(token.kind == POINT and token.value in ",(" for token in tokens[share:bound]):
        return None
    sign = str(tokens[bound].value.bound)[0]
    one, other = _share(tokens[share]), _share(tokens[cutoff])
    if one is None or other is None or sign not in "<>" or one == other or (one < other) != (sign == "<"):
        return None
    return bound, sign


def _share(token: Token) -> float | None:
    """The share of cells of a token; None if it is none or a range."""
    found = _ONE.fullmatch(token.value[1]) if token.kind == NUMBER and token.value[0] == _PERCENT else None
    return None if found is None else float(found[1].replace(",", "."))
