"""Columns of a table as groups: one column of names with what is told of them, or several side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ihc_engine.reports.tables.table_kinds import RESULTS, Cell, Column
from ihc_engine.reports.tables.table_rows import RowWriter


def whole(
    columns: list[Column], rows: Sequence[Sequence[Cell]], writer: RowWriter, names: Callable[[str], bool]
) -> list[Column] | None:
    """The columns, each with one part: one column of names for every group. None if no column names stains.

    Where no column has results, one whose head says nothing of them may hold them all the same: "Marker | Code" above "SMA | +",
    "Marker | Comment" above "SMA | 80 %".
    """
    tells = writer.tells
    named = [
        sum(bool(row[at]) and names(writer.words(row[at])) for row in rows) if column.kind == "marker" else 0
        for at, column in enumerate(columns)
    ]
    if not any(named):
        return None
    best = named.index(max(named))
    paired = [at for at, count in enumerate(named) if count and columns[at].kind == "marker"]
    if len(paired) > 1 and len({column.head.lower() for at, column in enumerate(columns) if at in paired}) > 1:
        paired = [best]
    found = [
        column if column.kind != "marker" or at in paired else column._replace(kind="ignored")
        for at, column in enumerate(columns)
    ]
    if any(column.kind in RESULTS for column in found):
        return found
    unknown = [column for column in found if column.kind == "unknown"]
    unknown = unknown or [column for column in found if column.kind == "comment"]
    if len(unknown) > 1:
        return None
    kind = unknown[0].kind if unknown else "ignored"
    telling = unknown or [c for at, c in enumerate(found) if c.kind == kind and tells([row[at] for row in rows])]
    return [c._replace(kind="result") if len(telling) == 1 and c is telling[0] else c for c in found]


def groups(columns: list[Column], cells: Sequence[Cell]) -> Iterator[tuple[Cell, list[Column], list[Cell]]]:
    """The pairs of name and results that stand in one row."""
    markers = [at for at, column in enumerate(columns) if column.kind == "marker"]
    if len(markers) == 1:
        rest = [at for at in range(len(columns)) if at != markers[0]]
        yield cells[markers[0]], [columns[at] for at in rest], [cells[at] for at in rest]
        return
    for start, stop in zip(markers, [*markers[1:], len(columns)], strict=True):
        if cells[start] or any(cells[start + 1 : stop]):
            yield cells[start], columns[start + 1 : stop], list(cells[start + 1 : stop])
