"""What this tumour shows of a stain told of an entity: "MPNST may show loss of H3K27me3, *which is retained in this case*".

The stains begin the clause that tells of this case; what is said before them is said of the entity.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens of the clause behind the relative word, of the list of stains before it, and of what is told of the entity.
_LONGEST, _NAMES, _BEFORE = 12, 20, 16


def with_told_of_this_case(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such clauses with their stains."""
    for at in range(2, len(tokens) - 2):
        token = tokens[at]
        if token.kind != WORD or not token.value.relative or not _is_comma(tokens[at - 1]) or tokens[at - 2].kind != NAME:
            continue
        if not _of_this_case(tokens, at + 1):
            continue
        begin = _first(tokens, at - 2)
        if begin is not None and _of_entity(tokens, begin):
            place = tokens[begin].start
            stop = Token(POINT, ";", place, place)
            return [*tokens[:begin], stop, *tokens[begin : at - 1], *with_told_of_this_case(tokens[at + 1 :])]
    return tokens


def _of_this_case(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a verb, a result and a word for this case follow, and no name between."""
    if tokens[begin].kind != WORD or tokens[begin].value.grammar not in ("copula", "denial"):
        return False
    told = False
    for token in tokens[begin : begin + _LONGEST]:
        if token.kind == NAME or (token.kind == POINT and token.value in ";.,\n"):
            return False
        if token.kind == WORD:
            told = told or (token.value.statement or ("",))[0] == "polarity"
            if token.value.grammar == "present":
                return told
    return False


def _first(tokens: Sequence[Token], last: int) -> int | None:
    """The first name of the list that ends at a place."""
    first = last
    for at in range(last - 1, max(-1, last - _NAMES), -1):
        token = tokens[at]
        if token.kind == NAME:
            first = at
        elif not (_is_comma(token) or (token.kind == WORD and token.value.grammar == "joining")):
            return first
    return None


def _of_entity(tokens: Sequence[Token], begin: int) -> bool:
    """Whether an entity, and behind it a result or a verb of staining, stand before a place in its clause."""
    told = False
    for token in reversed(tokens[max(0, begin - _BEFORE) : begin]):
        if token.kind == NAME or (token.kind == POINT and token.value in ";:.\n"):
            return False
        if token.kind == WORD:
            if token.value.grammar == "present" or token.value.definite:
                return False
            if token.value.diagnosis or token.value.kinds:
                return told
            told = told or (token.value.statement or ("",))[0] == "polarity" or token.value.grammar == "expressing"
    return False


def _is_comma(token: Token) -> bool:
    return token.kind == POINT and bool(token.value == ",")
