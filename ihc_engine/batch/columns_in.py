"""From the cells of a table to plain data in the shape of a case.

Columns are the fields of a case; ``marker.<name>`` holds the result of one stain. An empty cell is not known, never negative.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.problems import TableError

MARKER = "marker."


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: field names in small letters, and the stain of each ``marker.`` column."""

    names: tuple[str, ...]
    stains: tuple[str | None, ...]

    @classmethod
    def of(cls, written: Sequence[str]) -> Columns:
        """Columns by the names in the table. TableError: no name, or one field in two columns."""
        names, stains = [], []
        for place, name in enumerate(written, start=1):
            plain = name.strip()
            if not plain:
                raise TableError(f"column {place} has no name; name it as a field of a case or marker.<name>, or take it out")
            is_marker = plain.lower().startswith(MARKER)
            stain = plain[len(MARKER) :].strip() if is_marker else None
            if stain == "":
                raise TableError(f"column {place} names no stain; write marker.<name>, such as marker.SMA")
            names.append(plain if is_marker else plain.lower())
            stains.append(stain)
        twice = [name for name, times in Counter(n for n, s in zip(names, stains, strict=True) if s is None).items() if times > 1]
        if twice:
            raise TableError(f"two columns are named {', '.join(twice)}; keep one of them")
        return cls(tuple(names), tuple(stains))

    def mapping(self, cells: Iterable[object]) -> dict[str, Any]:
        """Plain data of one row. Stains are an object, or a list where two columns have the same one, so that both count."""
        fields: dict[str, Any] = {}
        stains: list[tuple[str, Any]] = []
        for name, stain, cell in zip(self.names, self.stains, cells, strict=True):
            value = stated(cell)
            if value is None:
                continue
            if stain is None:
                fields[name] = value
            else:
                stains.append((stain, value))
        if stains:
            fields["markers"] = _joined(fields.get("markers"), stains)
        return fields


def stated(cell: object) -> Any:
    """A cell without what is empty in it: None where nothing is stated."""
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, Mapping):
        return {str(key): value for key, inner in cell.items() if (value := stated(inner)) is not None} or None
    if isinstance(cell, list | tuple):
        return [value for inner in cell if (value := stated(inner)) is not None] or None
    return cell


def _joined(markers: object, stains: Sequence[tuple[str, Any]]) -> object:
    """Stains of a nested column and of columns of their own."""
    named = dict(stains)
    if markers is None and len(named) == len(stains):
        return named
    if markers is None:
        before: list[object] = []
    elif isinstance(markers, Mapping):
        before = [_record(name, result) for name, result in markers.items()]
    else:
        before = markers if isinstance(markers, list) else [markers]
    return [*before, *(_record(name, result) for name, result in stains)]


def _record(name: str, result: Any) -> dict[str, Any]:
    return {**result, "name": name} if isinstance(result, Mapping) else {"name": name, "result": result}
