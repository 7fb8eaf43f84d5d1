"""A file or folder as the file system of the cluster sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ihc_engine.batch.delta import LOG
from ihc_engine.batch.problems import TableError
from ihc_engine.spark.partitions import relative_name

#: Signs that Spark takes for patterns in the names of files.
_PATTERN = re.compile(r"[\[\]{}*?\\]")


def literal(path: str) -> str:
    """An address for Spark to read that means itself, whatever stands in it."""
    return _PATTERN.sub(lambda sign: f"\\{sign.group()}", path)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """``path``: as Spark reads it (see ``literal``); ``length`` in bytes."""

    path: str
    length: int


@dataclass(frozen=True, slots=True)
class Place:
    """An input. ``files``: its file system, ``path``: its path there, ``path_of``: makes others (all of Hadoop).

    ``stated``: as it was written; ``address``: as Spark writes the names of files in it.
    """

    files: Any
    path: Any
    path_of: Callable[..., Any]
    stated: str
    address: str
    is_folder: bool

    @property
    def root(self) -> str | None:
        """The folder without whose address files are named; None of a single file."""
        return self.address if self.is_folder else None

    def name(self, address: str | None) -> str | None:
        """The name of a file in the folder; None for a single file."""
        return None if address is None or not self.is_folder else relative_name(address, self.address)

    def files_below(self) -> dict[str | None, FoundFile]:
        """The files that Spark reads, by name."""
        found: dict[str | None, FoundFile] = {}
        listed = self.files.listFiles(self.path, True)
        while listed.hasNext():
            status = listed.next()
            name = self.name(status.getPath().toUri().toString())
            if name is None or not any(part.startswith((".", "_")) for part in PurePosixPath(name).parts):
                found[name] = FoundFile(literal(status.getPath().toString()), int(status.getLen()))
        return found

    def check_no_delta_table(self, addresses: Iterable[str]) -> None:
        """TableError: one of these files lies in the folder of a Delta table."""
        if not self.is_folder:
            return
        folders = {parent for address in addresses for parent in PurePosixPath(relative_name(address, self.address)).parents}
        for folder in sorted(folders | {PurePosixPath()}):
            if "=" in folder.name:  # a partition of a table, of which there may be thousands; none begins here
                continue
            if self.files.exists(self.path_of(self.path, str(folder / LOG))):
                where = self.stated if folder == PurePosixPath() else f"{self.stated}: {folder}"
                raise TableError(
                    f"{where}: is a Delta table, whose folder also holds rows that were deleted or replaced; leave --spark out, "
                    "export it to Parquet, or read it with Delta Lake and call `scored_frame` "
                    "(docs/how-to/score-an-archive-on-spark.md)"
                )
