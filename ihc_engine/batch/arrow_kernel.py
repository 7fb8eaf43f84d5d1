"""Record batches of cases in, record batches of answers out: the rows that ``batch`` writes, as Arrow."""

from __future__ import annotations

from typing import Any

from ihc_engine.batch.arrow_rows import Place, batch_rows
from ihc_engine.batch.batch_schema import batch_schema
from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.kernel import Kernel
from ihc_engine.batch.parquet_out import arrow_schema, record_batch
from ihc_engine.batch.row import TraceDepth
from ihc_engine.differential.pretest import Prior
from ihc_engine.knowledge.model import Knowledge


class ArrowKernel:
    """Scores record batches. One thread at a time; build one for each worker, since it remembers what it has read.

    ``schema``: the Arrow schema of the answers, the columns of ``batch_schema``. TableError: pyarrow is not installed.
    """

    def __init__(self, knowledge: Knowledge, prior: Prior = "site", trace: TraceDepth = "none") -> None:
        self._kernel = Kernel(knowledge, prior, trace)
        self._columns = batch_schema(knowledge, trace)
        self.schema: Any = arrow_schema(self._columns)

    def score(self, batch: Any, *, where: str = "row", first_row: int = 1, source: str | None = None) -> Any:
        """One answer for each row of a ``pyarrow.RecordBatch``, in the same order, as a record batch of ``schema``.

        The columns are those of a table (docs/reference/batch-rows.md). A row that cannot be read is an error row, whose message
        begins with its place: ``where`` and the number of the row, counted from ``first_row``. ``source``: the file of the rows.
        TableError: a column without a name, one field in two columns, or something that reading needs is not installed.
        """
        rows = list(batch_rows(batch, Columns.of(batch.schema.names), Place(where, first_row, source)))
        return record_batch(map(self._columns.values, self._kernel.answers(rows)), self.schema)
