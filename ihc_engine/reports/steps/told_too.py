"""A word such as "too" beside names alone: "S100 is positive *and SOX10 too*, HMB45 negative", "... *and also SOX10*, ...".

It says the result before them again.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Tokens of a list of names, and from it back to the result.
_NAMES, _FAR = 20, 12
_ENDS = ",;.)\n"
_POSITIVE = ("polarity", "positive")


def with_told_too(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words as the result that they say again."""
    places: dict[int, tuple[Token, bool]] = {}
    for at, token in enumerate(tokens):
        if at < 2 or token.kind != WORD or not (token.value.also or _joins(token.value) or _adds(token.value)):
            continue
        if tokens[at - 1].kind == NAME and _ends(tokens, at + 1) and not _adds(token.value):
            result = _result(tokens, _first(tokens, at - 1))
            if result is not None:
                places[at] = (result, False)
        elif (last := _last(tokens, at)) is not None:
            result = _result(tokens, at + 1 if _joins(token.value) or _adds(token.value) else at)
            if result is not None:
                places[last] = (result, True)
    read: list[Token] = []
    for at, token in enumerate(tokens):
        if at not in places:
            read.append(token)
            continue
        result, behind = places[at]
        read += [*([token] if behind else []), result._replace(start=token.start, end=token.end)]  # in its words: the name itself
    return read if places else tokens


def _last(tokens: Sequence[Token], at: int) -> int | None:
    """The last of the names, without a comma, that "and also" leads to, where their part ends there."""
    joins = _joins(tokens[at].value) or (tokens[at - 1].kind == WORD and tokens[at - 1].value.conjoins)
    place = at + 1
    if not joins and _adds(tokens[at].value):
        alone = place + 1 < len(tokens) and tokens[place + 1].kind == POINT and tokens[place + 1].value == ","
        return place if alone and tokens[place].kind == NAME and (_tells(tokens[at - 1]) or tokens[at - 1].kind == SIGN) else None
    if not joins or place >= len(tokens) or tokens[place].kind != NAME:
        return None
    while place + 2 < len(tokens) and tokens[place + 2].kind == NAME and tokens[place + 1].kind == WORD:
        if tokens[place + 1].value.grammar != "joining":
            return None
        place += 2
    return place if _ends(tokens, place + 1) else None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in _ENDS)


def _first(tokens: Sequence[Token], last: int) -> int:
    """The first name of a list."""
    first = last
    for at in range(last - 1, max(-1, last - _NAMES), -1):
        token = tokens[at]
        if token.kind == NAME:
            first = at
        elif not (token.kind == POINT and token.value in ",/") and not (token.kind == WORD and token.value.grammar == "joining"):
            break
    return first


def _result(tokens: Sequence[Token], first: int) -> Token | None:
    """The result told right before a list of names, of names; None where it is told of other cells, or in more words."""
    place = first - 1
    joint = place >= 0 and (
        (tokens[place].kind == POINT and tokens[place].value in ",;.\n")
        or (tokens[place].kind == WORD and tokens[place].value.grammar == "joining")
    )
    found = how = None
    for at in range(place - 1 if joint else -1, max(-1, place - _FAR), -1):
        token = tokens[at]
        if token.kind == NAME:
            return found or how
        if token.kind == SIGN or _tells(token):
            if found is not None or (token.kind == WORD and token.value.grammar not in (None, "expressing")):
                return None
            said = token.value if token.kind == SIGN else Entry(token.value.phrase, statement=token.value.statement or _POSITIVE)
            found = token._replace(value=said)
        elif token.kind == WORD and (token.value.statement or ("",))[0] in ("extent", "intensity"):
            how = token  # "S100 focal; SMA too"
        elif token.kind == WORD and (
            (token.value.statement or ("",))[0] in ("cells", "component") or token.value.grammar == "denial"
        ):
            return None
    return None


def _tells(token: Token) -> bool:
    if token.kind != WORD:
        return False
    return (token.value.statement or ("",))[0] == "polarity" or token.value.grammar == "expressing"


def _joins(entry: Entry) -> bool:
    """Whether a word joins in several words: "and also", "as well as"."""
    return bool(entry.grammar == "joining" and entry.several)


def _adds(entry: Entry) -> bool:
    """Whether a word adds one more to what is said: "S100 ist positiv *sowie* SOX10, HMB45 negativ". "And" may begin a list."""
    joins = entry.grammar == "joining" and not (entry.several or entry.conjoins or entry.nor)
    return joins and not (entry.dealing or entry.also or entry.statement)
