"""Record batches are answered as the rows of ``batch`` are, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pytest

from ihc_engine.batch import InputRow, Scorer, TableError, batch_schema
from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.arrow_rows import Place, batch_rows
from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.parquet_out import arrow_schema, record_batch
from ihc_engine.batch.row import TraceDepth
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from tests.batch.tables import table


def reference(interpreter: Interpreter, rows: Iterable[InputRow], trace: TraceDepth = "none") -> pa.RecordBatch:
    """The answers of the reference engine, row by row."""
    schema = batch_schema(interpreter.knowledge, trace)
    found = record_batch(map(schema.values, Scorer(interpreter, "site", trace).rows(rows)), arrow_schema(schema))
    assert isinstance(found, pa.RecordBatch)
    return found


def rows_of(batch: pa.RecordBatch, where: str = "row", first: int = 1) -> list[InputRow]:
    return list(batch_rows(batch, Columns.of(batch.schema.names), Place(where, first)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("trace", ["none", "fired", "full"])
def test_answers_are_those_of_the_reference_engine(
    knowledge: Knowledge, interpreter: Interpreter, seed: int, trace: TraceDepth, caplog: pytest.LogCaptureFixture
) -> None:
    batch = table(knowledge, seed, 60)
    found = ArrowKernel(knowledge, "site", trace).score(batch)
    assert caplog.text == "", "the columns have not failed"
    assert found.equals(reference(interpreter, rows_of(batch), trace), check_metadata=True)


def test_errors_name_the_place_that_the_caller_names(knowledge: Knowledge) -> None:
    batch = pa.record_batch({"case_id": ["a", "b"], "age": [61, 612]})
    found = ArrowKernel(knowledge).score(batch, where="a.parquet, row", first_row=40, source="a.parquet").to_pylist()
    assert [row["source"] for row in found] == ["a.parquet", "a.parquet"]
    assert found[0]["error_message"] is None
    assert found[1]["error_message"].startswith("a.parquet, row 41: ")


def test_a_batch_without_rows_or_columns_is_answered_by_as_many_rows(knowledge: Knowledge) -> None:
    kernel = ArrowKernel(knowledge)
    assert kernel.score(pa.record_batch({"case_id": pa.array([], pa.string())})).num_rows == 0
    assert kernel.score(pa.record_batch({"diagnosis": [None, "gist"]})).column("outcome").to_pylist() == ["undetermined"] * 2


def test_columns_that_cannot_be_used_are_refused(knowledge: Knowledge) -> None:
    with pytest.raises(TableError, match="names no stain"):
        ArrowKernel(knowledge).score(pa.record_batch({"marker.": ["+"]}))
