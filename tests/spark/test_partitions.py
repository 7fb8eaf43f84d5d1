"""What an executor does, without Spark: answers of record batches are those of a local run, in whatever pieces rows come."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from ihc_engine.batch import TableError
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.problem import KnowledgeError
from ihc_engine.spark import Task, partitions, task_of
from ihc_engine.spark.files_here import ScoreFiles
from ihc_engine.spark.partitions import ScorePartition, kernel_of, relative_name
from tests.spark.conftest import in_order, local_answers, pq, write_archive


@dataclass(frozen=True)
class Sent:
    value: Task


@pytest.fixture(scope="module")
def task() -> Task:
    return task_of(None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    folder = tmp_path_factory.mktemp("parts") / "in"
    write_archive(folder, knowledge, files=2, rows=40)
    return folder


def read(folder: Path) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Columns of all files together, and rows with their place, as Spark reads a folder."""
    names: dict[str, None] = {}
    rows = []
    for path in sorted(folder.rglob("*.parquet")):
        table = pq.read_table(path)
        names.update(dict.fromkeys(table.schema.names))
        address = f"file:{str(path).replace(' ', '%20')}"
        rows += [{**row, "__file": address, "__row": n} for n, row in enumerate(table.to_pylist())]
    return tuple(names), rows


def batches(names: tuple[str, ...], rows: list[dict[str, Any]], size: int) -> Iterator[Any]:
    for first in range(0, len(rows), size):
        part = rows[first : first + size]
        columns = [pa.array([row.get(name) for row in part], pa.string()) for name in names]
        files = pa.array([row["__file"] for row in part], pa.string())
        numbers = pa.array([row["__row"] for row in part], pa.int64())
        plain = [f"c{place}" for place in range(len(names) + 2)]
        yield pa.RecordBatch.from_arrays([*columns, files, numbers], names=plain)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_the_answers_are_those_of_a_local_run(folder: Path, knowledge: Knowledge, task: Task, tmp_path: Path, size: int) -> None:
    names, rows = read(folder)
    score = ScorePartition(Sent(task), names, placed=True, root=f"file:{folder}".replace(" ", "%20"))
    answers = [row for batch in score(batches(names, rows, size)) for row in batch.to_pylist()]
    assert in_order(answers) == local_answers(folder, tmp_path / "local.parquet", knowledge)
    failed = [row for row in answers if row["outcome"] == "error"]
    assert len(failed) == 2
    assert all(row["error_message"].startswith(f"{row['source']}, row 4: ") for row in failed)


def test_rows_may_come_in_any_order(folder: Path, knowledge: Knowledge, task: Task, tmp_path: Path) -> None:
    names, rows = read(folder)
    random.Random(3).shuffle(rows)
    score = ScorePartition(Sent(task), names, placed=True, root=f"file:{folder}".replace(" ", "%20"))
    answers = [row for batch in score(batches(names, rows, 16)) for row in batch.to_pylist()]
    assert in_order(answers) == local_answers(folder, tmp_path / "local.parquet", knowledge)


def test_whole_answers_come_in_small_pieces(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "shard_size", lambda engine, trace: 4)
    rows = [{"marker.SMA": "+", "__file": None, "__row": n} for n in range(10)]
    score = ScorePartition(Sent(replace(task, trace="answer")), ("marker.SMA",), placed=True)
    found = list(score(batches(("marker.SMA",), rows, 10)))
    assert [batch.num_rows for batch in found] == [4, 4, 2]
    assert [n for batch in found for n in batch.column("row").to_pylist()] == list(range(1, 11))
    assert all(answer for batch in found for answer in batch.column("answer").to_pylist())


def test_a_frame_of_no_files_has_no_places(task: Task) -> None:
    score = ScorePartition(Sent(task), ("case_id", "age"), placed=False)
    batch = pa.RecordBatch.from_pydict({"c0": ["a", "b"], "c1": ["61", "-1"]})
    rows = [row for found in score([batch, batch]) for row in found.to_pylist()]
    assert [(row["case_id"], row["row"], row["source"]) for row in rows] == [("a", None, None), ("b", None, None)] * 2
    assert [row["error_message"].partition(":")[0] for row in rows if row["error_message"]] == [
        "row of a partition 2",
        "row of a partition 4",
    ]


def test_an_empty_partition_and_a_table_without_columns_are_no_trouble(task: Task) -> None:
    assert list(ScorePartition(Sent(task), ("case_id",), placed=False)([])) == []
    rows = [{"__file": None, "__row": n} for n in range(3)]
    found = list(ScorePartition(Sent(task), (), placed=True)(batches((), rows, 3)))
    assert [row["row"] for batch in found for row in batch.to_pylist()] == [1, 2, 3]


def test_a_process_makes_a_kernel_once_and_keeps_few(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "_KERNELS", {})
    assert kernel_of(task) is kernel_of(pickle.loads(pickle.dumps(task)))
    for prior in ("uniform", {"gist": 1.0}):
        assert kernel_of(replace(task, prior=prior)) is not kernel_of(task)
    assert len(partitions._KERNELS) == 2


def test_an_executor_with_another_program_or_other_knowledge_refuses(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "_KERNELS", {})
    with pytest.raises(TableError, match=r"the driver 0\.0\.0; install the same version"):
        kernel_of(replace(task, version="0.0.0"))
    with pytest.raises(TableError, match="not the one that was sent"):
        kernel_of(replace(task, digest="sha256:0"))


def test_a_folder_that_cannot_be_read_is_no_task(tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(KnowledgeError, match="not readable as UTF-8"):
        task_of(tmp_path)


@pytest.mark.parametrize(
    ("file", "root", "name"),
    [
        ("file:/a/in/part.parquet", "file:/a/in", "part.parquet"),
        ("file:/a/in/part.parquet", "file:///a/in/", "part.parquet"),
        ("file:/a/in2/part.parquet", "file:/a/in", "file:/a/in2/part.parquet"),
        ("s3a://b/in/sub%20dir/p%25.parquet", "s3a://b/in", "sub dir/p%.parquet"),
        ("hdfs://h/elsewhere/p.parquet", "hdfs://h/in", "hdfs://h/elsewhere/p.parquet"),
    ],
)
def test_files_are_named_as_they_stand_in_their_folder(file: str, root: str, name: str) -> None:
    assert relative_name(file, root) == name


def test_damaged_files_are_answered_as_in_a_local_run(folder: Path, knowledge: Knowledge, task: Task, tmp_path: Path) -> None:
    broken = tmp_path / "in"
    broken.mkdir()
    whole = next(path for path in sorted(folder.rglob("*.parquet")) if path.parent == folder)
    content = bytearray(whole.read_bytes())
    third = pq.ParquetFile(whole).metadata.row_group(2).column(0).data_page_offset
    content[third : third + 12] = b"\xff" * 12
    (broken / "a.parquet").write_bytes(content)
    (broken / "b.parquet").write_bytes(b"no parquet")
    files = sorted(broken.iterdir())
    batch = pa.RecordBatch.from_pydict(
        {"path": [f"file:{path}" for path in files], "content": [path.read_bytes() for path in files]}
    )
    score = ScoreFiles(Sent(task), root=f"file:{broken}")
    answers = [row for found in score([batch]) for row in found.to_pylist()]
    expected = local_answers(broken, tmp_path / "local.parquet", knowledge)
    assert len(expected) > 20
    assert any(row["outcome"] == "error" for row in expected)
    assert in_order(answers) == expected
