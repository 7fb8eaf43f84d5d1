"""Archives of texts, from a seed: of a laboratory that has its set phrases, and of one that never writes a sentence twice.

Every text is new as a whole and has about two kilobytes. Where sentences return, its paragraphs are drawn from those of
``STOCK`` reports; where they do not, ages, sizes, counts, spellings and results are drawn anew for each sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet as untyped

from benchmarks.composed_reports import Composer
from ihc_engine.knowledge.model import Knowledge

parquet: Any = untyped
STOCK = 200


def write(path: Path, knowledge: Knowledge, rows: int, *, returning: bool) -> None:
    """A table of ids and texts as Parquet. ``returning``: whether their paragraphs return."""
    composer = Composer(knowledge)
    texts = composer.archive(rows, STOCK) if returning else composer.reports(rows)
    table = pa.table({"case_id": [f"report-{number:08d}" for number in range(rows)], "text": texts})
    parquet.write_table(table, path, row_group_size=8_192, compression="zstd")
