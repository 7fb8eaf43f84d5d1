"""Stains that tell which cells are meant: "no keratin is seen *in the ERG-positive, CD34-positive tumour cells*".

Each is a result by itself. What is said before of others neither holds for it, nor does it hold for them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.names_before import names_before
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_RESULTS = (("polarity", "positive"), ("polarity", "negative"))
_TUMOUR = ("cells", "tumour")
#: Tokens between "in" and the first of the stains; tokens back to a stain that is told of before it.
_NEAR, _FAR = 2, 40


def with_stained_cells_meant(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, each such stain as a clause by itself."""
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done or token.kind != NAME or not ((begin := _preposition(tokens, at)) > 0 and names_before(tokens, begin, _FAR)):
            continue
        stains = _stains(tokens, at)
        if not stains:
            continue
        place = tokens[begin].start
        read += [*tokens[done:begin], Token(POINT, ";", place, place)]
        for name, result in stains:
            read += [tokens[name], tokens[result]]
            if (name, result) != stains[-1]:
                read.append(Token(POINT, ";", tokens[result].end, tokens[result].end))
        done = stains[-1][1] + 1
    return [*read, *tokens[done:]] if done else tokens


def _preposition(tokens: Sequence[Token], at: int) -> int:
    """The place of "in" before a name, with no more than an article between them; 0 if there is none."""
    for place in range(at - 1, max(0, at - 1 - _NEAR), -1):
        token = tokens[place]
        if token.kind != WORD or token.value.grammar != "filler" or token.value.statement is not None:
            return 0
        if token.value.among:
            return place
    return 0


def _stains(tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """The places of each name and of its result, up to the tumour or its cells; none if they lead to something else."""
    found: list[tuple[int, int]] = []
    while at < len(tokens) and tokens[at].kind == NAME:
        result = at + 1
        if result < len(tokens) and tokens[result].kind == POINT and tokens[result].value == "-":
            result += 1
        behind = tokens[result + 1] if result + 1 < len(tokens) else None
        if behind is None or tokens[result].kind != WORD or tokens[result].value.statement not in _RESULTS:
            return []
        found.append((at, result))
        if behind.kind == WORD and (behind.value.statement == _TUMOUR or behind.value.diagnosis):
            return found
        joined = (behind.kind == POINT and behind.value == ",") or (behind.kind == WORD and behind.value.conjoins)
        at = result + 2 if joined else len(tokens)
    return []
