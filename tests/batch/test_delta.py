"""Folders of Delta tables: the rows of the newest version, and none that the table has dropped."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ihc_engine.batch import RowError, TableError, archive_rows
from ihc_engine.batch.count_rows import rows_in
from ihc_engine.batch.delta import live_files

pq: Any = importlib.import_module("pyarrow.parquet")  # its functions have no types
_PROTOCOL = {"protocol": {"minReaderVersion": 1, "minWriterVersion": 2}}
_ADD = pa.struct(
    [
        ("path", pa.string()),
        ("partitionValues", pa.map_(pa.string(), pa.string())),
        ("deletionVector", pa.struct([("offset", pa.int32())])),
    ]
)
_REMOVE = pa.struct([("path", pa.string())])


def add(path: str, **more: Any) -> dict[str, Any]:
    return {"add": {"path": path, "partitionValues": {}, "size": 1, "dataChange": True, **more}}


def remove(path: str, **more: Any) -> dict[str, Any]:
    return {"remove": {"path": path, "dataChange": True, **more}}


def commit(table: Path, version: int, *actions: dict[str, Any]) -> None:
    log = table / "_delta_log"
    log.mkdir(parents=True, exist_ok=True)
    (log / f"{version:020d}.json").write_text("".join(f"{json.dumps(action)}\n" for action in actions), encoding="utf-8")


def checkpoint(table: Path, name: str, *actions: dict[str, Any]) -> None:
    columns = {kind: [action.get(kind) for action in actions] for kind in ("add", "remove")}
    for action in columns["add"]:
        if action is not None:
            action["partitionValues"] = list(action["partitionValues"].items())
    made = pa.table({"add": pa.array(columns["add"], _ADD), "remove": pa.array(columns["remove"], _REMOVE)})
    pq.write_table(made, table / "_delta_log" / f"{name}.parquet")


def part(table: Path, name: str, *ids: str) -> None:
    path = table / name
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table({"case_id": list(ids), "marker.SMA": ["+"] * len(ids)}), path)


def ids(folder: Path) -> list[Any]:
    return [row.content["case_id"] if isinstance(row.content, dict) else row.content for row in archive_rows(folder)]


def test_only_the_files_of_the_newest_version_are_read_by_name(tmp_path: Path) -> None:
    for name in "cab":
        part(tmp_path, f"{name}.parquet", name)
    commit(tmp_path, 0, _PROTOCOL, add("c.parquet"), add("a.parquet"))
    commit(tmp_path, 1, remove("a.parquet"), add("b.parquet"))
    assert ids(tmp_path) == ["b", "c"]
    assert rows_in(tmp_path) == 2


def test_a_checkpoint_stands_for_the_commits_before_it(tmp_path: Path) -> None:
    for name in "abc":
        part(tmp_path, f"{name}.parquet", name)
    commit(tmp_path, 7, add("c.parquet"))
    checkpoint(tmp_path, f"{6:020d}.checkpoint", add("a.parquet"), remove("b.parquet"))
    assert ids(tmp_path) == ["a", "c"]
    checkpoint(tmp_path, f"{7:020d}.checkpoint.{1:010d}.{2:010d}", add("b.parquet"))
    assert ids(tmp_path) == ["a", "c"], "a checkpoint without all its parts counts for nothing"
    checkpoint(tmp_path, f"{7:020d}.checkpoint.{2:010d}.{2:010d}", add("c.parquet"))
    assert ids(tmp_path) == ["b", "c"]


def test_columns_of_partitions_come_from_the_log(tmp_path: Path) -> None:
    part(tmp_path, "site=thigh%20(a)/x.parquet", "a")
    part(tmp_path, "site=null/x.parquet", "b")
    thigh = add("site=thigh%2520(a)/x.parquet", partitionValues={"site": "thigh", "age": "61"})
    commit(tmp_path, 0, _PROTOCOL, thigh, add("site=null/x.parquet", partitionValues={"site": None, "age": ""}))
    first, second = archive_rows(tmp_path)
    assert first.content == {"case_id": "b", "markers": {"SMA": "+"}}
    assert second.content == {"case_id": "a", "site": "thigh", "age": "61", "markers": {"SMA": "+"}}
    assert second.where == "site=thigh%20(a)/x.parquet, row 1"


def test_a_file_that_the_log_names_and_that_is_gone_is_an_error_row(tmp_path: Path) -> None:
    part(tmp_path, "b.parquet", "b")
    commit(tmp_path, 0, _PROTOCOL, add("a.parquet"), add("b.parquet"))
    gone, there = archive_rows(tmp_path)
    assert isinstance(gone.content, RowError)
    assert (gone.where, str(gone.content)) == ("a.parquet", "No such file or directory")
    assert there.source == "b.parquet"


def test_an_empty_table_is_an_archive_of_no_rows(tmp_path: Path) -> None:
    part(tmp_path, "a.parquet", "a")
    commit(tmp_path, 0, _PROTOCOL, add("a.parquet"))
    commit(tmp_path, 1, remove("a.parquet"))
    assert ids(tmp_path) == []


def test_a_table_in_a_folder_below_counts_with_its_live_files(tmp_path: Path) -> None:
    for name in "ab":
        part(tmp_path, f"delta/{name}.parquet", name)
    part(tmp_path, "c.parquet", "c")
    commit(tmp_path / "delta", 0, _PROTOCOL, add("b.parquet"))
    assert ids(tmp_path) == ["c", "b"]
    (tmp_path / "delta" / "_delta_log" / f"{1:020d}.json").write_text("no JSON")
    other, broken = archive_rows(tmp_path)
    assert (other.source, broken.source) == ("c.parquet", "delta")
    assert isinstance(broken.content, RowError)
    assert "is no JSON; bring the log" in str(broken.content)


@pytest.mark.parametrize(
    ("actions", "says"),
    [
        ([add("a.parquet", deletionVector={"storageType": "u", "pathOrInlineDv": "x", "offset": 1})], "deletion vectors.*REORG"),
        ([{"metaData": {"configuration": {"delta.columnMapping.mode": "name"}}}, add("a.parquet")], "columnMapping: name"),
        ([{"protocol": {"minReaderVersion": 3, "readerFeatures": ["later"]}}, add("a.parquet")], "uses later, which is not read"),
        ([add("s3://elsewhere/a.parquet")], "outside of its folder"),
        ([add("../a.parquet")], "outside of its folder"),
        ([add("/a.parquet")], "outside of its folder"),
    ],
)
def test_what_would_make_rows_wrong_is_refused_with_what_to_do(tmp_path: Path, actions: list[dict[str, Any]], says: str) -> None:
    commit(tmp_path, 0, *actions)
    with pytest.raises(TableError, match=f"{says}.*export it to Parquet"):
        list(archive_rows(tmp_path))


@pytest.mark.parametrize("kept", [[], [1], [0, 2]])
def test_a_log_with_a_hole_is_refused(tmp_path: Path, kept: list[int]) -> None:
    (tmp_path / "_delta_log").mkdir()
    for version in kept:
        commit(tmp_path, version, add(f"{version}.parquet"))
    with pytest.raises(TableError, match="holds no version" if not kept else "is not whole: version [01] of"):
        list(archive_rows(tmp_path))


def test_a_file_whose_deleted_rows_were_written_out_is_read_again(tmp_path: Path) -> None:
    vector = {"deletionVector": {"storageType": "u", "pathOrInlineDv": "x", "offset": 1}}
    commit(tmp_path, 0, _PROTOCOL, add("a.parquet"))
    commit(tmp_path, 1, add("a.parquet", **vector), remove("a.parquet"))
    commit(tmp_path, 2, remove("a.parquet", **vector), add("b.parquet"))
    assert [file.name for file in live_files(tmp_path)] == ["b.parquet"]


@given(history=st.lists(st.sets(st.sampled_from("abcde")), min_size=1, max_size=8), kept_from=st.integers(0, 7))
@settings(max_examples=40, deadline=None)
def test_any_history_ends_with_its_last_version(
    tmp_path_factory: pytest.TempPathFactory, history: list[set[str]], kept_from: int
) -> None:
    """Versions as sets of files; the commits before ``kept_from`` are gone, and a checkpoint stands for them."""
    table, before = tmp_path_factory.mktemp("table"), set[str]()
    for version, files in enumerate(history):
        actions = [*(remove(name) for name in before - files), *(add(name) for name in files - before)]
        if version >= kept_from or version == len(history) - 1:
            commit(table, version, *actions)
        elif version == min(kept_from, len(history) - 1) - 1:
            (table / "_delta_log").mkdir()
            checkpoint(table, f"{version:020d}.checkpoint", *(add(name) for name in files))
        before = files
    assert [file.name for file in live_files(table)] == sorted(history[-1])
