"""Rows in batches of bounded size. Where one ends depends on the rows alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.problems import RowError


def batches(rows: Iterable[InputRow], most: int, characters: int) -> Iterator[list[InputRow]]:
    """Rows in batches of at most ``most`` rows; a batch also ends with the row that brings it to so many characters."""
    waiting: list[InputRow] = []
    long = 0
    for row in rows:
        waiting.append(row)
        long += _characters(row)
        if len(waiting) == most or long >= characters:
            yield waiting
            waiting, long = [], 0
    if waiting:
        yield waiting


def _characters(row: InputRow) -> int:
    """Roughly how long a row is."""
    content = row.content
    if isinstance(content, bytes | str):
        return len(content)
    if isinstance(content, RowError):
        return 0
    return sum(len(value) for value in content.values() if isinstance(value, str | bytes))
