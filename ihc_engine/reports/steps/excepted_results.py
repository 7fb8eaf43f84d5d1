"""An exception that stands first and has a result of its own: "except for desmin, *which was negative*, all were positive".

What is said so between two commas is put in brackets behind its names, so that it is neither read of the others nor turned.
Where the result stands before the names ("*negatif* desmin hariç", "*陰性の*desminを除き"), what is said of the others tells it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.grammar.exceptions import excepts, result_to_come
from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, SIGN, UNKNOWN, WORD, Token

#: Tokens of the names that are excepted, and of what is said of them.
_LONGEST = 16
_BESIDE = frozenset((None, "filler", "link", "copula", "denial", "only", "joining", "same", "expressing"))
_TELLING = frozenset(("polarity", "extent", "intensity", "pattern", "level"))


def with_excepted_results(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the own results of what it excepts first in brackets."""
    roles = {token.value.grammar for token in tokens if token.kind == WORD}
    if "exception" in roles:
        tokens = _in_brackets(tokens)
    return _without_results_before(tokens) if "excepted" in roles else tokens


def _in_brackets(tokens: list[Token]) -> list[Token]:
    commas: dict[int, str] = {}
    for at, token in enumerate(tokens):
        if excepts(token) and _begins(tokens, at):
            found = _apposition(tokens, at + 1)
            while found is not None:
                commas |= {found[0]: "(", found[1]: ")"}
                found = _apposition(tokens, found[1] + 1)
    if not commas:
        return tokens
    read: list[Token] = []
    for at, token in enumerate(tokens):
        read.append(token._replace(value=commas.get(at, token.value)))
        if commas.get(at) == ")":
            read.append(Token(POINT, ",", token.end, token.end))
    return read


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is told before a place in its part of the sentence."""
    for token in reversed(tokens[max(0, at - _LONGEST) : at]):
        if token.kind == POINT and token.value != ",":
            return token.value in ";.:\n"
        if token.kind not in (POINT, NUMBER, UNKNOWN) and not (token.kind == WORD and token.value.statement is None):
            return False
    return at <= _LONGEST


def _apposition(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The places of the commas around a result right behind the names from a place on, if one of the others follows."""
    open_ = start
    while open_ < min(len(tokens), start + _LONGEST) and (tokens[open_].kind == NAME or _leads(tokens[open_])):
        open_ += 1
    if not (0 < open_ < len(tokens)) or not _comma(tokens[open_]) or tokens[open_ - 1].kind != NAME:
        return None
    close = next((at for at in range(open_ + 1, min(len(tokens), open_ + _LONGEST)) if tokens[at].kind == POINT), None)
    if close is None or not _comma(tokens[close]) or not _own_result(tokens[open_ + 1 : close]):
        return None
    return (open_, close) if result_to_come(tokens[close + 1 :]) else None


def _leads(token: Token) -> bool:
    return token.kind == WORD and token.value.statement is None and token.value.grammar in ("filler", "link", "joining")


def _comma(token: Token) -> bool:
    return bool(token.kind == POINT and token.value == ",")


def _own_result(tokens: Sequence[Token]) -> bool:
    """Whether tokens tell a result and name no subject of it: "which was negative", not "the tumour is negative"."""
    told = False
    for token in tokens:
        if token.kind == WORD:
            entry: Entry = token.value
            subject = (entry.statement or (None,))[0]
            if entry.grammar not in _BESIDE or subject not in (None, *_TELLING) or entry.diagnosis:
                return False
            told = told or subject in ("polarity", "extent", "intensity") or entry.grammar == "expressing"
        elif token.kind in (SIGN, NUMBER):
            told = True
        else:
            return False
    return told


def _without_results_before(tokens: list[Token]) -> list[Token]:
    """ "陰性のdesminを除き、...": a result before names behind which it is told that they are excepted."""
    for at, token in enumerate(tokens):
        if not (token.kind == WORD and (token.value.statement or ("",))[0] == "polarity" and _begins(tokens, at)):
            continue
        end = at + 1
        while end < min(len(tokens), at + _LONGEST) and (
            tokens[end].kind == NAME or _leads(tokens[end]) or _ends_word(tokens[end])
        ):
            end += 1
        excepted = end < len(tokens) and tokens[end].kind == WORD and tokens[end].value.grammar == "excepted"
        named = any(each.kind == NAME for each in tokens[at:end])
        if excepted and named and result_to_come(tokens[end + 1 :]):
            silent = Token(WORD, Entry(token.value.phrase, grammar="filler"), token.start, token.end)
            return [*tokens[:at], silent, *tokens[at + 1 :]]
    return tokens


def _ends_word(token: Token) -> bool:
    """Whether a token makes a result an adjective of what follows: "negatif *olan*", "음성*인*"."""
    if token.kind == UNKNOWN:
        return len(token.value) == 1 and not token.value.isascii()
    return token.kind == WORD and bool(token.value.grammar == "copula")
