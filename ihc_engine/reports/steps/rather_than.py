"""One stain rather than another: "*SMA rather than S100* is positive", "the cells express *SMA rather than desmin*".

The second is denied: "SMA, and not S100, is positive".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_NOT = Entry("and not", grammar="denial", several=True)
_POSITIVE = ("polarity", "positive")
#: Names of the list behind the word, with their commas; tokens from the list to the result.
_LONGEST, _FAR = 8, 24


def with_rather_than(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words as denials of the names behind them, set apart by commas."""
    if not any(token.kind == WORD and token.value.rather for token in tokens):
        return tokens
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.value.rather:
            continue
        if at == 0 or (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";.\n"):
            return _expected(tokens, at)
        first = at - 1 if tokens[at - 1].kind == POINT and tokens[at - 1].value == "," else at
        end = _names(tokens, at + 1)
        if end is None or tokens[first - 1].kind != NAME or not _positive(tokens, first, end):
            continue
        behind = end + (end < len(tokens) and tokens[end].kind == POINT and tokens[end].value == ",")
        place = tokens[end - 1].end
        ends = [] if _ends(tokens, end) else [Token(POINT, ",", place, place)]
        before = Token(POINT, ",", token.start, token.start)
        denied = Token(WORD, _NOT, token.start, token.end)
        return [*tokens[:first], before, denied, *tokens[at + 1 : end], *ends, *tokens[behind:]]
    return tokens


def _expected(tokens: list[Token], at: int) -> list[Token]:
    """The tokens of a sentence, "*rather than the expected CD34 positivity,* the tumour shows SMA" without a result of CD34."""
    comma = next((n for n in range(at, len(tokens)) if tokens[n].kind == POINT), len(tokens))
    if comma == len(tokens) or tokens[comma].value != "," or not any(token.kind == NAME for token in tokens[at:comma]):
        return tokens
    silent = [
        token._replace(value=Entry(token.value.phrase, grammar="filler"))
        if token.kind == WORD and (token.value.statement or token.value.grammar == "expressing")
        else token
        for token in tokens[at:comma]
    ]
    return [*tokens[:at], *silent, tokens[comma]._replace(value=";"), *tokens[comma + 1 :]]


def _names(tokens: Sequence[Token], begin: int) -> int | None:
    """Behind the names that begin at a place, an article aside; None if something else than a verb follows them."""
    at, last = begin, None
    while at < min(len(tokens), begin + _LONGEST):
        token = tokens[at]
        if token.kind == NAME:
            last = at + 1
        elif not (token.kind == WORD and token.value.grammar in ("joining", "filler") and token.value.statement is None):
            break
        at += 1
    if last is None:
        return None
    behind = tokens[last] if last < len(tokens) else None
    ends = behind is None or (behind.kind == POINT and behind.value in ",;.)\n")
    return last if ends or (behind is not None and behind.kind == WORD and behind.value.grammar == "copula") else None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (tokens[at].kind == POINT and tokens[at].value in ";.)\n")


def _positive(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the clause says that something stains, and nothing else: behind the names, else before them."""
    behind = _told(tokens[end : end + _FAR])
    return _says_yes(behind) if behind else _says_yes(_told(tokens[max(0, first - _FAR) : first][::-1]))


def _told(tokens: Sequence[Token]) -> list[Token]:
    """Words and signs of a result in the clause that begins."""
    told: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in ";.\n()":
            break
        if at and token.kind == POINT and token.value == "," and told:
            break
        result = token.kind == WORD and ((token.value.statement or ("",))[0] == "polarity" or _verb(token))
        told += [token] if token.kind == SIGN or result else []
    return told


def _verb(token: Token) -> bool:
    return token.value.grammar in ("denial", "expressing", "existence", "performing") or token.value.undertaken


def _says_yes(told: Sequence[Token]) -> bool:
    """Whether all that is told is that something stains."""
    return bool(told) and all(
        token.kind == WORD and (token.value.statement == _POSITIVE or token.value.grammar in ("expressing", "existence"))
        for token in told
    )
