"""Pluses out of three: "0/+++" is none, "+/+++" is weak. What stands behind the stroke is the scale and no result."""

from __future__ import annotations

from ihc_engine.reports.tokens import NUMBER, POINT, SIGN, Token

_SCALES = frozenset(("+++", "++++"))
_GRADES = frozenset("0123")


def with_scales(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without the scales behind their signs and grades."""
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
