"""Organs that a report names and that the lesion is not of: they hold none, lie beside it, or came along with its own."""

from __future__ import annotations

import re
from itertools import takewhile

from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NUMBER, POINT, UNKNOWN, WORD, Token

#: Characters between an organ and the words that tell of it.
_FAR = 60
#: Words that may stand between "with" and the organ that comes along.
_UNKNOWN_BEFORE = 2
#: Where a clause has ended.
_ENDED = re.compile(r"\s*(?:[.,;:()]|$)")


def unaffected(tokens: list[Token], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether it is said of an organ, right behind it, that it holds no lesion: "the liver was unremarkable"."""
    end = tokens[at].end
    told = lexicon.unaffected.search(text, end, end + _FAR)
    if told is None:
        return False
    between = [token for token in tokens if token.start >= end and token.end <= told.start()]
    if any(t.kind == POINT for t in between) and _ENDED.match(text, told.end()) is None:
        return False  # "Stomach: unremarkable mucosa, and below it a nodule"
    return all(
        (token.kind == WORD and token.value.grammar in ("copula", "filler"))
        or token.kind == NUMBER
        or (token.kind == POINT and token.value in ":,-=")  # "Adrenal: uninvolved"
        or (token.kind == UNKNOWN and len(token.value) == 1)
        for token in between
    )


def lies_beside(tokens: list[Token], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether an organ is told to lie beside the lesion: "*displacing* the bladder", "*attached to* a nerve", "膀胱*を圧排*"."""
    start, end = tokens[at].start, tokens[at].end
    if lexicon.near.match(text, end) is not None and not text[end : end + 1].isascii():
        return True
    if lexicon.near_behind.match(text, end + (text[end : end + 1] in (" ", "-"))) is not None:
        return True  # "presacral extension", "chest-wall-abutting"
    told = next(iter(reversed(list(lexicon.near.finditer(text, max(0, start - _FAR), start)))), None)
    return told is not None and all(
        (token.kind == WORD and token.value.grammar in ("filler", "link") and not token.value.statement) or token.kind == UNKNOWN
        for token in tokens
        if told.end() <= token.start < start
    )


def comes_along(tokens: list[Token], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether an organ was only taken out with that of the lesion: "retroperitoneal tumour *with* kidney".

    Not "man *with* a gastric tumour", whose lesion stands behind.
    """
    start = tokens[at].start
    told = next(iter(reversed(list(lexicon.along.finditer(text, max(0, start - _FAR), start)))), None)
    if told is None:
        return False
    between = [token for token in tokens if told.end() <= token.start < start]
    if not all(map(_leads_to_organ, between)) or sum(t.kind == UNKNOWN for t in between) > _UNKNOWN_BEFORE:
        return False
    behind = takewhile(lambda token: token.kind != POINT, tokens[at + 1 : at + 3])  # not "tumour with kidney: liposarcoma"
    if any(_is_lesion(token, text, lexicon) for token in behind):
        return False
    before = [token for token in tokens[:at] if token.end <= told.start()]
    parted = next((place for place in range(len(before) - 1, -1, -1) if _parts(before[place])), -1)
    return any(
        _is_lesion(token, text, lexicon) or (token.kind == WORD and (token.value.site or token.value.operation))
        for token in before[parted + 1 :]
    )


def _leads_to_organ(token: Token) -> bool:
    """Whether a token may stand between "with" and what comes along: a word without a part, another organ, "and"."""
    if token.kind != WORD:
        return token.kind == UNKNOWN or token.value == ","
    return bool(token.value.site or token.value.conjoins or token.value.grammar == "filler") and not token.value.statement


def _is_lesion(token: Token, text: str, lexicon: Lexicon) -> bool:
    if token.kind == WORD and (token.value.diagnosis or token.value.statement):
        return True
    return lexicon.lesion.search(text, token.start, token.end) is not None


def _parts(token: Token) -> bool:
    return token.kind == POINT and token.value in ".;:"
