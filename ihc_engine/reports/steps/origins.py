"""Tissue that tells where a tumour lies: "this nodule *of the muscularis mucosae* expresses desmin". It is not what stains.

Tissue is a place where words such as "of" or "arising in" lead to it from a tumour ("tumour with nerves" has none), or from it to
a tumour where a language has them behind ("固有筋層の平滑筋腫").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Words between the tumour and its tissue.
_BETWEEN = 5
_TUMOUR = ("cells", "tumour")
_PLACES = frozenset((("cells", "muscle"), ("cells", "nerves"), ("cells", "benign elements")))


def with_origins(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, tissue in which a tumour lies as words that say nothing."""
    cells = [at for at, t in enumerate(tokens) if t.kind == WORD and (t.value.statement or ("",))[0] == "cells"]
    if not cells:
        return tokens
    silent = [at for at in cells if tokens[at].value.statement in _PLACES and _lies_in(tokens, at, lexicon)]
    silent += [at for at in cells if tokens[at].value.statement == _TUMOUR and _holds(tokens, at)]
    if not silent:
        return tokens
    read = list(tokens)
    for at in silent:
        read[at] = tokens[at]._replace(value=Entry(tokens[at].value.phrase, grammar="filler"))
    return read


def _lies_in(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a tumour lies in the tissue at a place, of which no clause behind it tells ("involves nerves, *which* stain")."""
    behind = [t for t in tokens[at + 1 : at + 3] if t.kind != POINT]
    if behind and behind[0].kind == WORD and behind[0].value.relative:
        return False
    return _led(tokens, at, -1, partial(_tumour, lexicon)) or _led(tokens, at, 1, partial(_tumour, lexicon))


def _holds(tokens: Sequence[Token], at: int) -> bool:
    """Whether other cells lie in the tumour at a place: "only the nerves within the tumour"."""
    return _led(tokens, at, -1, _other_cells) or _led(tokens, at, 1, _other_cells)


def _led(tokens: Sequence[Token], at: int, step: int, ends: Callable[[Token], bool]) -> bool:
    """Whether words that tell where something lies stand between a place and a token on one side of it."""
    lies = False
    for place in range(at + step, at + step * (_BETWEEN + 2), step):
        if not 0 <= place < len(tokens):
            return False
        token = tokens[place]
        if token.kind == WORD and (token.value.lies if step < 0 else token.value.arises):
            lies = True
        elif ends(token):
            return lies
        elif not _says_nothing(token) and not (lies and token.kind == WORD and token.value.grammar == "copula"):
            return False
    return False


def _says_nothing(token: Token) -> bool:
    return token.kind == WORD and not token.value.statement and (token.value.grammar == "filler" or token.value.definite)


def _other_cells(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in ("tumour", "control")


def _tumour(lexicon: Lexicon, token: Token) -> bool:
    if token.kind == UNKNOWN:
        return bool(lexicon.lesion.fullmatch(token.value))
    if token.kind not in (WORD, NAME) or token.value.marker is not None:
        return False
    entry = token.value
    return bool(entry.diagnosis or entry.statement == _TUMOUR or lexicon.lesion.fullmatch(entry.phrase))
