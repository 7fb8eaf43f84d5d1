"""A session on a cluster, and what a job says when it fails, in our words."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ihc_engine.batch.problems import TableError
from ihc_engine.spark.pyspark_import import check_java, pyspark_sql

#: What every job needs, whatever the cluster's own settings: nothing left out in silence, names as they are written.
_NEEDED: Mapping[str, str] = {
    "spark.sql.caseSensitive": "true",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "4000",
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "1",
}
#: Words of Spark where a file cannot be read, for whatever reason.
_OF_FILES = ("is not a Parquet file", "CANNOT_READ_FILE", "FAILED_READ_FILE")
_PASSED_ON = re.compile(r"(?:TableError|KnowledgeError): (.+)")
#: What was thrown in Java, behind a first line that only says that something was.
_THROWN = re.compile(r"^: [\w.$]+: (.+)", re.MULTILINE)
#: What an error of Spark means, by words in it.
_MEANINGS: tuple[tuple[str, str], ...] = (
    ("No module named 'ihc_engine", "the executors have no ihc-engine; install it on the cluster (extra `spark`)"),
    ("No module named 'numpy'", "the executors have no NumPy; install 'ihc-engine[spark]' on the cluster"),
    ("PYTHON_VERSION_MISMATCH", "driver and executors run different versions of Python; set PYSPARK_PYTHON to the same"),
    ("PATH_NOT_FOUND", "there is no such file or folder for the cluster"),
    ("UNABLE_TO_INFER_SCHEMA", "holds no Parquet file"),
    ("PATH_ALREADY_EXISTS", "the output is there already; name another one, or delete it"),
    ("is not a Parquet file", "a file is no Parquet, or is damaged; take it out, or write it anew"),
    ("CANNOT_READ_FILE", "a file is no Parquet, or is damaged; take it out, or write it anew"),
    ("FAILED_READ_FILE", "a file is no Parquet, or is damaged; take it out, or write it anew"),
    ("CANNOT_READ_FILE_FOOTER", "a file is no Parquet, or is damaged; take it out, or write it anew"),
    ("CANNOT_MERGE", "part files have columns of one name and different types; write them with the same types"),
    ("AMBIGUOUS", "two columns have one name; keep one of them"),
    ("COLUMN_ALREADY_EXISTS", "two columns have one name; keep one of them"),
    ("All masters are unresponsive", "the master does not answer; look at its address and whether it runs"),
    ("Could not parse Master URL", "no such master; write spark://host:7077, yarn, k8s://https://host:port or local[2]"),
    ("SparkContext was shut down", "the cluster ended the job"),
    ("JAVA_GATEWAY_EXITED", "Java did not start; see its words above"),
    ("UnsupportedClassVersionError", "this Java is too old for this Spark; Spark 4 needs Java 17"),
)


class UnreadFileError(TableError):
    """A job has ended over a file."""


@contextmanager
def session(master: str, settings: Mapping[str, str]) -> Iterator[Any]:
    """A ``SparkSession`` on a master, stopped at the end. ``settings``: of Spark, over those of the cluster.

    TableError: pyspark or Java is missing, the master does not answer, or a job fails.
    """
    sql = pyspark_sql()
    check_java()
    if master.startswith("local"):  # executors are this process
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.master(master).appName("ihc-engine batch")
    options = {
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
        "spark.log.level": "ERROR",
        **settings,
        **_NEEDED,
    }
    for name, value in options.items():
        builder = builder.config(name, value)
    logging.getLogger("py4j").setLevel(logging.CRITICAL)  # it writes a traceback of its own when a cluster is gone
    with words_of_failures():
        started = builder.getOrCreate()
    try:
        with words_of_failures():
            yield started
    finally:
        with words_of_failures():
            started.stop()


@contextmanager
def words_of_failures() -> Iterator[None]:
    """Turn what Spark raises into TableError with what to do; our own errors stay as they are."""
    try:
        yield
    except (TableError, OSError):
        raise
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark", "py4j")):
            raise
        told = str(error)
        failure = UnreadFileError if any(sign in told for sign in _OF_FILES) else TableError
        raise failure(meaning_of(told)) from error


def meaning_of(told: str) -> str:
    """What a failure of Spark says, and what to do. A message of ours that came from an executor is passed on."""
    passed = _PASSED_ON.search(told)
    if passed:
        return passed.group(1).strip()
    thrown = _THROWN.search(told)
    first = thrown.group(1) if thrown else next((line.strip() for line in told.splitlines() if line.strip()), "no words")
    first = first[:300]
    meaning = next((words for sign, words in _MEANINGS if sign in told), None)
    return f"Spark: {first}" if meaning is None else f"{meaning} (Spark: {first})"
