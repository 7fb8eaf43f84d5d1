"""A table of an archive, from a seed: a row a case, a column a stain, results as frequent as they are published.

Every row has a diagnosis of its own and 6 to 14 stains, nine of ten of which have published frequencies in it; results are drawn
from these, in the words of several laboratories. No two rows are made to be equal; how many are can be counted (``distinct``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet as untyped

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Diagnosis

parquet: Any = untyped
STAINS = 48
_AT_ONCE = 131_072
_POSITIVE = ("positive", "+", "++", "diffuse", "focal", "weak", "80%")
_NEGATIVE = ("negative", "-", "0%")
_NOT_DONE = ("not done",)
_WORDS = (*_POSITIVE, *_NEGATIVE, *_NOT_DONE)
_FEATURES = (
    "spindle cells",
    "spindle cells; fascicles",
    "epithelioid cells",
    "nests",
    "necrosis",
    "spindle cells; necrosis",
    None,
)


def batches(knowledge: Knowledge, rows: int, seed: int = 1) -> Iterator[pa.RecordBatch]:
    """So many rows, some at a time."""
    drawn = _Drawn(knowledge)
    for number, first in enumerate(range(0, rows, _AT_ONCE)):
        yield drawn.batch(min(_AT_ONCE, rows - first), first, np.random.default_rng([seed, number]))


def write(path: Path, knowledge: Knowledge, rows: int, seed: int = 1) -> None:
    """The table as Parquet, a row group for each batch."""
    writer = None
    for batch in batches(knowledge, rows, seed):
        writer = writer or parquet.ParquetWriter(path, batch.schema, compression="zstd")
        writer.write_batch(batch)
    if writer is not None:
        writer.close()


def distinct(batch: pa.RecordBatch) -> int:
    """How many rows differ in more than their id."""
    table = pa.Table.from_batches([batch]).drop_columns(["case_id"])
    return int(table.group_by(table.column_names).aggregate([]).num_rows)


class _Drawn:
    def __init__(self, knowledge: Knowledge) -> None:
        rates = [published_rates(diagnosis, knowledge) for diagnosis in knowledge.diagnoses.values()]
        often = Counter(stain for each in rates for stain in each)
        self._stains = sorted(stain for stain, _ in often.most_common(STAINS))
        self._rates = np.full((len(rates), STAINS), np.nan)
        for row, each in enumerate(rates):
            for stain in each.keys() & set(self._stains):
                self._rates[row, self._stains.index(stain)] = each[stain]
        self._sites = np.array([*sorted(knowledge.vocabulary.sites), None], dtype=object)

    def batch(self, rows: int, first: int, random: np.random.Generator) -> pa.RecordBatch:
        """Some rows."""
        rates = self._rates[random.integers(0, len(self._rates), rows)]
        published = ~np.isnan(rates)
        liking = random.random((rows, STAINS)) + np.where(published & (random.random((rows, STAINS)) < 0.9), 1.0, 0.0)
        size = random.integers(6, 15, rows)
        least = np.take_along_axis(np.sort(liking, axis=1), STAINS - size[:, None], axis=1)
        kept = liking >= least
        positive = random.random((rows, STAINS)) < np.where(published, rates, 0.2)
        words = np.where(
            positive,
            random.integers(0, len(_POSITIVE), (rows, STAINS)),
            len(_POSITIVE) + random.integers(0, len(_NEGATIVE), (rows, STAINS)),
        )
        words[random.random((rows, STAINS)) < 0.03] = len(_WORDS) - 1
        columns: dict[str, Any] = {
            "case_id": [f"case-{number:09d}" for number in range(first, first + rows)],
            "site": self._sites[random.integers(0, len(self._sites), rows)],
            "age": pa.array(random.integers(18, 90, rows), mask=random.random(rows) < 0.1),
            "sex": np.array(["male", "female", None], dtype=object)[random.integers(0, 3, rows)],
            "morphology": np.array(_FEATURES, dtype=object)[random.integers(0, len(_FEATURES), rows)],
            "mitoses_per_10hpf": pa.array(random.integers(0, 30, rows), mask=random.random(rows) < 0.4),
        }
        for place, stain in enumerate(self._stains):
            codes = pa.array(words[:, place].astype(np.int32), mask=~kept[:, place])
            columns[f"marker.{stain}"] = pa.DictionaryArray.from_arrays(codes, pa.array(_WORDS)).cast(pa.string())
        return pa.record_batch({name: pa.array(values) for name, values in columns.items()})


def published_rates(diagnosis: Diagnosis, knowledge: Knowledge) -> dict[str, float]:
    """Published frequency of each stain in a diagnosis."""
    found = {}
    for evidence in diagnosis.evidence:
        marker = knowledge.vocabulary.markers.get(evidence.finding)
        if marker is not None and marker.measures == "presence" and evidence.rows:
            row = evidence.rows[0]
            percent = row.percent if row.percent is not None else 50.0
            found[evidence.finding] = row.positive / row.tested if row.positive is not None and row.tested else percent / 100
    return found
