"""The cells of a row: every field, every stain and every group of features of a case as a part that can be read alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ihc_engine.case.features import FEATURE_KINDS
from ihc_engine.case.model import ANNOTATIONS
from ihc_engine.case.related import related_features
from ihc_engine.case.shapes import MOST_FINDINGS
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Free text is different in every row, and what it says must be read with the rest.
READ_WHOLE = frozenset({"text", "clinical_note"})
IDS = frozenset({"case_id", "id"})
LONGEST_ID = 200
#: The group of names that are no known spelling, and names whose group is remembered.
_UNKNOWN, _NAMES = "", 20_000


class Place(NamedTuple):
    """Where a cell stands: a field of the case; a stain by ``name`` (field ``result``, or ``record`` in a list of stains); or
    features of a field by the ``name`` of their group."""

    field: str
    name: str | None = None


class Cell(NamedTuple):
    """One cell. ``key`` is equal for equal cells of one place only."""

    place: Place
    key: object
    value: Any

    def part(self) -> dict[str, Any]:
        """A case that states this cell and nothing else."""
        field, name = self.place
        if name is None or field in FEATURE_KINDS:
            return {field: self.value}
        return {"markers": [self.value] if field == "record" else {name: self.value}}


class Cells(NamedTuple):
    """The cells of one row, and its id."""

    case_id: str | None
    cells: list[Cell]


class CellMaker:
    """Takes cases apart. Features that have to do with each other stay together: what one list says in millions of
    combinations, its groups say in few."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        related = related_features(vocabulary)

        def group(name: str) -> str:
            found = vocabulary.morphology(name)
            id = found.id if found else vocabulary.clinical(name) or vocabulary.molecular(name)
            return related.get(id, _UNKNOWN) if id else _UNKNOWN

        self._group = lru_cache(_NAMES)(group)

    def cells_of(self, case: object) -> Cells | None:
        """The cells of a case in plain data; None where its shape does not allow to take it apart, so that it must be read
        whole."""
        if not isinstance(case, Mapping) or not READ_WHOLE.isdisjoint(case) or ("case_id" in case and "id" in case):
            return None
        case_id, cells = None, []
        for field, value in case.items():
            if field == "markers":
                stains = _stains(value)
                if stains is None:
                    return None
                cells += stains
            elif field in IDS:
                if not is_plain_id(value):
                    return None
                case_id = value
            elif field in FEATURE_KINDS and isinstance(value, list):
                cells += self._features(field, value)
            elif field not in ANNOTATIONS:
                cells.append(Cell(Place(field), key_of(value), value))
        return Cells(case_id, cells)

    def _features(self, field: str, features: list[object]) -> list[Cell]:
        """Cells of a list of features, a group each; the whole list as one where its shape is another."""
        groups: dict[str, list[object]] = {}
        for item in features:
            name = item if type(item) is str else item.get("feature") if isinstance(item, Mapping) else None
            if not isinstance(name, str):
                break
            groups.setdefault(self._group(name), []).append(item)
        else:
            if 0 < len(features) <= MOST_FINDINGS:
                return [Cell(Place(field, name), _key_of_features(items), items) for name, items in groups.items()]
        return [Cell(Place(field), key_of(features), features)]


def _key_of_features(items: list[object]) -> object:
    """Words alone are their own key; an order of features means nothing, and one order of many is enough."""
    if len(items) == 1:
        return key_of(items[0])
    items.sort(key=repr)
    return key_of(items)


def _stains(markers: object) -> list[Cell] | None:
    """Cells of stains; None for what is no list of named stains, and where one name stands twice."""
    if isinstance(markers, Mapping):
        cells = [Cell(Place("result", str(name)), key_of(result), result) for name, result in markers.items()]
    elif isinstance(markers, list) and all(isinstance(item, Mapping) and isinstance(item.get("name"), str) for item in markers):
        cells = [Cell(Place("record", item["name"]), key_of(item), item) for item in markers]
    else:
        return None
    names = {str(cell.place.name).strip() for cell in cells}
    return cells if len(names) == len(cells) <= MOST_FINDINGS else None


def is_plain_id(value: object) -> bool:
    """Whether an id is taken over as it is written: no number, nothing to strip, no half of a character."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID or value != value.strip():
        return False
    return value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)


def key_of(value: object) -> object:
    """What is equal for equal values only: ``1``, ``1.0`` and ``True`` are three values."""
    return value if type(value) is str else (type(value), repr(value))
