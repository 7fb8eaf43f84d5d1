"""A name that stands twice because of what is said of it, so that the second adds nothing.

What is not so: "read CD34 positive and not CD34 negative". Where alone it stains: "CD34 and EMA are negative, except for EMA in
the capsule".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens between a name and its result, and of an exception.
_NEAR, _LONGEST = 4, 16
#: Tokens between a denial and what is denied.
_ASIDE = 7
_OPPOSITE = {"positive": "negative", "negative": "positive", "lost": "retained", "retained": "lost"}
_ONLY = Entry("only", grammar="only")
_ENDS = ",;.\n"
_PLAIN = (None, "filler", "expressing")
_OF_THE_TUMOUR = ("tumour", "sustentacular")


def without_told_twice(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without a denied repetition of a name and without exceptions of other cells that repeat one.

    What is excepted so of all stains that are negative ("all negative, except for EMA in the capsule") stains those cells only.
    """
    roles = {token.value.grammar for token in tokens if token.kind == WORD}
    if "denial" in roles or any(token.kind == WORD and token.value.rather for token in tokens):
        tokens = _without_denied(tokens)
    return _without_excepted_cells(tokens) if "exception" in roles else tokens


def _without_denied(tokens: list[Token]) -> list[Token]:
    """ "CD34 positive *and not CD34 negative*": what is not so, behind what is."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or not (token.value.grammar == "denial" or token.value.rather) or at < 2:
            continue
        before = _told_before(tokens, at)
        if before is None:
            continue
        name = _next(tokens, at + 1, NAME)
        if name is None:
            behind = _behind_aside(tokens, at)
        else:
            behind = _result(tokens, name + 1) if _marker(tokens[name]) == before[0] else None
        end = None if behind is None else _end(tokens, behind[0] + 1)
        if behind is not None and _OPPOSITE.get(before[1]) == behind[1] and end is not None:
            start = at - 1 if _joins(tokens[at - 1]) or tokens[at - 1].kind == POINT else at
            closes = tokens[start].kind == POINT and tokens[start].value == "("
            return tokens[:start] + tokens[end + (1 if closes else 0) :]
    return tokens


def _behind_aside(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "and not negative", "and not, as stated, negative": a result behind a denial, with nothing else said between."""
    for place in range(at + 1, min(len(tokens), at + 1 + _ASIDE)):
        token = tokens[place]
        if token.kind == WORD and token.value.statement:
            told = token.value.grammar is None and token.value.statement[0] == "polarity"
            return (place, token.value.statement[1]) if told else None
        if token.kind == SIGN and token.value in ("+", "-"):
            return place, "positive" if token.value == "+" else "negative"
        if token.kind not in (WORD, UNKNOWN) and not (token.kind == POINT and token.value == ","):
            return None
        if token.kind == WORD and token.value.grammar in ("contrast", "denial", "only"):
            return None
    return None


def _told_before(tokens: Sequence[Token], at: int) -> tuple[str | None, str] | None:
    """The marker and its result right before a place."""
    end = at - 1
    while end > 0 and (_joins(tokens[end]) or tokens[end].kind == POINT):
        end -= 1
    for start in range(end, max(-1, end - _NEAR - 1), -1):
        if tokens[start].kind == NAME:
            told = _result(tokens, start + 1)
            return (_marker(tokens[start]), told[1]) if told is not None and told[0] == end else None
    return None


