"""A clause about a lesion that its year tells to be an earlier one: "in 2011 a melanoma was removed *that expressed* S100"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.clauses.dated_tumours import is_year
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens from the lesion, or its year, to the clause, and from there to the first name.
_BEFORE, _BEHIND = 14, 8


def is_of_lesion_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether a relative word begins a clause about an earlier lesion, known by its year."""
    entry = tokens[index].value
    if not entry.relative or not index or not _names_behind(tokens, index):
        return False
    if entry.definite and not _ends_with_verb(tokens, index + 1):
        return False  # "..., das" is an article, unless a verb ends the clause
    lesion = False
    for at in range(index - 1, max(-1, index - 1 - _BEFORE), -1):
        token = tokens[at]
        if token.kind in (NAME, SIGN) or (token.kind == POINT and token.value in ";:."):
            return False
        if token.kind == WORD:
            word = token.value
            if word.grammar in ("present", "contrast") or word.classification:
                return False
            lesion = lesion or bool(word.diagnosis)
        elif lesion and is_year(token) and (not at or tokens[at - 1].kind == WORD):
            return True
    return False


def _names_behind(tokens: Sequence[Token], index: int) -> bool:
    for token in tokens[index + 1 : index + 1 + _BEHIND]:
        if token.kind == POINT and token.value in ";.":
            return False
        if token.kind == NAME:
            return True
    return False


def _ends_with_verb(tokens: Sequence[Token], at: int) -> bool:
    end = next((n for n in range(at, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ";.\n"), len(tokens))
    last = tokens[end - 1].value if end > at and tokens[end - 1].kind == WORD else None
    return last is not None and (last.grammar in ("copula", "expressing") or last.finite)
