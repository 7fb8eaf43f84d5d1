"""What two states of the knowledge differ in, record by record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ihc_engine.comparison.knowledge_parts import Key, Record, records
from ihc_engine.knowledge.model import Knowledge

How = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which knowledge: its version and digest."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record. ``path``: its dotted name; None where the field was not there, or is not there any more."""

    path: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One record that differs. ``key``: its part and name; ``sources``: ids of the studies behind either state."""

    key: Key
    how: How
    fields: tuple[FieldChange, ...]
    sources: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """``rule``, ``evidence``, ``marker`` and so on."""
        return self.key[0]

    @property
    def name(self) -> str:
        """The name of the record within its part."""
        return " ".join(self.key[1:])


@dataclass(frozen=True, slots=True)
class KnowledgeDiff:
    """All records that differ, in the order of parts and names."""

    old: Stamp
    new: Stamp
    changes: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        """Whether both are the same files."""
        return self.old.digest == self.new.digest

    def of(self, part: str) -> tuple[Change, ...]:
        """Changes of one part."""
        return tuple(change for change in self.changes if change.part == part)

    def rows_of(self, finding: str) -> tuple[Change, ...]:
        """Changed rows of evidence about a finding, in any diagnosis."""
        return tuple(change for change in self.of("evidence") if change.key[2] == finding)


def compare_knowledge(old: Knowledge, new: Knowledge) -> KnowledgeDiff:
    """All records in which two states of the knowledge differ."""
    before, after = records(old), records(new)
    order = dict.fromkeys([*before, *after])
    parts = list(dict.fromkeys(key[0] for key in order))
    names = sorted(order, key=lambda key: (parts.index(key[0]), key))
    changes = (_change(key, before.get(key), after.get(key)) for key in names)
    return KnowledgeDiff(_stamp(old), _stamp(new), tuple(change for change in changes if change is not None))


def _stamp(knowledge: Knowledge) -> Stamp:
    return Stamp(knowledge.manifest.version, knowledge.digest)


def _change(key: Key, old: Record | None, new: Record | None) -> Change | None:
    if old is not None and new is not None:
        if old.data == new.data:
            return None
        fields = tuple(_fields("", old.data, new.data))
        return Change(key, "changed", fields, tuple(dict.fromkeys([*new.sources, *old.sources])))
    if new is not None:
        return Change(key, "added", tuple(_fields("", _nothing(new), new.data)), new.sources)
    assert old is not None, "a key comes from one of both"
    return Change(key, "removed", tuple(_fields("", old.data, _nothing(old))), old.sources)


def _nothing(beside: Record) -> Any:
    """What stands for a record that is not there, beside one that is."""
    return {} if isinstance(beside.data, Mapping) else None


def _fields(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    """Fields that differ. Lists of named records are compared by name; conditions and other lists are one value."""
    if isinstance(old, Mapping) and isinstance(new, Mapping) and path not in ("when", "unless"):
        for name in dict.fromkeys([*old, *new]):
            yield from _fields(f"{path}.{name}" if path else str(name), old.get(name), new.get(name))
        return
    if _is_named(old) and _is_named(new):
        named_old, named_new = ({item["id"]: item for item in items or ()} for items in (old, new))
        found = list(_fields(path, named_old, named_new))
        yield from found or ([FieldChange(path, old, new)] if old != new else [])  # nothing but the order
        return
    if old != new:
        yield FieldChange(path, old, new)


def _is_named(value: Any) -> bool:
    """Whether a value is a list of records that each have an id of their own (or nothing at all, beside such a list)."""
    if value is None:
        return True
    if not isinstance(value, list) or not all(isinstance(item, Mapping) and "id" in item for item in value):
        return False
    return len({item["id"] for item in value}) == len(value) > 0
