"""A standalone cluster of a master and two workers on this machine, one of which is killed in the middle of a job.

``make spark`` runs it. The answers must be those of a local run: the same rows, each once, in the order of `source` and `row`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ihc_engine.knowledge.load import load_knowledge
from tests.spark.conftest import differences, in_order, local_answers, pq, write_archive

HOST = "127.0.0.1"
FILES = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=60_000, help="rows of the archive")
    rows = parser.parse_args().rows
    if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
        sys.exit("this needs pyspark and Java 17: pip install 'ihc-engine[spark]'")
    knowledge = load_knowledge()
    with tempfile.TemporaryDirectory() as scratch:
        source, output = Path(scratch) / "in", Path(scratch) / "out"
        write_archive(source, knowledge, FILES, rows // FILES)
        with cluster(Path(scratch)) as (master, workers):
            job = started(source, output, master, Path(scratch) / "job.log")
            print(f"{master}: {rows} rows, two workers", flush=True)
            victim = killed_in_mid_job(workers, job)
            print(f"worker {victim} and its executor were killed with SIGKILL while they scored", flush=True)
            code = job.wait(timeout=1800)
        log = (Path(scratch) / "job.log").read_text(encoding="utf-8", errors="replace")
        assert code == 1, f"exit code {code} (1: there are unreadable rows)\n{log[-3000:]}"
        assert f"{rows} rows, {FILES} failed" in log, log[-3000:]
        lost = lost_tasks(Path(scratch) / "events")
        assert lost, f"no task was lost with the worker: take more --rows\n{log[-3000:]}"
        assert (output / "_SUCCESS").exists(), "the output is not whole"
        answers = in_order(pq.read_table(output).to_pylist())
        apart = differences(answers, local_answers(source, Path(scratch) / "local.parquet", knowledge))
        assert not apart, f"{len(apart)} rows differ, the first: {apart[0][:2000]}"
        print(
            f"{len(lost)} tasks were lost with it and run again; {len(answers)} answers, equal to those of a local run",
            flush=True,
        )


@contextmanager
def cluster(scratch: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A master and two workers with one core each, all ended afterwards; each worker leads a process group with its executor."""
    port, web = free_port(), free_port()
    processes: list[subprocess.Popen[bytes]] = []

    def run(name: str, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        folder = scratch / name
        folder.mkdir()
        spark = Path(importlib.util.find_spec("pyspark").origin).parent  # type: ignore[union-attr, arg-type]  # checked in main
        command = [str(spark / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", "--host", HOST, *arguments]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                command, env=environment(spark), cwd=folder, stdout=log, stderr=log, start_new_session=True
            )
        processes.append(process)
        return process

    try:
        run("master", "master.Master", "--port", str(port), "--webui-port", str(web))
        until(lambda: "ALIVE" in page(web), "the master does not start")
        master = f"spark://{HOST}:{port}"
        workers = [
            run(f"worker-{n}", "worker.Worker", "--cores", "1", "--memory", "2g", "--webui-port", "0", master) for n in (1, 2)
        ]
        until(lambda: page(web).count("worker-2") >= 2, "the workers do not join")
        yield master, workers
    finally:
        for process in processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def started(source: Path, output: Path, master: str, log: Path) -> subprocess.Popen[bytes]:
    """The job as a user would start it, with a log of what became of its tasks."""
    events = log.with_name("events")
    events.mkdir()
    settings = {
        "spark.driver.host": HOST,
        "spark.driver.bindAddress": HOST,
        "spark.ui.enabled": "false",
        "spark.executor.memory": "1g",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": str(events),
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.task.maxFailures": "8",
    }
    conf = [word for name, value in settings.items() for word in ("--spark-conf", f"{name}={value}")]
    command = [sys.executable, "-m", "ihc_engine", "batch", str(source), "-o", str(output), "--spark", master, *conf]
    environ = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": HOST}
    with log.open("wb") as out:
        return subprocess.Popen(command, env=environ, stdout=out, stderr=out)


def killed_in_mid_job(workers: list[subprocess.Popen[bytes]], job: subprocess.Popen[bytes]) -> int:
    """Wait until both workers score in a Python process, then kill one with all that it started."""
    until(lambda: job.poll() is not None or all(scoring(worker.pid) for worker in workers), "the workers do not score", 600)
    assert job.poll() is None, "the job ended before a worker could be killed: take more --rows"
    time.sleep(3)  # the kernel is made, the first answers are on their way
    victim = workers[1].pid
    members = in_session(victim)
    for process in members:  # an executor leads no group of its own, its Python processes may
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    assert job.poll() is None, "the job ended before the worker was killed: take more --rows"
    return victim


def lost_tasks(events: Path) -> list[int]:
    """Numbers of the tasks that were running on an executor when it was lost."""
    found = []
    for file in events.iterdir():
        for line in file.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            if event.get("Task End Reason", {}).get("Reason") == "ExecutorLostFailure":
                found.append(int(event["Task Info"]["Index"]))
    return found


def scoring(worker: int) -> bool:
    """Whether a Python process of a worker's executor has worked for a second."""
    ticks = os.sysconf("SC_CLK_TCK")
    return any("pyspark.daemon" in command(process) and cpu(process) > ticks for process in in_session(worker))


def in_session(leader: int) -> list[int]:
    """Processes that a process started, and what these started, itself included."""
    found, parents = [], {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError, IndexError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    waiting = [leader]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += [child for child, parent in parents.items() if parent == process]
    return found


def command(process: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    return ""


def cpu(process: int) -> int:
    """Clock ticks that a process has used."""
    with suppress(OSError, IndexError):
        words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return int(words[11]) + int(words[12])
    return 0


def environment(spark: Path) -> dict[str, str]:
    return {
        **os.environ,
        "SPARK_HOME": str(spark),
        "SPARK_LOCAL_IP": HOST,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_NO_DAEMONIZE": "1",
    }


def page(port: int) -> str:
    """The page of the master; empty while it does not answer."""
    with suppress(OSError), urllib.request.urlopen(f"http://{HOST}:{port}/json/", timeout=5) as answer:
        return str(answer.read().decode("utf-8"))
    return ""


def until(holds: Callable[[], bool], otherwise: str, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, otherwise
        time.sleep(0.3)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
