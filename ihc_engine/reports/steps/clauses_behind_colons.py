"""A colon between two clauses: "desmin is limited to entrapped muscle: *the tumour cells are* positive for SMA".

Behind a name or a head a colon leads to the result. Where the clause before it has its verb and tells where a stain is seen,
and cells with a verb follow, it is a stop. So it is behind a question about a diagnosis: "you ask whether this is melanoma:
*S100 is* negative".
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, WORD, Token

_STOPS = ";.\n\t|"
#: Tokens before the verb of the cells.
_SUBJECT = 5
_VERBS = ("copula", "expressing")


def with_clauses_behind_colons(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a colon between such clauses as a stop."""
    at = next((n for n, token in enumerate(tokens) if n and token.kind == POINT and token.value == ":"), None)
    if at is None:
        return tokens
    begin = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].kind == POINT and tokens[n].value in _STOPS), 0)
    answers = _asked(tokens[begin:at]) and _of_names(tokens, at + 1)
    done = at + 1 < len(tokens) and tokens[at + 1].kind == NAME and _done(tokens[begin:at])
    if not answers and not done and not (_told(tokens[begin:at]) and _clause(tokens[at + 1 : at + 1 + _SUBJECT])):
        return tokens
    return [*tokens[:at], tokens[at]._replace(value=";"), *tokens[at + 1 :]]


def _done(tokens: Sequence[Token]) -> bool:
    """Whether a clause tells that stains were done, and no more: "S100, SMA and desmin *were done*: desmin is positive"."""
    if len(tokens) < 3 or tokens[-1].kind != WORD or not any(token.kind == NAME for token in tokens):
        return False
    if not (tokens[-1].value.undertaken or tokens[-1].value.grammar == "performing"):
        return False
    verb = tokens[-2]
    told = any(t.kind == SIGN or (t.kind == WORD and (t.value.statement or t.value.grammar == "denial")) for t in tokens[:-1])
    return verb.kind == WORD and verb.value.grammar == "copula" and not told


def _told(tokens: Sequence[Token]) -> bool:
    """Whether a name, a verb, and behind it a result or cells make a clause."""
    named = verb = told = False
    for token in tokens:
        if token.kind == NAME:
            named, verb, told = True, False, False
        elif token.kind == WORD:
            verb = verb or token.value.grammar in _VERBS
            told = told or (verb and (token.value.statement or ("",))[0] in ("polarity", "cells"))
            told = told or (verb and token.value.tissue)
    return named and verb and told


def _clause(tokens: Sequence[Token]) -> bool:
    """Whether cells, and behind them a verb, begin a clause, with no name before."""
    cells = False
    for token in tokens:
        if token.kind != WORD:
            return False
        if cells and token.value.grammar in (*_VERBS, "denial"):
            return True
        cells = cells or (token.value.statement or ("",))[0] == "cells"
    return False


def _asked(tokens: Sequence[Token]) -> bool:
    """Whether a diagnosis is supposed, and no stain named."""
    words = [token.value for token in tokens if token.kind == WORD]
    if len(words) < len(tokens) and any(token.kind == NAME for token in tokens):
        return False
    return any("hypothetical" in word.context for word in words) and any(word.diagnosis for word in words)


def _of_names(tokens: Sequence[Token], begin: int) -> bool:
    """Whether names and their verb begin a clause."""
    named = False
    for token in tokens[begin : begin + 4 * _SUBJECT]:
        if token.kind == NAME:
            named = True
        elif token.kind == WORD and token.value.grammar in ("copula", "denial"):
            return named
        elif not (token.kind == POINT and token.value in ",/") and not (
            token.kind == WORD and token.value.grammar in ("joining", "filler")
        ):
            return False
    return False
