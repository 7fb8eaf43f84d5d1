""" "SMA and desmin are expressed *without* S100", "cells with SMA have *no* S100": the names before a verb have it, those behind
the denial are denied."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

_POSITIVE = ("polarity", "positive")
_SMALL = frozenset(("filler", "link", "copula", "joining"))


def with_denied_behind_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a comma before a denial that stands between the verb of a name and another name."""
    for at in range(len(tokens) - 2, 1, -1):
        denial = tokens[at]
        if (
            denial.kind == WORD
            and denial.value.grammar == "denial"
            and denial.value.statement is None
            and tokens[at + 1].kind == NAME
            and (verb := _verb_before(tokens, at)) > 0
            and _named_before(tokens, verb - 1)
            and _only_named(tokens, at + 1)
        ):
            tokens = [*tokens[:at], Token(POINT, ",", denial.start, denial.start), *tokens[at:]]
    return tokens


def _verb_before(tokens: Sequence[Token], at: int) -> int:
    """The place of the verb right before a denial, or before "the cells" between; -1 without one."""
    behind = at
    while at > 0 and tokens[at - 1].kind == WORD and _cells(tokens[at - 1]):
        at -= 1
    verb = tokens[at - 1]
    if verb.kind != WORD or verb.value.statement not in (_POSITIVE, None):
        return -1
    verbs = ("expressing", "existence") if at < behind else ("expressing", "existence", "copula")
    return at - 1 if verb.value.grammar in verbs else -1


def _cells(token: Token) -> bool:
    return bool(token.value.grammar == "filler" and (token.value.definite or token.value.whichever)) or (
        token.value.statement == ("cells", "tumour")
    )


def _named_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands before a verb, and nothing that is said of it: not "*SMA-positive* cells express no S100"."""
    for token in reversed(tokens[: at + 1]):
        if token.kind == NAME:
            return True
        small = token.kind == WORD and token.value.statement is not None and token.value.statement[0] in ("intensity", "extent")
        small = small or (token.kind == WORD and token.value.statement is None and token.value.grammar in _SMALL)
        small = small or (
            token.kind == WORD and token.value.grammar == "expressing" and not token.value.finite
        )  # "SMA expression"
        if not (small or token.kind == UNKNOWN):
            return False
    return False


def _only_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether names stand behind a denial, and no result of their own: not "SMA expression absent *S100 positive*"."""
    for token, following in pairwise([*tokens[at:], None]):
        if token is None or (token.kind == POINT and token.value != "-"):
            return True
        if token.kind in (SIGN, NUMBER):
            return False
        if token.kind == WORD:
            word = token.value
            if word.grammar in ("link", "filler"):
                return True
            joins = word.grammar in ("joining", "denial") and following is not None and following.kind == NAME
            if word.grammar == "expressing" and word.statement in (_POSITIVE, None):
                continue  # "keine S100-*Positivität*"
            if word.statement is not None or not joins:
                return False
    return True
