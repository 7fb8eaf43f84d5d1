"""Shards kept on disk until the output is whole, so that an interrupted run goes on where it was.

Beside the output stands a folder with the manifest of the run and one file for each answered shard. Each file is written under
another name and renamed, so that it is whole or not there. The output itself appears at once, when all shards are there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ihc_engine.batch.answers import Answers
from ihc_engine.batch.problems import TableError

try:
    import fcntl
except ImportError:  # Windows: two runs at once are not refused there
    fcntl = None  # type: ignore[assignment]  # a module's type has no None; it is asked for before every use

_MANIFEST = "manifest.json"
_BLOCK = 1 << 20
#: What changed, in words, by the field of a manifest.
_CHANGES = {
    "schema": "the form of the shards",
    "input": "the input",
    "knowledge": "the knowledge",
    "options": "the options",
    "version": "the version of the program",
}


def input_digest(source: Path) -> str:
    """Digest of an archive: of the name, length and content of each of its files. OSError: the file, or the folder, is not there.

    A file of a folder that cannot be read is an error row, which counts with its reason.
    """
    digest = hashlib.sha256()
    if not source.is_dir():
        _add(source, "", digest)
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        if path.is_file():
            try:
                _add(path, path.relative_to(source).as_posix(), digest)
            except OSError as error:
                digest.update(f"{path.name!r} {error.errno}\n".encode())
    return f"sha256:{digest.hexdigest()}"


def _add(path: Path, name: str, digest: Any) -> None:
    with path.open("rb") as file:
        digest.update(f"{name!r} {os.fstat(file.fileno()).st_size}\n".encode())
        while block := file.read(_BLOCK):
            digest.update(block)


def manifest(source: Path, knowledge: str, options: Mapping[str, Any], version: str) -> dict[str, Any]:
    """What a run rests on: equal manifests give equal shards."""
    return {
        "schema": "ihc-shards/2",
        "input": input_digest(source),
        "knowledge": knowledge,
        "options": dict(options),
        "version": version,
    }


class ShardStore:
    """The shards of one output."""

    def __init__(self, output: Path) -> None:
        self.folder = output.with_name(f"{output.name}.shards")

    @contextmanager
    def opened(self, run: Mapping[str, Any]) -> Iterator[None]:
        """The folder for this run alone. TableError: it holds shards of another run, or another process is at it."""
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "lock").open("wb") as lock:
            self._lock(lock.fileno())
            self._begin(run)
            yield

    def get(self, number: int) -> Answers | None:
        """A shard, if it is there and whole."""
        try:
            content = self._path(number).read_bytes()
        except FileNotFoundError:
            return None
        head, _, data = content.partition(b"\n")
        try:
            told = json.loads(head)
            whole = hashlib.sha256(data).hexdigest() == told["sha256"]
            return Answers(told["rows"], told["failed"], data) if whole else None
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, number: int, answers: Answers) -> None:
        """Keep a shard. OSError: no room."""
        told = {"rows": answers.rows, "failed": answers.failed, "sha256": hashlib.sha256(answers.data).hexdigest()}
        with whole_file(self._path(number)) as part:
            part.write_bytes(json.dumps(told).encode() + b"\n" + answers.data)

    def forget(self) -> None:
        """Take the folder away; the manifest first, so that shards without one are those of a finished run."""
        (self.folder / _MANIFEST).unlink(missing_ok=True)
        for path in [p for pattern in ("*.shard", "*.part", "lock") for p in self.folder.glob(pattern)]:
            with suppress(OSError):  # what stays is taken away by the next run
                path.unlink()
        with suppress(OSError):
            self.folder.rmdir()

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:08d}.shard"

    def _lock(self, file: int) -> None:
        if fcntl is None:
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise TableError(f"another run is writing {self.folder}; wait for its end") from error

    def _begin(self, run: Mapping[str, Any]) -> None:
        """Write the manifest, or compare with the one that is there."""
        path = self.folder / _MANIFEST
        try:
            before = json.loads(path.read_bytes())
        except FileNotFoundError:
            for stray in [*self.folder.glob("*.shard"), *self.folder.glob("*.part")]:
                stray.unlink()
            with whole_file(path) as part:
                part.write_bytes(json.dumps(run, indent=2).encode() + b"\n")
            return
        except ValueError as error:
            raise TableError(f"{path} is no manifest; delete {self.folder} to start anew") from error
        if before != run:
            raise TableError(self._refusal(before if isinstance(before, dict) else {}, run))

    def _refusal(self, before: Mapping[str, Any], run: Mapping[str, Any]) -> str:
        changed = [words for field, words in _CHANGES.items() if before.get(field) != run.get(field)]
        details = "; ".join(_details(before.get(field), run[field]) for field in run if before.get(field) != run[field])
        return (
            f"{self.folder} holds shards of another run: {' and '.join(changed)} changed since ({details}); "
            f"bring back what it was, or delete {self.folder} to start anew"
        )


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Where to write a file that is there as a whole or not at all, also after a power cut. OSError: it cannot be written."""
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _details(before: object, now: object) -> str:
    if isinstance(before, dict) and isinstance(now, dict):
        names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        return ", ".join(f"{name}: {before.get(name)!r}, now {now.get(name)!r}" for name in names)
    return f"{before}, now {now}"
