"""Whether a list of stains has its result right behind it: "the cells show CD34 positive, *S100, desmin negative*".

A verb such as "show" leads on to all that it shows, but not to stains that are told of by a word of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.phrase import Phrase
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_LONGEST = 40
_SMALL = ("joining", "filler", "copula")


def shows_no_more(tokens: Sequence[Token], index: int, head: Phrase | None, said: Phrase) -> bool:
    """Whether a verb that led to stains with a result in words leads on to none behind a place."""
    if head is None or head.decides or "expressing" not in head.notes or "denial" in head.notes:
        return False
    told = said.worded and any(subject == "polarity" for subject, _ in said.statements)
    return told and _result_behind_names(tokens, index)


def _result_behind_names(tokens: Sequence[Token], index: int) -> bool:
    """Whether names from a comma on are followed by a word that says whether they stain."""
    point = tokens[index] if index < len(tokens) else None
    if point is None or point.kind != POINT or point.value != ",":
        return False
    named = 0
    for token in tokens[index + 1 : index + _LONGEST]:
        if token.kind == NAME:
            named += 1
        elif token.kind == WORD:
            entry = token.value
            if entry.statement is not None and entry.statement[0] == "polarity" and entry.grammar != "expressing":
                return named > 0
            if entry.grammar not in _SMALL:
                return False
        elif not (token.kind == POINT and token.value in ",/"):
            return False
    return False
