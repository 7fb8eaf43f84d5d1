"""Part files as a frame whose rows know their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ihc_engine.spark.frames import FILE, NUMBER
from ihc_engine.spark.place import Place

_OPTIONS = {"mergeSchema": "true", "recursiveFileLookup": "true"}  # part files may differ in their columns


def placed_frame(spark: Any, place: Place, paths: Sequence[str], *, lenient: bool = False) -> Any:
    """The rows with their file and number behind all other columns. ``lenient``: Spark leaves out what it cannot read."""
    file = "_metadata.file_path" if place.is_folder else "cast(null as string)"
    frame = spark.read.options(**_OPTIONS, ignoreCorruptFiles=str(lenient).lower()).parquet(*paths)
    return frame.selectExpr("*", f"{file} as {FILE}", f"_metadata.row_index as {NUMBER}")
