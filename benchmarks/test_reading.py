"""Reading of reports on one core. Wanted: 5,000 reports of two kilobytes a second, time in proportion to length, a second for any
megabyte, and twenty times the speed of negspaCy on the same texts. Both ends are timed: sentences that were never read before,
and sentences that return, as a laboratory's set phrases do.

negspaCy is timed where ``PEERS_PYTHON`` names a Python that has ``requirements-peers.txt`` installed: with sentences that end at
points, which is the least it can do with, and, if ``PEERS_MODEL`` names an installed model, in the way of its own examples.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from itertools import islice
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.composed_reports import Composer
from benchmarks.hostile_texts import CHARACTERS, NAMES, hostile_text
from benchmarks.timing import timed
from ihc_engine import Interpreter
from ihc_engine.reports.read import ReportReader
from ihc_engine.vocabulary.vocabulary import Vocabulary

REPORTS = 500
LENGTHS = (100, 1_000, 10_000, 100_000, 1_000_000)
#: Seconds for a megabyte of anything.
LIMIT = 1.0
TIMES_FASTER = 20
PEER = Path(__file__).with_name("peer_negspacy.py")


@pytest.fixture(scope="module")
def composer(interpreter: Interpreter) -> Composer:
    return Composer(interpreter.knowledge)


@pytest.fixture(scope="module")
def reader(interpreter: Interpreter, composer: Composer) -> ReportReader:
    """Ready: the words of the languages are loaded."""
    ready = ReportReader(interpreter.knowledge)
    for text in ("免疫组化", "免疫染色では陽性であった"):  # Chinese and Japanese
        ready.read(text)
    for text in composer.reports(100):
        ready.read(text)
    return ready


def test_reports_of_two_kilobytes(benchmark: BenchmarkFixture, reader: ReportReader, composer: Composer) -> None:
    """A round is 500 reports that were never read before; 500 / median = reports a second."""
    results = timed(
        benchmark, lambda texts: _results(reader, texts), rounds=5, warmup=1, setup=lambda: ((composer.reports(REPORTS),), {})
    )
    assert results > 5 * REPORTS
    if benchmark.stats is not None:  # None when timing is switched off
        benchmark.extra_info["reports_per_second"] = round(REPORTS / benchmark.stats.stats.median)


def test_reports_of_two_kilobytes_whose_sentences_return(
    benchmark: BenchmarkFixture, reader: ReportReader, composer: Composer
) -> None:
    """Reports that were never read before, of paragraphs that were: 500 / median = reports a second."""
    texts = iter(composer.archive(REPORTS * 8, stock=200))
    for text in islice(texts, REPORTS * 2):
        reader.read(text)
    results = timed(
        benchmark, lambda texts: _results(reader, texts), rounds=5, setup=lambda: ((list(islice(texts, REPORTS)),), {})
    )
    assert results > 5 * REPORTS
    if benchmark.stats is not None:
        benchmark.extra_info["reports_per_second"] = round(REPORTS / benchmark.stats.stats.median)


@pytest.mark.parametrize("length", LENGTHS)
def test_time_by_length(benchmark: BenchmarkFixture, reader: ReportReader, composer: Composer, length: int) -> None:
    """Texts of different reports, cut at so many characters, each read once."""
    read = timed(benchmark, reader.read, rounds=5, warmup=1, setup=lambda: ((_of_length(composer, length),), {}))
    assert len(read.text) == length
    if benchmark.stats is not None:
        benchmark.extra_info["nanoseconds_per_character"] = round(1e9 * benchmark.stats.stats.median / length)


def test_a_megabyte_takes_no_more_time_for_a_character_than_a_report_of_two_kilobytes(
    benchmark: BenchmarkFixture, reader: ReportReader, composer: Composer
) -> None:
    short = min(_seconds(reader, text) / len(text) for text in composer.reports(200))
    text = _of_length(composer, CHARACTERS)
    assert timed(benchmark, lambda: _seconds(reader, text) / CHARACTERS, rounds=1) < 3 * short


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_megabyte_takes_less_than_a_second(benchmark: BenchmarkFixture, reader: ReportReader, name: str) -> None:
    text = hostile_text(name, reader.knowledge)
    assert timed(benchmark, lambda: _seconds(reader, text), rounds=1) < LIMIT


@pytest.mark.skipif("PEERS_PYTHON" not in os.environ, reason="PEERS_PYTHON names no Python with negspaCy")
@pytest.mark.parametrize("model", [None, *filter(None, (os.environ.get("PEERS_MODEL"),))])
def test_twenty_times_as_fast_as_negspacy(
    benchmark: BenchmarkFixture, reader: ReportReader, composer: Composer, model: str | None
) -> None:
    """Processor time of both on the same 200 reports, one after the other."""
    texts = composer.reports(200)
    asked = {"markers": _spellings(reader.knowledge.vocabulary), "texts": texts, "model": model}
    run = subprocess.run(
        [os.environ["PEERS_PYTHON"], str(PEER)], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    theirs = json.loads(run.stdout)
    started = time.process_time()
    timed(benchmark, lambda: _results(reader, texts), rounds=1)
    ours = time.process_time() - started
    benchmark.extra_info.update(theirs, times_faster=round(theirs["seconds"] / ours, 1))
    assert theirs["reports"] == len(texts)
    assert theirs["seconds"] > TIMES_FASTER * ours


def _results(reader: ReportReader, texts: list[str]) -> int:
    """Read them all; how many results were found."""
    return sum(mention.status is not None for text in texts for mention in reader.read(text).mentions)


def _of_length(composer: Composer, length: int) -> str:
    return "\n\n".join(composer.reports(length // 2000 + 1))[:length]


def _seconds(reader: ReportReader, text: str) -> float:
    started = time.process_time()
    reader.read(text)
    return time.process_time() - started


def _spellings(vocabulary: Vocabulary) -> list[str]:
    return sorted({name for marker in vocabulary.markers.values() for name in (marker.id, *marker.synonyms)})
