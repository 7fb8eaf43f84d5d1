"""Worker processes: shards out, answers back, in the order of the shards.

Each worker is joined by a pipe of its own, so that it ends when this process does, however that ends; a worker that is killed
is replaced and its shard answered again. Where it can be, a worker is a fork of this process, with the knowledge and all that has
been learnt from the first rows; elsewhere it begins anew.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from ihc_engine.batch.answers import Answers, encoded_columns, encoded_rows
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.batch.batch_schema import batch_schema
from ihc_engine.batch.engines import EngineName, TableScorer, row_scorer, table_scorer
from ihc_engine.batch.problems import TableError
from ihc_engine.batch.row import TraceDepth
from ihc_engine.batch.shards import Shard
from ihc_engine.differential.pretest import Prior
from ihc_engine.garbage import few_collections
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge

#: Workers that may end over one shard before it is given up.
_ATTEMPTS = 3
#: The last of the files that every process has open.
_STANDARD_ERROR = 2


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker needs to know. ``folder``, ``digest``: the knowledge; ``ending``: of the output's name."""

    folder: Path | None
    digest: str
    engine: EngineName
    prior: Prior
    trace: TraceDepth
    ending: str


class ShardAnswerer:
    """Answers shards in this process. ``here``: the answers are written by it as well, and kept nowhere else."""

    def __init__(self, work: Work, knowledge: Knowledge, here: bool = False) -> None:
        self._work, self._knowledge, self._here = work, knowledge, here
        self._scorer = row_scorer(work.engine, knowledge, work.prior, work.trace)
        self._schema = batch_schema(knowledge, work.trace)
        self._columns: TableScorer | None = None

    def answer(self, shard: Shard) -> Answers:
        """The answers of a shard. TableError: something that a row needs is not installed."""
        # what is remembered of an archive is much to look through
        with few_collections() if self._work.engine == "columnar" else nullcontext():
            return self._answers(shard)

    def _answers(self, shard: Shard) -> Answers:
        if not isinstance(shard.rows, TableRows):
            return encoded_rows(self._scorer.rows(shard.rows), self._work.ending, self._schema)
        if self._columns is None:
            self._columns = table_scorer(self._scorer, self._knowledge, self._work.prior, self._work.trace)
        place = shard.rows.place
        answers = self._columns.pieced(shard.rows.batch, where=place.where, first_row=place.first, source=place.source)
        return encoded_columns(answers, self._work.ending, self._schema, self._here)


@dataclass(slots=True)
class _Worker:
    """A worker process and what it is doing. ``attempts``: how often its shard was begun."""

    process: Any
    pipe: Connection
    shard: Shard | None = None
    attempts: int = 0


def can_fork() -> bool:
    """Whether a fork of this process can go on working: not beside threads of Python, one of which may hold a lock just then."""
    return sys.platform == "linux" and threading.active_count() == 1


