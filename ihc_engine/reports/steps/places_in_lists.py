"""Stains meant by their places in a list: "(SMA, desmin, S100, CD34), of which only *the first two* were positive"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Points inside of a list, and around one.
_INSIDE = frozenset(",/\n")
_FEWEST = 2
#: Tokens before a place in which its list is looked for.
_FAR_BACK = 120
_VERBS = frozenset(("copula", "joining", "contrast", "expressing", "existence"))


def with_places_in_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words as the names that they mean. Where the list is shorter, they stay."""
    if not any(token.kind == WORD and token.value.places for token in tokens):
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        means = token.kind == WORD and token.value.places and _told_of(tokens, at + 1) and not _led_to(tokens, at)
        named = _list_before(tokens, at) if means else []
        places = token.value.places if named else 0
        if not 0 < abs(places) <= len(named):
            read.append(token)
            continue
        for name in named[:places] if places > 0 else named[places:]:
            read.append(Token(NAME, name.value, token.start, token.end))
            read.append(Token(POINT, ",", token.end, token.end))
        read.pop()
    return read


def _told_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb, a result or the end of a part stands at a place: not "the first two *biopsies*"."""
    if at >= len(tokens) or tokens[at].kind in (POINT, SIGN):
        return True
    entry = tokens[at].value if tokens[at].kind == WORD else None
    return entry is not None and (entry.grammar in _VERBS or (entry.statement or ("",))[0] == "polarity")


def _led_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition leads to a place: "negative *in* the first"."""
    return at > 0 and tokens[at - 1].kind == WORD and tokens[at - 1].value.grammar in ("link", "filler")


def _list_before(tokens: Sequence[Token], at: int) -> list[Token]:
    """The names of the last list before a place: at least two with nothing but commas and "and" between."""
    found: list[Token] = []
    for token in reversed(tokens[max(0, at - _FAR_BACK) : at]):
        if token.kind == NAME:
            found.append(token)
        elif not ((token.kind == POINT and token.value in _INSIDE) or (token.kind == WORD and token.value.grammar == "joining")):
            if len(found) >= _FEWEST:
                break
            found.clear()
    return found[::-1] if len(found) >= _FEWEST else []
