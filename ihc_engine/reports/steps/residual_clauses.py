"""A clause about a benign lesion that is left beside the tumour: "a remnant of neurofibroma persists, *where* CD34 is positive".

It is told of that lesion, unless nothing else is; so what it says is listed and stands for no result of the tumour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.steps.residual_lesions import left_beside
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Words from the lesion to the clause.
_FAR = 7
_ANOTHER = frozenset(("another",))


def with_residual_clauses(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words that begin such clauses as told of another lesion."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.precursor or left_beside(tokens, at) is None:
            continue
        place = _clause(tokens, at)
        if place is not None:
            read = list(tokens) if read is None else read
            entry = tokens[place].value
            read[place] = tokens[place]._replace(value=replace(entry, context=entry.context | _ANOTHER))
    return tokens if read is None else read


def _clause(tokens: Sequence[Token], lesion: int) -> int | None:
    """The place of the word that begins a clause behind a lesion, before anything else is told."""
    for at in range(lesion + 1, min(len(tokens), lesion + 1 + _FAR)):
        token = tokens[at]
        if token.kind in (NAME, SIGN, NUMBER) or (token.kind == POINT and token.value != ","):
            return None
        if token.kind == WORD:
            if token.value.graver or token.value.grammar in ("contrast", "denial"):
                return None
            if token.value.relative and (not token.value.definite or _comma(tokens[at - 1])):
                return at
    return None


def _comma(token: Token) -> bool:
    return bool(token.kind == POINT and token.value == ",")
