"""A score behind a list: "desmin, CD34 and S100 *H-score 0*" is that of each."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, WORD, Token


def with_scores_behind(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, a colon before such a score."""
    at = next((n for n, t in enumerate(tokens) if t.kind == WORD and t.value.measure in ("h_score", "allred")), -1)
    if at < 0 or not _ends_list(tokens, at) or not _number(tokens, at + 1):
        return tokens
    place = tokens[at].start
    return [*tokens[:at], Token(POINT, ":", place, place), *tokens[at:]]


def _ends_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether names stand right before a score, the last joined with a word."""
    if at < 3 or tokens[at - 1].kind != NAME or tokens[at - 3].kind != NAME:
        return False
    joint = tokens[at - 2]
    return joint.kind == WORD and joint.value.grammar == "joining"


def _number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands at a place and ends its part of the sentence."""
    if at >= len(tokens) or tokens[at].kind != NUMBER:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or (behind.kind == POINT and behind.value in ",;.\n")
