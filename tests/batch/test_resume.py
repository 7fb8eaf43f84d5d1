"""An interrupted run goes on where it was, or says why it may not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ihc_engine.batch import Count, InputRow, Run, TableError, Work, archive_rows
from ihc_engine.batch import shards as shards_module
from ihc_engine.batch.answers import Answers
from ihc_engine.batch.resume import ShardStore, input_digest
from ihc_engine.batch.shards import Shard
from ihc_engine.batch.workers import ShardAnswerer
from ihc_engine.knowledge.model import Knowledge
from tests.inference.columnar.cases import random_cases

ENDINGS = (".jsonl", ".csv", ".parquet")


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards_module, "_ROWS", {"columnar": 6, "experta": 6})


@pytest.fixture
def archive(knowledge: Knowledge, tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    lines = [json.dumps(case) for case in random_cases(knowledge, 3, 40)]
    path.write_text("\n".join([*lines[:11], "broken", *lines[11:]]))
    return path


def run_of(knowledge: Knowledge, ending: str = ".jsonl", **options: Any) -> Run:
    return Run(Work(None, knowledge.digest, "columnar", "site", "none", ending, **options), knowledge)


class Stopped(Exception):  # noqa: N818
    pass


def stopping(rows: Iterator[InputRow], after: int) -> Iterator[InputRow]:
    for number, row in enumerate(rows):
        if number == after:
            raise Stopped
        yield row


@pytest.mark.parametrize("ending", ENDINGS)
def test_after_interruptions_the_output_is_the_same(knowledge: Knowledge, archive: Path, tmp_path: Path, ending: str) -> None:
    run, whole, output = run_of(knowledge, ending), tmp_path / f"whole{ending}", tmp_path / f"out{ending}"
    assert run.resume(archive, archive_rows(archive), whole) == Count(41, 1)
    for after in (3, 20, 33):
        with pytest.raises(Stopped):
            run.resume(archive, stopping(archive_rows(archive), after), output)
        assert not output.exists(), "no half of an output"
        assert not output.with_name(f"{output.name}.part").exists(), "and none under another name"
    assert run.resume(archive, archive_rows(archive), output) == Count(41, 1)
    assert output.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["in.jsonl", whole.name, output.name])


def test_answered_shards_are_not_answered_again(
    knowledge: Knowledge, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered: list[int] = []
    original = ShardAnswerer.answer

    def counted(self: ShardAnswerer, shard: Shard) -> Answers:
        answered.append(shard.number)
        return original(self, shard)

    monkeypatch.setattr(ShardAnswerer, "answer", counted)
    output = tmp_path / "out.jsonl"
    with pytest.raises(Stopped):
        run_of(knowledge).resume(archive, stopping(archive_rows(archive), 20), output)
    run_of(knowledge).resume(archive, archive_rows(archive), output)
    assert answered == [0, 1, 2, 3, 4, 5, 6]


def test_a_damaged_shard_is_answered_again(knowledge: Knowledge, archive: Path, tmp_path: Path) -> None:
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    run_of(knowledge).resume(archive, archive_rows(archive), whole)
    with pytest.raises(Stopped):
        run_of(knowledge).resume(archive, stopping(archive_rows(archive), 33), output)
    shard = ShardStore(output).folder / "00000001.shard"
    shard.write_bytes(shard.read_bytes().replace(b"ranking", b"rinking", 1))
    (ShardStore(output).folder / "00000002.shard").write_bytes(b"")
    run_of(knowledge).resume(archive, archive_rows(archive), output)
    assert output.read_bytes() == whole.read_bytes()


@pytest.fixture
def begun(knowledge: Knowledge, archive: Path, tmp_path: Path) -> Path:
    """An output whose run was interrupted."""
    output = tmp_path / "out.jsonl"
    with pytest.raises(Stopped):
        run_of(knowledge).resume(archive, stopping(archive_rows(archive), 20), output)
    return output


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"prior": "uniform"}, "the options changed since (prior: 'site', now 'uniform')"),
        ({"trace": "fired"}, "the options changed since (trace: 'none', now 'fired')"),
        ({"digest": "sha256:new"}, "the knowledge changed since (sha256:"),
    ],
)
def test_other_options_and_other_knowledge_are_not_mixed_in(
    knowledge: Knowledge, archive: Path, begun: Path, change: dict[str, Any], words: str
) -> None:
    run = run_of(knowledge)
    other = replace(run, work=replace(run.work, **change))
    before = {path.name: path.read_bytes() for path in ShardStore(begun).folder.iterdir()}
    with pytest.raises(TableError) as refused:
        other.resume(archive, archive_rows(archive), begun)
    assert words in str(refused.value)
    assert f"delete {ShardStore(begun).folder} to start anew" in str(refused.value)
    assert {path.name: path.read_bytes() for path in ShardStore(begun).folder.iterdir()} == before


def test_another_input_is_not_mixed_in(knowledge: Knowledge, archive: Path, begun: Path) -> None:
    archive.write_bytes(archive.read_bytes() + b"\n{}")
    with pytest.raises(TableError, match=r"the input changed since \(sha256:\w+, now sha256:\w+\)"):
        run_of(knowledge).resume(archive, archive_rows(archive), begun)


def test_two_runs_do_not_write_one_output(knowledge: Knowledge, archive: Path, begun: Path) -> None:
    pytest.importorskip("fcntl")
    manifest = json.loads((ShardStore(begun).folder / "manifest.json").read_bytes())
    with (
        ShardStore(begun).opened(manifest),
        pytest.raises(TableError, match="another run is writing"),
        ShardStore(begun).opened(manifest),
    ):
        pass


def test_no_room_is_said_and_what_is_done_stays(
    knowledge: Knowledge, archive: Path, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = sorted(ShardStore(begun).folder.glob("*.shard"))
    with monkeypatch.context() as full:

        def no_room(file: int) -> None:
            raise OSError(28, "No space left on device")

        full.setattr("ihc_engine.batch.resume.os.fsync", no_room)
        with pytest.raises(OSError, match="No space left"):
            run_of(knowledge).resume(archive, archive_rows(archive), begun)
    assert sorted(ShardStore(begun).folder.glob("*.shard")) == kept
    assert list(ShardStore(begun).folder.glob("*.part")) == []
    assert run_of(knowledge).resume(archive, archive_rows(archive), begun).rows == 41


def test_the_digest_of_a_folder_tells_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}")
    digests = [input_digest(tmp_path)]
    (tmp_path / "a.jsonl").rename(tmp_path / "b.jsonl")
    digests.append(input_digest(tmp_path))
    (tmp_path / "b.jsonl").write_text("[]")
    digests.append(input_digest(tmp_path))
    (tmp_path / "c.jsonl").write_text("")
    digests.append(input_digest(tmp_path))
    assert len(set(digests)) == 4
    with pytest.raises(OSError, match="missing"):
        input_digest(tmp_path / "missing")
