"""Fuzz the reading of reports: ``python -m tests.fuzz.reading --inputs 200000``.

With atheris (libFuzzer, guided by the branches that a text reaches) where it is installed, else with seeded random bytes. Says
how many texts were read and what failed, each failure with a short text; exit code 1 if anything did.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fuzz.findings import Findings
    from tests.fuzz.texts import TextMaker

_LONGEST = 800
#: The words of ten languages and what is remembered take about 2 GB.
_MEGABYTES = 6_000


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=200_000, help="how many texts to read")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same texts where nothing is guided")
    parser.add_argument("--unguided", action="store_true", help="random bytes even where atheris is installed")
    options = parser.parse_args()
    run = unguided if options.unguided or importlib.util.find_spec("atheris") is None else guided
    run(options.inputs, options.seed)


def guided(inputs: int, seed: int) -> None:
    """With atheris. Modules of the reader are imported under its eye. Does not return."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["ihc_engine.reports"]):
        importlib.import_module("ihc_engine.reports.read")
    findings, maker = _ready()
    one = _counted(findings, maker, inputs, "atheris")
    with tempfile.TemporaryDirectory() as folder:
        for place, data in enumerate(maker.seeds()):
            Path(folder, f"{place:04d}").write_bytes(data)
        limits = (f"-max_len={_LONGEST}", f"-rss_limit_mb={_MEGABYTES}", "-timeout=60")
        atheris.Setup([sys.argv[0], folder, f"-seed={seed}", *limits, "-verbosity=0"], one)
        atheris.Fuzz()


def unguided(inputs: int, seed: int) -> None:
    """With random bytes and damaged seeds. Does not return."""
    findings, maker = _ready()
    one, random, seeds = _counted(findings, maker, inputs, "random bytes"), Random(seed), maker.seeds()
    while True:
        data = bytearray(random.choice(seeds) if random.random() < 0.5 else random.randbytes(random.randint(1, 600)))
        for _ in range(random.randint(0, 8)):
            data[random.randrange(len(data))] = random.randrange(256)
        one(bytes(data))


def _ready() -> tuple[Findings, TextMaker]:
    # imported late: atheris must see the reader's modules first
    from ihc_engine.knowledge.load import load_knowledge
    from ihc_engine.reports.read import ReportReader
    from tests.fuzz.findings import Findings
    from tests.fuzz.texts import TextMaker

    knowledge = load_knowledge()
    reader = ReportReader(knowledge)
    for language in knowledge.vocabulary.languages:  # its words are loaded at its first report, which takes a second
        reader.cutter(language)
    gc.collect()
    gc.freeze()  # to look for garbage among the words of all languages takes a second, too
    return Findings(reader), TextMaker(knowledge)


def _counted(findings: Findings, maker: TextMaker, inputs: int, how: str) -> Callable[[bytes], None]:
    """Reads the text of some bytes; after the last one the process ends, since libFuzzer cannot be asked to return."""
    started = time.perf_counter()

    def one(data: bytes) -> None:
        findings.try_out(maker.text(data))
        if findings.inputs % 10_000 == 0:
            print(f"{findings.inputs:,} inputs, {len(findings.failures)} kinds of failure", flush=True)
        if findings.inputs >= inputs:
            print(f"{how}, {time.perf_counter() - started:.0f} s: {findings.summary()}", flush=True)
            os._exit(1 if findings.failures else 0)

    return one


if __name__ == "__main__":
    main()
