"""The files of a Delta table as its log tells them: the folder also holds files that the table has dropped.

The log is the folder ``_delta_log``: numbered commits of JSON actions, and checkpoints in Parquet that stand for all commits up
to theirs. What this cannot honour is refused, since the rows would be wrong: rows deleted inside a file (deletion vectors),
columns under other names than in the files (column mapping), files elsewhere.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.problems import TableError

LOG = "_delta_log"
_COMMIT = re.compile(r"(\d{20})\.json")
_CHECKPOINT = re.compile(r"(\d{20})\.checkpoint(?:\.(\d{10})\.(\d{10}))?\.parquet")
_READ = ("add", "remove", "metaData", "protocol")
#: Features of a table that change nothing for whoever reads its files one by one.
_HARMLESS = frozenset({
    "columnMapping", "deletionVectors",  # refused where they are in use
    "timestampNtz", "typeWidening", "typeWidening-preview", "vacuumProtocolCheck", "v2Checkpoint", "appendOnly", "invariants",
})  # fmt: skip
_EXPORT = "export it to Parquet with the program that writes it, and name that folder"


@dataclass(frozen=True, slots=True)
class LiveFile:
    """A file of a table. ``name``: below the folder, with ``/``; ``partition``: columns that stand in the log only."""

    name: str
    partition: Mapping[str, str | None]


@dataclass(slots=True)
class _State:
    """What the actions so far come to."""

    files: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    protocol: Mapping[str, Any] = field(default_factory=dict)
    table: Mapping[str, Any] = field(default_factory=dict)

    def take(self, actions: Iterable[Mapping[str, Any]]) -> None:
        """Apply the actions of one commit, or of one part of a checkpoint."""
        for action in actions:
            add, remove = action.get("add"), action.get("remove")
            if isinstance(remove, Mapping):
                self.files.pop(_key(remove), None)
            if isinstance(add, Mapping):
                self.files[_key(add)] = add
            self.protocol = action.get("protocol") or self.protocol
            self.table = action.get("metaData") or self.table


def is_delta_table(folder: Path) -> bool:
    """Whether a folder is that of a Delta table."""
    return (folder / LOG).is_dir()


def live_files(folder: Path) -> list[LiveFile]:
    """The files of the newest version of a table, by name. TableError: the log is damaged, or asks for what is not done here."""
    state = _State()
    for actions in _history(folder / LOG):
        state.take(actions)
    _check(state)
    return sorted((_live(add) for add in state.files.values()), key=lambda file: file.name)


def _history(log: Path) -> Iterator[Iterable[Mapping[str, Any]]]:
    """The actions of the newest checkpoint that is whole, then those of every commit behind it."""
    names = {path.name: path for path in log.iterdir()}
    commits = {int(found[1]): path for name, path in names.items() if (found := _COMMIT.fullmatch(name))}
    checkpoints = _whole_checkpoints(names)
    newest = max([*commits, *checkpoints], default=None)
    if newest is None:
        raise TableError(f"{LOG} holds no version of the Delta table; {_EXPORT}")
    for first in [*sorted(checkpoints, reverse=True), -1]:
        behind = range(first + 1, newest + 1)
        if all(version in commits for version in behind):
            yield from (_checkpoint(path) for path in checkpoints.get(first, ()))
            yield from (_commit(commits[version]) for version in behind)
            return
    lacking = next(version for version in range(newest, -1, -1) if version not in commits)
    raise TableError(
        f"{LOG} is not whole: version {lacking} of the Delta table is neither a commit nor within a checkpoint that can be read "
        f"here ({lacking:020d}.json, or a .checkpoint.parquet); bring the log back, or {_EXPORT}"
    )


def _whole_checkpoints(names: Mapping[str, Path]) -> dict[int, list[Path]]:
    """By version, the parts of each checkpoint that has them all; those with names of their own (V2) are not read."""
    parts: defaultdict[tuple[int, int], list[Path]] = defaultdict(list)
    for name in sorted(names):
        found = _CHECKPOINT.fullmatch(name)
        if found:
            parts[int(found[1]), int(found[3] or 1)].append(names[name])
    return {version: paths for (version, count), paths in parts.items() if len(paths) == count}


def _commit(path: Path) -> list[Mapping[str, Any]]:
    try:
        actions = [json.loads(line) for line in path.read_bytes().splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise TableError(f"{LOG}/{path.name} is no JSON; bring the log of the Delta table back, or {_EXPORT}") from error
    return [action for action in actions if isinstance(action, Mapping)]


def _checkpoint(path: Path) -> list[Mapping[str, Any]]:
    parquet = pyarrow_parquet()
    try:
        with parquet.ParquetFile(path) as file:
            asked = [name for name in _READ if name in file.schema_arrow.names]
            table = file.read(columns=asked)
        rows: list[Mapping[str, Any]] = table.to_pylist()
    except (pyarrow().ArrowException, OSError) as error:
        raise TableError(f"{LOG}/{path.name} is damaged; bring the log of the Delta table back, or {_EXPORT}") from error
    return rows


def _key(action: Mapping[str, Any]) -> str:
    """A file and what was deleted in it: a file with another deletion vector is another one."""
    vector = action.get("deletionVector") or {}
    return json.dumps([action.get("path"), *(vector.get(name) for name in ("storageType", "pathOrInlineDv", "offset"))])


def _check(state: _State) -> None:
    """Refuse what would make the rows of the files other than those of the table."""
    unknown = sorted(set(state.protocol.get("readerFeatures") or ()) - _HARMLESS)
    if unknown:
        raise TableError(f"the Delta table uses {', '.join(unknown)}, which is not read here; {_EXPORT}")
    mode = _mapping(state.table.get("configuration")).get("delta.columnMapping.mode", "none")
    if mode != "none":
        raise TableError(f"the Delta table names its columns otherwise than its files (columnMapping: {mode}); {_EXPORT}")
    vectors = sum(bool(add.get("deletionVector")) for add in state.files.values())
    if vectors:
        raise TableError(
            f"rows of {vectors} files of the Delta table are deleted by deletion vectors, which are not read here; write the "
            f"files anew (REORG TABLE ... APPLY (PURGE)), or {_EXPORT}"
        )


def _live(add: Mapping[str, Any]) -> LiveFile:
    path = unquote(str(add.get("path")))
    name = PurePosixPath(path)
    if name.is_absolute() or ".." in name.parts or re.match(r"[A-Za-z][\w+.-]*:", path):
        raise TableError(f"the Delta table has a file outside of its folder ({path}), which is not read here; {_EXPORT}")
    return LiveFile(name.as_posix(), {column: value or None for column, value in _mapping(add.get("partitionValues")).items()})


def _mapping(stated: Any) -> dict[str, Any]:
    """A map, which a checkpoint gives as pairs."""
    return dict(stated or {})
