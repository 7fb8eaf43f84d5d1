"""Heads of a panel that is told by lines of differentiation: "*smooth muscle:* SMA focal +, desmin -; *vascular:* ERG -, CD34 -".

Normal muscle is not desmin negative, nor are vessels CD34 negative: where a list below such a head holds a negative result, it
tells of the tumour. Where all are positive it may be told of the muscle, and is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Words of such a head.
_LONGEST = 4
_LINEAGES = frozenset(("muscle", "vessels", "nerves", "normal elements"))
_NEGATIVE = ("polarity", "negative")
_HOW = frozenset(("extent", "intensity", "pattern", "polarity"))


def with_heads_of_lineages(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without such heads."""
    dropped: set[int] = set()
    for at, token in enumerate(tokens):
        if not (token.kind == POINT and token.value == ":") or at + 1 >= len(tokens) or tokens[at + 1].kind != NAME:
            continue
        begin = _head(tokens, at)
        if begin is not None and _denies_one(tokens, at + 1):
            dropped.update(range(begin, at + 1))
    return [token for at, token in enumerate(tokens) if at not in dropped] if dropped else tokens


def _head(tokens: Sequence[Token], at: int) -> int | None:
    """Where the head before a colon begins: tissue, with no more than an adjective beside it, where a line or part begins."""
    begin, tissue = at, False
    while begin and at - begin < _LONGEST and tokens[begin - 1].kind in (WORD, UNKNOWN):
        begin -= 1
        if tokens[begin].kind == WORD:
            about, value = tokens[begin].value.statement or ("", "")
            if about and not (about == "cells" and value in _LINEAGES):
                return None
            if tokens[begin].value.grammar not in (None, "filler") or tokens[begin].value.context:
                return None
            tissue = tissue or about == "cells"
    starts = begin == 0 or (tokens[begin - 1].kind == POINT and tokens[begin - 1].value in ";.\n:-")
    return begin if tissue and starts else None


def _denies_one(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a list of names with their results, and nothing else, holds a negative one."""
    denied = False
    for token in tokens[begin:]:
        if token.kind == POINT and token.value in ";.\n":
            break
        if token.kind == SIGN:
            denied = denied or token.value == "-"
        elif token.kind == WORD:
            stated = token.value.statement
            if (stated is not None and stated[0] not in _HOW) or token.value.grammar not in (None, "filler", "joining", "copula"):
                return False
            denied = denied or stated == _NEGATIVE
        elif token.kind == POINT and token.value == "-":
            denied = True
        elif token.kind == UNKNOWN or (token.kind == POINT and token.value not in ",()/"):
            return False
    return denied
