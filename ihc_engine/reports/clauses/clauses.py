"""A sentence in clauses: stretches of tokens between semicolons, points and words such as "but"."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.reports.words.tokens import NAME, POINT, WORD, Token


def clauses_of(tokens: list[Token], *, commas: bool = False) -> Iterator[list[Token]]:
    """The clauses of a sentence, in order; with ``commas`` a comma parts them too."""
    ends = ";.,|\t" if commas else ";.|\t"
    clause: list[Token] = []
    for token in tokens:
        if (token.kind == POINT and token.value in ends) or (token.kind == WORD and token.value.grammar == "contrast"):
            if clause:
                yield clause
            clause = []
        else:
            clause.append(token)
    if clause:
        yield clause


def contexts_of(tokens: list[Token]) -> set[str]:
    """What a clause is about, by the words in it."""
    found: set[str] = set()
    for token in tokens:
        if token.kind in (WORD, NAME):
            found |= token.value.context
    return found


def is_over(tokens: list[Token], at: int) -> bool:
    """Whether a word right behind a diagnosis or site says that it was an earlier one: "胃间质瘤术后"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.kind == WORD and "over" in following.value.context
