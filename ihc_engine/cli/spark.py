"""``batch --spark MASTER_URL``: an archive scored on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ihc_engine.batch.problems import TableError
from ihc_engine.batch.row import TraceDepth
from ihc_engine.batch.sinks import LINES
from ihc_engine.cli.archive import STREAM
from ihc_engine.cli.engine import check_columnar
from ihc_engine.cli.failure import fail
from ihc_engine.differential.pretest import Prior

if TYPE_CHECKING:
    from ihc_engine.spark import SparkCount

#: Why a cluster run cannot honour an option, and what to do instead.
_REFUSED = {
    "--resume": "Spark runs lost tasks again by itself, and an interrupted run starts anew with another OUTPUT",
    "--workers": "the cluster shares the work; set its size with --spark-conf spark.executor.instances=N and the like",
    "--engine experta": "executors score record batches, which the columnar engine does; its answers are the same",
    "--compare": "`ihc-engine rules diff OLD_FOLDER --cases INPUT` tells here which cases change, and why",
}


def check_cluster_run(source: str, output: str, refused: Iterable[str]) -> None:
    """Exit code 2 for options and places that a cluster cannot honour."""
    for name in refused:
        raise fail(f"{name} does not go with --spark: {_REFUSED[name]}")
    if str(STREAM) in (source, output):
        raise fail("--spark needs Parquet files or folders that the cluster reaches, not -")
    for place, words in (
        (source, "reads a Parquet file, or a folder of part files"),
        (output, "writes a folder of Parquet files"),
    ):
        if place.lower().endswith((*LINES, ".csv")):
            raise fail(f"--spark {words}, not {place}; leave --spark out, or convert it to Parquet")
    if source.rstrip("/") == output.rstrip("/"):
        raise fail("input and output are the same; name another output")
    if output.startswith(f"{source.rstrip('/')}/"):
        raise fail(f"{output}: lies in the folder that is read; name an output outside of {source}")


def run_on_cluster(
    source: str, output: str, master: str, settings: Sequence[str], knowledge: Path | None, prior: Prior, trace: TraceDepth
) -> SparkCount:
    """Score the archive. Exit code 2 with words where pyspark or Java is missing, or the cluster cannot do it."""
    stated = _settings(settings)
    check_columnar()
    from ihc_engine.spark import score_archive, task_of  # needs an extra

    try:
        return score_archive(source, output, master, task_of(knowledge, prior, trace), stated)
    except TableError as error:
        raise fail(f"--spark {master}: {error}") from error


def _settings(stated: Sequence[str]) -> dict[str, str]:
    found = {}
    for setting in stated:
        name, equals, value = setting.partition("=")
        if not equals or not name.startswith("spark."):
            raise fail(f"--spark-conf {setting}: write KEY=VALUE with a key of Spark, such as spark.executor.memory=4g")
        found[name.strip()] = value
    return found
