"""Kills a running batch time and again, at random moments, and compares what it has written in the end with an undisturbed run.

``python -m tests.batch.kills [KILLS] [SEED]``: every other kill hits the command, the others one of its workers. After a killed
worker the command goes on by itself; after its own end it is begun again with ``--resume``. Exit code 1 if the outputs differ.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
from pyarrow import parquet as untyped

from tests.batch.tables import table
from tests.kept import loaded

parquet: Any = untyped
#: The command, with shards so small that a run has many.
SMALL = (
    "from ihc_engine.batch import parquet_in, shards; parquet_in.ROWS_AT_ONCE = 40; shards.FEW_ROWS = 20;"
    "from ihc_engine.cli.entry import main; main()"
)
_LONGEST = 600


def archive(path: Path, rows: int, *, texts: bool = True) -> None:
    """An archive of cells of every kind, bad rows among them.

    ``texts``: a few rows are texts, for which each process that meets one makes the words of reports ready, in seconds.
    """
    knowledge = loaded()
    batches = [table(knowledge, 7, 200, nested=False) for _ in range(rows // 200)]
    whole = pa.Table.from_batches(batches)
    parquet.write_table(whole if texts else whole.drop_columns("text"), path)


def command(source: Path, output: Path, *options: str) -> subprocess.Popen[bytes]:
    """A batch that has just begun."""
    words = [sys.executable, "-c", SMALL, "batch", str(source), "-o", str(output), "--trace", "fired", *options]
    return subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)


def killed(folder: Path, source: Path, kills: int, seed: int) -> Counter[str]:
    """Kill a batch so often; what was hit, and ``same`` if the output is that of an undisturbed run."""
    random, hit = Random(seed), Counter[str]()
    undisturbed, output = folder / "undisturbed.parquet", folder / "out.parquet"
    command(source, undisturbed).communicate(timeout=_LONGEST)
    process = _begun(source, output, hit)
    shards = output.with_name("out.parquet.shards")
    while hit["command"] + hit["worker"] < kills:
        before = len(list(shards.glob("*.shard")))
        _wait(process, shards, before + random.randint(0, 2), random.random() * 0.3)
        if process.poll() is not None:  # done before the next kill: once more from the beginning
            process.communicate()
            hit["begun anew"] += 1
            hit["differs"] += output.read_bytes() != undisturbed.read_bytes()
            output.unlink()
            process = _begun(source, output, hit)
            continue
        if hit["worker"] < hit["command"]:
            workers = _workers(process.pid)  # none: it has only begun, or it ends
            if workers:
                _kill(random.choice(workers))
                hit["worker"] += 1
        else:
            process.kill()
            process.communicate()
            hit["command"] += 1
            process = _begun(source, output, hit)
    process.communicate(timeout=_LONGEST)
    hit["exit code"] = process.returncode
    hit["differs"] += output.read_bytes() != undisturbed.read_bytes()
    hit["left behind"] = len(list(folder.glob("out.parquet.*")))
    return hit


def _begun(source: Path, output: Path, hit: Counter[str]) -> subprocess.Popen[bytes]:
    hit["started"] += 1
    return command(source, output, "--workers", "2", "--resume")


def _wait(process: subprocess.Popen[bytes], shards: Path, wanted: int, seconds: float) -> None:
    """Until there are so many shards, and some time more."""
    while process.poll() is None and len(list(shards.glob("*.shard"))) < wanted:
        time.sleep(0.002)
    until = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < until:
        time.sleep(0.002)


def _workers(pid: int) -> list[int]:
    """Processes that a command has begun, but for the one that only watches over what they share."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(c) for c in children if "resource_tracker" not in Path(f"/proc/{c}/cmdline").read_text()]
    except OSError:
        return []


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def main(kills: int, seed: int) -> int:
    """Kill, compare and tell; 1 if anything is lost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive(folder / "in.parquet", 4000)
        hit = killed(folder, folder / "in.parquet", kills, seed)
    lost = bool(hit["differs"] or hit["left behind"] or hit["exit code"] not in (0, 1))
    print(f"{dict(hit)}: {'the outputs differ' if lost else 'the output is that of an undisturbed run, byte for byte'}")
    return int(lost)


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(*asked, *(50, 1)[len(asked) :]))
