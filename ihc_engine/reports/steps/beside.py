"""Other cells that stain beside the tumour's own, or that only tell where these lie.

"CD34 stains a minority of the cells and the endothelium": the tumour stains in part. "Positive in cells around vessels": so it
does. In both the vessels must not be taken for the only cells that stain.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.steps.told_tissue import has_clause
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens between "some" and "and", and between "and" and the other cells.
_FAR, _NEAR = 9, 4
#: Tokens of a list of cells.
_LONGEST = 40
_HOW_MUCH = frozenset(("extent", "intensity"))
_SHARES = frozenset(("percent", "fraction"))


def with_cells_beside(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, other cells beside some of the tumour's own as words that say nothing."""
    if not any(_other_cells(token) or _single_cells(token) for token in tokens):
        return tokens
    silent: set[int] = set()
    for at, token in enumerate(tokens):
        if _stated(token) in _HOW_MUCH or _tumour(token) or (token.kind == NUMBER and token.value[0] in _SHARES):
            silent |= _joined_to(tokens, at)
        elif token.kind == WORD and token.value.around:
            silent |= _lain_around(tokens, at)
    if not silent:
        return tokens
    return [_silent(t) if at in silent else t for at, t in enumerate(tokens)]


def with_unknown_words(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, words that tell only of cells and tissue as unknown ones again: they are no words of results."""
    return [Token(UNKNOWN, t.value.phrase, t.start, t.end) if t.kind == WORD and t.value.bare else t for t in tokens]


def _silent(token: Token) -> Token:
    phrase = token.value if token.kind == POINT else token.value.phrase
    return Token(WORD, Entry(phrase, grammar="filler"), token.start, token.end)


def _stated(token: Token) -> str | None:
    if token.kind != WORD or token.value.statement is None:
        return None
    return str(token.value.statement[0])


def _other_cells(token: Token) -> bool:
    return _stated(token) == "cells" and token.value.statement[1] not in ("tumour", "control", "sustentacular")


def _single_cells(token: Token) -> bool:
    return _stated(token) == "extent" and bool(token.value.whichever)


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "joining"


def _joined_to(tokens: Sequence[Token], at: int) -> set[int]:
    """Places of the other cells that are joined to "some of the cells", whose first word stands at a place."""
    noun = _tumour(tokens[at]) or (tokens[at].kind == WORD and tokens[at].value.whichever)
    listed = False
    place = at + 1
    while place < min(len(tokens), at + _FAR) and not _joins(tokens[place]):
        token = tokens[place]
        if noun and token.kind == POINT and token.value == "," and _joins_later(tokens, place):
            listed = True
            break
        if token.kind == WORD and token.value.whichever:
            noun = True
        elif token.kind == POINT and (
            token.value in "()" or (token.value == "," and _joins(tokens[min(place + 1, len(tokens) - 1)]))
        ):
            pass
        elif not (token.kind == NUMBER or _says_little(token)):
            break
        place += 1
    joined = noun and place < len(tokens) and (listed or _joins(tokens[place]))
    found = _others_behind(tokens, place) if joined else set()
    if found and _told(tokens[:at]) and _verb(tokens, max(found) + 1):
        found = set()  # "stains a few cells, and the vessels are negative"
    if found:
        found |= {n for n in range(place, max(found)) if _joins(tokens[n]) or tokens[n].kind == POINT}
    return found | (_others_before(tokens, at) if noun else set())


def _joins_later(tokens: Sequence[Token], place: int) -> bool:
    """Whether a comma stands in a list of cells: "some cells, vessels and nerves"."""
    cells = 0
    for token in tokens[place + 1 : place + 1 + _FAR]:
        if _joins(token):
            return cells > 0
        if _other_cells(token):
            cells += 1
        elif not (_says_little(token) or (token.kind == POINT and token.value == ",")):
            return False
    return False


def _tumour(token: Token) -> bool:
    return token.kind == WORD and token.value.statement == ("cells", "tumour")


def _told(tokens: Sequence[Token]) -> bool:
    """Whether a result is told in what stands before."""
    return any(t.kind == WORD and (_stated(t) == "polarity" or t.value.grammar in ("expressing", "denial")) for t in tokens)


def _verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb or result of its own stands at a place."""
    following = tokens[at] if at < len(tokens) else None
    return following is not None and (
        following.kind == SIGN
        or (following.kind == WORD and (_stated(following) == "polarity" or following.value.grammar in ("copula", "expressing")))
    )


def _others_behind(tokens: Sequence[Token], place: int) -> set[int]:
    """Places of the other cells in a list that goes on from a joint: "and the endothelium, nerves and ducts"."""
    found: set[int] = set()
    gap = 0
    for at in range(place + 1, min(len(tokens), place + _LONGEST)):
        token = tokens[at]
        if _other_cells(token):
            found.add(at)
            gap = 0
        elif (_joins(token) or (token.kind == POINT and token.value in ",/") or _says_little(token)) and gap < _NEAR:
            gap += 1
        else:
            break
    return found


def _others_before(tokens: Sequence[Token], at: int) -> set[int]:
    """Places of the other cells that "and some of the cells" is joined to."""
    place = at - 1
    while place >= max(0, at - _NEAR) and not _joins(tokens[place]) and _says_little(tokens[place]):
        place -= 1
    if place < 1 or not _joins(tokens[place]):
        return set()
    if not _other_cells(tokens[place - 1]) or (_told(tokens[: place - 1]) and _verb(tokens, at + 1)):
        return set()  # "stains the vessels, and the tumour cells are negative"
    return {place - 1, place}


def _says_little(token: Token) -> bool:
    """Whether a token is an article, a preposition, or tells how much."""
    if token.kind != WORD:
        return False
    entry = token.value
    if entry.statement is not None:
        return entry.statement[0] in _HOW_MUCH or entry.statement == ("cells", "tumour")
    return entry.grammar in ("filler", "link", "pronoun") or entry.definite or entry.bound is not None


def _lain_around(tokens: Sequence[Token], at: int) -> set[int]:
    """Places of the cells behind "around", where it is told which cells or that something stains there."""
    behind = next((n for n in range(at + 1, min(len(tokens), at + _NEAR)) if not _says_nothing(tokens[n])), -1)
    if behind < 0:
        return set()
    if _single_cells(tokens[behind]):
        return {behind}
    if has_clause(tokens, behind):
        return set()
    before = tokens[at - 1] if at else None
    lie = before is not None and before.kind == WORD and (before.value.whichever or _tumour(before) or _shape(before))
    only = any(token.kind == WORD and token.value.grammar == "only" for token in (*tokens[max(0, at - _NEAR) : at],))
    return {behind} if lie and not only and _other_cells(tokens[behind]) else set()


def _shape(token: Token) -> bool:
    """Whether cells of the tumour are called by their shape: "the *round cells* around the vessels"."""
    return token.value.morphology is not None and token.value.statement is None and token.value.several


def _says_nothing(token: Token) -> bool:
    entry = token.value if token.kind == WORD else None
    return entry is not None and entry.statement is None and (entry.grammar == "filler" or entry.definite)
