"""Cells that tell only what a tumour is: "CD31 is positive, confirming *endothelial* differentiation", "de *origen vascular*".

Beside a word such as "differentiation" they are none that stain; what is said of the stain is said of the tumour.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

_TUMOUR = frozenset(("tumour", "control", "sustentacular"))


def with_lineages(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, cells right before or behind such a word as unknown words."""
    read: list[Token] | None = None
    for at in range(len(tokens)):
        for place in _places(tokens, at, lexicon):
            if 0 <= place < len(tokens) and _other_cells(tokens[place]):
                read = list(tokens) if read is None else read
                cells = tokens[place]
                read[place] = Token(UNKNOWN, cells.value.phrase, cells.start, cells.end)
    return tokens if read is None else read


def _places(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, ...]:
    """Where cells may stand of which a word tells what they are: beside it, or itself ("*vascular differentiation*")."""
    token = tokens[at]
    if _is_lineage(token, lexicon.lineage):
        return _before(tokens, at, spaced=lexicon.spaced), at + 1
    feature = token.kind == WORD and token.value.morphology is not None
    return (at,) if feature and any(word.startswith(lexicon.lineage) for word in token.value.phrase.split()[1:]) else ()


def _before(tokens: Sequence[Token], at: int, *, spaced: bool) -> int:
    """The place before a word: behind a hyphen ("endothelial-differentiation"), or before a particle ("血管内皮*への*分化")."""
    if at < 2:
        return at - 1
    before = tokens[at - 1]
    hyphen = before.kind == POINT and before.value == "-"
    particle = not spaced and before.kind == WORD and before.value.grammar in ("link", "filler")
    return at - 2 if hyphen or particle else at - 1


def _is_lineage(token: Token, lineage: tuple[str, ...]) -> bool:
    """Whether a word is such a word, as it is or behind an article that is glued to it ("l'origine")."""
    if token.kind == UNKNOWN:
        return bool(token.value.rpartition("'")[2].startswith(lineage))
    return token.kind == WORD and token.value.statement is None and token.value.phrase.startswith(lineage)


def _other_cells(token: Token) -> bool:
    stated = token.value.statement if token.kind == WORD else None
    return stated is not None and stated[0] == "cells" and stated[1] not in _TUMOUR
