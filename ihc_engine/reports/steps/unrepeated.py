"""A stain of another laboratory that was not done again: "HMB45 was *not repeated* by us; the outside result is accepted".

The clause tells no result of its own, and nothing of it is to be read as a denial: what the other laboratory found stands.
"""

from __future__ import annotations

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, WORD, Token

_EARLIER = Entry("", grammar="filler", context={"earlier"})


def with_unrepeated(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such clauses as told of an earlier report.

    A clause in which a result is told beside is left as it is: "HMB45 was negative outside and not repeated".
    """
    at = next((n for n, t in enumerate(tokens) if t.kind == WORD and t.value.unrepeated), None)
    if at is None:
        return tokens
    begin = next((n + 1 for n in range(at - 1, -1, -1) if _stops(tokens[n])), 0)
    end = next((n for n in range(at + 1, len(tokens)) if _stops(tokens[n]) or tokens[n].kind == NAME), len(tokens))
    names = [n for n in range(begin, at) if tokens[n].kind == NAME]
    if not names:
        return _behind(tokens, begin, at)
    if any(map(_tells, tokens[begin:at])) or any(map(_result, tokens[at + 1 : end])) or _told_behind(tokens, end):
        return tokens
    last = names[-1] + 1
    place = tokens[at]
    read = [*tokens[:last], Token(WORD, _EARLIER, place.start, place.end)]
    if end < len(tokens) and tokens[end].kind == NAME:
        read.append(Token(POINT, ";", place.end, place.end))
    return [*read, *with_unrepeated(tokens[end:])]


def _told_behind(tokens: list[Token], end: int) -> bool:
    """Whether the next clause tells the result of a stain that it does not name: "...; original positive result stands"."""
    behind = next((n for n in range(end + 1, len(tokens)) if _stops(tokens[n])), len(tokens))
    clause = tokens[end + 1 : behind]
    return end < len(tokens) and any(map(_result, clause)) and not any(token.kind == NAME for token in tokens[end:behind])


def _behind(tokens: list[Token], begin: int, at: int) -> list[Token]:
    """ "We did *not repeat* HMB45 and Melan-A": the names behind such words, where no result follows."""
    end = next((n for n in range(at + 1, len(tokens)) if _stops(tokens[n])), len(tokens))
    clause = tokens[at + 1 : end]
    if not any(token.kind == NAME for token in clause) or any(map(_tells, clause)) or any(map(_tells, tokens[begin:at])):
        return tokens
    place = tokens[at]
    return [*tokens[:at], Token(WORD, _EARLIER, place.start, place.end), *tokens[at + 1 :]]


def _stops(token: Token) -> bool:
    return token.kind == POINT and token.value in ";.\n"


def _result(token: Token) -> bool:
    """Whether a token says whether a stain is there; a denial alone does not ("we could *not* ...")."""
    return token.kind == SIGN or (token.kind == WORD and (token.value.statement or ("",))[0] in ("polarity", "level"))


def _tells(token: Token) -> bool:
    return _result(token) or token.kind == NUMBER
