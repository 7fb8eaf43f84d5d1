"""A clause of its own in brackets at the end of a sentence: "SMA und Desmin sind positiv (*der Tumor exprimiert kein S100*)."

What stands there is said of the stains that are named there, and of no other.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_VERBS = ("copula", "expressing", "existence")
_ENDS = ".;\n"


def with_bracket_clauses(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, brackets at its end around a clause with a verb and names of its own as a clause of its own."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].kind == POINT and tokens[last].value in _ENDS:
        last -= 1
    if last < 1 or tokens[last].kind != POINT or tokens[last].value != ")":
        return tokens
    begin = last - 1
    while begin >= 0 and not (tokens[begin].kind == POINT and tokens[begin].value in "()"):
        begin -= 1
    if begin < 1 or tokens[begin].value != "(" or not _clause(tokens, begin, last):
        return tokens
    begins, ends = tokens[begin]._replace(value="."), tokens[last]._replace(value=".")
    return [*tokens[:begin], begins, *tokens[begin + 1 : last], ends]


def _clause(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a verb stands between two places, and names that do not stand before them."""
    inside = tokens[begin + 1 : end]
    if not any(token.kind == WORD and token.value.grammar in _VERBS for token in inside):
        return False
    named, before = _markers(inside), _markers(tokens[:begin])
    return bool(named) and bool(before) and named.isdisjoint(before) and _told(tokens[:begin]) and _told(inside)


def _markers(tokens: Sequence[Token]) -> set[str]:
    return {t.value.marker.id if t.value.marker is not None else t.value.phrase for t in tokens if t.kind == NAME}


def _told(tokens: Sequence[Token]) -> bool:
    """Whether a word says that something stains or does not."""
    words = [token.value for token in tokens if token.kind == WORD]
    return any((word.statement or ("",))[0] == "polarity" or word.grammar in ("denial", "expressing") for word in words)
