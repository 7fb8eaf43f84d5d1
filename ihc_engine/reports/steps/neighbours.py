"""Tissue beside the tumour: "stains only the surrounding hepatocytes". That it stains leaves the tumour unstained.

A word such as "surrounding" tells it of nouns of normal tissue, and of any noun where nothing else stains; so do words that lay
the tissue beside the tumour: "the nerve twig beside it".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Words between the adjective and its noun, and between "only" and either.
_BETWEEN, _ONLY = 2, 4
#: Tokens of tissue with its adjectives.
_NOUN = 6
_BESIDE = ("cells", "benign elements")


def with_neighbours(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, words such as "surrounding" beside a noun of tissue as cells that are no tumour."""
    tokens = _laid_beside(tokens, lexicon)
    if not any(token.kind == WORD and token.value.adjoining for token in tokens):
        return tokens
    read = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.adjoining:
            continue
        near = [place for step in (1, -1) for place in _near(tokens, at, step)]
        if any(_told_which(tokens[place], lexicon) for place in near):
            continue
        noun = next((place for place in near if tokens[place].kind == WORD and tokens[place].value.tissue), None)
        only = _only(tokens, at)
        if noun is None and not (any(tokens[place].kind == UNKNOWN for place in near) and only):
            continue
        if not only and _object(tokens, at if noun is None else min(at, noun)):
            continue
        read[at] = Token(WORD, Entry(token.value.phrase, statement=_BESIDE), token.start, token.end)
        if noun is not None and tokens[noun].value.statement is not None:
            read[noun] = tokens[noun]._replace(value=replace(tokens[noun].value, statement=None, grammar="filler"))
    return read


def _laid_beside(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, "beside it" right behind a noun of tissue as cells that are no tumour."""
    read = tokens
    for at, token in enumerate(tokens):
        if not at or token.kind != WORD or not token.value.around or not _is_tissue(tokens[at - 1]):
            continue
        start = at - 1
        while start > at - _NOUN and start and tokens[start].kind in (WORD, UNKNOWN) and not _begins(tokens[start]):
            start -= 1
        end = next((n for n in range(at + 1, min(len(tokens), at + 1 + _ONLY)) if _is_lesion(tokens[n], lexicon)), None)
        if end is None or not all(map(_between, tokens[at + 1 : end])) or _object(tokens, start):
            continue
        read = list(tokens) if read is tokens else read
        for place in range(at - 1, end + 1):
            read[place] = Token(WORD, Entry("", grammar="filler"), tokens[place].start, tokens[place].end)
        read[at] = Token(WORD, Entry(token.value.phrase, statement=_BESIDE), token.start, token.end)
    return read


def _is_tissue(token: Token) -> bool:
    return token.kind == WORD and (token.value.tissue or _is_beside(token))


def _is_beside(token: Token) -> bool:
    stated = token.value.statement or ("", "")
    return stated[0] == "cells" and stated[1] not in ("tumour", "control", "sustentacular")


def _begins(token: Token) -> bool:
    return token.kind == WORD and (token.value.definite or token.value.grammar in ("filler", "joining"))


def _between(token: Token) -> bool:
    return token.kind == WORD and (token.value.definite or token.value.grammar == "filler")


def _is_lesion(token: Token, lexicon: Lexicon) -> bool:
    if token.kind == UNKNOWN:
        return lexicon.lesion.fullmatch(token.value) is not None
    return token.kind == WORD and (token.value.meant or token.value.statement == ("cells", "tumour"))


def _near(tokens: Sequence[Token], at: int, step: int) -> Sequence[int]:
    """The places beside a word, up to what no adjective reaches over."""
    found = []
    for place in range(at + step, at + step * (_BETWEEN + 1), step):
        if not 0 <= place < len(tokens) or tokens[place].kind not in (WORD, UNKNOWN):
            break
        if tokens[place].kind == WORD and tokens[place].value.grammar in ("joining", "contrast", "only", "denial", "copula"):
            break
        found.append(place)
    return found


def _told_which(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word beside tells already which cells these are, or that they are the lesion's."""
    if token.kind == UNKNOWN:
        return lexicon.lesion.search(token.value) is not None
    entry = token.value
    return bool((entry.statement or ("",))[0] == "cells" or entry.diagnosis or entry.kinds or entry.whichever)


def _object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb that is no word of results stands before: "the tumour *infiltrates* the surrounding muscle"."""
    for token in reversed(tokens[max(0, at - _ONLY) : at]):
        if token.kind == UNKNOWN or (token.kind == WORD and token.value.invading):
            return True
        if not (token.kind == WORD and token.value.grammar in ("filler", "link")):
            return False
    return False


def _only(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word such as "only" stands close by: before, or behind the noun."""
    for step in (-1, 1):
        for place in range(at + step, at + step * (_ONLY + 1), step):
            if not 0 <= place < len(tokens) or tokens[place].kind in (NAME, POINT):
                break
            if tokens[place].kind == WORD and tokens[place].value.grammar == "only":
                return True
    return False
