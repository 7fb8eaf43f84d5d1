"""A loss that a second verb tells of another stain: "it expresses EMA *and shows* INI1 loss".

What the first verb says is told of its own names, and what is lost is only what stands behind the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.stops import with_stops
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Names of the list before "and", with what joins them; tokens from the second verb to its name.
_LONGEST, _NEAR = 8, 5


def with_shown_besides(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stop in the place of such an "and"."""
    ends = range(2, len(tokens) - 2)
    return with_stops(tokens, (at for at in ends if _joins(tokens, at) and _told_before(tokens, at) and _lost(tokens, at + 2)))


def _joins(tokens: Sequence[Token], at: int) -> bool:
    token, verb = tokens[at], tokens[at + 1]
    if tokens[at - 1].kind != NAME or token.kind != WORD or not token.value.conjoins or verb.kind != WORD:
        return False
    return bool(verb.value.showing) and verb.value.grammar == "copula"


def _told_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list of names right behind a verb that says that they stain ends before a place."""
    for place in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
        token = tokens[place]
        if token.kind == NAME or (token.kind == POINT and token.value in ",/"):
            continue
        if token.kind != WORD:
            return False
        entry = token.value
        if entry.grammar == "denial":  # "the cells *lack* EMA and show INI1 loss"
            return True
        if entry.grammar == "expressing" or (entry.grammar == "naming" and entry.several):
            return bool(entry.finite or entry.several)
        if entry.grammar not in ("joining", "filler", "link") or entry.statement:
            return False
    return False


def _lost(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a name and a result that is none of the list's stand behind the second verb."""
    near = tokens[begin : begin + _NEAR]
    end = next((n for n, token in enumerate(near) if token.kind == POINT and token.value != "-"), len(near))
    told = any(t.kind == WORD and t.value.statement in (("polarity", "lost"), ("polarity", "partial_loss")) for t in near[:end])
    return told and any(token.kind == NAME for token in near[:end])
