"""A result in quotation marks: "CD34は「陰性」と報告しましたが、再染色で陽性でした". They hold nothing that is added."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import POINT, WORD, Token

_OPENING, _CLOSING = "「『", "」』"


def with_quoted_results(tokens: list[Token], original: str) -> list[Token]:
    """The tokens of a sentence without such marks. ``original``: the sentence as it was written."""
    if not any(mark in original for mark in _OPENING):
        return tokens
    marks = {place for at in range(1, len(tokens) - 1) if _is_quoted(tokens, at, original) for place in (at - 1, at + 1)}
    return [token for at, token in enumerate(tokens) if at not in marks] if marks else tokens


def _is_quoted(tokens: Sequence[Token], at: int, original: str) -> bool:
    """Whether a result stands between such marks, and nothing else."""
    before, token, behind = tokens[at - 1], tokens[at], tokens[at + 1]
    if token.kind != WORD or (token.value.statement or ("",))[0] != "polarity":
        return False
    if before.kind != POINT or behind.kind != POINT:
        return False
    return original[before.start] in _OPENING and original[behind.start] in _CLOSING
