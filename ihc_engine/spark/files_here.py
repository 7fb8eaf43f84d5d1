"""What an executor does with whole files: it reads them as a local run does, and scores their rows.

For files that Spark cannot read. What of them can be read is answered; what cannot are error rows, the same as in a local run. No
line here needs Spark.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from ihc_engine.batch.archive import Piece, archive_pieces, file_pieces
from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.batch.batches import batches
from ihc_engine.batch.folder_files import FolderFile
from ihc_engine.batch.shards import CHARACTERS, shard_size
from ihc_engine.spark.partitions import Sent, kernel_of, relative_name, with_rows


@dataclass(frozen=True, slots=True)
class ScoreFiles:
    """Scores files that come as batches of their address and their bytes. ``root``: as for ``ScorePartition``."""

    sent: Sent
    root: str | None

    def __call__(self, files: Iterable[Any]) -> Iterator[Any]:
        """Answers in the order of the files and their rows. TableError: a file that stands alone is none that can be read."""
        task = self.sent.value
        kernel, most = kernel_of(task), shard_size("columnar", task.trace)
        for batch in files:
            for address, content in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                name = None if self.root is None else relative_name(address, self.root)
                with tempfile.TemporaryDirectory(prefix="ihc-engine-") as folder:
                    path = Path(folder) / f"file{PurePosixPath(address).suffix}"
                    path.write_bytes(content)
                    pieces = archive_pieces(path) if name is None else file_pieces(FolderFile(path, name))
                    yield from _answers(pieces, name, kernel, most)


def _answers(pieces: Iterator[Piece], name: str | None, kernel: ArrowKernel, most: int) -> Iterator[Any]:
    """Answers with the number of each row; none where the file as a whole cannot be read."""
    number = 0
    for is_table, alike in groupby(pieces, lambda piece: isinstance(piece, TableRows)):
        if is_table:
            for piece in alike:
                assert isinstance(piece, TableRows), "grouped so"
                for first in range(0, len(piece), most):
                    place, some = piece.place, piece.batch.slice(first, most)
                    found = kernel.score(some, where=place.where, first_row=place.first + first, source=place.source)
                    yield with_rows(found, number)
                    number += some.num_rows
        else:
            for rows in batches((piece for piece in alike if not isinstance(piece, TableRows)), most, CHARACTERS):
                is_whole = len(rows) == 1 and rows[0].where == name
                yield with_rows(kernel.score_rows(rows), None if is_whole else number)
                number += len(rows)
