"""Tissue to which the tumour did something: "desmin marks only muscle fibres *split by the lesion*". The tumour does not stain.

It is read so where the stain stands before the tissue and nothing is told behind the tumour: in "muscle invaded by tumour cells
that are positive for desmin" these stain.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.names_before import names_before
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import POINT, UNKNOWN, WORD, Token

#: Tokens between the tissue and "by", between "by" and the tumour, and before the tissue up to its stain.
_NEAR, _ARTICLES, _FAR = 4, 2, 20
#: Letters of the end of a word that stands for itself.
_LETTERS = 3
_NEVER = ("tumour", "control", "sustentacular")


def with_overcome(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, the tumour that did something to tissue, and what it did, as words that say nothing."""
    if not any(token.kind == WORD and (token.value.agent or token.value.agent_behind) for token in tokens):
        return tokens
    read = tokens
    for at, token in enumerate(tokens):
        if token.kind != WORD:
            continue
        tumour = _tumour_ahead(tokens, at, lexicon) if token.value.agent else None
        if tumour is None:
            tumour = _tumour_behind(tokens, at, lexicon) if token.value.agent_behind else None
        if tumour is None:
            continue
        first, last = min(at, tumour), max(at, tumour)
        noun, end = _noun_before(tokens, first, last) or _noun_behind(tokens, at, last) or (None, 0)
        if noun is None or not names_before(tokens, min(first, noun), _FAR):
            continue
        read = list(tokens) if read is tokens else read
        for place in range(min(first, noun + 1), max(last + 1, end)):
            if place != noun:
                read[place] = Token(WORD, Entry("", grammar="filler"), tokens[place].start, tokens[place].end)
        if tokens[noun].value.statement is None:
            read[noun] = tokens[noun]._replace(value=Entry(tokens[noun].value.phrase, statement=("cells", "benign elements")))
    return read


def _tumour_ahead(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    for place in range(at + 1, min(len(tokens), at + 2 + _ARTICLES)):
        if _is_tumour(tokens[place], lexicon):
            return place
        if not _filler(tokens[place]):
            return None
    return None


def _tumour_behind(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """The tumour before a word such as "tarafından"."""
    for place in range(at - 1, max(-1, at - 1 - _ARTICLES), -1):
        if _is_tumour(tokens[place], lexicon):
            return place
        if not (_particle(tokens[place]) or _ending(tokens[place])):
            return None
    return None


def _is_tumour(token: Token, lexicon: Lexicon) -> bool:
    if token.kind == UNKNOWN:
        return lexicon.lesion.fullmatch(token.value) is not None
    return token.kind == WORD and (token.value.statement == ("cells", "tumour") or bool(token.value.kinds))


def _noun_before(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Tissue before "by the tumour", and where what is told of it ends: "Fasern, die von ihm gespalten sind"."""
    done = False
    for noun in range(first - 1, max(-1, first - 2 - _NEAR), -1):
        if _is_tissue(tokens[noun]) and not _is_done(tokens[noun]):
            end = last + 1
            while end < len(tokens) and (_is_done(tokens[end]) or (done and _particle(tokens[end]))):
                done, end = True, end + 1
            return (noun, end) if done and _ends(tokens, end) else None
        done = done or _is_done(tokens[noun])
        relative = tokens[noun].kind == WORD and tokens[noun].value.relative
        comma = tokens[noun].kind == POINT and tokens[noun].value == "," and tokens[noun + 1].kind == WORD
        comma = comma and tokens[noun + 1].value.relative
        if not (relative or comma or _is_done(tokens[noun]) or _silent(tokens[noun])):
            return None
    return None


def _noun_behind(tokens: Sequence[Token], at: int, last: int) -> tuple[int, int] | None:
    """Tissue behind "by the tumour" and what that did, as in "durch den Tumor gespaltene Fasern"."""
    done = bool(tokens[at].value.overcome)
    for noun in range(last + 1, min(len(tokens), last + 2 + _NEAR)):
        if _is_tissue(tokens[noun]) and not _is_done(tokens[noun]):
            return (noun, noun) if done else None
        done = done or _is_done(tokens[noun])
        if not (_is_done(tokens[noun]) or _silent(tokens[noun])):
            return None
    return None


def _is_done(token: Token) -> bool:
    """Whether a word tells what a tumour does to tissue, and no cells that it forms."""
    return token.kind == WORD and bool(token.value.overcome or token.value.invading or token.value.residual)


def _is_tissue(token: Token) -> bool:
    if token.kind != WORD:
        return False
    stated = token.value.statement
    return (stated is not None and stated[0] == "cells" and stated[1] not in _NEVER) or (token.value.tissue and stated is None)


def _silent(token: Token) -> bool:
    if token.kind == UNKNOWN:
        return True
    return token.kind == WORD and token.value.statement is None and token.value.grammar in (None, "filler", "copula")


def _ending(token: Token) -> bool:
    """Whether a token is the end of the word before it: "lezyon*un*"."""
    return token.kind == UNKNOWN and len(token.value) <= _LETTERS


def _filler(token: Token) -> bool:
    return token.kind == WORD and (token.value.definite or token.value.grammar == "filler")


def _particle(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is None and token.value.grammar in ("filler", "copula")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is told right at a place, so that it cannot be the tumour of which it is told."""
    if at >= len(tokens):
        return True
    if tokens[at].kind == POINT:
        if tokens[at].value == "," and at + 1 < len(tokens) and tokens[at + 1].kind == WORD and tokens[at + 1].value.relative:
            return False
        return bool(tokens[at].value in ",;.)\n")
    return tokens[at].kind == WORD and tokens[at].value.grammar in ("contrast", "joining")
