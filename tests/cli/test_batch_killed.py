"""A batch that is killed goes on where it was, and its output is that of an undisturbed one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ihc_engine.knowledge.model import Knowledge
from tests.batch import kills
from tests.inference.columnar.cases import random_cases

if TYPE_CHECKING:
    from tests.cli.conftest import Run

#: The command, with shards so small that there are many.
SMALL_SHARDS = (
    "from ihc_engine.batch import shards; shards._ROWS = {'columnar': 20, 'experta': 20};"
    "from ihc_engine.cli.entry import main; main()"
)


@pytest.fixture
def archive(knowledge: Knowledge, tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    lines = [json.dumps(case) for case in random_cases(knowledge, 8, 200)]
    path.write_text("\n".join([*lines[:50], "broken", *lines[50:]]))
    return path


def begin(archive: Path, output: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SMALL_SHARDS, "batch", str(archive), "-o", str(output), "--resume", *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize(("ending", "moments"), [(".jsonl", (1, 6)), (".parquet", (4,))])
def test_killed_and_resumed_gives_the_bytes_of_an_undisturbed_run(
    run: Run, archive: Path, tmp_path: Path, ending: str, moments: tuple[int, ...]
) -> None:
    """``moments``: how many shards are there when the run is killed."""
    undisturbed, output = tmp_path / f"undisturbed{ending}", tmp_path / f"out{ending}"
    assert run("batch", archive, "-o", undisturbed).exit_code == 1
    shards, killed = tmp_path / f"out{ending}.shards", 0
    for wanted in moments:
        process = begin(archive, output, "--workers", "2")
        while process.poll() is None and len(list(shards.glob("*.shard"))) < wanted:
            time.sleep(0.005)
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        process.communicate()
    assert killed == len(moments), "every run was killed before its end"
    assert not output.exists()
    last = begin(archive, output)
    _, said = last.communicate(timeout=120)
    assert (last.returncode, said.splitlines()[-1]) == (1, b"201 rows, 1 failed")
    assert output.read_bytes() == undisturbed.read_bytes()
    assert not shards.exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_workers_end_with_a_process_that_was_killed(archive: Path, tmp_path: Path) -> None:
    process = begin(archive, tmp_path / "out.jsonl", "--workers", "2")
    while process.poll() is None and not list(tmp_path.glob("out.jsonl.shards/*.shard")):
        time.sleep(0.005)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(children) >= 2
    process.kill()
    process.communicate()
    until = time.monotonic() + 30
    while any(is_running(int(child)) for child in children):
        assert time.monotonic() < until, "workers outlive the process that gave them work"
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_a_table_survives_kills_of_the_command_and_of_single_workers(tmp_path: Path) -> None:
    """``make kills`` kills 50 times, with texts among the rows."""
    kills.archive(tmp_path / "in.parquet", 600, texts=False)
    hit = kills.killed(tmp_path, tmp_path / "in.parquet", 2, seed=3)
    assert (hit["command"], hit["worker"], hit["differs"], hit["left behind"]) == (1, 1, 0, 0)
    assert hit["exit code"] == 1, "the archive holds bad rows"


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_workers_and_resuming_write_what_a_plain_run_writes(run: Run, archive: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / f"{number}.csv" for number in range(3)]
    archive.write_text(archive.read_text() + '\n{"text": "SMA and desmin are positive."}')
    for output, options in zip(outputs, ([], ["--workers", "2"], ["--resume"]), strict=True):
        result = run("batch", archive, "-o", output, *options)
        assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "202 rows, 1 failed")
    assert outputs[0].read_bytes() == outputs[1].read_bytes() == outputs[2].read_bytes()


def test_resuming_with_other_options_is_refused_with_what_changed(run: Run, archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    process = begin(archive, output)
    while process.poll() is None and not list(tmp_path.glob("out.jsonl.shards/*.shard")):
        time.sleep(0.005)
    process.kill()
    process.communicate()
    result = run("batch", archive, "-o", output, "--resume", "--prior", "uniform")
    assert (result.exit_code, output.exists()) == (2, False)
    assert "the options changed since (prior: 'site', now 'uniform'" in result.stderr


@pytest.mark.parametrize("places", [("-", "out.jsonl"), ("in.jsonl", "-")])
def test_streams_cannot_be_resumed(run: Run, archive: Path, tmp_path: Path, places: tuple[str, str]) -> None:
    source, output = (place if place == "-" else str(tmp_path / place) for place in places)
    result = run("batch", source, "-o", output, "--resume")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--resume needs a file or folder as input and a file as output" in result.stderr
