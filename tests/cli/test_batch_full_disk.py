"""A disk that is full: said in words, with nothing lost, and the run goes on once there is room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch import kills

resource = pytest.importorskip("resource")
#: The command under a limit on the size of each file, which is met like the end of a disk.
LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}));"


def batch(source: Path, output: Path, *options: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    begin = "" if limit is None else LIMITED.format(limit)
    words = [sys.executable, "-c", begin + kills.SMALL, "batch", str(source), "-o", str(output), *options]
    return subprocess.run(words, capture_output=True, text=True, timeout=600)


def said(done: subprocess.CompletedProcess[str]) -> str:
    """What a command said, without the progress that a slow machine lets it tell."""
    return "".join(line for line in done.stderr.splitlines(keepends=True) if not line.startswith('{"event": "progress"'))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    kills.archive(tmp_path / "in.parquet", 200, texts=False)
    return tmp_path / "in.parquet"


def test_room_for_the_shards_but_not_for_the_output(archive: Path, tmp_path: Path) -> None:
    undisturbed, output = tmp_path / "undisturbed.parquet", tmp_path / "out.parquet"
    assert batch(archive, undisturbed).returncode == 1
    largest = undisturbed.stat().st_size - 1
    full = batch(archive, output, "--resume", limit=largest)
    assert (full.returncode, output.exists()) == (2, False)
    remedy = "make room and run the same command again; what is answered is kept"
    assert said(full) == f"ihc-engine: {output}: File too large: {remedy}\n"
    shards = tmp_path / "out.parquet.shards"
    assert list(shards.glob("*.shard")), "what is answered stays"
    assert batch(archive, output, "--resume").returncode == 1
    assert output.read_bytes() == undisturbed.read_bytes()
    assert not shards.exists()


def test_no_room_for_a_shard(archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    full = batch(archive, output, "--resume", "--workers", "2", limit=3000)
    assert (full.returncode, output.exists()) == (2, False)
    assert "File too large: make room and run the same command again" in full.stderr
    assert batch(archive, output, "--resume").returncode == 1


def test_without_shards_the_remedy_is_to_keep_them(archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    full = batch(archive, output, limit=6000)
    assert full.returncode == 2
    assert said(full).startswith(f"ihc-engine: {output}: File too large: make room; with --resume")
