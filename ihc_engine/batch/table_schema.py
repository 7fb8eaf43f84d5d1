"""Tables that are written: named columns with a type and a meaning, the same in CSV and Parquet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

#: ``words``: from the input, or sentences. ``code``: a word of this program; ``codes``: several. ``json``: JSON text.
ColumnKind = Literal["words", "code", "number", "integer", "json", "codes"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a written table. ``value``: what a row of answers holds in it, None where nothing."""

    name: str
    kind: ColumnKind
    meaning: str
    value: Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class TableSchema:
    """The columns of a table in their order. ``name``: with its version; ``made_with``: what Parquet keeps beside."""

    name: str
    columns: tuple[Column, ...]
    made_with: Mapping[str, str] = field(default_factory=dict)

    def values(self, row: Mapping[str, Any]) -> list[Any]:
        """The cells of a row."""
        return [column.value(row) for column in self.columns]
