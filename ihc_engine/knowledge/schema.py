"""JSON Schema of every knowledge file, so that editors can complete keys and mark mistakes while one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ihc_engine.knowledge.reading import FOLDERS, LIST_FILES, SINGLE_FILES
from ihc_engine.knowledge.shape import schema_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """File name of the schema to schema, one for each kind of knowledge file."""
    named = {f"{Path(file).stem}.schema.json": _one(schema_of(model)) for file, model in SINGLE_FILES.items()}
    for file, model in LIST_FILES.items():
        named[f"{Path(file).stem}.schema.json"] = _list_of(schema_of(model), file)
    for model in FOLDERS.values():
        named[f"{model.__name__.lower()}.schema.json"] = _one(schema_of(model))
    return dict(sorted(named.items()))


def export_schemas(folder: Path) -> list[Path]:
    """Write all schemas into a folder (made if it is not there); returns the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        file = folder / name
        file.write_text(as_text(schema), encoding="utf-8")
        written.append(file)
    return written


def as_text(schema: Mapping[str, Any]) -> str:
    """The text of a schema file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _one(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, **schema}


def _list_of(schema: Mapping[str, Any], file: str) -> dict[str, Any]:
    """A list of records; the definitions move to the top, where the references look for them."""
    item = {key: value for key, value in schema.items() if key != "$defs"}
    listed: dict[str, Any] = {"$schema": DIALECT, "title": file, "type": "array", "items": item}
    if "$defs" in schema:
        listed["$defs"] = schema["$defs"]
    return listed
