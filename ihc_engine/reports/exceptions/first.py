"""A comma behind what is excepted first, where none is written: "*Bis auf SMA* sind die Zellen negativ für S100 und CD34"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens from the word that excepts to the first name, and of the list of names.
_NEAR, _LONGEST = 8, 24
_JOINING = frozenset(("joining", "filler", "link"))


def with_exceptions_first(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a comma behind what it excepts first."""
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.grammar == "exception" and _first(tokens, at):
            end = _end(tokens, at + 1, alone=any(_verb(before) for before in tokens[max(0, at - _NEAR) : at]))
            if end is not None:
                place = tokens[end - 1].end
                return [*tokens[:end], Token(POINT, ",", place, place), *tokens[end:]]
    return tokens


def _first(tokens: Sequence[Token], at: int) -> bool:
    """Whether no stain and no result stands before a place in its clause."""
    for token in reversed(tokens[:at]):
        if token.kind == POINT and token.value in ";:.\n":
            return True
        if token.kind in (NAME, SIGN):
            return False
        if token.kind == WORD and (
            token.value.grammar in ("rest", "pronoun") or (token.value.statement or ("",))[0] == "polarity"
        ):
            return False
    return True


def _end(tokens: list[Token], start: int, *, alone: bool) -> int | None:
    """Behind the last excepted name, where a verb or a result follows at once, and other names behind that.

    ``alone``: no other names are needed ("the cells are, apart from SMA, negative")."""
    first = next((at for at in range(start, min(len(tokens), start + _NEAR)) if tokens[at].kind == NAME), None)
    if first is None or any(token.kind == POINT for token in tokens[start:first]):
        return None
    last = first
    for at in range(first + 1, min(len(tokens), first + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            last = at
        elif not _joins(token):
            break
    else:
        return None
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is None or following.kind != WORD:
        return None
    if _stained_cells(tokens, last + 1):
        return last + 3
    if not _tells(tokens, last + 1):
        return None
    behind = tokens[last + 2] if last + 2 < len(tokens) else None
    if _verb(following) and behind is not None and behind.kind == WORD and (behind.value.statement or ("",))[0] == "polarity":
        return None  # "all but SMA were negative: S100, desmin"
    return last + 1 if alone or any(_others(token) for token in tokens[last + 2 :]) else None


def _stained_cells(tokens: list[Token], at: int) -> bool:
    """Whether other cells that stain are excepted, and a name follows at once: "except CD34 *positive vessels* S100 is ..."."""
    result, cells, name = (*tokens[at : at + 3], None, None, None)[:3]
    if result is None or cells is None or name is None or name.kind != NAME:
        return False
    stains = result.kind == WORD and result.value.statement == ("polarity", "positive")
    return stains and _cells(cells) and cells.value.statement != ("cells", "tumour")


def _joins(token: Token) -> bool:
    """Whether a token stands between the names of a list."""
    return token.value == "," if token.kind == POINT else token.kind == WORD and token.value.grammar in _JOINING


def _tells(tokens: list[Token], at: int) -> bool:
    """Whether a verb or a result stands at a place, or behind an article and a word for cells."""
    for place, token in enumerate(tokens[at : at + 4], at):
        if token.kind != WORD:
            return False
        if _verb(token) or token.value.grammar == "denial":
            return True
        if (token.value.statement or ("",))[0] == "polarity":
            of_cells = tokens[place - 1 : place] + tokens[place + 1 : place + 2]  # "except for CD34 positive vessels"
            return not any(_cells(each) and each.value.statement != ("cells", "tumour") for each in of_cells)
        if token.value.tissue or (not _cells(token) and token.value.grammar != "filler"):
            return False
    return False


def _verb(token: Token) -> bool:
    return bool(token.kind == WORD and token.value.grammar == "copula")


def _cells(token: Token) -> bool:
    return token.kind == WORD and bool(
        token.value.whichever or (token.value.statement or ("",))[0] == "cells" or token.value.tissue
    )


def _others(token: Token) -> bool:
    return token.kind == NAME or (token.kind == WORD and token.value.grammar == "rest")
