"""Words that name a marker by its place: "of SMA and desmin, the former is positive, the latter negative"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ihc_engine.reports.steps.places_in_lists import with_places_in_lists
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

_ROLES = ("former", "latter")
_NOT_A_STAIN = frozenset(("earlier", "specimen", "molecular"))


def refers(tokens: list[Token]) -> bool:
    """Whether a sentence refers to names by their place."""
    return any(
        token.kind == WORD and (token.value.grammar in _ROLES or token.value.places or token.value.ordinal) for token in tokens
    )


def with_references(tokens: list[Token], before: list[Token]) -> list[Token]:
    """The tokens of a sentence with the names that its references mean. ``before``: the last names of the sentence before."""
    if before and any(token.kind == WORD and (token.value.places or token.value.ordinal) for token in tokens):
        tokens = with_places_in_lists(tokens, before)
    if not refers(tokens):
        return tokens
    result: list[Token] = []
    names = before[-2:]
    both = any(token.kind == WORD and token.value.grammar == "former" for token in tokens)
    again = _said_again(tokens)
    done = 0
    for at, token in enumerate(tokens):
        if at < done:
            continue
        if at and _is_place(tokens, at):
            result.append(Token(UNKNOWN, token.value.phrase, token.start, token.end))
            continue
        meant = _meant(token, names, tokens[at + 1] if at + 1 < len(tokens) else None)
        if meant is not None:
            if _alone(tokens, at) and result and result[-1].kind != POINT:
                result.append(Token(POINT, ",", token.start, token.start))  # "デスミンとSMAのうち後者のみが陽性"
            elif _alone(tokens, at) and result and result[-1].value == "," and _verb(tokens, at + 2):
                result.append(tokens[at + 1])  # "of S100, SMA and desmin, the last *alone* was positive" as "only the last"
                done = at + 2
            apart = both or _verb(tokens, at + 1)  # what a verb of its own says is not said of the stain before
            result.append(Token(NAME, replace(meant.value, refers=True) if apart else meant.value, token.start, token.end))
            continue
        if token.kind == NAME and token.start not in again:
            names = [*names[-1:], token]
        elif token.kind == WORD and token.value.diagnosis:
            names = []  # "schwannoma and MPNST; the latter ..."
        result.append(token)
    return result


def _is_place(tokens: list[Token], at: int) -> bool:
    """Whether a reference is where a stain is seen, and no stain: "negative in the first and positive *in the last*"."""
    before, token = tokens[at - 1], tokens[at]
    refers_to = token.kind == WORD and token.value.grammar in _ROLES
    return refers_to and before.kind == WORD and before.value.among and before.value.statement is None


def _verb(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar == "copula"


def _said_again(tokens: list[Token]) -> set[int]:
    """Places of names that a word such as "the first two" stands for: all are read from where it is written."""
    starts = [token.start for token in tokens if token.kind == NAME]
    return {start for start, following in pairwise(starts) if start == following}


def _alone(tokens: list[Token], at: int) -> bool:
    """Whether "only" stands right behind a reference: nothing is said of the other stain."""
    return any(token.kind == WORD and token.value.grammar == "only" for token in tokens[at + 1 : at + 2])


def _meant(token: Token, names: list[Token], following: Token | None) -> Token | None:
    if token.kind != WORD or token.value.grammar not in _ROLES or not names:
        return None
    if following is not None and (
        following.kind in (NAME, UNKNOWN) or (following.kind == WORD and following.value.context & _NOT_A_STAIN)
    ):
        return None  # "the latter biopsy"
    if following is not None and following.kind == WORD and (following.value.material or following.value.site):
        return None  # "the last section"
    if token.value.grammar == "latter":
        return names[-1]
    return names[-2] if len(names) > 1 else None
