"""Markers behind a denial of markers at large: "none of the markers, *which were S100 and desmin*, was positive".

Words such as "namely" and "which were" part a general denial from its list, so that it would be read as told of by itself. They
become brackets where the clause goes on behind the list, and a colon where it ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

#: Tokens between the denial and the noun, between the noun and its list, and of the list.
_NEAR, _BETWEEN, _LONGEST = 5, 5, 60
_SMALL = frozenset(("filler", "link", "copula", "performing", "naming", "pronoun"))


def with_named_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a list behind a denied noun for markers in brackets, or behind a colon."""
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.value.grammar == "denial" and (comma := _comma_behind_noun(tokens, at)) is not None:
            if (bracket := _bracket_behind_clause(tokens, comma)) is not None:
                return [*tokens[:comma], *_without_comma_behind(tokens, bracket)]
            first = _first_name(tokens, comma)
            if first is not None:
                return _listed(tokens, comma, first)
    return tokens


def _comma_behind_noun(tokens: Sequence[Token], denial: int) -> int | None:
    """The comma right behind a noun for markers that a denial speaks of."""
    noun = False
    for at in range(denial + 1, min(len(tokens), denial + 1 + _NEAR)):
        token = tokens[at]
        if token.kind in (NAME, SIGN, NUMBER):
            return None
        if token.kind == POINT:
            return at if noun and token.value == "," else None
        noun = noun or (token.kind == WORD and (token.value.grammar == "naming" or token.value.noun or token.value.stained))
    return None


def _bracket_behind_clause(tokens: Sequence[Token], comma: int) -> int | None:
    """The bracket behind a clause about the markers: "none of the markers, *which were examined* (S100, ...), was positive"."""
    if not (comma + 1 < len(tokens) and tokens[comma + 1].kind == WORD and tokens[comma + 1].value.relative):
        return None
    for at in range(comma + 2, min(len(tokens), comma + 2 + _BETWEEN)):
        token = tokens[at]
        if token.kind == POINT:
            return at if token.value == "(" and at + 1 < len(tokens) and tokens[at + 1].kind == NAME else None
        if token.kind in (NAME, SIGN, NUMBER) or (token.kind == WORD and token.value.grammar == "denial"):
            return None
    return None


def _without_comma_behind(tokens: Sequence[Token], bracket: int) -> list[Token]:
    """The tokens from a bracket on, without the comma right behind its end."""
    end = next(
        (at for at in range(bracket, len(tokens)) if tokens[at].kind == POINT and tokens[at].value == ")"), len(tokens) - 1
    )
    comma = end + 1 < len(tokens) and tokens[end + 1].kind == POINT and tokens[end + 1].value == ","
    return [*tokens[bracket : end + 1], *tokens[end + (2 if comma else 1) :]]


def _first_name(tokens: Sequence[Token], comma: int) -> int | None:
    """The first name of a list that "namely", "including" or "which were" begins behind a comma."""
    begins = False
    for at in range(comma + 1, min(len(tokens), comma + 1 + _BETWEEN)):
        token = tokens[at]
        if token.kind == NAME:
            return at if begins else None
        if token.kind == POINT and token.value == ":":
            continue
        if token.kind != WORD or not (token.value.grammar in (*_SMALL, "including") or token.value.relative):
            return None
        begins = begins or token.value.grammar in ("including", "link") or token.value.relative
    return None


def _listed(tokens: list[Token], comma: int, first: int) -> list[Token]:
    end = first
    while end < min(len(tokens), first + _LONGEST) and (tokens[end].kind == NAME or _joins(tokens[end])):
        end += 1
    point = tokens[comma]
    if end == len(tokens) or (tokens[end].kind == POINT and tokens[end].value in ".;\n"):
        return [*tokens[:comma], point._replace(value=":"), *tokens[first:]]
    last, behind = tokens[end - 1], tokens[end]
    goes_on = behind.kind == WORD and behind.value.grammar in ("copula", "expressing", "existence")
    if not goes_on or (last.kind == POINT and last.value != ","):
        return tokens
    listed = tokens[first : end - 1] if last.kind == POINT else tokens[first:end]
    closing = Token(POINT, ")", listed[-1].end, listed[-1].end)
    return [*tokens[:comma], point._replace(value="("), *listed, closing, *tokens[end:]]


def _joins(token: Token) -> bool:
    return (token.kind == POINT and token.value in ",/") or (token.kind == WORD and token.value.grammar == "joining")
