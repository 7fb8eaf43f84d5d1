"""What is excepted first with a result of its own: "*apart from focal EMA positivity* the panel (S100, SOX10) is negative".

It is a clause by itself: the stain has its result, and the others theirs. How much of it is seen says that it stains: "*apart
from focal SMA*, no marker is expressed".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.exceptions import result_to_come
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, UNKNOWN, WORD, Token

#: Tokens of what is excepted, before it in its clause, and behind it up to the result of the others.
_LONGEST, _BEFORE, _FAR = 24, 8, 120
_POSITIVE = ("polarity", "positive")
_HOW_MUCH = ("extent", "intensity", "pattern")


def with_excepted_with_result(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, what it excepts first with a result as a clause by itself."""
    for at, token in enumerate(tokens):
        if token.kind == WORD and (token.value.besides or token.value.grammar == "exception") and _begins(tokens, at):
            stretch = _excepted(tokens, at + 1, sure=token.value.besides)
            if stretch is not None:
                result, end = stretch
                place = tokens[end - 1].end
                told = _positive(tokens, result, end)
                end += end < len(tokens) and _is(tokens[end], ",")
                return [*tokens[:at], *tokens[at + 1 : result], told, Token(POINT, ";", place, place), *tokens[end:]]
    return tokens


def _positive(tokens: Sequence[Token], result: int, end: int) -> Token:
    """The result in the words that stand there, or right behind the names."""
    if result == end:
        return Token(WORD, Entry("", statement=_POSITIVE), tokens[end - 1].end, tokens[end - 1].end)
    return Token(WORD, Entry(tokens[result].value.phrase, statement=_POSITIVE), tokens[result].start, tokens[result].end)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place begins its clause."""
    return at == 0 or (tokens[at - 1].kind == POINT and tokens[at - 1].value in ";:.\n")


def _excepted(tokens: Sequence[Token], begin: int, *, sure: bool) -> tuple[int, int] | None:
    """The place of the result behind the excepted names, and where the others begin: the same where it is told by how much
    alone. None where it is not told so."""
    amount, named, at = False, False, begin
    while at < min(len(tokens), begin + _LONGEST):
        token = tokens[at]
        if token.kind == NAME:
            named = True
        elif _how_much(token):
            amount = True
        elif token.kind == WORD and named and _result(token):
            break
        elif amount and named and _ends_names(tokens, begin, at):
            return at, at
        elif not (_joins(token, named) or _spells(tokens, at)):
            return None
        at += 1
    else:
        return None
    if not ((amount or sure) and _named(tokens[at - 1]) and _others(tokens, at + 1)):
        return None
    return (at, at + 1) if result_to_come(tokens[at + 1 : at + 1 + _FAR]) else None


def _ends_names(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether the names end at a place and a part without names begins: "apart from focal SMA, *no marker* ..."."""
    if not (_named(tokens[at - 1]) or _how_much(tokens[at - 1])):
        return False
    comma = _is(tokens[at], ",")
    if not comma and any(_is(token, ",") for token in tokens[begin:at]):
        return False  # "with the exception of focal SMA, desmin and caldesmon did not stain"
    at += comma
    behind = tokens[at] if at < len(tokens) else None
    if behind is None or behind.kind != WORD:
        return False
    return behind.value.grammar in ("denial", "rest", "pronoun") or bool(behind.value.denies)


def _how_much(token: Token) -> bool:
    return token.kind == WORD and (token.value.statement or ("",))[0] in _HOW_MUCH


def _named(token: Token) -> bool:
    """Whether a token is a name, or closes the bracket behind one: "actin (SMA)"."""
    return token.kind == NAME or _is(token, ")")


def _result(token: Token) -> bool:
    return bool(token.value.statement == _POSITIVE or (token.value.grammar == "expressing" and token.value.statement is None))


def _others(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma, a name or an article begins what is told of others."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind == WORD:
        return bool(token.value.definite or token.value.grammar in ("rest", "pronoun"))
    return token.kind == NAME or _is(token, ",")


def _spells(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place is of a word that a name in brackets stands for: "focal *actin (*SMA)"."""
    at += tokens[at].kind == UNKNOWN
    return at + 1 < len(tokens) and _is(tokens[at], "(") and tokens[at + 1].kind == NAME


def _joins(token: Token, named: bool) -> bool:
    """Whether a token stands in a list of names, or is a small word before it."""
    if token.kind == WORD:
        return token.value.statement is None and (token.value.grammar == "filler" or (named and token.value.grammar == "joining"))
    return named and token.kind == POINT and token.value in ",/()"


def _is(token: Token, point: str) -> bool:
    return token.kind == POINT and bool(token.value == point)
