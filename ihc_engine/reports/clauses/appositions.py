"""A diagnosis whose verb stands behind an apposition: "a dermatofibroma, CD34 negative and FXIIIa positive, is excluded"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens before a diagnosis that begins its clause, in an apposition, and from a verb to the word that excludes.
_BEFORE, _LONGEST, _FAR = 2, 16, 4
_POSITIVE = ("polarity", "positive")


def excluded_behind_apposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether the diagnosis at a place begins its clause and is excluded behind what stands between commas or in brackets."""
    return bool(_apposition(tokens, at))


def phenotypes_of_excluded(tokens: Sequence[Token]) -> list[range]:
    """Places of what is told of excluded diagnoses, with a positive stain among it: "(CD34 negative, factor XIIIa positive)".

    "A GIST (CD117 and DOG1 negative) is excluded" tells of this tumour: none would be excluded for what does not stain in it.
    """
    found = []
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.diagnosis and (places := _apposition(tokens, at)) and _stains(tokens, places):
            found.append(places)
    return found


def _stains(tokens: Sequence[Token], places: range) -> bool:
    told = (tokens[place] for place in places)
    return any(t.value != "-" if t.kind == SIGN else t.kind == WORD and t.value.statement == _POSITIVE for t in told)


def _apposition(tokens: Sequence[Token], at: int) -> range:
    """The places of what stands behind a diagnosis between commas or in brackets, if the diagnosis is excluded behind it."""
    none = range(0)
    if at + 1 >= len(tokens) or tokens[at + 1].kind != POINT or tokens[at + 1].value not in ",(" or not _begins(tokens, at):
        return none
    closing = "," if tokens[at + 1].value == "," else ")"
    for end in range(at + 2, min(len(tokens), at + 2 + _LONGEST)):
        token = tokens[end]
        if token.kind == POINT and token.value in ";.":
            return none
        if token.kind == POINT and token.value == closing and _excludes(tokens[end + 1 : end + 2 + _FAR]):
            return range(at + 2, end)
    return none


def _begins(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[max(0, at - _BEFORE - 1) : at]
    return len(before) <= _BEFORE and all(t.kind == UNKNOWN or (t.kind == WORD and t.value.grammar == "filler") for t in before)


def _excludes(behind: Sequence[Token]) -> bool:
    """Whether a verb and a word that excludes follow, with no denial between them."""
    if not behind or behind[0].kind not in (WORD, UNKNOWN):
        return False
    if behind[0].kind == UNKNOWN:  # "queda descartado"
        return len(behind) > 1 and behind[1].kind == WORD and _alone(behind[1].value)
    if behind[0].value.certainty == "excluded" and behind[0].value.several:
        return True  # "scheidet aus"
    if behind[0].value.grammar not in ("copula", "joining"):
        return False
    copula = behind[0].value.grammar == "copula"  # Italian "è" is read as "e"
    for token in behind[1:]:
        if token.kind == WORD and token.value.certainty == "excluded" and (copula or _alone(token.value)):
            return True
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and token.value.grammar == "denial"):
            return False
    return False


def _alone(entry: Entry) -> bool:
    """Whether a word excludes by itself, and is no "not"."""
    return entry.certainty == "excluded" and entry.grammar is None and not entry.forward and not entry.denied
