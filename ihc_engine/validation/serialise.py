"""``Evaluation`` as JSON and its JSON Schema."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ihc_engine.validation.evaluation import Evaluation


@cache
def _adapter() -> TypeAdapter[Evaluation]:
    return TypeAdapter(Evaluation)


def to_json(evaluation: Evaluation, *, indent: int | None = None) -> bytes:
    """UTF-8 JSON; the same bytes for the same evaluation."""
    return _adapter().dump_json(evaluation, indent=indent)


def from_json(data: bytes | str) -> Evaluation:
    """Read an evaluation back; ValidationError if it is not one."""
    return _adapter().validate_json(data)


def json_schema() -> dict[str, Any]:
    """JSON Schema of the serialised evaluation."""
    return _adapter().json_schema(mode="serialization")
