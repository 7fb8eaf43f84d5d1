"""The evaluation for a terminal: plain aligned columns."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from ihc_engine.validation.evaluation import Evaluation
from ihc_engine.validation.summary import caveats, headline
from ihc_engine.validation.table import Table
from ihc_engine.validation.tables import tables

#: Columns of running text; tables are as wide as their cells.
WIDTH = 120
_GAP = "  "


def to_text(evaluation: Evaluation) -> str:
    """All tables as text, ending in a line end."""
    parts = [
        headline(evaluation),
        *(table_text(table) for table in tables(evaluation)),
        *(paragraph(sentence) for sentence in caveats(evaluation)),
    ]
    return "\n\n".join(parts) + "\n"


def paragraph(sentence: str) -> str:
    """Running text, broken into lines."""
    return fill(sentence, WIDTH)


def table_text(table: Table) -> str:
    """A table in aligned columns, with its title above and its note below."""
    widths = [max(len(line[place]) for line in (table.columns, *table.rows)) for place in range(len(table.columns))]
    lines = [table.title, _line(table.columns, widths), *(_line(row, widths) for row in table.rows)]
    return "\n".join([*lines, paragraph(table.note)] if table.note else lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
