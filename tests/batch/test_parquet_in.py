"""Parquet in: typed and nested columns, damage in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as untyped

from ihc_engine.batch import RowError, Scorer, TableError, archive_rows
from ihc_engine.interpretation.interpret import Interpreter

parquet: Any = untyped


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "archive.parquet"


def contents(source: Path) -> list[Any]:
    return [row.content for row in archive_rows(source)]


def test_flat_columns_are_those_of_csv_with_numbers_as_numbers(source: Path) -> None:
    table = pa.table({"case_id": ["a", "b"], "age": [61, None], "marker.SMA": ["+", None], "marker.S100": ["-", ""]})
    parquet.write_table(table, source)
    first, second = contents(source)
    assert first == {"case_id": "a", "age": 61, "markers": {"SMA": "+", "S100": "-"}}
    assert second == {"case_id": "b"}


def test_maps_and_records_are_the_markers_of_a_case(source: Path) -> None:
    a_map = pa.array([[("SMA", "+"), ("SMA", "-")]], pa.map_(pa.string(), pa.string()))
    record = pa.array([[{"feature": "necrosis", "status": None}]])
    parquet.write_table(pa.table({"markers": a_map, "morphology": record}), source)
    (row,) = contents(source)
    assert row["markers"] == [{"name": "SMA", "result": "+"}, {"name": "SMA", "result": "-"}], "a repeated key is kept"
    assert row["morphology"] == [{"feature": "necrosis"}]


def test_a_nested_column_and_columns_of_single_stains_both_count(source: Path) -> None:
    parquet.write_table(pa.table({"markers": [{"SMA": "+", "CD34": None}], "marker.SMA": ["-"], "marker.S100": ["+"]}), source)
    (row,) = contents(source)
    assert row["markers"] == [
        {"name": "SMA", "result": "+"},
        {"name": "SMA", "result": "-"},
        {"name": "S100", "result": "+"},
    ]


def test_a_file_that_is_no_parquet_is_refused(source: Path) -> None:
    source.write_bytes(b"PAR1 is how it begins, and then it ends")
    with pytest.raises(TableError, match="no readable Parquet file"):
        contents(source)


def test_a_damaged_row_group_is_as_many_errors_as_it_has_rows_and_the_others_are_read(source: Path) -> None:
    words = [f"{number:06d}" * 40 for number in range(3000)]
    parquet.write_table(pa.table({"text": words}), source, row_group_size=1000, use_dictionary=False, compression="zstd")
    where = parquet.ParquetFile(source).metadata.row_group(1).column(0).data_page_offset
    data = bytearray(source.read_bytes())
    data[where : where + 200] = b"\xff" * 200
    source.write_bytes(data)
    found = list(archive_rows(source))
    assert [row.where for row in found] == [f"row {number}" for number in range(1, 3001)]
    assert [isinstance(row.content, RowError) for row in found] == [False] * 1000 + [True] * 1000 + [False] * 1000


@pytest.mark.parametrize("kind", [pa.string(), pa.binary()], ids=str)
def test_a_cell_that_is_no_utf8_spoils_its_own_row(source: Path, kind: Any) -> None:
    raw = pa.array([b"good", b"\xff\xfe", b"good"]).view(kind)
    parquet.write_table(pa.table({"text": raw}), source)
    assert [isinstance(content, RowError) for content in contents(source)] == [False, True, False]


def test_a_value_of_a_strange_type_is_an_error_row_with_its_path(source: Path, interpreter: Interpreter) -> None:
    parquet.write_table(pa.table({"case_id": ["d"], "site": [[1.5, 2.5]]}), source)
    (row,) = Scorer(interpreter).rows(archive_rows(source))
    assert (row["case_id"], row["error"]["code"]) == ("d", "unreadable_case")
    assert [problem["path"] for problem in row["error"]["problems"]] == ["site"]


def test_without_pyarrow_the_message_names_the_extra(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source.write_bytes(b"")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(TableError, match=r"pip install 'ihc-engine\[batch\]'"):
        contents(source)
