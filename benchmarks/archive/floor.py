"""What scoring is measured against: reading and writing the same columns without it, and naive Bayes in plain NumPy.

Each reads the table of ``table.write`` record batch by record batch and writes a table of answers in the form of ``batch``, with
the same reader, writer and settings as ``batch``, in one process.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.archive.table import published_rates
from ihc_engine.batch import batch_schema
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.batch.parquet_in import parquet_tables
from ihc_engine.batch.parquet_out import arrow_schema, parquet_assembly
from ihc_engine.batch.row import TraceDepth
from ihc_engine.knowledge.model import Knowledge

Floats = NDArray[np.float64]
_MARKER = "marker."


def floor(source: Path, output: Path, answers: pa.RecordBatch, knowledge: Knowledge, trace: TraceDepth = "none") -> int:
    """Read all columns, write as many rows of answers that are there already; rows."""
    return _through(source, output, knowledge, trace, lambda batch: answers.slice(0, batch.num_rows))


def naive_bayes(source: Path, output: Path, knowledge: Knowledge) -> int:
    """Score every diagnosis by the published frequencies of the stains, and write all that answers have columns for; rows."""
    return _through(source, output, knowledge, "none", NaiveBayes(knowledge).answers)


def _through(
    source: Path, output: Path, knowledge: Knowledge, trace: TraceDepth, answers: Callable[[pa.RecordBatch], pa.RecordBatch]
) -> int:
    rows = 0
    with parquet_assembly(output, batch_schema(knowledge, trace)) as add:
        for piece in parquet_tables(source):
            assert isinstance(piece, TableRows), "the table is whole"
            add(answers(piece.batch))
            rows += len(piece)
    return rows


class NaiveBayes:
    """Independent stains, one variant a diagnosis: the least that could be called scoring.

    The posteriors of all diagnoses are computed, and those written that answers have columns for. Neither morphology, site, age
    and sex nor rules are read; intervals, reasons, alerts and what was set aside stay empty.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._names = sorted(knowledge.diagnoses)
        rates = [published_rates(knowledge.diagnoses[name], knowledge) for name in self._names]
        self._rates = {s: np.array([each.get(s, 0.5) for each in rates]) for each in rates for s in each}
        self._schema = arrow_schema(batch_schema(knowledge))

    def answers(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The answers to a record batch."""
        scores: Floats = np.zeros((batch.num_rows, len(self._names)))
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            stain = name.removeprefix(_MARKER)
            if name.startswith(_MARKER) and stain in self._rates:
                held: Any = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
                codes = held.indices.fill_null(len(held.dictionary)).to_numpy(zero_copy_only=False)
                scores += self._table(stain, held.dictionary.to_pylist())[codes]
        scores -= scores.max(axis=1, keepdims=True)
        parts = np.exp(scores)
        parts /= parts.sum(axis=1, keepdims=True)
        return self._batch(batch, np.asarray(np.round(parts, 6), dtype=np.float64))

    def _table(self, stain: str, words: list[str]) -> Floats:
        """Logarithm of the likelihood of each of these words, and 0 for an empty cell."""
        rate = np.clip(self._rates[stain], 0.01, 0.99)
        said = [np.log(1 - rate) if word in ("negative", "-", "0%") else np.log(rate) for word in words]
        return np.array(
            [0.0 * rate if word == "not done" else each for word, each in zip(words, said, strict=True)] + [0.0 * rate]
        )

    def _batch(self, batch: pa.RecordBatch, parts: Floats) -> pa.RecordBatch:
        rows, first = np.arange(len(parts)), parts.argmax(axis=1)
        columns: dict[str, Any] = {
            "case_id": batch.column("case_id"),
            "outcome": pa.array(["favoured", "undetermined"]).take(pa.array((parts[rows, first] < 0.6).astype(np.int64))),
            "leader": pa.array(self._names).take(pa.array(first)),
            "leader_probability": pa.array(parts[rows, first]),
        }
        for name in self._schema.names:
            if name.startswith("probability_"):
                columns[name] = pa.array(parts[:, self._names.index(name.removeprefix("probability_"))])
        made = [columns[f.name] if f.name in columns else pa.nulls(len(parts), f.type) for f in self._schema]
        return pa.record_batch(made, schema=self._schema)
