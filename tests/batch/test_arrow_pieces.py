"""Columns of long words go in pieces, and are the same words when they are put together."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet as untyped

from ihc_engine.batch import TableError, batch_schema
from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.arrow_pieces import Pieces, alike, in_words, with_pieces
from ihc_engine.batch.arrow_rows import batch_of, stream_of
from ihc_engine.batch.parquet_out import parquet_assembly
from ihc_engine.knowledge.model import Knowledge

parquet: Any = untyped

rows = st.lists(
    st.none() | st.lists(st.sampled_from(["", "a", "bé", "𝒙", '{"x":1}']) | st.text(max_size=5), max_size=5), max_size=8
)


def pieced(said: list[list[str] | None]) -> pa.RecordBatch:
    pieces = Pieces()
    for row in said:
        pieces.add(row)
    plain = pa.record_batch({"n": pa.array(range(len(said)), pa.int64()), "words": pa.nulls(len(said), pa.string())})
    batch = with_pieces(plain, "words", pieces.array())
    assert isinstance(batch, pa.RecordBatch)
    return batch


@given(rows)
def test_pieces_are_put_together_row_by_row(said: list[list[str] | None]) -> None:
    expected = [None if row is None else "".join(row).encode("utf-8", "backslashreplace").decode() for row in said]
    batch = pieced(said)
    for found in (in_words(batch), in_words(batch_of(stream_of(batch, "lz4")))):
        assert found.column("words").type == pa.string()
        assert found.column("words").to_pylist() == expected
        assert found.column("n").to_pylist() == list(range(len(said)))


def test_some_rows_of_a_batch_keep_their_own_words() -> None:
    batch = pieced([["a", "b"], None, ["b", "c"], []])
    assert in_words(batch.slice(1, 2)).column("words").to_pylist() == [None, "bc"]


@given(rows, st.lists(st.none() | st.sampled_from(["", "a", "own words"]), max_size=5))
def test_words_of_other_rows_become_pieces_of_their_own(said: list[list[str] | None], own: list[str | None]) -> None:
    batch = pieced(said)
    words = pa.record_batch({"n": pa.array(range(len(own)), pa.int64()), "words": pa.array(own, pa.string())})
    joined = pa.Table.from_batches(alike([batch, words])).combine_chunks()
    found = [row for each in joined.to_batches() for row in in_words(each).column("words").to_pylist()]
    assert found == [*in_words(batch).column("words").to_pylist(), *own]


def test_a_batch_without_pieces_is_left_as_it_is() -> None:
    batch = pa.record_batch({"words": ["a"], "lists": [["a", "b"]]})
    assert in_words(batch) is batch


def test_more_than_a_column_holds_is_refused() -> None:
    kilobytes = "x" * 1_000_000
    with pytest.raises(TableError, match="2200 rows take more than 2 GB; score fewer rows at once"):
        in_words(pieced([[kilobytes]] * 2_200))


def test_pieces_are_written_as_their_words_however_they_come(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ihc_engine.batch.parquet_out._ROWS_OF_A_LONG_GROUP", {"trace": 7})
    batch = pa.record_batch({"case_id": [f"c{row}" for row in range(30)], "marker.SMA": ["+", "-", None] * 10})
    schema = batch_schema(knowledge, "full")
    answers = ArrowKernel(knowledge, "site", "full").pieced(batch)
    written = []
    for number, sizes in enumerate([(30,), (3, 0, 14, 13), (7, 7, 16)]):
        path = tmp_path / f"{number}.parquet"
        with parquet_assembly(path, schema) as add:
            for first, size in zip(accumulate(sizes, initial=0), sizes, strict=False):
                add(answers.slice(first, size))
        written.append(path.read_bytes())
    assert written[1:] == written[:1] * 2
    assert parquet.read_table(tmp_path / "0.parquet").combine_chunks().to_batches() == [in_words(answers)]
    groups = parquet.ParquetFile(tmp_path / "1.parquet").metadata
    assert [groups.row_group(at).num_rows for at in range(groups.num_row_groups)] == [7, 7, 7, 7, 2]


def test_most_of_a_trace_returns_in_other_traces(knowledge: Knowledge) -> None:
    results = {marker: [("+", "-", "focal")[row % size] for row in range(60)] for marker, size in (("SMA", 2), ("CD34", 3))}
    batch = pa.record_batch({"case_id": [f"c{row}" for row in range(60)], **results})
    kernel = ArrowKernel(knowledge, "site", "full")
    assert in_words(kernel.pieced(batch)).equals(kernel.score(batch), check_metadata=True)
    assert len(stream_of(kernel.pieced(batch))) < len(stream_of(kernel.score(batch))) / 2
