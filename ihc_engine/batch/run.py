"""A run over an archive in shards: by one process or several, and resumable."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ihc_engine.batch.answers import Answers, Data, assembly
from ihc_engine.batch.archive import Piece
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.batch.batch_schema import batch_schema
from ihc_engine.batch.problems import TableError
from ihc_engine.batch.resume import ShardStore, manifest, whole_file
from ihc_engine.batch.shards import Shard, shard_size, shards, table_size, takes_tables
from ihc_engine.batch.workers import Pool, ShardAnswerer, Work, can_fork
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.version import __version__


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of an output, and how many of them are errors."""

    rows: int = 0
    failed: int = 0

    def plus(self, more: Count | Answers) -> Count:
        """With more rows."""
        return Count(self.rows + more.rows, self.failed + more.failed)


@dataclass(slots=True)
class _Progress:
    """How far a run is. ``waiting``: numbers of shards that are not yet put together, in order; ``kept``: what an earlier run
    had answered, ``answered``: what this one has."""

    waiting: deque[int] = field(default_factory=deque)
    kept: Count = Count()
    answered: Count = Count()

    @property
    def done(self) -> Count:
        """Both together."""
        return self.kept.plus(self.answered)


def _unheard(done: Count, kept: int) -> None:
    """Where nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Run:
    """How an archive is answered. ``workers``: processes beside this one; with 1 this one answers itself.

    ``report``: is told what is done after every shard, and how many rows of it an earlier run had answered.
    """

    work: Work
    knowledge: Knowledge
    workers: int = 1
    report: Callable[[Count, int], None] = _unheard

    @property
    def takes_tables(self) -> bool:
        """Whether tables are answered as columns."""
        return takes_tables(self.work.engine, self.work.trace, self.work.ending)

    def write(self, rows: Iterable[Piece], add: Callable[[Data], object]) -> Count:
        """Answer rows; hand on the data of each shard in order. TableError: the rows cannot be answered."""
        count = Count()
        for _, answers in self._answers(self._shards(rows), here=True):
            add(answers.data)
            count = count.plus(answers)
            self.report(count, 0)
        return count

    def resume(self, source: Path, rows: Iterable[Piece], output: Path) -> Count:
        """Answer an archive into a file, from where an earlier run of the same was interrupted.

        Shards are put together as they are answered, under another name, and the whole is given its own.
        TableError: that run was another one, or rows cannot be answered. OSError: no room, or the input cannot be read.
        """
        store, schema = ShardStore(output), batch_schema(self.knowledge, self.work.trace, self.work.prior)
        with store.opened(self._manifest(source)):
            progress = _Progress()
            with whole_file(output) as part, assembly(part, self.work.ending, schema) as add:
                for shard, answers in self._answers(self._missing(self._shards(rows), store, progress)):
                    store.put(shard.number, answers)
                    self._add_kept(store, progress.waiting, add, shard.number)
                    add(answers.data)
                    progress.waiting.popleft()
                    progress.answered = progress.answered.plus(answers)
                    self.report(progress.done, progress.kept.rows)
                self._add_kept(store, progress.waiting, add, None)
            store.forget()
        return progress.done

    def _missing(self, found: Iterable[Shard], store: ShardStore, progress: _Progress) -> Iterator[Shard]:
        """Shards that are not there yet; all are told to ``progress``."""
        for shard in found:
            progress.waiting.append(shard.number)
            there = store.get(shard.number)
            if there is None:
                yield shard
            else:
                progress.kept = progress.kept.plus(there)

    def _add_kept(self, store: ShardStore, waiting: deque[int], add: Callable[[Data], None], before: int | None) -> None:
        """Add the shards that an earlier run answered, up to the one ``before`` which this run has just answered."""
        while waiting and waiting[0] != before:
            number = waiting.popleft()
            answers = store.get(number)
            if answers is None:
                raise TableError(f"shard {number} of {store.folder} is damaged; run the same command again")
            add(answers.data)

    def _shards(self, rows: Iterable[Piece]) -> Iterator[Shard]:
        size, of_table = self._sizes
        return shards(rows, size, self.takes_tables, of_table)

    @property
    def _sizes(self) -> tuple[int, int | None]:
        """Rows of a shard of rows, and of one of a table."""
        trace = self.work.trace
        return shard_size(self.work.engine, trace), table_size(trace, self.work.ending)

    def _answers(self, found: Iterator[Shard], here: bool = False) -> Iterator[tuple[Shard, Answers]]:
        """``here``: answers are written by this process and kept nowhere else."""
        if self.workers > 1 and not can_fork():
            with Pool(self.work, self.workers) as pool:
                yield from pool.answers(found)
            return
        answerer = ShardAnswerer(self.work, self.knowledge, here and self.workers == 1)
        if self.workers > 1:
            # most results of a table are met in its first shard: learnt here once, no worker has to learn them
            first, learnt = next(found, None), list[tuple[Shard, Answers]]()
            if first is not None and isinstance(first.rows, TableRows):
                learnt.append((first, answerer.answer(first)))
            elif first is not None:
                found = chain((first,), found)
            with Pool(self.work, self.workers, answerer) as pool:
                others = pool.answers(found)
                # all workers have begun when the next answers are there; whoever is told of them may begin threads, such as a bar
                learnt.extend(islice(others, 1))
                yield from learnt
                yield from others
        else:
            yield from ((shard, answerer.answer(shard)) for shard in found)

    def _manifest(self, source: Path) -> dict[str, Any]:
        prior = self.work.prior if isinstance(self.work.prior, str) else dict(self.work.prior)
        size, of_table = self._sizes
        options = {"prior": prior, "engine": self.work.engine, "trace": self.work.trace, "output": self.work.ending}
        sizes = {"rows of a shard": size, "rows of a table": of_table}
        return manifest(source, self.work.digest, options | sizes, __version__)
