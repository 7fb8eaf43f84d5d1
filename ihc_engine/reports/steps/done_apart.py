"""Stains of which it is told that they were done: "the only positive stain is SMA; *S100 and desmin were also done*".

What is told before the semicolon does not lead on to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.entry import Entry
from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token

_BUT = Entry("", grammar="contrast")
_LONGEST = 40


def with_done_apart(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a word such as "but" behind the semicolon before such a clause."""
    found = [at for at, token in enumerate(tokens) if token.kind == POINT and token.value == ";" and _only_done(tokens, at + 1)]
    read = list(tokens) if found else tokens
    for at in reversed(found):
        read.insert(at + 1, Token(WORD, _BUT, tokens[at].end, tokens[at].end))
    return read


def _only_done(tokens: Sequence[Token], begin: int) -> bool:
    """Whether names with a verb that says that they were done, and no more, stand in a clause."""
    named = verb = done = False
    for token in tokens[begin : begin + _LONGEST]:
        if token.kind == POINT and token.value in ";.\n":
            return done
        if token.kind == NAME:
            if verb:
                return False
            named = True
        elif token.kind == WORD:
            entry = token.value
            if entry.statement is not None or entry.grammar == "denial" or entry.context:
                return False
            verb = verb or (named and entry.grammar == "copula")
            done = done or (verb and (entry.grammar == "performing" or entry.undertaken))
        elif token.kind != POINT or token.value not in ",/":
            return False
    return done
