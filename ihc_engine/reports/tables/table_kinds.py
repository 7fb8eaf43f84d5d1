"""Cells of tables, and columns with what they hold."""

from __future__ import annotations

from typing import NamedTuple

#: Stretches of a text, several where a cell goes on in the next line.
Cell = tuple[tuple[int, int], ...]
TELLING = frozenset(("result", "tumour", "compared", "tick"))
COUNTED = frozenset(("percent", "share", "intensity", "score", "h_score", "allred"))
#: Kinds of columns that tell whether a stain is positive.
RESULTS = TELLING | COUNTED


class Column(NamedTuple):
    """A column: its kind, the words of its head, whether its numbers are known to be percentages, and what a dash says."""

    kind: str
    head: str
    percents: bool = False
    dash: str = "negative"
