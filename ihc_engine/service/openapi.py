"""The reference of the API: FastAPI's own, with the schemas of what is read and written by hand (cases, problem documents)."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from ihc_engine.case.model import Case
from ihc_engine.service.problem import ProblemDetails
from ihc_engine.service.reports import ReportText

_REF = "#/components/schemas/{model}"
_OWN: tuple[type[BaseModel], ...] = (Case, ProblemDetails, ReportText)
#: Cases to start from; the tests interpret them.
EXAMPLES: dict[str, tuple[str, dict[str, Any]]] = {
    "results": (
        "Results as a laboratory writes them",
        {
            "case_id": "A-1",
            "site": "stomach",
            "age": 61,
            "morphology": ["spindle cells", {"feature": "necrosis", "status": "absent"}],
            "markers": {"CD117": "diffuse, strong", "DOG1": "+", "CD34": "80 %", "desmin": "-", "S100": "not done"},
        },
    ),
    "fields": (
        "Stains with their fields, one of them stained twice",
        {
            "case_id": "A-2",
            "markers": [
                {"name": "desmin", "result": "positive", "percent": 80, "intensity": 3, "block": "A1"},
                {"name": "desmin", "result": "positive", "percent": 60, "block": "A3"},
                {"name": "STAT6", "result": "positive", "pattern": "cytoplasmic"},
            ],
        },
    ),
    "text": (
        "A report in free text, without markers",
        {
            "case_id": "A-3",
            "site": "stomach",
            "text": "Spindle cells. CD117 and DOG1 are positive; desmin is negative.",
        },
    ),
}
#: The body of a request that holds a case.
CASE_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": _REF.format(model=Case.__name__)},
                "examples": {name: {"summary": summary, "value": case} for name, (summary, case) in EXAMPLES.items()},
            }
        },
    }
}


class Api(FastAPI):
    """FastAPI whose reference also holds the schemas of cases and problem documents."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document; every reference in it leads to a schema in it."""
        document = super().openapi()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for model in _OWN:
            schema = model.model_json_schema(ref_template=_REF)
            schemas.update(schema.pop("$defs", {}))
            schemas[model.__name__] = schema
        return document
