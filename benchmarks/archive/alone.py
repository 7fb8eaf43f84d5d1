"""Scoring without reading and writing: what is timed is from a record batch of cases to a record batch of answers.

Both are ready: they have met most results in the first third of the batches, which is not timed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pyarrow as pa

from benchmarks.archive.floor import NaiveBayes
from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.batch.parquet_in import parquet_tables
from ihc_engine.knowledge.model import Knowledge

_BATCHES = 9


def columnar(source: Path, knowledge: Knowledge) -> float:
    """Seconds of processor time a row of the columnar engine, with all that ``batch`` writes."""
    kernel = ArrowKernel(knowledge)
    return _seconds(source, kernel.score)


def naive_bayes(source: Path, knowledge: Knowledge) -> float:
    """Seconds of processor time a row of naive Bayes in NumPy."""
    return _seconds(source, NaiveBayes(knowledge).answers)


def _seconds(source: Path, answers: Callable[[pa.RecordBatch], pa.RecordBatch]) -> float:
    batches = [piece.batch for piece in islice(parquet_tables(source), _BATCHES) if isinstance(piece, TableRows)]
    first = max(1, len(batches) // 3)
    for batch in batches[:first]:
        answers(batch)
    timed = batches[first:] or batches
    started = time.process_time()
    for batch in timed:
        answers(batch)
    rows: int = sum(batch.num_rows for batch in timed)
    return (time.process_time() - started) / rows
