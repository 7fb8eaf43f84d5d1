"""A dash before a list of stains that were announced: "none of the following antibodies reacts *-* SMA, desmin". It is a colon.

Only where no stain was named before it and nothing but the list follows: a dash between names may be a minus, and two dashes are
brackets (see ``dashed_lists``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_ENDS = ".;\n"


def with_dashes_before_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a dash between announced stains and their list as a colon."""
    announced = False
    for at, token in enumerate(tokens):
        if token.kind == NAME or (token.kind == POINT and token.value in _ENDS):
            return tokens
        if token.kind == POINT and token.value == "-":
            if announced and _begins_list(tokens, at + 1):
                return [*tokens[:at], token._replace(value=":"), *tokens[at + 1 :]]
            return tokens
        announced = announced or (token.kind == WORD and token.value.grammar == "naming")
    return tokens


def _begins_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether at least two names follow, and nothing else up to the end of the part."""
    names = 0
    for token in tokens[at:]:
        if token.kind == NAME:
            names += 1
        elif token.kind == POINT and token.value in _ENDS:
            break
        elif not (
            (token.kind == POINT and token.value in ",/") or (token.kind == WORD and token.value.grammar in ("joining", "filler"))
        ):
            return False
    return names > 1
