"""Results of two kinds of cells in their order: "tumour and vessels were negative and positive, respectively, for CD34".

The result of other cells falls silent, so that the tumour's is left; of two parts of one tumour the one that stains is.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_POLARITIES = (("polarity", "positive"), ("polarity", "negative"))


def with_cells_in_order(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, two results dealt out to two kinds of cells as the one that is the tumour's."""
    if not any(map(_respectively, tokens)) or sum(token.kind == NAME for token in tokens) != 1:
        return tokens
    for at in range(len(tokens) - 2):
        if tokens[at + 1].kind == WORD and tokens[at + 1].value.conjoins and all(map(_told, (tokens[at], tokens[at + 2]))):
            cells = _two_cells(tokens, at)
            word = next((n for n in range(at + 3, len(tokens)) if _respectively(tokens[n])), None)
            if cells is not None and word is not None and not any(t.kind == NAME for t in tokens[at:word]):
                return _of_the_tumour(tokens, cells, (at, at + 2), word)
    return tokens


def with_cells_before_order(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without the tumour's cells between its names and "respectively": "A and B *in the tumour cells*
    respectively positive and negative"."""
    word = next((at for at, token in enumerate(tokens) if _respectively(token)), None)
    if word is None:
        return tokens
    for at in range(word - 1, -1, -1):
        token = tokens[at]
        if token.kind == NAME:
            silent = range(at + 1, word)
            return [
                Token(WORD, Entry("", grammar="filler"), t.start, t.end) if n in silent and t.kind == WORD and _cells(t) else t
                for n, t in enumerate(tokens)
            ]
        if token.kind != WORD or not (_small(token) or token.value.grammar == "copula" or (_cells(token) and _is_tumour(token))):
            return tokens
    return tokens


def with_order_behind(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, "respectively" behind its names where it stood before: "..., *respectively*, for A and B"."""
    word = next((at for at, token in enumerate(tokens) if _respectively(token)), None)
    if word is None or any(token.kind == NAME for token in tokens[:word]):
        return tokens
    last = word
    for at in range(word + 1, len(tokens)):
        token = tokens[at]
        if token.kind == NAME:
            last = at
        elif not ((token.kind == POINT and token.value == ",") or (token.kind == WORD and _small(token))):
            break
    if last == word:
        return tokens
    silent = Token(WORD, Entry("", grammar="filler"), tokens[word].start, tokens[word].end)
    before = [t for n, t in enumerate(tokens[:word]) if not (n == word - 1 and t.value == ",")]
    behind = tokens[word + 2 if tokens[word + 1].value == "," else word + 1 : last + 1]
    return [*before, silent, *behind, tokens[word]._replace(start=tokens[last].end, end=tokens[last].end), *tokens[last + 1 :]]


def _small(token: Token) -> bool:
    return token.value.grammar in ("joining", "filler", "link") and not token.value.statement


def _of_the_tumour(tokens: list[Token], cells: tuple[int, int], told: tuple[int, int], word: int) -> list[Token]:
    other = [not _is_tumour(tokens[at]) for at in cells]
    if all(other):
        return tokens
    kept = other.index(False) if any(other) else int(tokens[told[1]].value.statement == ("polarity", "positive"))
    silent = {cells[1 - kept], told[0] + 1, told[1 - kept], word}
    silent |= set(range(cells[0] + 1, cells[1]))
    silent |= {at for at in (word - 1, word + 1) if at < len(tokens) - 1 and tokens[at].value == ","}
    return [Token(WORD, Entry("", grammar="filler"), t.start, t.end) if n in silent else t for n, t in enumerate(tokens)]


def _two_cells(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The places of the two kinds of cells, joined by "and", that are the subject of the results at a place."""
    found: list[int] = []
    joined = False
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if token.kind == NAME or (token.kind == POINT and token.value in ";.\n:"):
            break
        if _cells(token) and not (found and place + 1 < at and _cells(tokens[place + 1])):  # "epithelioid islands" are one
            found.append(place)
        elif token.kind == WORD and token.value.conjoins:
            joined = joined or len(found) == 1
    return (found[1], found[0]) if len(found) == 2 and joined else None


def _cells(token: Token) -> bool:
    if token.kind != WORD:
        return False
    stated = token.value.statement
    return (stated is not None and stated[0] == "cells") or token.value.morphology is not None


def _is_tumour(token: Token) -> bool:
    stated = token.value.statement
    return stated is None or stated[0] != "cells" or stated[1] == "tumour"


def _told(token: Token) -> bool:
    return token.kind == WORD and token.value.statement in _POLARITIES


def _respectively(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "respectively"
