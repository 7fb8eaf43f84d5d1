"""A row of a table as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def row_lines(cells: Sequence[Iterable[str]]) -> list[str]:
    """One line, cells apart by `` | `` and paragraphs of a cell by ``; ``, so that a sign keeps to its word.

    ``cells`` holds the lines of each cell. A row whose text is all in one cell is layout: its lines stay as they are.
    """
    filled = [[line.strip() for text in cell for line in text.split("\n") if line.strip()] for cell in cells]
    if sum(map(bool, filled)) <= 1:
        return [line for cell in filled for line in cell]
    return [" | ".join("; ".join(cell) for cell in filled)]
