"""``batch --spark``: an archive of Parquet part files on a cluster.

Each row carries its file and its number in it, so that errors name their place, and so that the answers, which a cluster writes
in any order, have one: by ``source`` and ``row``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.problems import TableError
from ihc_engine.spark.frames import FILE, NUMBER, mapped
from ihc_engine.spark.partitions import Task
from ihc_engine.spark.session import session, words_of_failures

#: Rows that follow each other in a file and stay together, so that they are scored at once.
BLOCK = 4000
#: Rows of a task: seconds of work, so that little is lost with a worker.
ROWS_OF_TASK = 40_000
_READING = {"mergeSchema": "true", "recursiveFileLookup": "true"}  # part files may differ in their columns


@dataclass(frozen=True, slots=True)
class SparkCount:
    """Rows of an output, and how many of them are errors."""

    rows: int
    failed: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A file or folder as Spark sees it. ``address``: as it writes the names of files in it."""

    address: str
    is_folder: bool


def score_archive(source: str, output: str, master: str, task: Task, settings: Mapping[str, str] | None = None) -> SparkCount:
    """Score a Parquet file, or a folder of part files, into a new folder of part files.

    ``source``, ``output``: as Spark takes them, such as ``/data/in``, ``hdfs:///in`` or ``s3a://bucket/in``. ``master``: such as
    ``spark://host:7077``, ``yarn``, ``k8s://https://host:6443`` or ``local[2]``. ``settings``: of Spark.
    A task that is lost with its worker is run again by Spark. TableError: what is wrong, and what to do; there is no output then,
    or one without ``_SUCCESS``.
    """
    with session(master, settings or {}) as spark:
        place = _checked(spark, source, output)
        with words_of_failures():
            frame = _frame(spark, place, source)
            rows = frame.count()
            _score(spark, frame, place, task, rows).write.option("compression", "zstd").parquet(output)
            count = _count(spark, output)
        if count.rows != rows:
            raise TableError(f"{output} has {count.rows} rows, the input {rows}: do not use it; score the archive again")
        return count


def _checked(spark: Any, source: str, output: str) -> _Place:
    """The input, if both places can be used."""
    with words_of_failures():
        path = spark._jvm.org.apache.hadoop.fs.Path
        settings = spark._jsparkSession.sessionState().newHadoopConf()
        found, files = path(source), path(source).getFileSystem(settings)
        if not files.exists(found):
            raise TableError(f"{source}: there is no such file or folder for the cluster (it looks in {files.getUri()})")
        if path(output).getFileSystem(settings).exists(path(output)):
            raise TableError(
                f"{output}: is there already; name another folder, or delete it if an interrupted run left it (no _SUCCESS in it)"
            )
        if files.exists(path(found, "_delta_log")):
            raise TableError(
                f"{source}: is a Delta table, whose folder also holds rows that were deleted or replaced; export it to Parquet, "
                "or read it with Delta Lake and call `scored_frame` (docs/how-to/score-an-archive-on-spark.md)"
            )
        qualified = files.makeQualified(found)
        return _Place(qualified.toUri().toString(), bool(files.getFileStatus(found).isDirectory()))


def _frame(spark: Any, place: _Place, source: str) -> Any:
    """The rows with their places."""
    file = "_metadata.file_path" if place.is_folder else "cast(null as string)"
    frame = spark.read.options(**_READING).parquet(source)
    return frame.selectExpr("*", f"{file} as {FILE}", f"_metadata.row_index as {NUMBER}")


def _score(spark: Any, frame: Any, place: _Place, task: Task, rows: int) -> Any:
    """Answers to rows that are dealt out in blocks: one large file gives work to all executors, and each task is as long."""
    names = frame.columns[:-2]
    blocks = frame.selectExpr("*", f"floor({NUMBER} / {BLOCK}) as __ihc_block")
    tasks = min(-(-rows // BLOCK), max(2 * spark.sparkContext.defaultParallelism, rows // ROWS_OF_TASK)) or 1
    dealt = blocks.repartition(tasks, FILE, "__ihc_block").sortWithinPartitions(FILE, NUMBER).drop("__ihc_block")
    return mapped(dealt, task, names, placed=True, root=place.address if place.is_folder else None)


def _count(spark: Any, output: str) -> SparkCount:
    answers = spark.read.parquet(output)
    found = answers.selectExpr("count(*)", "count_if(outcome = 'error')").first()
    return SparkCount(int(found[0]), int(found[1]))
