"""Tables that stay tables on their way: the same answers as row by row, in the same order, whatever stands around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as untyped

from ihc_engine.batch import Run, Scorer, Work, archive_pieces, archive_rows, assembly, batch_schema, sink
from ihc_engine.batch import shards as shards_module
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.knowledge.model import Knowledge
from tests.batch.tables import table
from tests.kept import interpreter_of, loaded

parquet: Any = untyped


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Read when the workers read it."""
    return loaded()


@pytest.fixture(autouse=True)
def small_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ihc_engine.batch.parquet_in.ROWS_AT_ONCE", 30)
    monkeypatch.setattr(shards_module, "FEW_ROWS", 10)
    monkeypatch.setattr("ihc_engine.batch.parquet_out.ROWS_OF_A_GROUP", 25)


@pytest.fixture
def archive(knowledge: Knowledge, tmp_path: Path) -> Path:
    """A folder of a long table with a damaged part, one of hardly any rows, JSON lines, and a file that is none of these."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "a.parquet"
    rows = pa.Table.from_batches([table(knowledge, 31, 100, nested=False)])
    parquet.write_table(rows, path, row_group_size=20, compression="none")
    third = parquet.ParquetFile(path).metadata.row_group(2)
    content = bytearray(path.read_bytes())
    content[third.column(0).data_page_offset + 2 : third.column(0).data_page_offset + 12] = b"\xff" * 10
    path.write_bytes(content)
    parquet.write_table(rows.slice(0, 3), folder / "b.parquet")
    (folder / "c.jsonl").write_text('{"case_id": "x", "markers": {"SMA": "+"}}\nbroken\n')
    (folder / "d.txt").write_text("no table")
    parquet.write_table(rows.slice(40, 12), folder / "e.parquet")
    return folder


@pytest.mark.parametrize("ending", [".parquet", ".csv"])
@pytest.mark.parametrize("workers", [1, 2])
def test_answers_are_those_of_single_rows(knowledge: Knowledge, archive: Path, tmp_path: Path, ending: str, workers: int) -> None:
    schema = batch_schema(knowledge, "fired")
    singly, together = tmp_path / f"singly{ending}", tmp_path / f"together{ending}"
    with sink(singly, schema) as write:
        for row in Scorer(interpreter_of(knowledge), "site", "fired").rows(archive_rows(archive)):
            write(row)
    run = Run(Work(None, knowledge.digest, "columnar", "site", "fired", ending), knowledge, workers)
    assert run.takes_tables
    with assembly(together, ending, schema) as add:
        count = run.write(archive_pieces(archive), add)
    assert count.rows == 100 + 3 + 2 + 1 + 12
    assert together.read_bytes() == singly.read_bytes()


def test_tables_end_where_the_file_alone_says(archive: Path) -> None:
    pieces = list(archive_pieces(archive))
    tables = [piece for piece in pieces if isinstance(piece, TableRows)]
    assert [(each.place.source, each.place.first, len(each)) for each in tables] == [
        ("a.parquet", 1, 20),
        ("a.parquet", 21, 20),
        ("a.parquet", 61, 20),
        ("a.parquet", 81, 20),
        ("b.parquet", 1, 3),
        ("e.parquet", 1, 12),
    ]
    assert len(pieces) - len(tables) == 20 + 2 + 1, "the damaged part row by row, JSON lines, and the file that is no table"


def test_small_row_groups_are_read_together(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.Table.from_batches([table(knowledge, 5, 50, nested=True)]), path, row_group_size=7)
    pieces = [piece for piece in archive_pieces(path) if isinstance(piece, TableRows)]
    assert [len(piece) for piece in pieces] == [28, 22]
    assert [piece.place.first for piece in pieces] == [1, 29]
    whole = parquet.read_table(path).to_pylist()
    assert [row for piece in pieces for row in piece.batch.to_pylist()] == whole


def test_rows_with_their_traces_come_in_small_groups(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ihc_engine.batch.parquet_out.ROWS_OF_A_GROUP", 16_384)
    monkeypatch.setattr("ihc_engine.batch.parquet_in.ROWS_AT_ONCE", 16_384)
    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    parquet.write_table(pa.Table.from_batches([table(knowledge, 7, 700, nested=False)]), source)
    run = Run(Work(None, knowledge.digest, "columnar", "site", "full", ".parquet"), knowledge, 1)
    with assembly(output, ".parquet", batch_schema(knowledge, "full")) as add:
        run.write(archive_pieces(source), add)
    written = parquet.ParquetFile(output).metadata
    assert [written.row_group(at).num_rows for at in range(written.num_row_groups)] == [500, 200]