def _result(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    """The place of a result behind a name, and what it says; None where it is not told by one word or sign."""
    for at in range(start, min(len(tokens), start + _NEAR)):
        token = tokens[at]
        if token.kind == SIGN and token.value in ("+", "-"):
            return at, "positive" if token.value == "+" else "negative"
        if token.kind == WORD and token.value.grammar in (None, "expressing") and token.value.statement:
            return (at, token.value.statement[1]) if token.value.statement[0] == "polarity" else None
        small = token.kind == WORD and (_says_little(token.value) or "righted" in token.value.context)
        if not small and not (token.kind == POINT and token.value in ":()"):
            return None
    return None


def _next(tokens: Sequence[Token], start: int, kind: int) -> int | None:
    """The next token of a kind behind nothing but small words."""
    for at in range(start, min(len(tokens), start + _NEAR)):
        if tokens[at].kind == kind:
            return at
        if not (tokens[at].kind == WORD and tokens[at].value.grammar in ("filler", "link", "naming")):
            return None
    return None


def _says_little(entry: Entry) -> bool:
    return entry.statement is None and (entry.grammar in ("copula", "filler") or entry.stained or entry.material)


def _end(tokens: Sequence[Token], at: int) -> int | None:
    """Where a clause ends at a place, or behind no more than where the result was written: "not positive *as stated above*"."""
    if at >= len(tokens) or tokens[at].kind == POINT:
        return at
    behind = next((n for n in range(at, min(len(tokens), at + _ASIDE)) if tokens[n].kind == POINT), len(tokens))
    aside = tokens[at:behind]
    told = len(aside) < _ASIDE and all(_tells_where(token) for token in aside) and any(map(_refers, aside))
    return behind if told else None


def _tells_where(token: Token) -> bool:
    return token.kind == UNKNOWN or (token.kind == WORD and token.value.statement is None and token.value.grammar != "denial")


def _refers(token: Token) -> bool:
    return token.kind == WORD and (bool(token.value.written) or "earlier" in token.value.context)


def _joins(token: Token) -> bool:
    return token.kind == WORD and token.value.grammar in ("joining", "contrast")


def _without_excepted_cells(tokens: list[Token]) -> list[Token]:
    """ "CD34 and EMA negative, *except for EMA in the capsule*": of the name it is told before that it is negative."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.grammar != "exception":
            continue
        end = next((n for n in range(at + 1, len(tokens)) if _is_end(tokens[n])), len(tokens))
        if end - at > _LONGEST or not _of_other_cells(tokens[at + 1 : end]):
            continue
        named = {_marker(t) for t in tokens[at + 1 : end] if t.kind == NAME}
        before = {_marker(t) for t in tokens[:at] if t.kind == NAME}
        start = at - 1 if at and tokens[at - 1].kind == POINT and tokens[at - 1].value == "," else at
        meant = not named and before and any(_means_last(t) for t in tokens[at + 1 : end])
        if meant or (named and None not in named and named <= before):
            return tokens[:start] + tokens[end:]
        if len(named) == 1 and _denied_of_all(tokens[:at]):
            name = next(n for n in range(at, end) if tokens[n].kind == NAME)
            stop, only = Token(POINT, ";", token.start, token.start), Token(WORD, _ONLY, tokens[name].end, tokens[name].end)
            return [*tokens[:start], stop, tokens[name], only, *tokens[name + 1 :]]
    return tokens


def _means_last(token: Token) -> bool:
    """ "... AE1/AE3, except for *the latter* in entrapped tubules"."""
    return bool(token.kind == WORD and token.value.grammar == "latter")


def _denied_of_all(tokens: Sequence[Token]) -> bool:
    """ "All markers are negative": no name, and no other result."""
    said = {token.value.statement for token in tokens if token.kind == WORD and (_stated(token) == "polarity")}
    return said == {("polarity", "negative")} and not any(token.kind in (NAME, SIGN) for token in tokens)


def _stated(token: Token) -> str | None:
    return token.value.statement[0] if token.value.statement and token.value.grammar in _PLAIN else None


def _of_other_cells(tokens: Sequence[Token]) -> bool:
    """Whether an exception ends with cells that are none of the tumour's, behind its names."""
    stated = [t.value.statement for t in tokens if t.kind == WORD and t.value.statement and t.value.grammar in _PLAIN]
    cells = [value for subject, value in stated if subject == "cells"]
    last = max((at for at, token in enumerate(tokens) if token.kind == NAME or _means_last(token)), default=len(tokens))
    behind = any(t.kind == WORD and (t.value.statement or ("",))[0] == "cells" for t in tokens[last + 1 :])
    return behind and not any(value in _OF_THE_TUMOUR for value in cells) and all(_adds_nothing(*each) for each in stated)


def _adds_nothing(subject: str, value: str) -> bool:
    return subject != "polarity" or value == "positive"


def _is_end(token: Token) -> bool:
    return (token.kind == POINT and token.value in _ENDS) or (token.kind == WORD and token.value.grammar == "contrast")


def _marker(token: Token) -> str | None:
    return token.value.marker.id if token.kind == NAME and token.value.marker is not None else None
