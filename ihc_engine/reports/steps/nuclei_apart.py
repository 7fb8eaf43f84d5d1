"""Nuclei told of apart from the rest: "beta-catenin: cytoplasmic; *no nuclear staining*".

Behind a semicolon they are of the stain that was told before, where nothing else is said there.
"""

from __future__ import annotations

from ihc_engine.reports.words.tokens import POINT, WORD, Token

_NOT_NUCLEAR = ("pattern", "not nuclear")
_ENDS = ";.\n|"


def with_nuclei_apart(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, commas for semicolons before such words."""
    places = [at for at in range(1, len(tokens) - 1) if tokens[at].kind == POINT and tokens[at].value == ";"]
    apart = [at for at in places if _of_nuclei(tokens, at + 1)]
    return [t._replace(value=",") if at in apart else t for at, t in enumerate(tokens)] if apart else tokens


def _of_nuclei(tokens: list[Token], at: int) -> bool:
    """Whether nuclei are denied at a place, and the clause ends with that."""
    token = tokens[at]
    if token.kind != WORD or token.value.statement != _NOT_NUCLEAR:
        return False
    return at + 1 == len(tokens) or (tokens[at + 1].kind == POINT and tokens[at + 1].value in _ENDS)
