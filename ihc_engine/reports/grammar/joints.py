"""Whether "and" joins two words of one result, or begins the next: "desmin in 70 % of cells *and* focal expression of SMA"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, WORD, Token

#: Tokens between "and" and the name whose result they are.
_NEAR = 7
_HOW_MUCH = frozenset(("extent", "intensity", "pattern"))


def begins_next(tokens: Sequence[Token], index: int) -> bool:
    """Whether the words behind a joint, up to a name, are that name's: "and focally SMA", "and no expression of S100"."""
    stained = polar = linked = False
    for at in range(index + 1, min(index + _NEAR, len(tokens))):
        token = tokens[at]
        if token.kind == NAME:
            told = stained or polar
            return told if linked else not polar
        if token.kind != WORD:
            return False
        entry = token.value
        if entry.grammar == "expressing" or _no_staining(entry.phrase, entry.statement):
            stained = True
        elif entry.grammar == "link":
            linked = True
        elif entry.statement is not None and entry.statement[0] == "polarity" and entry.grammar is None:
            polar = True
        elif entry.grammar not in ("filler", "joining") and (entry.statement is None or entry.statement[0] not in _HOW_MUCH):
            return False
    return False


def next_is_stain(tokens: Sequence[Token], index: int) -> bool:
    """ "p53 was wild type and p16 patchy": how much of it stains is told of the name behind a joint, so it is no gene."""
    behind = tokens[index + 1 : index + _NEAR]
    if not behind or behind[0].kind != WORD or behind[0].value.grammar not in ("joining", "contrast"):
        return False
    name = next((at for at, token in enumerate(behind) if token.kind == NAME), len(behind))
    for token in behind[name + 1 :]:
        if token.kind != WORD:
            return False
        if token.value.statement is not None:
            return token.value.statement[0] in _HOW_MUCH
        if token.value.grammar not in ("filler", "copula"):
            return False
    return False


def _no_staining(phrase: str, statement: tuple[str, str] | None) -> bool:
    return statement == ("polarity", "negative") and " " in phrase


def describes_stain(tokens: Sequence[Token], index: int) -> bool:
    """ "amplified nuclear staining": a word of tests that tells here how a stain looks."""
    behind = tokens[index + 1 : index + 3]
    if len(behind) < 2 or any(token.kind != WORD for token in behind):
        return False
    pattern, noun = (token.value for token in behind)
    return pattern.statement is not None and pattern.statement[0] == "pattern" and noun.grammar == "expressing"
