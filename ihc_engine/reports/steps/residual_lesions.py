"""A benign lesion that is left beside the tumour: "positive in the *residual neurofibroma*, not in the high-grade part".

Alone it may be the tumour that is reported. It is none where the next part of the sentence, or the one before, tells a result
of a graver component; that is the tumour's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Words between the adjective and the lesion.
_BETWEEN = 1
_ENTRAPPED = ("cells", "entrapped elements")


def with_residual_lesions(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, what is told of such lesions as words that say nothing, or as told of other cells."""
    if not any(token.kind == WORD and token.value.graver for token in tokens):
        return tokens
    lesions = [(at, adjective) for at in range(len(tokens)) if (adjective := left_beside(tokens, at)) is not None]
    if not lesions:
        return tokens
    starts = [0, *(at + 1 for at, token in enumerate(tokens) if _parts(token)), len(tokens) + 1]
    parts = [range(a, b - 1) for a, b in pairwise(starts) if b - 1 > a]
    read = list(tokens)
    for at, adjective in lesions:
        part = next(n for n, places in enumerate(parts) if at in places)
        beside = _graver_beside(tokens, parts, part)
        if beside is None or not any(_tells(tokens[n]) for n in parts[part]):
            continue
        ahead = beside > part
        named = any(tokens[n].kind == NAME for n in parts[part])
        others = any(tokens[n].kind == NAME for n in parts[beside])
        if named != ahead or others == ahead:  # each tells of a stain of its own
            read[adjective] = Token(WORD, Entry("", statement=_ENTRAPPED), tokens[adjective].start, tokens[adjective].end)
            read[at] = _silent(tokens[at])
            continue
        name = max((n for n in parts[part] if tokens[n].kind == NAME), default=parts[beside].stop - 1)
        for place in range(name + 1, parts[beside].start if ahead else parts[part].stop):
            if not (tokens[place].kind == POINT and tokens[place].value == ":"):
                read[place] = _silent(tokens[place])
    return read


def left_beside(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the word beside a benign lesion by which it was there before the tumour; None where there is none."""
    if tokens[at].kind != WORD or not tokens[at].value.precursor:
        return None
    for step in (-1, 1):
        for place in range(at + step, at + step * (2 + _BETWEEN), step):
            if not 0 <= place < len(tokens) or tokens[place].kind not in (WORD, UNKNOWN):
                break
            entry = tokens[place].value
            if tokens[place].kind == WORD and (entry.residual or entry.adjoining or entry.statement == _ENTRAPPED):
                return place
    return None


def _graver_beside(tokens: Sequence[Token], parts: Sequence[range], part: int) -> int | None:
    """The part of a sentence beside another that tells a result of a graver component."""
    if any(_graver(tokens[at]) for at in parts[part]):
        return None
    for beside in (part + 1, part - 1):
        if 0 <= beside < len(parts):
            places = parts[beside]
            if any(_graver(tokens[at]) for at in places) and any(_tells(tokens[at]) for at in places):
                return beside
    return None


def _graver(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.graver)


def _parts(token: Token) -> bool:
    if token.kind == POINT:
        return bool(token.value in ",;.")
    return token.kind == WORD and token.value.grammar in ("contrast", "joining")


def _tells(token: Token) -> bool:
    if token.kind == WORD:
        return bool((token.value.statement or ("",))[0] == "polarity" or token.value.grammar == "denial")
    return token.kind == SIGN


def _silent(token: Token) -> Token:
    return Token(WORD, Entry("", grammar="filler"), token.start, token.end)
