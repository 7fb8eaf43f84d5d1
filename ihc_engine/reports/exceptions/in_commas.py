"""A result of what is excepted, between commas: "with the exception of EMA, *weakly positive*, no antibody reacted".

It is read in brackets, so that what is told of the others begins behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens from the exception to the result, and of the result.
_FAR, _LONGEST = 24, 6
_POSITIVE = ("polarity", "positive")
_HOW_MUCH = frozenset(("extent", "intensity", "pattern"))


def with_exceptions_in_commas(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, brackets for the commas round such a result."""
    if not any(token.kind == WORD and token.value.grammar == "exception" for token in tokens):
        return tokens
    read: list[Token] = []
    since = _FAR + 1  # tokens since an exception
    at = 0
    while at < len(tokens):
        token = tokens[at]
        since = 0 if _begins_with_exception(tokens, at) else since + 1
        read.append(token)
        at += 1
        if token.kind == NAME and since <= _FAR and (end := _end(tokens, at)) is not None:
            opening, closing = tokens[at], tokens[end]
            read.append(opening._replace(value="("))
            read += tokens[at + 1 : end]
            read += [Token(POINT, ")", closing.start, closing.start), closing]
            at = end + 1
    return read


def _begins_with_exception(tokens: Sequence[Token], at: int) -> bool:
    """Whether an exception begins a clause; one told last is read by itself."""
    if tokens[at].kind != WORD or tokens[at].value.grammar != "exception":
        return False
    return at == 0 or (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";:.\n")


def _end(tokens: Sequence[Token], at: int) -> int | None:
    """The comma that ends a result which a comma at a place begins; None where none does."""
    if not _is_comma(tokens, at):
        return None
    positive = False
    for place in range(at + 1, min(len(tokens), at + 2 + _LONGEST)):
        token = tokens[place]
        if _is_comma(tokens, place):
            return place if positive else None
        if token.kind != WORD:
            return None
        subject = (token.value.statement or ("",))[0]
        if not (token.value.statement == _POSITIVE or subject in _HOW_MUCH or token.value.grammar in ("filler", "joining")):
            return None
        positive = positive or token.value.statement == _POSITIVE
    return None


def _is_comma(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == POINT and bool(tokens[at].value == ",")
