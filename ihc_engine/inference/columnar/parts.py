"""Tables of cases as columns of partial cases: each distinct cell once, and which of them each row has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ihc_engine.case.features import FEATURE_KINDS
from ihc_engine.inference.columnar.arrays import Ints, np

PartialCase = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PartColumn:
    """One column of a table. ``parts``: its distinct cells, each as a case that states nothing else. ``codes``: [rows], the place
    of each row's cell in ``parts``, or -1 where the cell is empty.

    ``name`` must be different for every column, and the same cell of a column must always mean the same part.
    """

    name: str
    codes: Ints
    parts: Sequence[PartialCase]

    def part(self, row: int) -> PartialCase:
        """What this column states of a row."""
        code = int(self.codes[row])
        return self.parts[code] if code >= 0 else {}


def part_column(name: str, cells: Iterable[str | None], part: Callable[[str], PartialCase]) -> PartColumn:
    """A column from plain strings; ``part`` tells what a cell states. None and "" are empty.

    >>> part_column("marker.SMA", ["+", None, "+"], lambda cell: {"markers": [{"name": "SMA", "result": cell}]}).codes.tolist()
    [0, -1, 0]
    """
    found: dict[str, int] = {}
    codes = [found.setdefault(cell, len(found)) if cell else -1 for cell in cells]
    return PartColumn(name, np.array(codes, dtype=np.int64), [part(cell) for cell in found])


def joined(parts: Iterable[PartialCase]) -> dict[str, Any]:
    """One case from its parts. ValueError if two parts state the same field; stains and lists of features are put together."""
    case: dict[str, Any] = {}
    for part in parts:
        for field, value in part.items():
            if field == "markers":
                case[field] = [*case.get(field, ()), *_listed(value)]
            elif is_list_of_features(field, value) and isinstance(case.get(field, []), list):
                case[field] = [*case.get(field, ()), *value]
            elif field in case:
                raise ValueError(f"two columns state {field!r}: keep one of them")
            else:
                case[field] = value
    return case


def is_list_of_features(field: str, value: object) -> bool:
    """Whether a part states features in a list, to which other parts may add theirs."""
    return field in FEATURE_KINDS and isinstance(value, list)


def _listed(markers: Any) -> list[Any]:
    if isinstance(markers, Mapping):
        return [{**r, "name": n} if isinstance(r, Mapping) else {"name": n, "result": r} for n, r in markers.items()]
    return list(markers)
