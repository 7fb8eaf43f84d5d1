"""An archive in shards: some thousand rows that are answered together, and their answers as bytes of the output.

Where a shard ends depends on the rows and the options alone, and shards are put together in their order, so that the output is
the same however many workers answered them, and whenever they did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ihc_engine.batch.archive import Piece, one_by_one
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.batch.batches import batches
from ihc_engine.batch.engines import EngineName
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.row import TRACED, TraceDepth

#: Characters of a shard: few enough that shards of long reports stay small.
CHARACTERS = 4_000_000
_ROWS: Mapping[EngineName, int] = {"columnar": 8_000, "experta": 200}
_ROWS_TRACED = 200
#: Rows of a table that are answered at once with their traces: in pieces, some 20 kB each, and written out, some 120 kB.
_TABLE_TRACED, _TABLE_WRITTEN = 2_048, 500
#: Shorter tables are put together with other rows: columns cost some milliseconds however short they are.
FEW_ROWS = 500


@dataclass(frozen=True, slots=True)
class Shard:
    """Rows that are answered together. ``number``: its place, from 0."""

    number: int
    rows: Sequence[InputRow] | TableRows

    @property
    def where(self) -> str:
        """The place of its first row."""
        return self.rows.place.of(0) if isinstance(self.rows, TableRows) else self.rows[0].where


def shard_size(engine: EngineName, trace: TraceDepth) -> int:
    """Rows of a shard of rows: what a worker answers in seconds."""
    return _ROWS_TRACED if trace in TRACED else _ROWS[engine]


def takes_tables(engine: EngineName, trace: TraceDepth, ending: str) -> bool:
    """Whether tables are answered as columns: where answers are written as columns, without whole interpretations."""
    return engine == "columnar" and trace != "answer" and ending in (".parquet", ".csv")


def table_size(trace: TraceDepth, ending: str) -> int | None:
    """Rows of a shard of a table; None: as many as are read at once. ``ending``: traces go in pieces into Parquet alone."""
    if trace not in TRACED:
        return None
    return _TABLE_TRACED if ending == ".parquet" else _TABLE_WRITTEN


def shards(pieces: Iterable[Piece], size: int, tables: bool = False, table_rows: int | None = None) -> Iterator[Shard]:
    """Rows in shards of at most ``size`` rows. ``tables``: record batches are not taken apart, each is a shard or several of
    ``table_rows``."""
    for number, rows in enumerate(_groups(pieces, size, tables, table_rows)):
        yield Shard(number, rows)


def _groups(pieces: Iterable[Piece], size: int, tables: bool, table_rows: int | None) -> Iterator[Sequence[InputRow] | TableRows]:
    def is_kept(piece: Piece) -> bool:
        return tables and isinstance(piece, TableRows) and len(piece) >= FEW_ROWS

    for kept, alike in groupby(pieces, is_kept):
        if kept:
            yield from (part for piece in alike if isinstance(piece, TableRows) for part in piece.parts(table_rows or len(piece)))
        else:
            yield from batches(one_by_one(alike), size, CHARACTERS)
