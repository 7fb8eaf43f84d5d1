"""A run over an archive in shards: by one process or several, and resumable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ihc_engine.batch.answers import Answers, assembly
from ihc_engine.batch.archive import Piece
from ihc_engine.batch.batch_schema import batch_schema
from ihc_engine.batch.problems import TableError
from ihc_engine.batch.resume import ShardStore, manifest, whole_file
from ihc_engine.batch.shards import Shard, shard_size, shards, table_size, takes_tables
from ihc_engine.batch.workers import Pool, ShardAnswerer, Work
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.version import __version__


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of an output, and how many of them are errors."""

    rows: int = 0
    failed: int = 0

    def plus(self, answers: Answers) -> Count:
        """With the rows of one more shard."""
        return Count(self.rows + answers.rows, self.failed + answers.failed)


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

    def write(self, rows: Iterable[Piece], add: Callable[[bytes], object]) -> Count:
        """Answer rows; hand on the data of each shard in order. TableError: the rows cannot be answered."""
        count = Count()
        for _, answers in self._answers(self._shards(rows)):
            add(answers.data)
            count = count.plus(answers)
            self.report(count, 0)
        return count

    def resume(self, source: Path, rows: Iterable[Piece], output: Path) -> Count:
        """Answer an archive into a file, from where an earlier run of the same was interrupted.

        TableError: that run was another one, or rows cannot be answered. OSError: no room, or the input cannot be read.
        """
        store = ShardStore(output)
        with store.opened(self._manifest(source)):
            seen: list[int] = []
            kept: list[Count] = []
            count = Count()
            for shard, answers in self._answers(self._missing(self._shards(rows), store, seen, kept)):
                store.put(shard.number, answers)
                count = count.plus(answers)
                before = sum(each.rows for each in kept)
                self.report(Count(count.rows + before, count.failed + sum(each.failed for each in kept)), before)
            count = self._assembled(store, seen, output)
            store.forget()
        return count

    def _missing(self, found: Iterable[Shard], store: ShardStore, seen: list[int], kept: list[Count]) -> Iterator[Shard]:
        """Shards that are not there yet. ``seen`` takes the numbers of all, ``kept`` the count of those that are there."""
        for shard in found:
            seen.append(shard.number)
            there = store.get(shard.number)
            if there is None:
                yield shard
            else:
                kept.append(Count(there.rows, there.failed))

    def _shards(self, rows: Iterable[Piece]) -> Iterator[Shard]:
        trace = self.work.trace
        return shards(rows, shard_size(self.work.engine, trace), self.takes_tables, table_size(trace))

    def _answers(self, found: Iterator[Shard]) -> Iterator[tuple[Shard, Answers]]:
        if self.workers > 1:
            with Pool(self.work, self.workers) as pool:
                yield from pool.answers(found)
        else:
            answerer = ShardAnswerer(self.work, self.knowledge)
            yield from ((shard, answerer.answer(shard)) for shard in found)

    def _assembled(self, store: ShardStore, numbers: Iterable[int], output: Path) -> Count:
        """Put the shards together under another name, and give the whole its own."""
        count, schema = Count(), batch_schema(self.knowledge, self.work.trace, self.work.prior)
        with whole_file(output) as part, assembly(part, self.work.ending, schema) as add:
            for number in numbers:
                answers = store.get(number)
                if answers is None:
                    raise TableError(f"shard {number} of {store.folder} is damaged; run the same command again")
                add(answers.data)
                count = count.plus(answers)
        return count

    def _manifest(self, source: Path) -> dict[str, Any]:
        prior = self.work.prior if isinstance(self.work.prior, str) else dict(self.work.prior)
        size = shard_size(self.work.engine, self.work.trace)
        options = {"prior": prior, "engine": self.work.engine, "trace": self.work.trace, "output": self.work.ending}
        return manifest(source, self.work.digest, {**options, "rows of a shard": size}, __version__)
