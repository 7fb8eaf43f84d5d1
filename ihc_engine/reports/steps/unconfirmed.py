"""A stain that was said to be positive, and is not confirmed: "the desmin positivity reported elsewhere was *not confirmed*"."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_POSITIVE, _NEGATIVE = ("polarity", "positive"), ("polarity", "negative")
#: Results that cannot be turned by not being confirmed, or are of something else.
_OTHERS = frozenset(("not_performed", "uninterpretable", "equivocal", "lost", "retained", "partial_loss"))
_CORRECTION = {"correction"}


def with_unconfirmed(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a positive result that is not confirmed as a negative one, which corrects it."""
    at = next((n for n, t in enumerate(tokens) if t.kind == WORD and t.value.unconfirmed), None)
    if at is None:
        return tokens
    read = list(tokens)
    read[at] = tokens[at]._replace(value=Entry(tokens[at].value.phrase, grammar="denial"))  # of whatever else is not confirmed
    if not _ends(tokens, at):
        return read
    named = next((n for n in range(at - 1, -1, -1) if tokens[n].kind == NAME), 0)  # "desmin was positive; this was not confirmed"
    begin = next((n + 1 for n in range(named - 1, -1, -1) if tokens[n].kind == POINT and tokens[n].value in ";.:"), 0)
    clause = tokens[begin:at]
    if not _one_list(clause) or any(map(_of_something_else, clause)) or _subject_of_its_own(clause):
        return read
    told = [n for n in range(begin, at) if _states(tokens[n])]
    denied = any(tokens[n].value.statement == _NEGATIVE for n in told)
    earlier = any(t.kind == WORD and "earlier" in t.value.context for t in clause)
    if not (told or earlier):
        return read
    for n in told if not denied else ():
        read[n] = read[n]._replace(value=Entry("", grammar="filler"))
    phrase = tokens[at].value.phrase
    result = _POSITIVE if denied else _NEGATIVE  # a negative one that is not confirmed says both: nothing that can be read
    read[at] = tokens[at]._replace(value=Entry(phrase, statement=result, context=_CORRECTION))
    return read


def _ends(tokens: Sequence[Token], at: int) -> bool:
    behind = next((t for t in tokens[at + 1 :] if not (t.kind == WORD and t.value.grammar in ("filler", "copula"))), None)
    return behind is None or (behind.kind == POINT and behind.value in ",;.)\n")


def _one_list(clause: Sequence[Token]) -> bool:
    """Whether a clause names stains in one list, or one alone."""
    named = [n for n, token in enumerate(clause) if token.kind == NAME]
    if not named:
        return False
    between = [t for t in clause[named[0] : named[-1]] if t.kind != NAME]
    return all((t.kind == POINT and t.value in ",/") or (t.kind == WORD and t.value.grammar == "joining") for t in between)


def _subject_of_its_own(clause: Sequence[Token]) -> bool:
    """Whether something else that is not confirmed stands behind the result: "S100 positive, *invasion* was not confirmed"."""
    last = max(n for n, token in enumerate(clause) if token.kind == NAME or _states(token))
    joint = max((n for n in range(last + 1, len(clause)) if _joins(clause[n])), default=None)
    if joint is None and clause[last].kind == WORD and clause[last].value.closing:
        joint = last
    return joint is not None and not all(map(_aside, clause[joint + 1 :]))


def _joins(token: Token) -> bool:
    return token.kind == POINT or (
        token.kind == WORD and (token.value.connecting or token.value.grammar in ("joining", "contrast"))
    )


def _aside(token: Token) -> bool:
    """Whether a token is no subject, or one that means the stain: "this", "here", "on repeat"."""
    if token.kind != WORD or token.value.statement is not None:
        return False
    word = token.value
    means = word.meant or word.definite or word.relative or bool(word.context & {"correction", "earlier"})
    return bool(means or word.grammar in ("copula", "pronoun", "present"))


def _states(token: Token) -> bool:
    return token.kind == WORD and token.value.statement in (_POSITIVE, _NEGATIVE)


def _of_something_else(token: Token) -> bool:
    """Whether a token tells of genes, of a diagnosis, of other cells or of a result that is none of these."""
    if token.kind != WORD:
        return token.kind == SIGN
    stated = token.value.statement or ("", "")
    other = (stated[0] == "cells" and stated[1] != "tumour") or (stated[0] == "polarity" and stated[1] in _OTHERS)
    return bool(other or token.value.diagnosis or "molecular" in token.value.context)
