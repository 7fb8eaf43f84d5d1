"""Pluses out of three: "0/+++" is none, "+/+++" is weak. What stands behind the stroke is the scale and no result.

So it is in words: "HER2 1+ *of 3+*", "1+ *von 3+*".

Nor is the scale that heads a list of scores: "tumour cells scored 0-3: S100 3, CD34 0".
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_SCALES = frozenset(("+++", "++++"))
_GRADES = frozenset("0123")
#: The highest grades, as scales name them.
_HIGHEST = ("3+", "4+")
#: Scales of a list of scores.
_RANGES, _BEGIN, _END = frozenset(("0-3", "0-4", "0 - 3", "0 - 4", "0 to 3", "0 to 4")), "0", ("3", "4")


def with_scales(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without the scales behind their signs and grades."""
    tokens = _without_scale_in_words(_without_range(tokens))
    if not any(token.kind == SIGN and token.value in ("++", *_SCALES) for token in tokens):
        return tokens
    read: list[Token] = []
    at = 0
    while at < len(tokens):
        graded = _graded(tokens, at)
        if graded is not None:
            read.append(graded)
            at += 3
        elif _minus(tokens, at):
            read.append(tokens[at]._replace(value="-"))
            at += 2
        else:
            read.append(tokens[at])
            at += 1
    return read


def _without_range(tokens: list[Token]) -> list[Token]:
    """The tokens without the scale before a colon or closing bracket in front of the first name."""
    for at, token in enumerate(tokens[:-1]):
        if token.kind == NAME:
            break
        last = at + 2 if _in_words(tokens[at : at + 3]) else at
        ranges = last > at or (token.kind == NUMBER and token.value[1] in _RANGES)
        if ranges and last + 1 < len(tokens) and tokens[last + 1].value in (":", ")"):
            return [*tokens[:at], Token(WORD, Entry("", grammar="filler"), token.start, tokens[last].end), *tokens[last + 1 :]]
    return tokens


def _without_scale_in_words(tokens: list[Token]) -> list[Token]:
    """The tokens without the highest grade behind another and "of"."""
    if sum(map(_grade, tokens)) < 2:
        return tokens
    read: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done or not _grade(token):
            continue
        end = _scale_end(tokens, at + 1)
        if end is not None and token.value[1] <= tokens[end - 1].value[1]:
            read += [*tokens[done : at + 1], Token(WORD, Entry("", grammar="filler"), token.end, tokens[end - 1].end)]
            done = end
    return [*read, *tokens[done:]] if done else tokens


def _scale_end(tokens: list[Token], at: int) -> int | None:
    """Behind "of 3+" or "out of 3+" at a place."""
    if at + 1 >= len(tokens) or tokens[at].kind != WORD or not tokens[at].value.scale_of:
        return None
    highest = tokens[at + 1]
    return at + 2 if _grade(highest) and highest.value[1] in _HIGHEST else None


def _grade(token: Token) -> bool:
    return token.kind == NUMBER and token.value[0] == "grade"


def _in_words(tokens: list[Token]) -> bool:
    """Whether three tokens are a scale in words: "0 to 3"."""
    if [token.kind for token in tokens] != [NUMBER, WORD, NUMBER]:
        return False
    return tokens[0].value[1] == _BEGIN and tokens[1].value.ranges and tokens[2].value[1] in _END


def _graded(tokens: list[Token], at: int) -> Token | None:
    """The sign or grade before a stroke and a scale, all without a blank."""
    if at + 2 >= len(tokens):
        return None
    first, stroke, scale = tokens[at : at + 3]
    if stroke.kind != POINT or stroke.value != "/" or scale.kind != SIGN or scale.value not in _SCALES:
        return None
    if first.end != stroke.start or stroke.end != scale.start:
        return None
    if first.kind == NUMBER and first.value[0] == "number" and first.value[1] in _GRADES:
        return first._replace(value=("fraction", f"{first.value[1]}/3"))
    return first if first.kind == SIGN else None


def _minus(tokens: list[Token], at: int) -> bool:
    """ "-/+++", of which the first three are elsewhere a sign of their own."""
    if at + 1 >= len(tokens) or tokens[at].kind != SIGN or tokens[at].value != "+/-" or tokens[at + 1].kind != SIGN:
        return False
    return tokens[at + 1].value == "++" and tokens[at].end == tokens[at + 1].start
