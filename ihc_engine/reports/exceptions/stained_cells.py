"""Cells whose stain is told between an exception and the tumour's result: "are, *except CD34-positive vessels*, negative".

German writes no comma there: "sind bis auf CD34-positive Gefäße negativ". Both ends are marked, so that the tumour's result
is not read as that of what is excepted.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens of the stains and cells that are excepted.
_LONGEST = 12


def with_excepted_stained_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a comma before such an exception and one behind it."""
    for at, token in enumerate(tokens):
        if at and token.kind == WORD and token.value.grammar == "exception" and (end := _end(tokens, at + 1)) is not None:
            begin, stop = tokens[at].start, tokens[end].start
            before = [] if tokens[at - 1].kind == POINT else [Token(POINT, ",", begin, begin)]
            return [*tokens[:at], *before, *tokens[at:end], Token(POINT, ",", stop, stop), *tokens[end:]]
    return tokens


def _end(tokens: Sequence[Token], begin: int) -> int | None:
    """Behind the cells, where names that are positive and then cells follow the exception, and then a negative result."""
    named = positive = cells = False
    for at in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            if cells or positive:
                return None
            named = True
        elif token.kind == POINT:
            if token.value not in "-/," or cells:
                return None
        elif token.kind != WORD:
            return None
        else:
            about, value = token.value.statement or ("", "")
            if about == "polarity" and cells:
                return at if value == "negative" else None
            if about == "polarity":
                positive = named and value == "positive"
            elif about == "cells":
                cells = named and positive and value != "tumour"
            if not (positive if about == "polarity" else cells if about == "cells" else _small(token, about, cells)):
                return None
    return None


def _small(token: Token, about: str, cells: bool) -> bool:
    """Whether a word tells no more than how much is stained, or nothing."""
    if cells:
        return token.value.grammar in ("filler", "link")
    return about in ("extent", "intensity") or token.value.residual or token.value.grammar in ("filler", "link", "joining")
