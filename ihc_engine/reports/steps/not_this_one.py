"""Another tumour that stains where this one does not: "the metastasis was HMB45 positive; *the current lesion is not*".

Nothing but the denial is told of this tumour, and it is denied what stands before.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_POSITIVE = ("polarity", "positive")
_ENDS = ".;\n"
#: Tokens of what is told of the other tumour, and small words between this one and its verb.
_LONGEST, _SMALL = 30, 2


def with_not_this_one(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the stains of the other tumour as negative, and nothing more of it."""
    for at, token in enumerate(tokens):
        if at < 2 or token.kind != WORD or token.value.grammar != "present" or not _parted(tokens[at - 1]):
            continue
        end = _denied(tokens, at + 1)
        begin = next((n + 1 for n in range(at - 2, max(-1, at - _LONGEST), -1) if _ends(tokens[n])), 0)
        if end is None or not _stains(tokens[begin : at - 1]):
            continue
        names = [each for each in tokens[begin : at - 1] if each.kind == NAME]
        listed = [part for name in names for part in (name, Token(POINT, ",", name.end, name.end))][:-1]
        negative = Token(WORD, Entry("", statement=("polarity", "negative")), tokens[end].start, tokens[end].end)
        return [*tokens[:begin], *listed, negative, *with_not_this_one(tokens[end + 1 :])]
    return tokens


def _parted(token: Token) -> bool:
    if token.kind == POINT:
        return token.value in ",;"
    return token.kind == WORD and token.value.grammar == "contrast"


def _denied(tokens: Sequence[Token], begin: int) -> int | None:
    """The place of a denied verb that ends its sentence."""
    for at in range(begin, min(len(tokens), begin + _SMALL + 1)):
        token = tokens[at]
        if token.kind != WORD:
            return None
        if token.value.grammar == "denial" and not token.value.ahead:
            return at if at + 1 == len(tokens) or _ends(tokens[at + 1]) else None
        if token.value.grammar not in ("copula", "filler"):
            return None
    return None


def _stains(tokens: Sequence[Token]) -> bool:
    """Whether stains are told to be positive, and nothing else."""
    named = positive = False
    for token in tokens:
        named = named or token.kind == NAME
        if token.kind == SIGN:
            return False
        if token.kind == WORD:
            told = token.value.statement
            if token.value.grammar in ("denial", "exception", "contrast") or (told or ("",))[0] == "level":
                return False
            if told is not None and told[0] == "polarity" and told != _POSITIVE:
                return False
            positive = positive or told == _POSITIVE or token.value.grammar == "expressing"
    return named and positive


def _ends(token: Token) -> bool:
    return token.kind == POINT and token.value in _ENDS
