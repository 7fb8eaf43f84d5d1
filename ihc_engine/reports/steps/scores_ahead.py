"""A score that is named once, ahead of a list: "IHC (*H-score*): desmin 285, SMA 300, S100 0". Each number is such a score."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, WORD, Token


def with_scores_ahead(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, the word for the score before each number that stands right behind a name."""
    at = next((n for n, t in enumerate(tokens) if t.kind == WORD and t.value.measure in ("h_score", "allred")), -1)
    if at < 0 or not _heads_list(tokens, at):
        return tokens
    read: list[Token] = []
    for place, token in enumerate(tokens):
        if place > at and token.kind == NUMBER and token.value[0] == "number" and _behind_name(tokens, place):
            read.append(Token(WORD, tokens[at].value, token.start, token.start))
        read.append(token)
    return read


def _heads_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a colon stands behind the score before any name, and no name stands before it."""
    if any(token.kind == NAME for token in tokens[:at]):
        return False
    for token in tokens[at + 1 :]:
        if token.kind == NAME:
            return False
        if token.kind == POINT and token.value == ":":
            return True
    return False


def _behind_name(tokens: Sequence[Token], place: int) -> bool:
    before = tokens[place - 1]
    if before.kind == POINT and before.value in ":=-(" and place > 1:
        before = tokens[place - 2]
    return before.kind == NAME