@dataclass(slots=True)
class Pool:
    """Worker processes for one archive; a context that ends them. ``count``: how many, at least 1.

    ``ready``: forks of it are the workers where that can be (``can_fork``); without it each worker is a process that begins anew.
    Nothing else may use it meanwhile.
    """

    work: Work
    count: int
    ready: ShardAnswerer | None = None
    _workers: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()

    def answers(self, shards: Iterator[Shard]) -> Iterator[tuple[Shard, Answers]]:
        """Answers in the order of the shards; only some shards a worker are held at a time.

        TableError: a worker cannot work, or ended time and again over the same shard.
        """
        waiting: list[Shard] = []  # in their order, until answered
        done: dict[int, Answers] = {}
        more = True
        while more or waiting:
            while more and len(waiting) < 3 * self.count:
                shard = next(shards, None)
                more = shard is not None
                if shard is not None:
                    waiting.append(shard)
                    self._give(waiting, done)
            self._take(done)
            self._give(waiting, done)
            while waiting and waiting[0].number in done:
                first = waiting.pop(0)
                yield first, done.pop(first.number)

    def _idle(self) -> _Worker | None:
        """A worker that has nothing to do, started if there may be one more."""
        idle = next((worker for worker in self._workers if worker.shard is None), None)
        if idle is None and len(self._workers) < self.count:
            idle = self._started()
            self._workers.append(idle)
        return idle

    def _give(self, waiting: list[Shard], done: dict[int, Answers]) -> None:
        """Give every idle worker the first shard that nobody works on."""
        begun = {worker.shard.number for worker in self._workers if worker.shard is not None} | done.keys()
        for shard in waiting:
            if shard.number not in begun:
                idle = self._idle()
                if idle is None:
                    return
                self._begin(idle, shard)

    def _begin(self, worker: _Worker, shard: Shard) -> None:
        worker.shard, worker.attempts = shard, 1
        while True:
            try:
                worker.pipe.send(shard)
                return
            except OSError:
                self._replace(worker)

    def _take(self, done: dict[int, Answers]) -> None:
        """Wait for answers, and replace workers that have ended."""
        busy = [worker for worker in self._workers if worker.shard is not None]
        ready = wait([worker.pipe for worker in busy]) if busy else []
        for worker in [worker for worker in busy if worker.pipe in ready]:
            assert worker.shard is not None, "only busy workers are waited for"
            try:
                found = worker.pipe.recv()
            except (EOFError, OSError):
                self._again(worker, worker.shard)
                continue
            if isinstance(found, str):
                raise TableError(found)
            done[worker.shard.number] = found
            worker.shard = None

    def _again(self, worker: _Worker, shard: Shard) -> None:
        while True:
            self._replace(worker)
            with suppress(OSError):
                worker.pipe.send(shard)
                return

    def _replace(self, worker: _Worker) -> None:
        """A new process for a worker whose own has ended."""
        worker.pipe.close()
        worker.process.join()
        if worker.attempts == _ATTEMPTS:
            where = worker.shard.where if worker.shard is not None else ""
            code = worker.process.exitcode
            raise TableError(
                f"a worker ended {_ATTEMPTS} times (exit code {code}) over the rows from {where} on: "
                "look whether memory is short, and take fewer --workers"
            )
        new = self._started()
        worker.process, worker.pipe, worker.attempts = new.process, new.pipe, worker.attempts + 1

    def _started(self) -> _Worker:
        return _anew(self.work) if self.ready is None or not can_fork() else _forked(self.ready)


def _anew(work: Work) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _forked(ready: ShardAnswerer) -> _Worker:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve_forked, args=(ready, theirs), daemon=True)
    with warnings.catch_warnings():
        # Python warns of all threads; those of NumPy's and Arrow's libraries know forks, and of Python's there are none
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve_forked(ready: ShardAnswerer, pipe: Connection) -> None:
    _close_all_but(pipe)
    gc.freeze()  # what is there stays: no collection looks through it again
    _answer(lambda: ready, pipe)


def _close_all_but(pipe: Connection) -> None:
    """Close what a fork has inherited: pipes of other workers, which would not end with the process at their other end, and the
    lock on the output, which the next run wants as soon as this one ends."""
    for name in os.listdir("/proc/self/fd"):
        if int(name) > _STANDARD_ERROR and int(name) != pipe.fileno():
            with suppress(OSError):  # the one that has just listed them
                os.close(int(name))


def _serve(work: Work, pipe: Connection) -> None:
    _answer(lambda: _prepared(work), pipe)


def _answer(prepared: Callable[[], ShardAnswerer], pipe: Connection) -> None:
    """Answer shards until nobody sends any more. Words instead of answers say why there are none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that gives the work decides when it ends
    with suppress(EOFError, OSError):
        try:
            answerer = prepared()
            while True:
                shard = pipe.recv()
                pipe.send(answerer.answer(shard))
        except (EOFError, OSError):
            raise
        except TableError as error:
            pipe.send(str(error))
        except Exception as error:
            pipe.send(f"a worker failed: unexpected {type(error).__name__}, please report it")


def _prepared(work: Work) -> ShardAnswerer:
    knowledge = load_knowledge(work.folder)
    if knowledge.digest != work.digest:
        raise TableError("the knowledge was changed while the archive was scored; start anew")
    answerer = ShardAnswerer(work, knowledge)
    gc.collect()
    gc.freeze()  # what is loaded stays: no collection looks through it again
    return answerer
