"""Tissue that was there before the tumour: "S100 only in residual Schwann cells". That it stains leaves the tumour unstained.

"Residual" alone does not tell: the tumour may be what is left. It is tissue where a noun of normal tissue stands beside it, or
where nothing but it stains and no tumour is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Words between the adjective and its noun, and between "only" and the adjective.
_BETWEEN, _ONLY = 2, 4
_ENTRAPPED = ("cells", "entrapped elements")


def with_residuals(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, words such as "residual" beside their tissue as cells that are no tumour."""
    if not any(token.kind == WORD and token.value.residual for token in tokens):
        return tokens
    read = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.residual:
            continue
        noun = _tissue(tokens, at)
        if noun is None and (_tumour_beside(tokens, at, lexicon) or not _alone_stains(tokens, at)):
            continue
        read[at] = Token(WORD, Entry(token.value.phrase, statement=_ENTRAPPED), token.start, token.end)
        if noun is not None and tokens[noun].value.statement is not None and tokens[noun].value.statement[0] != "cells":
            read[noun] = read[noun]._replace(value=replace(tokens[noun].value, statement=None, grammar="filler"))
    return read


def _near(tokens: Sequence[Token], at: int, step: int) -> Sequence[int]:
    """The places beside a word, up to what no adjective reaches over."""
    found = []
    for place in range(at + step, at + step * (_BETWEEN + 2), step):
        if not 0 <= place < len(tokens) or tokens[place].kind not in (WORD, UNKNOWN):
            break
        found.append(place)
    return found


def _tissue(tokens: Sequence[Token], at: int) -> int | None:
    for step in (1, -1):
        for place in _near(tokens, at, step):
            entry = tokens[place].value if tokens[place].kind == WORD else None
            if entry is None:
                continue
            if entry.tissue or ((entry.statement or ("",))[0] == "cells" and entry.statement != ("cells", "tumour")):
                return place
            if entry.statement is not None or entry.grammar is not None:
                break
    return None


def _tumour_beside(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the tumour is what is left: "residual tumour", "residual GIST"."""
    for step in (1, -1):
        for place in _near(tokens, at, step):
            token = tokens[place]
            if token.kind == UNKNOWN:
                if lexicon.lesion.search(token.value):
                    return True
                continue
            entry = token.value
            if entry.diagnosis or entry.kinds or entry.statement == ("cells", "tumour") or lexicon.lesion.search(entry.phrase):
                return True
    return False


def _alone_stains(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word such as "only" stands close before, and a noun behind: "only in residual ductules"."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != UNKNOWN:
        return False
    for token in reversed(tokens[max(0, at - _ONLY) : at]):
        if token.kind in (NAME, POINT):
            return False
        if token.kind == WORD and token.value.grammar == "only":
            return True
    return False
