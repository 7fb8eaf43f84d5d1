"""A DataFrame of cases to a DataFrame of answers."""

from __future__ import annotations

from typing import Any

from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.columns_in import Columns
from ihc_engine.knowledge.load import knowledge_of
from ihc_engine.spark.files_here import ScoreFiles
from ihc_engine.spark.partitions import CountRows, ScorePartition, Sent, Task, answer_schema
from ihc_engine.spark.pyspark_import import arrow_types, pyspark_sql

#: Columns that lead a row back to its place, behind those of the cases.
FILE, NUMBER = "__ihc_file", "__ihc_row"


class _Plain:
    """A task that goes with the function, where a session has no broadcasts (Spark Connect)."""

    def __init__(self, value: Task) -> None:
        self.value = value


def scored_frame(frame: Any, task: Task) -> Any:
    """The answers to a DataFrame of cases, one row for each, with the columns of ``batch`` and an empty ``row``.

    ``frame``: a ``pyspark.sql.DataFrame`` with the columns of a table (docs/reference/batch-rows.md); nothing is run yet.
    ``task``: see ``task_of``. Rows keep their order within a partition; join on ``case_id``. TableError: pyspark is not
    installed, or columns cannot be used.
    """
    return mapped(frame, task, frame.columns, placed=False)


def mapped(frame: Any, task: Task, names: list[str], *, placed: bool, root: str | None = None) -> Any:
    """The answers to a frame whose first columns are those of cases, called ``names`` (see ``ScorePartition``)."""
    pyspark_sql()
    Columns.of(names)  # refused here rather than by every task
    function = ScorePartition(_sent(frame, task), tuple(names), placed, root)
    plain = frame.toDF(*(f"c{place}" for place in range(len(frame.columns))))  # a dot in a name is a field to Spark
    return plain.mapInArrow(function.__call__, answer_type(task))


def of_files(files: Any, task: Task, root: str | None) -> Any:
    """The answers to a frame of addresses of files and their bytes (see ``ScoreFiles``)."""
    return files.mapInArrow(ScoreFiles(_sent(files, task), root).__call__, answer_type(task))


def rows_of_files(frame: Any) -> dict[str, int]:
    """How many rows of each file of a placed frame come through, all columns read."""
    plain = frame.toDF(*(f"c{place}" for place in range(len(frame.columns))))
    counted = plain.mapInArrow(CountRows(tuple(frame.columns[:-2])).__call__, "file string, rows bigint")
    return {row[0]: int(row[1]) for row in counted.groupBy("file").sum("rows").collect()}


def answer_type(task: Task) -> Any:
    """The columns of answers as a Spark type; any of them may be null."""
    schema = ArrowKernel(knowledge_of(task.texts, "these texts"), task.prior, task.trace).schema
    return arrow_types().from_arrow_schema(answer_schema(schema))


def _sent(frame: Any, task: Task) -> Sent:
    session = frame.sparkSession
    try:
        broadcast: Sent = session.sparkContext.broadcast(task)
    except Exception:  # a remote session has neither context nor broadcasts, and raises errors of its own kind
        return _Plain(task)
    return broadcast
