"""``ihc-engine batch``: an archive in, one answer for each row out."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ihc_engine.batch import (
    Count,
    Piece,
    Run,
    Work,
    assembly,
    batch_schema,
    check_ending,
    line_sink,
    one_by_one,
    row_scorer,
    sink,
)
from ihc_engine.batch.count_rows import rows_in
from ihc_engine.batch.sinks import Write
from ihc_engine.cli.archive import ROWS_FAILED, STREAM, check_places, pieces_of, usable_table
from ihc_engine.cli.batch_progress import progress
from ihc_engine.cli.compare import compare_places, earlier_answers
from ihc_engine.cli.engine import Engine, engine_for_many
from ihc_engine.cli.failure import fail, knowledge_folder, usable_input
from ihc_engine.cli.interpret import read_prior
from ihc_engine.cli.spark import check_cluster_run, run_on_cluster
from ihc_engine.knowledge.load import load_knowledge

#: Rows from one report of progress to the next, where rows are answered one by one.
_REPORTED = 100
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Trace(StrEnum):
    """How much of the explanation a row keeps."""

    none = "none"
    fired = "fired"
    full = "full"
    answer = "answer"


def batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT", help="Cases or reports: .jsonl, .csv, .parquet, a folder of these or of documents, or -."
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="Where the answers go, in the same order: .jsonl, .csv, .parquet, or -.")
    ],
    prior: Annotated[str, typer.Option(metavar="uniform|site|FILE", help="Pre-test odds.")] = "site",
    engine: Annotated[
        Engine | None, typer.Option(help="The engine that runs the rules; columnar where NumPy is installed, else experta.")
    ] = None,
    trace: Annotated[Trace, typer.Option(help="How much of the explanation a row keeps.")] = Trace.none,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that share the work; the output is the same.")] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep what is done in OUTPUT.shards, and go on from there after an interruption.")
    ] = False,
    spark: Annotated[
        str | None,
        typer.Option(
            metavar="MASTER_URL",
            help="Score on a cluster: spark://HOST:7077, yarn, k8s://HOST, local[N]; Parquet in, a folder of part files out.",
        ),
    ] = None,
    spark_conf: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="A setting of Spark, with --spark; may be repeated.")
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(metavar="OLD", help="Answers of an earlier run over the same archive: list cases that changed, and why."),
    ] = None,
    compare_knowledge: Annotated[
        Path | None, typer.Option(help="The folder of knowledge files that OLD was made with: tells what moved each case.")
    ] = None,
    changes: Annotated[
        Path | None, typer.Option(help="Where the changed cases go (.csv, .jsonl, .parquet); OUTPUT.changes if not said.")
    ] = None,
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Interpret an archive. A row that cannot be read stays in place as an error; exit code 1 says that there are any."""
    if spark is not None:
        refused = {"--resume": resume, "--workers": workers > 1, "--engine experta": engine is Engine.experta}
        refused |= {"--compare": bool(compare or compare_knowledge or changes)}
        check_cluster_run(source, output, [name for name, given in refused.items() if given])
        with usable_input():
            loaded = load_knowledge(knowledge_folder(knowledge))
            done = run_on_cluster(source, output, spark, spark_conf or [], knowledge, read_prior(prior, loaded), trace.value)
        _say(done.rows, done.failed)
        raise typer.Exit(ROWS_FAILED if done.failed else 0)
    if spark_conf:
        raise fail("--spark-conf goes with --spark MASTER_URL")
    archive, answers = Path(source), Path(output)
    check_places(archive, answers)
    if resume and STREAM in (archive, answers):
        raise fail("--resume needs a file or folder as input and a file as output, not -")
    places = compare_places(compare, compare_knowledge, changes, archive, answers)
    with usable_input():
        with usable_table(answers):
            if answers != STREAM:
                check_ending(answers)
        folder = knowledge_folder(knowledge)
        loaded = load_knowledge(folder)
        ending = ".jsonl" if answers == STREAM else answers.suffix.lower()
        work = Work(folder, loaded.digest, engine_for_many(engine).value, read_prior(prior, loaded), trace.value, ending)
        with usable_table(archive):
            stated = pieces_of(archive)
        total = None if archive == STREAM else rows_in(archive)
        with earlier_answers(places, loaded) as earlier:
            with _settled(), _room_for(answers, resume), progress(total) as report:
                run = Run(work, loaded, workers, report)
                count = _resumed(run, archive, stated, answers) if resume else _answered(run, archive, stated, answers)
            _say(count.rows, count.failed)
            if earlier is not None:
                earlier.finish(archive, answers, work.prior)
    if count.failed:
        raise typer.Exit(ROWS_FAILED)


def _say(rows: int, failed: int) -> None:
    typer.echo(f"{rows} rows, {failed} failed", err=True)


@contextmanager
def _settled() -> Iterator[None]:
    """What is loaded by now stays: no collection of garbage looks through it again while rows come and go."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def _room_for(output: Path, resume: bool) -> Iterator[None]:
    """Turn a full disk into exit code 2 with what to do."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        again = "make room and run the same command again; what is answered is kept"
        remedy = again if resume else "make room; with --resume, what is answered is kept until then"
        raise fail(f"{output}: {os.strerror(error.errno)}: {remedy}") from error


def _answered(run: Run, source: Path, rows: Iterator[Piece], output: Path) -> Count:
    """Answer rows into the output."""
    if run.workers > 1 or run.takes_tables:
        with usable_table(output), _parts(run, output) as add, usable_table(source):
            return run.write(rows, add)
    scorer = row_scorer(run.work.engine, run.knowledge, run.work.prior, run.work.trace)
    answered = failed = 0
    with usable_table(output), _sink(output, run) as write, usable_table(source):
        for answer in scorer.rows(one_by_one(rows)):
            write(answer)
            answered += 1
            failed += answer["outcome"] == "error"
            if answered % _REPORTED == 0:
                run.report(Count(answered, failed), 0)
    return Count(answered, failed)


def _resumed(run: Run, source: Path, rows: Iterator[Piece], output: Path) -> Count:
    """Answer rows into the output, and keep what is done."""

    def read() -> Iterator[Piece]:
        with usable_table(source):
            yield from rows

    with usable_table(output):
        return run.resume(source, read(), output)


def _parts(run: Run, output: Path) -> AbstractContextManager[Callable[[Any], object]]:
    if output == STREAM:
        return nullcontext(sys.stdout.buffer.write)
    return assembly(output, run.work.ending, batch_schema(run.knowledge, run.work.trace, run.work.prior))


def _sink(output: Path, run: Run) -> AbstractContextManager[Write]:
    if output == STREAM:
        return nullcontext(line_sink(sys.stdout.buffer))
    return sink(output, batch_schema(run.knowledge, run.work.trace, run.work.prior))
