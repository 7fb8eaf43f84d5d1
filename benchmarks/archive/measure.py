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


@dataclass(frozen=True, slots=True)
class Measured:
    """``wall`` and ``processor`` seconds of a command with all its processes; ``memory``: most resident bytes of all together."""

    wall: float
    processor: float
    memory: int


def batch(source: Path, output: Path, *options: str) -> Measured:
    """``ihc-engine batch``. CalledProcessError: it failed."""
    words = [sys.executable, "-c", "from ihc_engine.cli.entry import main; main()"]
    return command([*words, "batch", str(source), "-o", str(output), *options])


def command(words: Sequence[str]) -> Measured:
    """Run a command to its end."""
    started, memory = time.monotonic(), 0
    process = subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        memory = max(memory, _resident(process.pid))
        time.sleep(0.05)
    assert process.stderr is not None, "standard error is a pipe"
    said = process.stderr.read()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words, stderr=said)
    return Measured(time.monotonic() - started, used.ru_utime + used.ru_stime, memory)


def _resident(pid: int) -> int:
    """Resident bytes of a process and all that it has begun; shared pages count for each."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    return pages * _PAGE + sum(_resident(int(child)) for child in children)
