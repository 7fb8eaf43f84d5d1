"""Which files of an archive Spark cannot read to their end, and their bytes for whoever reads them otherwise.

Nothing is looked for as long as jobs end well: this takes a pass over all columns of all files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ihc_engine.batch.problems import TableError
from ihc_engine.spark.frames import FILE, rows_of_files
from ihc_engine.spark.place import FoundFile, Place
from ihc_engine.spark.reading import placed_frame
from ihc_engine.spark.session import words_of_failures

#: Bytes of a file that is read as a whole; Spark takes no cell of 2 GB.
LONGEST = 1_000_000_000


def damaged_files(spark: Any, place: Place) -> Mapping[str | None, FoundFile]:
    """The files that hold no Parquet, or of which some rows do not come through, by name.

    TableError: one of them is too long to be read as a whole.
    """
    there = place.files_below()
    try:
        with words_of_failures():
            frame = placed_frame(spark, place, [file.path for file in there.values()], lenient=True)
            stated = {row[0]: int(row[1]) for row in frame.groupBy(FILE).count().collect()}
            come = rows_of_files(frame)
    except TableError:  # none of them tells its columns
        stated, come = {}, {}
    whole = {place.name(address) for address, rows in stated.items() if come.get(address) == rows}
    damaged = {name: file for name, file in there.items() if name not in whole}
    for name, file in damaged.items():
        if file.length > LONGEST:
            raise TableError(f"{name or place.stated}: is damaged, and too long to be read apart; take it out, or write it anew")
    return damaged


def bytes_of_files(spark: Any, files: Mapping[str | None, FoundFile]) -> Any:
    """Addresses and bytes of files, each in a partition of its own."""
    read = spark.read.format("binaryFile").load([file.path for file in files.values()])
    return read.selectExpr("_metadata.file_path as file", "content").repartition(len(files), "file")
