"""``Interpretation`` as JSON, as plain data, and its JSON Schema."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ihc_engine.interpretation.model import Interpretation


@cache
def _adapter() -> TypeAdapter[Interpretation]:
    return TypeAdapter(Interpretation)


def to_json(interpretation: Interpretation, *, trace: bool = True, indent: int | None = None) -> bytes:
    """UTF-8 JSON in the promised shape; the same bytes for the same interpretation."""
    return _adapter().dump_json(_with_trace(interpretation, trace), indent=indent)


def to_dict(interpretation: Interpretation, *, trace: bool = True) -> dict[str, Any]:
    """The same as plain data (lists, dicts, numbers, strings)."""
    data: dict[str, Any] = _adapter().dump_python(_with_trace(interpretation, trace), mode="json")
    return data


def from_json(data: bytes | str) -> Interpretation:
    """Read an interpretation back; ValidationError if it is not one."""
    return _adapter().validate_json(data)


def json_schema() -> dict[str, Any]:
    """JSON Schema of the serialised interpretation."""
    return _adapter().json_schema(mode="serialization")


def _with_trace(interpretation: Interpretation, trace: bool) -> Interpretation:
    return interpretation if trace else replace(interpretation, trace=None)
