"""A compartment behind one name of a list whose result is told of all: "S100, beta-catenin *nuclear* and desmin: negative".

It tells which staining of that marker is meant, and is no result of the names before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

#: Tokens from the compartment to the result, and from the last name to it.
_LONGEST, _NEAR = 60, 5
_SILENT = Entry("", grammar="filler")
_JOINING = frozenset(("joining", "filler", "link"))


def with_compartments_in_lists(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, such words as words that say nothing."""
    read: list[Token] | None = None
    for at, token in enumerate(tokens):
        if at > 2 and _is_pattern(token) and _listed(tokens, at) and _told_of_all(tokens, at + 1):
            read = list(tokens) if read is None else read
            read[at] = token._replace(value=_SILENT)
    return tokens if read is None else read


def _is_pattern(token: Token) -> bool:
    if token.kind != WORD or token.value.statement is None or token.value.grammar is not None:
        return False
    return bool(token.value.statement[0] == "pattern")


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of a list stands right before a place, and another before that."""
    return tokens[at - 1].kind == NAME and _joint(tokens[at - 2]) and tokens[at - 3].kind == NAME


def _joint(token: Token) -> bool:
    return (token.kind == POINT and token.value == ",") or (token.kind == WORD and token.value.grammar == "joining")


def _told_of_all(tokens: Sequence[Token], start: int) -> bool:
    """Whether the list goes on, and a result behind it is told of all: behind "all", a verb or a colon."""
    last = start - 1
    for at in range(start, min(len(tokens), start + _LONGEST)):
        token = tokens[at]
        if token.kind == NAME:
            last = at
        elif not (_joint(token) or _is_pattern(token) or (token.kind == WORD and token.value.grammar in _JOINING)):
            break
    if last < start:
        return False
    of_all = False
    for token in tokens[last + 1 : last + 1 + _NEAR]:
        if token.kind == POINT:
            if token.value not in ",:":
                return False
            of_all = of_all or token.value == ":"
        elif token.kind == WORD:
            if token.value.statement is not None and token.value.statement[0] == "polarity":
                return of_all
            of_all = of_all or token.value.grammar in ("pronoun", "copula")
        else:
            return False
    return False
