"""Several processes write what one writes, and a killed one loses nothing."""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ihc_engine.batch import InputRow, RowError, Run, Scorer, TableError, Work, assembly, batch_schema, line_rows, sink
from ihc_engine.batch import shards as shards_module
from ihc_engine.batch.arrow_rows import Place, TableRows
from ihc_engine.batch.engines import EngineName
from ihc_engine.batch.shards import Shard
from ihc_engine.batch.workers import Pool, ShardAnswerer, can_fork
from ihc_engine.knowledge.model import Knowledge
from tests.batch.tables import table
from tests.inference.columnar.cases import random_cases
from tests.kept import interpreter_of, loaded


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Read when the workers read it."""
    return loaded()


@pytest.fixture(scope="module")
def rows(knowledge: Knowledge) -> list[InputRow]:
    lines = [json.dumps(case).encode() for case in random_cases(knowledge, 17, 91)]
    return list(line_rows([*lines[:30], b"broken", *lines[30:]]))


@pytest.fixture(scope="module")
def with_text(rows: list[InputRow]) -> list[InputRow]:
    """A row that is a text among the others: whichever worker answers it has to make the words of reports ready, in seconds."""
    (text,) = line_rows([b'{"text": "SMA is positive."}'])
    return [*rows[:31], text, *rows[32:]]


@pytest.fixture(scope="module")
def alone(knowledge: Knowledge, with_text: list[InputRow]) -> list[dict[str, Any]]:
    """The answers of one process, row by row."""
    return list(Scorer(interpreter_of(knowledge), "site", "fired").rows(with_text))


def work(knowledge: Knowledge, ending: str = ".jsonl", engine: EngineName = "columnar", digest: str | None = None) -> Work:
    return Work(None, digest or knowledge.digest, engine, "site", "fired", ending)


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards_module, "_ROWS", {"columnar": 7, "experta": 7})


@pytest.mark.usefixtures("small_shards")
@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_two_workers_write_the_bytes_of_one(
    knowledge: Knowledge,
    with_text: list[InputRow],
    alone: list[dict[str, Any]],
    tmp_path: Path,
    ending: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ihc_engine.batch.parquet_out.ROWS_OF_A_GROUP", 20)
    schema = batch_schema(knowledge, "fired")
    single, together = tmp_path / f"single{ending}", tmp_path / f"together{ending}"
    with sink(single, schema) as write:
        for row in alone:
            write(row)
    with assembly(together, ending, schema) as add:
        count = Run(work(knowledge, ending), knowledge, 2).write(with_text, add)
    assert (count.rows, count.failed) == (92, 1)
    assert together.read_bytes() == single.read_bytes()


def test_only_some_shards_are_read_ahead(knowledge: Knowledge, rows: list[InputRow]) -> None:
    taken = 0

    def shards() -> Iterator[Shard]:
        nonlocal taken
        for number, row in enumerate(rows):
            taken += 1
            yield Shard(number, [row])

    with Pool(work(knowledge), 2) as pool:
        for given, (shard, answers) in enumerate(pool.answers(shards())):
            assert (shard.number, answers.rows) == (given, 1)
            assert taken <= given + 6


@pytest.mark.parametrize("forked", [False, True])
def test_a_killed_worker_is_replaced_and_its_shard_answered(
    knowledge: Knowledge, rows: list[InputRow], forked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ihc_engine.batch.workers.can_fork", lambda: forked)
    shards = [Shard(number, rows[number * 10 : number * 10 + 10]) for number in range(9)]
    killed = 0
    ready = ShardAnswerer(work(knowledge), knowledge) if forked else None
    with Pool(work(knowledge), 2, ready) as pool:
        found = []
        for shard, answers in pool.answers(iter(shards)):
            found.append((shard.number, answers.data))
            if killed < 2:
                victim = pool._workers[killed].process
                os.kill(victim.pid, signal.SIGKILL)
                killed += 1
    with Pool(work(knowledge), 1) as pool:
        undisturbed = [(shard.number, answers.data) for shard, answers in pool.answers(iter(shards))]
    assert found == undisturbed


def test_a_shard_over_which_every_worker_ends_is_given_up_with_its_place(
    knowledge: Knowledge, rows: list[InputRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ihc_engine.batch.workers._serve", ending_at_once)
    with Pool(work(knowledge), 1) as pool, pytest.raises(TableError, match=r"ended 3 times .* from line 41 on: .* --workers"):
        next(pool.answers(iter([Shard(0, rows[40:45])])))


def ending_at_once(*_: object) -> None:
    os._exit(9)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no worker is a fork")
def test_a_forked_worker_holds_no_file_but_its_own_pipe(
    knowledge: Knowledge, rows: list[InputRow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ihc_engine.batch.workers.can_fork", lambda: True)
    ready = ShardAnswerer(work(knowledge), knowledge)
    shards = [Shard(number, rows[number * 10 : number * 10 + 10]) for number in range(4)]
    with (tmp_path / "lock").open("wb"), Pool(work(knowledge), 2, ready) as pool:
        next(pool.answers(iter(shards)))
        for worker in pool._workers:
            held = [os.readlink(link) for link in Path(f"/proc/{worker.process.pid}/fd").iterdir() if int(link.name) > 2]
            assert [name.partition(":")[0] for name in held] == ["socket"]


def test_beside_a_thread_of_python_no_worker_is_a_fork() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not can_fork()
    done.set()
    thread.join()


@pytest.mark.parametrize("forks", [False, True])
def test_tables_whose_first_rows_are_answered_here_are_those_of_one_process(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, forks: bool
) -> None:
    monkeypatch.setattr("ihc_engine.batch.run.can_fork", lambda: forks)
    monkeypatch.setattr("ihc_engine.batch.workers.can_fork", lambda: forks)
    for workers in (1, 2):
        tables = [TableRows(table(knowledge, seed, 600, nested=False), Place(first=1 + 600 * seed)) for seed in range(3)]
        with assembly(tmp_path / str(workers), ".parquet", batch_schema(knowledge, "fired")) as add:
            assert Run(work(knowledge, ".parquet"), knowledge, workers).write(tables, add).rows == 1800
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_worker_refuses_other_knowledge(knowledge: Knowledge, rows: list[InputRow]) -> None:
    with Pool(work(knowledge, digest="sha256:other"), 1) as pool, pytest.raises(TableError, match="knowledge was changed"):
        next(pool.answers(iter([Shard(0, rows[:1])])))


def test_an_unreadable_row_reaches_a_worker_as_it_is() -> None:
    error = pickle.loads(pickle.dumps(RowError("unreadable_row", "three cells", "a")))
    assert (error.code, str(error), error.case_id) == ("unreadable_row", "three cells", "a")
