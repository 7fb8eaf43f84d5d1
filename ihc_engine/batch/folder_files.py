"""The files of a folder that may hold rows, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ihc_engine.batch.delta import is_delta_table, live_files
from ihc_engine.batch.problems import TableError


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file. ``name``: below the folder, with ``/``. ``partition``: columns that all its rows have beside those in the file.

    ``problem``: why there is a folder here that cannot be read; None for files.
    """

    path: Path
    name: str
    partition: Mapping[str, str | None] = field(default_factory=dict)
    problem: TableError | None = None


def folder_files(folder: Path) -> list[FolderFile]:
    """The files by name; of a Delta table, and of one in a folder below, those that its log tells.

    Names that begin with a dot or an underscore are marks of the program that wrote the folder. TableError: the folder itself is
    a Delta table that cannot be read here; one below is a ``problem``.
    """
    found = list(_delta_files(folder, folder) if is_delta_table(folder) else _below(folder))
    return sorted(found, key=lambda file: file.name)


def _below(folder: Path) -> Iterator[FolderFile]:
    for place, folders, files in os.walk(folder):
        here = Path(place)
        visible = [name for name in folders if not name.startswith((".", "_"))]
        tables = [name for name in visible if is_delta_table(here / name)]
        for name in tables:
            try:
                yield from _delta_files(here / name, folder)
            except (TableError, OSError) as error:
                said = error if isinstance(error, TableError) else TableError(error.strerror or type(error).__name__)
                yield FolderFile(here / name, _name(here / name, folder), problem=said)
        folders[:] = [name for name in visible if name not in tables]
        for name in files:
            if not name.startswith((".", "_")):
                yield FolderFile(here / name, _name(here / name, folder))


def _delta_files(table: Path, folder: Path) -> Iterator[FolderFile]:
    for file in live_files(table):
        path = table / file.name
        yield FolderFile(path, _name(path, folder), file.partition)


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
