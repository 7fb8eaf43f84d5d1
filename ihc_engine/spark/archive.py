"""``batch --spark``: an archive of Parquet part files on a cluster.

Each row carries its file and its number in it, so that errors name their place, and so that the answers, which a cluster writes
in any order, have one: by ``source`` and ``row``. A file that Spark cannot read is found once a job has ended over it; it is read
then as a local run does, and the job is begun again with the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.problems import TableError
from ihc_engine.spark.damage import bytes_of_files, damaged_files
from ihc_engine.spark.frames import FILE, NUMBER, mapped, of_files
from ihc_engine.spark.partitions import Task
from ihc_engine.spark.place import FoundFile, Place, literal
from ihc_engine.spark.reading import placed_frame
from ihc_engine.spark.session import UnreadFileError, session, words_of_failures

#: Rows that follow each other in a file and stay together, so that they are scored at once.
BLOCK = 4000
#: Rows of a task: seconds of work, so that little is lost with a worker.
ROWS_OF_TASK = 40_000


@dataclass(frozen=True, slots=True)
class SparkCount:
    """Rows of an output, and how many of them are errors."""

    rows: int
    failed: int


def score_archive(source: str, output: str, master: str, task: Task, settings: Mapping[str, str] | None = None) -> SparkCount:
    """Score a Parquet file, or a folder of part files, into a new folder of part files.

    ``source``, ``output``: as Spark takes them, such as ``/data/in``, ``hdfs:///in`` or ``s3a://bucket/in``. ``master``: such as
    ``spark://host:7077``, ``yarn``, ``k8s://https://host:6443`` or ``local[2]``. ``settings``: of Spark.
    A task that is lost with its worker is run again by Spark. TableError: what is wrong, and what to do; there is no output then,
    or one without ``_SUCCESS``.
    """
    with session(master, settings or {}) as spark:
        place = _checked(spark, source, output)
        try:
            return _scored(spark, place, output, task, {})
        except UnreadFileError:
            damaged = damaged_files(spark, place)
            if not damaged:
                raise
            _take_away(spark, output)
            return _scored(spark, place, output, task, damaged)


def _take_away(spark: Any, output: str) -> None:
    """Delete what an ended job has left; nothing was there before it."""
    with words_of_failures():
        path = spark._jvm.org.apache.hadoop.fs.Path(output)
        path.getFileSystem(spark._jsparkSession.sessionState().newHadoopConf()).delete(path, True)


def _checked(spark: Any, source: str, output: str) -> Place:
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
        address = files.makeQualified(found).toUri().toString()
        place = Place(files, found, path, source, address, bool(files.getFileStatus(found).isDirectory()))
        place.check_no_delta_table([])
        return place


def _scored(spark: Any, place: Place, output: str, task: Task, damaged: Mapping[str | None, FoundFile]) -> SparkCount:
    """Write the answers; those to ``damaged`` files as a local run gives them."""
    with words_of_failures():
        answers: Any = None
        rows = 0
        paths = [literal(place.stated)]
        if damaged:
            paths = [file.path for name, file in place.files_below().items() if name not in damaged]
        if paths:
            frame = placed_frame(spark, place, paths)
            place.check_no_delta_table(frame.inputFiles())
            rows = frame.count()
            answers = _answers(spark, frame, place, task, rows)
        if damaged:
            others = of_files(bytes_of_files(spark, damaged), task, place.root)
            answers = others if answers is None else answers.unionAll(others)
        answers.write.option("compression", "zstd").parquet(output)
        return _count(spark, place, output, rows, damaged)


def _answers(spark: Any, frame: Any, place: Place, task: Task, rows: int) -> Any:
    """Answers to rows that are dealt out in blocks: one large file gives work to all executors, and each task is as long."""
    names = frame.columns[:-2]
    blocks = frame.selectExpr("*", f"floor({NUMBER} / {BLOCK}) as __ihc_block")
    tasks = min(-(-rows // BLOCK), max(2 * spark.sparkContext.defaultParallelism, rows // ROWS_OF_TASK)) or 1
    dealt = blocks.repartition(tasks, FILE, "__ihc_block").sortWithinPartitions(FILE, NUMBER).drop("__ihc_block")
    return mapped(dealt, task, names, placed=True, root=place.root)


def _count(spark: Any, place: Place, output: str, expected: int, damaged: Mapping[str | None, FoundFile]) -> SparkCount:
    """What was written, compared with the rows that Spark has read: those of damaged files are counted by nobody else."""
    answers = spark.read.parquet(literal(output))
    found = answers.selectExpr("count(*)", "count_if(outcome = 'error')").first()
    whole = answers.where(~answers.source.isin(*damaged)) if damaged and place.is_folder else answers
    rows = int(found[0]) if not damaged else whole.count()
    if rows != expected and (place.is_folder or not damaged):
        raise TableError(f"{output} has {rows} rows, the input {expected}: do not use it; score the archive again")
    return SparkCount(int(found[0]), int(found[1]))
