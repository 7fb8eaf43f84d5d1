"""A command with its wall clock time, its processor time and its memory, workers included."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
#: Looks at the memory to one at the shared pages, which costs the kernel some milliseconds.
_SELDOM = 10


@dataclass(frozen=True, slots=True)
class Measured:
    """``wall`` and ``processor`` seconds of a command with all its processes.

    ``memory``: most resident bytes of all together, shared pages counted for each; ``shared_once``: most of the same with each
    page counted once (Linux calls it the proportional set size).
    """

    wall: float
    processor: float
    memory: int
    shared_once: int


def batch(source: Path, output: Path, *options: str) -> Measured:
    """``ihc-engine batch``. CalledProcessError: it failed."""
    words = [sys.executable, "-c", "from ihc_engine.cli.entry import main; main()"]
    return command([*words, "batch", str(source), "-o", str(output), *options])


def start(source: Path, output: Path, *options: str) -> Measured:
    """The median by the wall clock of three runs of ``batch``: a start is short, and what is told without it needs it well."""
    return sorted((batch(source, output, *options) for _ in range(3)), key=lambda run: run.wall)[1]


def command(words: Sequence[str]) -> Measured:
    """Run a command to its end."""
    started, memory, shared_once, asked = time.monotonic(), 0, 0, 0
    process = subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        pids = _with_children(process.pid)
        memory = max(memory, sum(map(_resident, pids)))
        if asked % _SELDOM == 0:
            shared_once = max(shared_once, sum(map(_proportional, pids)))
        asked += 1
        time.sleep(0.05)
    assert process.stderr is not None, "standard error is a pipe"
    said = process.stderr.read()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words, stderr=said)
    return Measured(time.monotonic() - started, used.ru_utime + used.ru_stime, memory, shared_once)


def _with_children(pid: int) -> list[int]:
    """A process and all that it has begun."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid, *(found for child in children for found in _with_children(int(child)))]


def _resident(pid: int) -> int:
    """Resident bytes of a process; 0 if it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0


def _proportional(pid: int) -> int:
    """Resident bytes of a process, of shared pages its part; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
