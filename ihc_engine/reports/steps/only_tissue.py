"""Normal tissue that alone stains: "desmin stains *only muscle*". That it stains leaves the tumour unstained.

So it is with an organ that a stain is said to mark ("desmin highlights skeletal muscle at the edge").
A noun of tissue beside "only" is read so where nothing makes it the tumour's own, and where it is no part of another word
("only muscle markers").
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.lexicon import Lexicon
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Words between a verb, or a tumour, and its noun, and between "only" and its noun: "only a thin strip of frontalis muscle".
_BETWEEN, _FAR = 3, 5
#: Words of "and nothing else".
_ELSE = 4
_TISSUE = ("cells", "benign elements")


def with_only_tissue(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence, nouns of normal tissue beside "only" as cells that are no tumour."""
    if not any(_tissue(token) for token in tokens):
        return tokens
    found = [at for at, token in enumerate(tokens) if _tissue(token) and _beside(tokens, at, lexicon)]
    if not found:
        return tokens
    read = list(tokens)
    for at in found:
        read[at] = Token(WORD, Entry(tokens[at].value.phrase, statement=_TISSUE), tokens[at].start, tokens[at].end)
    return read


def _beside(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a noun of tissue is what alone stains, and no part of the tumour."""
    return (_alone(tokens, at, lexicon) or _marked(tokens, at)) and not _of_tumour(tokens[at + 1 : at + 1 + _BETWEEN], lexicon)


def _only(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "only"


def _tissue(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.tissue and token.value.statement is None and token.value.grammar is None)


def _alone(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether "only" stands before a noun or right behind it, and nothing between or around makes it the tumour's."""
    if _nothing_else(tokens, at + 1):
        return not _of_tumour(tokens[max(0, at - 1) : at], lexicon)
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and _only(behind):
        behind = tokens[at + 2] if at + 2 < len(tokens) else None
        return not _goes_on(behind) and not _of_tumour(tokens[max(0, at - 1) : at], lexicon)
    if _goes_on(behind):
        return False
    for place in range(at - 1, max(-1, at - 2 - _FAR), -1):
        token = tokens[place]
        if _only(token):
            return not _of_tumour(tokens[place + 1 : at], lexicon)
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.grammar in ("joining", "copula", "denial")):
            return False
    return False


def _nothing_else(tokens: Sequence[Token], begin: int) -> bool:
    """Whether "and nothing else" stands at a place and ends the sentence or its part."""
    denied = False
    for token in tokens[begin : begin + 1 + _ELSE]:
        if token.kind == POINT:
            return denied and token.value in ".;\n"
        if token.kind not in (WORD, UNKNOWN):
            return False
        if token.kind == WORD:
            denied = denied or token.value.grammar == "denial"
            if token.value.statement or token.value.grammar not in ("joining", "contrast", "denial", "filler", "link"):
                return False
    return denied and begin + _ELSE >= len(tokens)


def _marked(tokens: Sequence[Token], at: int) -> bool:
    """Whether an organ or its tissue is what a stain marks: "*desmin highlights* skeletal muscle"."""
    if not tokens[at].value.site or _goes_on(tokens[at + 1] if at + 1 < len(tokens) else None):
        return False
    before = [t for t in tokens[max(0, at - 2 - _BETWEEN) : at] if t.kind != WORD or t.value.grammar not in ("filler", "copula")]
    return len(before) > 1 and before[-2].kind == NAME and before[-1].kind == WORD and _shows(before[-1], tokens[at])


def _shows(token: Token, tissue: Token) -> bool:
    """Whether a word says that a stain is there: "highlights", or "positive" in a tissue of several words.

    "Positive in the lung" may tell of the tumour that lies there.
    """
    positive = token.value.statement == ("polarity", "positive") and tissue.value.several
    return bool(token.value.grammar == "expressing" or positive)


def _goes_on(behind: Token | None) -> bool:
    """Whether the noun is only the beginning of a longer name: "muscle *markers*", "muscle *phenotype*"."""
    if behind is None or behind.kind in (POINT, SIGN, NUMBER):
        return False
    if behind.kind in (NAME, UNKNOWN):
        return True
    return behind.value.grammar == "naming" or bool(behind.value.diagnosis or behind.value.kinds or behind.value.neoplastic)


def _of_tumour(between: Sequence[Token], lexicon: Lexicon) -> bool:
    for token in between:
        if token.kind == UNKNOWN and lexicon.lesion.search(token.value):
            return True
        if token.kind == WORD and (
            token.value.neoplastic or token.value.diagnosis or token.value.statement == ("cells", "tumour")
        ):
            return True
    return False
