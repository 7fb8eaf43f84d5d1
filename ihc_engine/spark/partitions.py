"""What an executor does: record batches of cases in, record batches of answers out.

No line here needs Spark. The knowledge comes as texts, and the kernel that is made of it is kept for all tasks of a process.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.problems import TableError
from ihc_engine.batch.row import TraceDepth
from ihc_engine.batch.shards import shard_size
from ihc_engine.differential.pretest import Prior
from ihc_engine.knowledge.load import digest_of, knowledge_of, knowledge_texts
from ihc_engine.version import __version__

#: The column that answers have beside those of ``batch``: the number of the row in its file, from 1.
ROW = "row"


@dataclass(frozen=True, slots=True)
class Task:
    """What every executor needs to know. ``texts``: the files of the knowledge, by name; ``version``: of the program."""

    texts: Mapping[str, str]
    digest: str
    prior: Prior
    trace: TraceDepth
    version: str = __version__


class Sent(Protocol):
    """A task as it comes to an executor: a broadcast of Spark."""

    @property
    def value(self) -> Task:
        """The task."""


def task_of(folder: Path | None, prior: Prior = "site", trace: TraceDepth = "none") -> Task:
    """The task for the knowledge of a folder (None: the shipped one). OSError, KnowledgeError: it cannot be read."""
    texts = knowledge_texts(folder)
    return Task(texts, digest_of(texts), prior if isinstance(prior, str) else dict(prior), trace)


@dataclass(frozen=True, slots=True)
class ScorePartition:
    """Scores a partition; sent to executors.

    ``names``: of the columns of cases; the batches have further columns behind them where ``placed``: the file of each row (as an
    address; null of a single file) and its number in it, from 0. ``root``: the folder that was read, as Spark writes its address,
    without which files are named; None where a single file was read, whose rows need no name of it.
    """

    sent: Sent
    names: tuple[str, ...]
    placed: bool
    root: str | None = None

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Answers in the order of the rows. TableError: another version of the program, or something is not installed."""
        task = self.sent.value
        kernel = kernel_of(task)
        most = shard_size("columnar", task.trace)
        counted = 0
        for batch in batches:
            columns = batch.columns[: len(self.names)]
            cases = _batch(columns, self.names, batch.num_rows)
            runs = self._runs(batch) if self.placed else [_Run(0, batch.num_rows, counted, None)]
            for run in _cut(runs, most):
                answers = kernel.score(cases.slice(run.first, run.rows), **self._place(run))
                yield with_rows(answers, run.number if self.placed else None)
            counted += batch.num_rows

    def _place(self, run: _Run) -> dict[str, Any]:
        if self.root is None or run.file is None:
            return {"where": "row" if self.placed else "row of a partition", "first_row": run.number + 1}
        name = relative_name(run.file, self.root)
        return {"where": f"{name}, row", "first_row": run.number + 1, "source": name}

    def _runs(self, batch: Any) -> list[_Run]:
        """Rows of a batch that follow each other in one file."""
        files, numbers = (batch.column(len(self.names) + place).to_pylist() for place in (0, 1))
        runs: list[_Run] = []
        for place, (file, number) in enumerate(zip(files, numbers, strict=True)):
            last = runs[-1] if runs else None
            if last is not None and last.file == file and last.number + last.rows == number:
                runs[-1] = _Run(last.first, last.rows + 1, last.number, file)
            else:
                runs.append(_Run(place, 1, number, file))
        return runs


@dataclass(frozen=True, slots=True)
class CountRows:
    """Counts the rows of each file in a partition, once all their columns are here. ``names``: as for ``ScorePartition``."""

    names: tuple[str, ...]

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Files and how many rows of them a batch has."""
        arrow = pyarrow()
        for batch in batches:
            counted = Counter(batch.column(len(self.names)).to_pylist())
            files, rows = arrow.array(counted.keys(), arrow.string()), arrow.array(counted.values(), arrow.int64())
            yield arrow.RecordBatch.from_arrays([files, rows], names=["file", "rows"])


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows ``first`` and following of a batch, which are the rows ``number`` (from 0) and following of a file."""

    first: int
    rows: int
    number: int
    file: str | None


def _cut(runs: Iterable[_Run], most: int) -> Iterator[_Run]:
    """Runs of at most so many rows: whole answers take much room."""
    for run in runs:
        for start in range(0, run.rows, most):
            yield _Run(run.first + start, min(most, run.rows - start), run.number + start, run.file)


def _batch(columns: Sequence[Any], names: Sequence[str], rows: int) -> Any:
    """Columns under the names that Spark could not carry (it takes a dot in a name for a field of a structure)."""
    arrow = pyarrow()
    if not columns:  # a table of no columns has rows as well
        return arrow.RecordBatch.from_struct_array(arrow.array([{}] * rows, arrow.struct([])))
    return arrow.RecordBatch.from_arrays(list(columns), names=list(names))


def with_rows(answers: Any, first: int | None) -> Any:
    """Answers with the number of each row in its file as their last column; None: there is no file."""
    arrow = pyarrow()
    numbers = [None] * answers.num_rows if first is None else range(first + 1, first + 1 + answers.num_rows)
    return arrow.RecordBatch.from_arrays(
        [*answers.columns, arrow.array(numbers, arrow.int64())], schema=answer_schema(answers.schema)
    )


def answer_schema(schema: Any) -> Any:
    """The schema of answers with the number of the row."""
    arrow = pyarrow()
    meaning = {"meaning": "number of the row in its file, from 1", "kind": "integer"}
    return schema.append(arrow.field(ROW, arrow.int64(), metadata=meaning))


def relative_name(file: str, root: str) -> str:
    """The name of a file below a folder, both given as addresses; the address itself where it lies elsewhere."""
    inside, folder = (re.sub("^file:/+", "file:/", address) for address in (file, f"{root.rstrip('/')}/"))
    return unquote(inside.removeprefix(folder))


#: Kernels that a process keeps.
_KEPT = 2
_KERNELS: dict[tuple[str, str, str, str], ArrowKernel] = {}


def kernel_of(task: Task) -> ArrowKernel:
    """The kernel of a task, made once in a process. TableError: the executor cannot do as the driver would."""
    if task.version != __version__:
        raise TableError(
            f"the executors run ihc-engine {__version__}, the driver {task.version}; install the same version on the cluster"
        )
    key = (task.digest, repr(task.prior), task.trace, task.version)
    if key not in _KERNELS:
        while len(_KERNELS) >= _KEPT:  # an executor of a long-lived cluster must not collect them
            del _KERNELS[next(iter(_KERNELS))]
        knowledge = knowledge_of(task.texts, "as sent by the driver")
        if knowledge.digest != task.digest:
            raise TableError("the knowledge that came to the executor is not the one that was sent; start anew")
        _KERNELS[key] = ArrowKernel(knowledge, task.prior, task.trace)
    return _KERNELS[key]
