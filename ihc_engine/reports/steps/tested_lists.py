"""Stains that a lesion was tested for, with a result behind them: "was *tested for* S100 and CD34 *with negative results*".

That it was tested says nothing of the result; what stands behind "with" is the result of the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens before the word for the test in its clause, of the list, and of the result behind it.
_BEFORE, _LONGEST, _RESULT = 12, 60, 5
#: Tokens behind the result up to the end of the clause: "in all three instances".
_TAIL = 5
_TELLING = (("polarity", "positive"), ("polarity", "negative"), ("polarity", "equivocal"))
_NOUNS = frozenset(("naming", "expressing", "filler", None))
_SMALL = frozenset(("filler", "link", "pronoun", "naming", None))


def with_tested_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such lists with the result behind them; those without one as names alone."""
    at = 0
    while at < len(tokens):
        if tokens[at].kind == WORD and tokens[at].value.grammar == "naming" and at + 1 < len(tokens):
            begin = _begin(tokens, at)
            names = _names(tokens, at + 1)
            if begin is not None and names is not None:
                told = _result(tokens, names)
                if told is not None:
                    result, end = told
                    verb = Token(WORD, Entry("", grammar="copula"), tokens[result].start, tokens[result].start)
                    return [*tokens[:begin], *tokens[at + 1 : names], verb, tokens[result], *with_tested_lists(tokens[end:])]
                stop = _stop(tokens, names) if tokens[at].value.undertaken else None
                if stop is not None:
                    tokens = [*tokens[:begin], *tokens[at + 1 : names], *stop, *tokens[names + len(stop) :]]
                    at = names - (at + 1 - begin)
                    continue
        at += 1
    return tokens


def _begin(tokens: Sequence[Token], at: int) -> int | None:
    """Where the clause of a place begins; None where a stain, a result or a denial stands before the place in it."""
    for place in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        token = tokens[place]
        if token.kind == POINT and token.value in ";:.,\n":
            return place + 1
        if token.kind in (NAME, SIGN):
            return None
        if token.kind == WORD:
            stated = token.value.statement
            if (stated is not None and stated[0] != "cells") or token.value.grammar == "denial" or token.value.context:
                return None
    return 0 if at <= _BEFORE else None


def _names(tokens: Sequence[Token], begin: int) -> int | None:
    """Behind the list of names that begins at a place."""
    at, last = begin, None
    while at < min(len(tokens), begin + _LONGEST):
        token = tokens[at]
        if token.kind == NAME:
            last = at + 1
        elif not (
            (token.kind == POINT and token.value in ",/")
            or (token.kind == WORD and token.value.grammar in ("joining", "filler") and token.value.statement is None)
        ):
            break
        at += 1
    return last


def _result(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The place of the result behind a list ("with negative results in all"), and where its clause ends."""
    at += at < len(tokens) and tokens[at].kind == POINT and tokens[at].value == ","
    result = -1
    for place in range(at, min(len(tokens), at + _RESULT)):
        token = tokens[place]
        if token.kind != WORD:
            return None
        if token.value.statement in _TELLING and place > at:
            result = place
            break
        if token.value.statement is not None or token.value.grammar not in ("filler", "link"):
            return None
    if result < 0 or result + 1 >= len(tokens) or not _noun(tokens[result + 1]):
        return None
    for place in range(result + 2, min(len(tokens), result + 2 + _TAIL)):
        token = tokens[place]
        if token.kind == POINT and token.value in ";.,\n":
            return result, place
        if token.kind not in (WORD, UNKNOWN) or (token.kind == WORD and not _small(token.value)):
            return None
    return (result, len(tokens)) if result + 2 + _TAIL >= len(tokens) else None


def _noun(token: Token) -> bool:
    """Whether a token may be the noun behind a result: "results", "reaction", "outcome"."""
    if token.kind == UNKNOWN:
        return True
    return token.kind == WORD and token.value.statement is None and not token.value.context and token.value.grammar in _NOUNS


def _small(entry: Entry) -> bool:
    """Whether a word may stand behind the result: "in all three *cases*", no other tissue and no other time."""
    if entry.context - {"literature"} or entry.diagnosis or entry.site:
        return False
    return entry.statement == ("extent", "diffuse") or (entry.statement is None and entry.grammar in _SMALL)


def _stop(tokens: Sequence[Token], at: int) -> list[Token] | None:
    """What stands in place of the point behind a list that is named alone; None where its own result may follow.

    A semicolon before what tells of some of them ("..., *with positivity for CD34*"); nothing before what tells of all of them
    ("... desmin: *all were negative*").
    """
    if _ends(tokens, at):
        return []
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].kind != POINT or tokens[at].value not in ",:" or behind is None or behind.kind not in (WORD, NAME):
        return None
    stop = [Token(POINT, ";", tokens[at].start, tokens[at].start)]
    if behind.kind == NAME:
        return stop if tokens[at].value == ":" else None
    if behind.value.grammar in ("pronoun", "rest", "joining", "denial"):
        return []
    apart = tokens[at].value == "," and behind.value.grammar in ("link", "contrast")
    return stop if apart else None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ";.\n")
