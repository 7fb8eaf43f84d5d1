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


def with_places_in_lists(tokens: list[Token], before: Sequence[Token] = ()) -> list[Token]:
    """The tokens of a sentence, such words as the names that they mean. Where the list is shorter, they stay. ``before``: the
    names of the sentence before, which are meant where this one lists none."""
    if not any(token.kind == WORD and (token.value.places or token.value.ordinal) for token in tokens):
        return tokens
    read: list[Token] = []
    listed: list[Token] = list(before)
    for at, token in enumerate(tokens):
        means = _means(tokens, at) and _told_of(tokens, at + 1) and not _led_to(tokens, at)
        if means and not before:
            last = token.value.ordinal < 0
            named = _list_before(tokens, at, last=last)
            listed = named if named or last else listed  # "the first is positive, *the second* negative": of one list
        elif token.kind == NAME:
            listed = []
        chosen = _chosen(token, listed) if means else []
        if not chosen:
            read.append(token)
            continue
        if read and read[-1].kind == WORD and read[-1].value.definite and token.value.ordinal:
            read.pop()
        if read and _only(read[-1]) and len(read) > 1 and read[-2].kind == NAME:
            read.insert(-1, Token(POINT, ",", token.start, token.start))  # "of SMA and desmin *only the first* is positive"
        for name in chosen:
            read.append(Token(NAME, name.value, token.start, token.end))
            read.append(Token(POINT, ",", token.end, token.end))
        read.pop()
    return read


def _means(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word means names by their place: an ordinal has an article, before it or as a part of it."""
    token = tokens[at]
    if token.kind != WORD or not token.value.ordinal:
        return token.kind == WORD and bool(token.value.places)
    before = tokens[at - 1].value if at and tokens[at - 1].kind == WORD else None
    article = before is not None and (before.definite or (before.several and before.grammar == "only"))  # "*seul le* premier"
    return bool(article or token.value.grammar in ("former", "latter") or token.value.several)


def _chosen(token: Token, listed: Sequence[Token]) -> Sequence[Token]:
    """The names of a list that a word means; none where the list is too short."""
    if len(listed) < _FEWEST:
        return []
    if place := token.value.ordinal:
        return [listed[place - 1 if place > 0 else place]] if abs(place) <= len(listed) else []
    places = token.value.places
    if not 0 < abs(places) <= len(listed):
        return []
    return listed[:places] if places > 0 else listed[places:]


def _only(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar == "only"


def _told_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb, a result or the end of a part stands at a place: not "the first two *biopsies*"."""
    if at >= len(tokens) or tokens[at].kind in (POINT, SIGN):
        return True
    entry = tokens[at].value if tokens[at].kind == WORD else None
    return entry is not None and (entry.grammar in _VERBS or (entry.statement or ("",))[0] == "polarity")


def _led_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition leads to a place: "negative *in* the first"."""
    roles = ("link",) if tokens[at].kind == WORD and tokens[at].value.ordinal else ("link", "filler")
    before = at - 1
    if roles == ("link",) and before >= 0 and tokens[before].kind == WORD and tokens[before].value.definite:
        before -= 1
        roles = ("link", "filler")
    return before >= 0 and tokens[before].kind == WORD and tokens[before].value.grammar in roles


def _list_before(tokens: Sequence[Token], at: int, *, last: bool) -> list[Token]:
    """The names of the last list before a place: at least two with nothing but commas and "and" between.

    ``last``: none where a name stands alone behind it, which may be the last: "myosin and smoothelin alongside SMA".
    """
    found: list[Token] = []
    for token in reversed(tokens[max(0, at - _FAR_BACK) : at]):
        if token.kind == NAME:
            found.append(token)
        elif not ((token.kind == POINT and token.value in _INSIDE) or (token.kind == WORD and token.value.grammar == "joining")):
            if len(found) >= _FEWEST or (last and found):
                break
            found.clear()
    return found[::-1] if len(found) >= _FEWEST else []
