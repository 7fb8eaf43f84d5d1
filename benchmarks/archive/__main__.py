"""``python -m benchmarks.archive [--rows N] [--most N] [--texts N] [--only-texts] [--write]``: measures archives, and writes the
reference of performance.

``--rows``: of the table that engines are compared on (500,000). ``--most``: of the longest table (10,000,000; 0: none).
``--texts``: of the archive whose sentences return (60,000). ``--only-texts``: nothing but texts and traces, to standard output.
``--write``: into docs/reference/performance.md instead of standard output. clipspy and zen-engine must be installed, with which
the rules alone are compared.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.archive import alone, floor, measure, report, table, texts
from benchmarks.rule_engines.measured import check_peers, rules_of_table
from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.batch.parquet_in import parquet_tables
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge

_EXPERTA_ROWS = 100
#: Of the rules alone, in all engines.
_RULES_ROWS = 300
#: Rows of a start; of traces and of whole answers, with their starts; and texts of a start where sentences return.
_START, _TEXTS_START = 32_768, 12_000
_TRACED, _TRACED_START, _ANSWERED, _ANSWERED_START = 16_000, 4_000, 900, 300
_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "performance.md"


def main() -> None:
    """Measure, and write."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, default=500_000)
    asked.add_argument("--most", type=int, default=10_000_000)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--texts", type=int, default=60_000)
    asked.add_argument("--only-texts", action="store_true")
    options = asked.parse_args()
    for name, rows, first in (("rows", options.rows, _START), ("texts", options.texts, _TEXTS_START)):
        if rows < 2 * first:
            asked.error(f"--{name} must be {2 * first:,} or more: the first {first:,} are the start, and are not counted")
    if not options.only_texts:
        check_peers()
    knowledge = load_knowledge()
    with tempfile.TemporaryDirectory() as name:
        if options.only_texts:
            sys.stdout.write(report.texts(_texts(Path(name), knowledge, options.texts)))
            sys.stdout.write(report.traces(_traces(Path(name), knowledge)))
            return
        for found in _measured(Path(name), knowledge, options):
            text = report.page(found)
            if options.write:
                _PAGE.write_text(text, encoding="utf-8")
    if not options.write:
        sys.stdout.write(text)


def _measured(folder: Path, knowledge: Knowledge, options: argparse.Namespace) -> Iterator[report.Found]:
    """What is measured, each time there is more of it."""
    rows, most = options.rows, options.most
    source, output, start = (folder / f"{name}.parquet" for name in ("in", "out", "start"))
    table.write(source, knowledge, rows)
    floors = _floors(source, output, knowledge)
    in_memory = report.InMemory(
        _experta(knowledge),
        alone.columnar(source, knowledge),
        alone.naive_bayes(source, knowledge),
        rules_of_table(Interpreter(knowledge), TableRows(next(table.batches(knowledge, _RULES_ROWS)), report.PLACE)),
    )
    distinct = table.distinct(next(table.batches(knowledge, rows)))
    lines: list[report.Line] = []
    table.write(start, knowledge, _START)
    for words, flags in (
        ("one process", ()),
        ("two workers", ("--workers", "2")),
        ("two workers, `--trace fired`", ("--workers", "2", "--trace", "fired")),
    ):
        lines.append(
            report.Line(words, rows, _START, measure.start(start, output, *flags), measure.batch(source, output, *flags))
        )
    traced, read = _traces(folder, knowledge), _texts(folder, knowledge, options.texts)
    yield report.Found(rows, distinct, floors, lines, [], in_memory, traced, read)
    lengths: list[report.Line] = []
    table.write(start, knowledge, _START)
    for length in (100_000, 1_000_000, 10_000_000):
        if length <= most:
            table.write(source, knowledge, length)
            flags = ("--workers", "2")
            began = measure.start(start, output, *flags)
            lengths.append(report.Line("", length, _START, began, measure.batch(source, output, *flags)))
            yield report.Found(rows, distinct, floors, lines, lengths, in_memory, traced, read)


def _traces(folder: Path, knowledge: Knowledge) -> list[report.Line]:
    """Tables with the trace, and with the whole answer, of each row."""
    source, output, start = (folder / f"{name}.parquet" for name in ("traced", "out", "start"))
    lines = []
    for depth, rows, first in (("full", _TRACED, _TRACED_START), ("answer", _ANSWERED, _ANSWERED_START)):
        table.write(start, knowledge, first)
        table.write(source, knowledge, rows)
        flags = ("--workers", "2", "--trace", depth)
        began = measure.start(start, output, *flags)
        lines.append(report.Line(f"`--trace {depth}`", rows, first, began, measure.batch(source, output, *flags)))
    return lines


def _texts(folder: Path, knowledge: Knowledge, rows: int) -> list[report.Line]:
    """Texts whose sentences return, and, fewer of them, texts whose sentences were never written before."""
    source, output, start = (folder / f"{name}.parquet" for name in ("texts", "out", "start"))
    lines = []
    kinds = (
        ("sentences return", True, rows, _TEXTS_START),
        ("no sentence was written before", False, rows // 6, _TEXTS_START // 4),
    )
    for words, returning, count, first in kinds:
        texts.write(source, knowledge, count, returning=returning)
        texts.write(start, knowledge, first, returning=returning)
        for workers in ("1", "2"):
            flags = ("--workers", workers)
            began = measure.start(start, output, *flags)
            name = f"{words}, {'one process' if workers == '1' else 'two workers'}"
            lines.append(report.Line(name, count, first, began, measure.batch(source, output, *flags)))
    return lines


def _floors(source: Path, output: Path, knowledge: Knowledge) -> dict[str, float]:
    """Seconds of processor time a row: reading and writing alone, and with naive Bayes; the best of three."""
    first = next(parquet_tables(source))
    assert isinstance(first, TableRows), "the table is whole"
    answers = ArrowKernel(knowledge).score(first.batch)
    fired = ArrowKernel(knowledge, "site", "fired").score(first.batch)
    return {
        "floor": _best(lambda: floor.floor(source, output, answers, knowledge)),
        "floor, fired": _best(lambda: floor.floor(source, output, fired, knowledge, "fired")),
        "naive bayes": _best(lambda: floor.naive_bayes(source, output, knowledge)),
    }


def _best(work: Callable[[], int]) -> float:
    found = []
    for _ in range(3):
        started = time.process_time()
        rows = work()
        found.append((time.process_time() - started) / rows)
    return min(found)


def _experta(knowledge: Knowledge) -> float:
    """Seconds of processor time a row of the same table by the reference engine, ready and in one process."""
    interpreter = Interpreter(knowledge)
    rows = list(TableRows(next(table.batches(knowledge, _EXPERTA_ROWS)), report.PLACE).one_by_one())
    cases = [row.content for row in rows if isinstance(row.content, dict)]
    interpreter.interpret(cases[0])
    started = time.process_time()
    for case in cases:
        interpreter.interpret(case)
    return (time.process_time() - started) / len(cases)


if __name__ == "__main__":
    main()
