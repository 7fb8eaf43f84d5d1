"""Things by their number: "in *version 1* the results of desmin were not given", "on *slide 2*".

The number is no score of the stain that is named behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, UNKNOWN, WORD, Token

#: Letters of the word for such a thing, and digits of its number, which is no year.
_LEAST, _MOST_DIGITS = 3, 2


def with_numbered_things(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without the numbers of things before its first name."""
    first = next((at for at, token in enumerate(tokens) if token.kind == NAME), 0)
    numbered = [at for at in range(2, first) if _is_numbered(tokens, at)]
    return [token for at, token in enumerate(tokens) if at not in numbered] if numbered else tokens


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare number stands right behind a thing with its article or preposition."""
    number, thing, before = tokens[at], tokens[at - 1], tokens[at - 2]
    if number.kind != NUMBER or number.value[0] != "number" or thing.end + 1 != number.start:
        return False
    if len(number.value[1]) > _MOST_DIGITS or before.kind != WORD or not (before.value.lies or before.value.definite):
        return False
    if thing.kind == WORD:
        return not (thing.value.statement or thing.value.measure or thing.value.grammar)
    return thing.kind == UNKNOWN and len(thing.value) >= _LEAST and thing.value.isalpha()
