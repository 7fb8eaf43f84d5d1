"""Random tables of an archive, from a seed: what laboratories write, and what nobody should."""

from __future__ import annotations

from random import Random
from typing import Any

import pyarrow as pa

from ihc_engine.knowledge.model import Knowledge

_RESULTS = ("+", "-", "focal", "weak", "80%", "<1 %", "++", "(-)", "not done", "failed", "140 %", "purple", " + ", "", None, None)
_STAINS = ("SMA", "S100", "S-100", "HMB45", "MDM2", "CD34", "SOX10", "STAT6", "desmin", "nobody knows", "=1+1", "Melan-A")
_WORDS = ("", None, "spindle cells", "necrosis; nests", "zzq", "necrosis; no necrosis", "spindle cells; zellballen")
_SITES = ("stomach", "retroperitoneum", "renal vein", "thigh", "nowhere", "", None)
_IDS = ("a", " padded ", "", None, "ä\u2028ö", "x" * 201, "=1+1")


def table(knowledge: Knowledge, seed: int, rows: int, nested: bool | None = None) -> pa.RecordBatch:
    """Columns of single stains, circumstances, and texts in a few rows; every kind of cell that a table may hold.

    ``nested``: whether there is a column of whole panels; by chance if None.
    """
    random = Random(seed)
    markers = [*random.sample(sorted(knowledge.vocabulary.markers), 12), *random.sample(_STAINS, 8)]

    def some(values: Any) -> list[Any]:
        return random.choices(values, k=rows)

    columns: dict[str, Any] = {
        "Case_ID": [random.choice(_IDS) if random.random() < 0.1 else f"c{n}" for n in range(rows)],
        "site": some(_SITES),
        "age": pa.array(some((61, 0.5, None, 612, 30.0)), pa.float64()),
        "sex": some(("male", "F", "", None, "unknown", "robot")),
        "morphology": some(_WORDS),
        "mitoses_per_10hpf": pa.array(some((0, 4, 12, None, -3)), pa.int64()),
        "size_cm": some(("4", "4 x 3 cm", "", None)),
        "necrosis": pa.array(some((True, False, None)), pa.bool_()),
        "diagnosis": some(("gist", None)),
        "mood": some((None, None, "good")),
    }
    columns["text"] = ["Desmin and SMA are positive; zzq was purple." if random.random() < 0.05 else None for _ in range(rows)]
    for number, name in enumerate(dict.fromkeys(markers)):
        cells = some(_RESULTS)
        if number == 3:
            columns[f"marker.{name}"] = pa.array(cells).dictionary_encode()
        elif number == 4:
            columns[f"marker.{name}"] = pa.array(cells, pa.large_string())
        elif number == 5:
            columns[f"marker.{name}"] = pa.array([None if c is None else c.encode() for c in cells], pa.binary())
        elif number == 6:
            columns[f"marker.{name}"] = pa.array(some((10, 80, 0, None, 140)), pa.int32())
        elif number == 7:
            columns[f"marker.{name}"] = pa.array(some(({"result": "+", "percent": 40}, {"result": "-", "percent": None}, None)))
        else:
            columns[f"MARKER.{name}"] = cells
    if random.random() < 0.5 if nested is None else nested:
        panels: tuple[Any, ...] = ([("SMA", "+")], [("CD34", "-"), ("CD34", "+")], [], None)
        columns["markers"] = pa.array(some(panels), pa.map_(pa.string(), pa.string()))
    return pa.record_batch(columns)
