"""A verb behind a stain and one that is denied: "*CD31, but not D2-40, is expressed* by the lining cells".

The verb says of the first that it stains, and the denial of the second that it does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_NEGATIVE = Entry("", statement=("polarity", "negative"))
_POSITIVE = ("polarity", "positive")
#: Names of the denied list, and tokens of the verb.
_LONGEST, _VERB = 10, 3


def with_expressed_but_not(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such a pair as two clauses, the denied one behind that of the verb."""
    for at, token in enumerate(tokens):
        if token.kind != WORD or token.value.grammar not in ("contrast", "denial") or token.value.nor or at < 1:
            continue
        first = _denial(tokens, at)
        if first is None:
            continue
        end = _names(tokens, first)
        verb = None if end is None else end + (tokens[end].kind == POINT and tokens[end].value == ",")
        if end is None or verb is None or not _expressed(tokens, verb):
            continue
        before = at - 1 if tokens[at - 1].kind == POINT and tokens[at - 1].value == "," else at
        if not before or tokens[before - 1].kind != NAME:
            continue
        stop = next((n for n in range(verb, len(tokens)) if tokens[n].kind == POINT and tokens[n].value in ",;.\n"), len(tokens))
        if any(token.kind == WORD and token.value.context for token in tokens[verb:stop]):
            continue  # "was seen by the referring pathologist": told of both
        place = tokens[stop - 1].end
        told = Token(WORD, _NEGATIVE, token.start, tokens[first - 1].end)
        return [*tokens[:before], *tokens[verb:stop], Token(POINT, ";", place, place), *tokens[first:end], told, *tokens[stop:]]
    return tokens


def _denial(tokens: Sequence[Token], at: int) -> int | None:
    """Where the names behind "but not", "and not" or "not" begin."""
    if tokens[at].value.grammar == "contrast":
        at += 1
        if at >= len(tokens) or tokens[at].kind != WORD or tokens[at].value.grammar != "denial":
            return None
    if tokens[at].value.statement is not None:
        return None
    return at + 1 if at + 1 < len(tokens) and tokens[at + 1].kind == NAME else None


def _names(tokens: Sequence[Token], begin: int) -> int | None:
    """Behind the names that begin at a place, if anything follows them."""
    last = None
    for at in range(begin, min(len(tokens), begin + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            last = at + 1
        elif not (token.kind == WORD and token.value.grammar in ("joining", "filler") and token.value.statement is None):
            break
    return last if last is not None and last < len(tokens) else None


def _expressed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb such as "is expressed", "was seen" stands at a place."""
    if at >= len(tokens) or tokens[at].kind != WORD or tokens[at].value.grammar != "copula":
        return False
    for token in tokens[at + 1 : at + 1 + _VERB]:
        if token.kind != WORD:
            return False
        if token.value.grammar in ("expressing", "existence") and token.value.statement in (None, _POSITIVE):
            return True
        if token.value.grammar not in ("filler", "copula") and (token.value.statement or ("",))[0] not in ("extent", "intensity"):
            return False
    return False
