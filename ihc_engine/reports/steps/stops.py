"""Stops in the place of joints, behind which a sentence tells something else."""

from __future__ import annotations

from collections.abc import Iterable

from ihc_engine.reports.words.tokens import POINT, Token


def with_stops(tokens: list[Token], places: Iterable[int]) -> list[Token]:
    """The tokens of a sentence with semicolons at some places; the same list where there are none."""
    read: list[Token] | None = None
    for at in places:
        read = list(tokens) if read is None else read
        read[at] = Token(POINT, ";", tokens[at].start, tokens[at].end)
    return tokens if read is None else read
