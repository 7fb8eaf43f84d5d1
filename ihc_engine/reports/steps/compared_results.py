"""A comparison that tells a result of what it compares with: "*in contrast to S100, which is positive*, SOX10 is negative".

It is a clause by itself: each stain has its result. So it is behind the first stain: "SMA is diffuse, *in contrast to desmin,
which is focal*", "..., *unlike STAT6, expression of which is restricted to a few cells*", "... *in contrast to desmin (focal)*".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

#: Names that are compared with, and the clause that tells of them.
_LONGEST = 12
_TOLD = ("positive", "negative", "lost", "retained")
_TELLING = frozenset(("polarity", "extent", "intensity", "pattern"))


def with_compared_results(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a comparison without the word for it, and with a stop behind it."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or "compared" not in token.value.context or token.value.grammar is not None:
            continue
        if at and not (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";.\n"):
            behind = _behind(tokens, at)
            if behind is not None:
                return behind
            continue
        comma = _names(tokens, at + 1)
        end = None if comma is None else _clause(tokens, comma + 1)
        if comma is not None and end is not None and any(t.kind == NAME for t in tokens[end : end + _LONGEST]):
            stop = tokens[end]._replace(value=";")
            return [*tokens[:at], *tokens[at + 1 : comma], *tokens[comma + 2 : end], stop, *tokens[end + 1 :]]
    return tokens


def _behind(tokens: list[Token], at: int) -> list[Token] | None:
    """The tokens of a sentence, a comparison behind another result as a clause by itself; None where it tells no result."""
    first = at - (tokens[at - 1].kind == POINT and tokens[at - 1].value == ",")
    before = [*tokens[:first], Token(POINT, ";", tokens[at].start, tokens[at].end)]
    opened = next((n for n in range(at + 1, min(len(tokens), at + _LONGEST)) if tokens[n].kind == POINT), len(tokens))
    if opened < len(tokens) and tokens[opened].value == "(" and tokens[opened - 1].kind == NAME:
        end = _until(tokens, opened, ")")
        return [*before, *tokens[at + 1 : end + 1], *_stopped(tokens[end + 1 :])] if _is_clause(tokens[opened:end]) else None
    comma = _names(tokens, at + 1)
    if comma is None:
        return None
    begin = _which(tokens, comma) + 1
    end = _until(tokens, begin, ",;.\n)")
    if not _is_clause(tokens[begin:end]):
        return None
    return [*before, *tokens[at + 1 : comma], *tokens[begin:end], *_stopped(tokens[end:])]


def _stopped(rest: list[Token]) -> list[Token]:
    """The tokens behind a clause, a comma at their beginning as a stop."""
    return [rest[0]._replace(value=";"), *rest[1:]] if rest and rest[0].kind == POINT and rest[0].value == "," else rest


def _until(tokens: Sequence[Token], at: int, points: str) -> int:
    return next((n for n in range(at, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in points), len(tokens))


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Whether a result is told and no other stain is named."""
    return any(map(_tells, tokens)) and not any(token.kind == NAME for token in tokens)


def _tells(token: Token) -> bool:
    """Whether a token of a clause tells how a stain came out."""
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] in _TELLING)


def _which(tokens: Sequence[Token], comma: int) -> int:
    """The place of the relative word behind a comma: ", *which*", ", expression of *which*"."""
    return next(n for n in range(comma + 1, len(tokens)) if _relates(tokens[n]))


def _names(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of the comma behind names and before a word such as "which"."""
    named = False
    for at in range(begin, min(len(tokens) - 1, begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            named = True
        elif token.kind == POINT and token.value == ",":
            return at if named and _is_relative(tokens, at + 1) else None
        elif not (token.kind == WORD and token.value.grammar in ("joining", "filler", "link") and token.value.statement is None):
            return None
    return None


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative word stands at a place, or behind a noun of staining: "expression *of which*"."""
    if tokens[at].kind == WORD and tokens[at].value.grammar == "expressing":
        at += 1
        at += at < len(tokens) and tokens[at].kind == WORD and tokens[at].value.grammar == "link"
    return at < len(tokens) and _relates(tokens[at])


def _relates(token: Token) -> bool:
    return token.kind == WORD and bool(token.value.relative or token.value.whose)


def _clause(tokens: Sequence[Token], which: int) -> int | None:
    """The place of the comma behind a verb and its result; None where a stain is named before it."""
    verb = tokens[which + 1] if which + 1 < len(tokens) else None
    if verb is None or verb.kind != WORD or verb.value.grammar not in ("copula", "denial"):
        return None
    told = False
    for at in range(which + 1, min(len(tokens), which + _LONGEST)):
        token = tokens[at]
        if token.kind == POINT:
            return at if told and token.value == "," else None
        if token.kind in (NAME, SIGN) or (token.kind == WORD and token.value.context):
            return None
        stated = token.value.statement if token.kind == WORD else None
        told = told or (stated is not None and stated[0] == "polarity" and stated[1] in _TOLD)
    return None
