"""Many cases at once: one row in, one row out, from and to JSON lines, CSV, Parquet and folders."""

from ihc_engine.batch.answers import assembly
from ihc_engine.batch.archive import Piece, archive_pieces, archive_rows, one_by_one
from ihc_engine.batch.batch_schema import batch_schema
from ihc_engine.batch.engines import EngineName, RowScorer, row_scorer
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.jsonl import BatchResult, interpret_lines, line_rows
from ihc_engine.batch.problems import RowError, TableError
from ihc_engine.batch.run import Count, Run
from ihc_engine.batch.score import Scorer
from ihc_engine.batch.sinks import check_ending, line_sink, sink
from ihc_engine.batch.workers import Work

__all__ = [
    "BatchResult",
    "Count",
    "EngineName",
    "InputRow",
    "Piece",
    "RowError",
    "RowScorer",
    "Run",
    "Scorer",
    "TableError",
    "Work",
    "archive_pieces",
    "archive_rows",
    "assembly",
    "batch_schema",
    "check_ending",
    "interpret_lines",
    "line_rows",
    "line_sink",
    "one_by_one",
    "row_scorer",
    "sink",
]
