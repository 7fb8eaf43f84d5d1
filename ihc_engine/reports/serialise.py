"""A ``ReportReading`` as JSON, as plain data, and its JSON Schema.

The text of the report is not repeated: every statement keeps its own words and their place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, ReportReading, Statement

SCHEMA: Literal["ihc-reading/1"] = "ihc-reading/1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class ReadingKnowledge:
    """Which knowledge the words come from."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A reading in the shape of its JSON.

    ``case`` to ``reported_diagnosis`` are those of the part with the tumour's panel, which is ``parts[main_part]``.
    ``schema``: version of this shape; fields may be added to it, none changes its meaning.
    """

    schema: Literal["ihc-reading/1"]
    language: str
    case: Mapping[str, Any]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    diagnoses: tuple[DiagnosisMention, ...]
    not_understood: tuple[NotRead, ...]
    contradictions: tuple[str, ...]
    reported_diagnosis: str | None
    remarks: tuple[str, ...]
    main_part: int
    parts: tuple[Part, ...]
    knowledge: ReadingKnowledge


@cache
def _adapter() -> TypeAdapter[ReportRecord]:
    return TypeAdapter(ReportRecord)


def record_of(reading: ReportReading, knowledge: Knowledge) -> ReportRecord:
    """A reading in the shape of its JSON, with the knowledge that it was read with."""
    main = reading.main
    return ReportRecord(
        schema=SCHEMA,
        language=reading.language,
        case=main.case,
        mentions=main.mentions,
        statements=main.statements,
        diagnoses=main.diagnoses,
        not_understood=main.not_understood,
        contradictions=main.contradictions,
        reported_diagnosis=reading.reported_diagnosis,
        remarks=reading.remarks,
        main_part=next(place for place, part in enumerate(reading.parts) if part is main),
        parts=reading.parts,
        knowledge=ReadingKnowledge(knowledge.manifest.version, knowledge.digest),
    )


def to_json(reading: ReportReading, knowledge: Knowledge, *, indent: int | None = None) -> bytes:
    """UTF-8 JSON in the promised shape; the same bytes for the same text and knowledge."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(to_dict(reading, knowledge), ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return text.encode("utf-8")


def to_dict(reading: ReportReading, knowledge: Knowledge) -> dict[str, Any]:
    """The same as plain data (lists, dicts, numbers, strings)."""
    data: dict[str, Any] = _plain(record_of(reading, knowledge))
    return data


def _plain(value: Any) -> Any:
    """Records and mappings of every kind as dicts, sequences as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


@cache
def _names(shape: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape))


def from_json(data: bytes | str) -> ReportRecord:
    """Read a record back; ValidationError if it is none."""
    return _adapter().validate_json(data)


def json_schema(ref_template: str = "#/$defs/{model}") -> dict[str, Any]:
    """JSON Schema of the serialised reading. ``ref_template``: where the references in it lead."""
    return {"$schema": DIALECT, **_adapter().json_schema(mode="serialization", ref_template=ref_template)}
