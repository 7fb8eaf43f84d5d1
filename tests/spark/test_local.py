"""The whole way through Spark in one process; a cluster with a killed worker is ``make spark``."""

from __future__ import annotations

import datetime
import importlib.util
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from ihc_engine.knowledge.model import Knowledge
from tests.spark.conftest import differences, in_order, local_answers, pq, write_archive

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
    reason="the extra `spark`, or Java, is not installed",
)


def batch(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """``ihc-engine batch`` in a process of its own, since Java stays with the process that started it."""
    command = [sys.executable, "-m", "ihc_engine", "batch", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=600)


def test_a_folder_of_part_files_is_answered_as_here(tmp_path: Path, knowledge: Knowledge) -> None:
    source, output = tmp_path / "my archive", tmp_path / "answers.parquet"
    write_archive(source, knowledge, files=3, rows=60)
    done = batch(source, "-o", output, "--spark", "local[2]", "--spark-conf", "spark.ui.enabled=false")
    assert done.returncode == 1, done.stderr
    assert "180 rows, 3 failed" in done.stderr
    assert (output / "_SUCCESS").exists()
    answers = in_order(pq.read_table(output).to_pylist())
    assert differences(answers, local_answers(source, tmp_path / "local.parquet", knowledge)) == []
    again = batch(source, "-o", output, "--spark", "local[2]")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


def test_columns_of_any_type_are_read_as_here(tmp_path: Path, knowledge: Knowledge) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    one_is_no_utf8 = [None, pa.py_buffer(struct.pack("<4i", 0, 1, 3, 4)), pa.py_buffer(b"a\xff\xfec")]
    marked = pa.struct([("result", pa.string()), ("percent", pa.int64())])
    columns = {
        "case_id": pa.Array.from_buffers(pa.string(), 3, one_is_no_utf8),
        "site": pa.array([b"stomach", b"\xff", None], pa.binary()),
        "age": pa.array([61, None, 300], pa.int32()),
        "size_cm": pa.array([5.5, None, 2.0]),
        "necrosis": pa.array([True, None, False]),
        "morphology": pa.array([["spindle cells"], None, ["severe atypia", "necrosis"]]),
        "markers": pa.array([[("SMA", "+"), ("SMA", "-")], None, [("desmin", "+")]], pa.map_(pa.string(), pa.string())),
        "marker.S100": pa.array([{"result": "positive", "percent": 80}, None, {"result": "-"}], marked),
        "mitoses_per_10hpf": pa.array([12, None, 3], pa.uint8()),
        "marker.Ki-67": pa.array([12.5, None, 30.25], pa.float32()),
        "reported": pa.array([datetime.date(2020, 1, 1), None, None]),
    }
    pq.write_table(pa.table(columns), source / "a.parquet")
    pq.write_table(pa.table({"case_id": ["z"], "marker.sma": ["+"], "marker.SMA": ["-"]}), source / "b.parquet")
    done = batch(source, "-o", output, "--spark", "local[2]", "--spark-conf", "spark.ui.enabled=false")
    assert "4 rows, 2 failed" in done.stderr, done.stderr
    answers = in_order(pq.read_table(output).to_pylist())
    assert differences(answers, local_answers(source, tmp_path / "local.parquet", knowledge)) == []


def test_damaged_files_are_answered_as_here_and_stop_no_other(tmp_path: Path, knowledge: Knowledge) -> None:
    source, output = tmp_path / "in [1]", tmp_path / "out"
    write_archive(source, knowledge, files=3, rows=60)
    (source / "b.parquet").write_bytes(b"no Parquet at all")
    (source / "words.txt").write_text("a report among tables")
    damage_a_row_group(source / "older parts" / "part-00001 é.parquet", 1)
    done = batch(source, "-o", output, "--spark", "local[2]", "--spark-conf", "spark.ui.enabled=false")
    assert done.returncode == 1, done.stderr
    assert "182 rows" in done.stderr
    answers = in_order(pq.read_table(output).to_pylist())
    assert differences(answers, local_answers(source, tmp_path / "local.parquet", knowledge)) == []
    assert {row["source"] for row in answers if "no readable Parquet file" in (row["error_message"] or "")} == {"b.parquet"}
    assert sum("row group 2 of the file is damaged" in (row["error_message"] or "") for row in answers) == 20


def damage_a_row_group(path: Path, group: int) -> None:
    """Overwrite the data of all its columns."""
    place = pq.ParquetFile(path).metadata.row_group(group)
    first = min(place.column(c).dictionary_page_offset or place.column(c).data_page_offset for c in range(place.num_columns))
    with path.open("r+b") as file:
        file.seek(first)
        file.write(b"\xff" * sum(place.column(number).total_compressed_size for number in range(place.num_columns)))


def test_a_damaged_file_alone_is_answered_as_here(tmp_path: Path, knowledge: Knowledge) -> None:
    write_archive(tmp_path / "in", knowledge, files=1, rows=30)
    source = tmp_path / "in" / "part-00000 é.parquet"
    damage_a_row_group(source, 2)
    done = batch(source, "-o", tmp_path / "out", "--spark", "local[1]")
    assert done.returncode == 1, done.stderr
    answers = in_order(pq.read_table(tmp_path / "out").to_pylist())
    assert differences(answers, local_answers(source, tmp_path / "local.parquet", knowledge)) == []
    source.write_bytes(b"no Parquet at all")
    done = batch(source, "-o", tmp_path / "none", "--spark", "local[1]")
    assert (done.returncode, "no readable Parquet file; write it anew" in done.stderr) == (2, True), done.stderr


def test_a_delta_table_in_a_folder_below_is_refused(tmp_path: Path, knowledge: Knowledge) -> None:
    source = tmp_path / "in"
    write_archive(source, knowledge, files=2, rows=10)
    (source / "older parts" / "_delta_log").mkdir()
    done = batch(source, "-o", tmp_path / "out", "--spark", "local[1]")
    assert (done.returncode, f"{source}: older parts: is a Delta table" in done.stderr) == (2, True), done.stderr
