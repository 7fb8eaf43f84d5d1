""" "SMA and desmin are expressed *without* S100": the names before a verb have it, those behind the denial are denied."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

_POSITIVE = ("polarity", "positive")
_SMALL = frozenset(("filler", "link", "copula", "joining"))


def with_denied_behind_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a comma before a denial that stands between the verb of a name and another name."""
    for at in range(len(tokens) - 2, 1, -1):
        denial, verb = tokens[at], tokens[at - 1]
        if (
            denial.kind == WORD
            and denial.value.grammar == "denial"
            and denial.value.statement is None
            and tokens[at + 1].kind == NAME
            and verb.kind == WORD
            and verb.value.statement in (_POSITIVE, None)
            and verb.value.grammar in ("expressing", "existence")
            and _named_before(tokens, at - 2)
            and _only_named(tokens, at + 1)
        ):
            tokens = [*tokens[:at], Token(POINT, ",", denial.start, denial.start), *tokens[at:]]
    return tokens


def _named_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands before a verb, and nothing that is said of it: not "*SMA-positive* cells express no S100"."""
    for token in reversed(tokens[: at + 1]):
        if token.kind == NAME:
            return True
        small = token.kind == WORD and token.value.statement is not None and token.value.statement[0] in ("intensity", "extent")
        small = small or (token.kind == WORD and token.value.statement is None and token.value.grammar in _SMALL)
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
            if word.grammar == "link":
                return True
            joins = word.grammar in ("joining", "denial") and following is not None and following.kind == NAME
            if word.statement is not None or not (joins or word.grammar == "expressing"):
                return False
    return True
