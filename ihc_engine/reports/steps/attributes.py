"""Results that stand as adjectives before the tumour: "the SMA-positive tumour cells lack S100", "an SMA+/S100- sarcoma".

What an adjective says is said; the sentence goes on to tell of other stains, which is not told of this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_POSITIVE = ("polarity", "positive")
#: Tokens between an adjective and its noun, and of the clause behind it.
_NEAR, _LONGEST = 4, 24


def with_attributes(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a stop behind adjectives of the tumour whose clause tells of other stains."""
    if not any(token.kind == POINT and token.value == "-" for token in tokens):
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        if _closes_run(tokens, at):
            read.append(Token(SIGN, "-", token.start, token.end))
        elif _is_adjective(tokens, at) and _goes_on(tokens, at):
            stated = (
                token if token.value.statement else token._replace(value=replace(token.value, grammar=None, statement=_POSITIVE))
            )
            read += (stated, Token(POINT, ";", token.end, token.end))
        else:
            read.append(token)
    return read


def _closes_run(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash is the minus of a name in a run of signed names before a noun: "SMA+/CD34- spindle cells"."""
    if (
        at < 4
        or at + 1 == len(tokens)
        or not _is(tokens[at], "-")
        or tokens[at - 1].kind != NAME
        or not _is(tokens[at - 2], "/,")
    ):
        return False
    glued = tokens[at - 1].end == tokens[at].start < tokens[at + 1].start - 1
    return glued and tokens[at - 3].kind == SIGN and tokens[at - 4].kind == NAME and tokens[at + 1].kind == WORD


def _is_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is hyphened to a name before it, and stands before a noun for the tumour."""
    token = tokens[at]
    if token.kind != WORD or at < 2 or not _is(tokens[at - 1], "-") or not _names(tokens, at - 2):
        return False
    if not (token.start == tokens[at - 1].end and tokens[at - 1].start == tokens[at - 2].end):
        return False
    if (
        not ((token.value.statement or ("",))[0] == "polarity" or token.value.grammar == "expressing")
        or token.value.grammar == "denial"
    ):
        return False
    if any(_denies(other) for other in _clause_before(tokens, at - 2)):
        return False  # "no S100-positive tumour cells"
    nouns = tokens[at + 1 : at + 1 + _NEAR]
    end = next((k for k, other in enumerate(nouns) if other.kind in (NAME, POINT, SIGN) or _verb(other)), len(nouns))
    return any(_of_tumour(other) for other in nouns[:end])


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause goes on with a verb and another name."""
    verb = False
    for token in tokens[at + 1 : at + 1 + _LONGEST]:
        if token.kind == NAME:
            return verb
        if token.kind == SIGN or _is(token, ";.:,\n"):
            return False
        verb = verb or _verb(token) or (token.kind == WORD and token.value.statement is not None and token.value.grammar is None)
    return False


def _names(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name ends at a place, or brackets with its other name: "CD117 (c-kit)"."""
    return tokens[at].kind == NAME or (
        at >= 3 and _is(tokens[at], ")") and _is(tokens[at - 2], "(") and tokens[at - 3].kind == NAME
    )


def _clause_before(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    begin = next((k + 1 for k in range(at - 1, -1, -1) if _is(tokens[k], ";.:,\n")), 0)
    return tokens[begin:at]


def _denies(token: Token) -> bool:
    return token.kind == WORD and (token.value.grammar == "denial" or token.value.statement == ("polarity", "negative"))


def _verb(token: Token) -> bool:
    return token.kind == WORD and (token.value.grammar in ("copula", "denial", "expressing") or token.value.finite)


def _of_tumour(token: Token) -> bool:
    entry = token.value
    return token.kind == WORD and (entry.statement == ("cells", "tumour") or entry.neoplastic or entry.kinds)


def _is(token: Token, points: str) -> bool:
    return token.kind == POINT and token.value in points
