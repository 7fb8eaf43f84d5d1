"""The reference of the API is true: what it says is what is answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from ihc_engine.knowledge.model import Knowledge

if TYPE_CHECKING:
    from tests.service.conftest import Call

Document = dict[str, Any]


@pytest.fixture(scope="module")
def document(call: Call) -> Document:
    found: Document = call("GET", "/openapi.json").json()
    return found


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_every_reference_leads_to_a_schema(document: Document) -> None:
    for reference in set(references(document)):
        here: Any = document
        for step in reference.removeprefix("#/").split("/"):
            assert step in here, reference
            here = here[step]


def valid(document: Document, schema: Document, value: object) -> list[str]:
    """What is wrong with a value; references of the schema lead into the document."""
    whole = {**schema, "components": document["components"]}
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def response_schema(document: Document, path: str, method: str, status: str, media_type: str) -> Document:
    found: Document = document["paths"][path][method]["responses"][status]["content"][media_type]["schema"]
    return found


def addresses(path: str, knowledge: Knowledge) -> list[str]:
    samples = {
        "{marker_id}": ["SMA", "STAT6", "CK5/6", "SDHB", "Ki-67"],
        "{diagnosis_id}": list(knowledge.diagnoses),
        "{rule_id}": [rule.id for rule in knowledge.rules[::10]],
        "{source_id}": list(knowledge.sources)[::50],
    }
    for name, values in samples.items():
        if name in path:
            return [path.replace(name, value) for value in values]
    return [path]


def test_every_response_of_every_path_fits_its_schema(document: Document, call: Call, knowledge: Knowledge) -> None:
    for path, operations in document["paths"].items():
        assert set(operations) <= {"get", "post"}
        if "get" in operations:
            schema = response_schema(document, path, "get", "200", "application/json")
            for address in addresses(path, knowledge):
                assert valid(document, schema, call("GET", address).json()) == [], address


@pytest.mark.parametrize("query", [{}, {"trace": "false"}, {"prior": "uniform"}])
def test_an_interpretation_fits_its_schema(document: Document, call: Call, query: dict[str, str]) -> None:
    schema = response_schema(document, "/v1/interpretations", "post", "200", "application/json")
    for case in ({}, CASE):
        assert valid(document, schema, call("POST", "/v1/interpretations", json=case, params=query).json()) == []


def test_the_schema_of_an_interpretation_refuses_what_is_none(document: Document, call: Call) -> None:
    schema = response_schema(document, "/v1/interpretations", "post", "200", "application/json")
    answer = call("POST", "/v1/interpretations", json=CASE).json()
    assert valid(document, schema, {**answer, "outcome": "certain"})
    del answer["ranking"]
    assert valid(document, schema, answer)


CASE: Document = {
    "case_id": "A-1",
    "site": "retroperitoneum",
    "age": 61,
    "sex": "male",
    "specimen": {"kind": "resection", "status": "primary", "treated": False},
    "morphology": ["spindle cells", {"feature": "necrosis", "status": "absent"}],
    "mitoses": {"count": 12, "per": "10 HPF"},
    "size_cm": 5.5,
    "clinical": ["hypertension"],
    "molecular": {"KIT mutation": "absent"},
    "markers": [
        {"name": "S-100", "result": "negative"},
        {"name": "S-100", "result": "positive", "cells": "sustentacular"},
        {"name": "desmin", "result": "positive", "percent": 80, "intensity": 3, "clone": "D33", "control": "adequate"},
        {"name": "desmin", "result": "negative"},
        {"name": "Smaa", "result": "+"},
    ],
}


def test_the_schema_of_a_case_allows_what_is_read_and_refuses_what_is_not(document: Document, call: Call) -> None:
    body = document["paths"]["/v1/interpretations"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    assert body["required"] is True
    as_mapping = {"markers": {"SMA": "+", "desmin": {"result": "positive", "percent": 80}}}
    for case in ({}, CASE, as_mapping):
        assert valid(document, schema, case) == []
        assert call("POST", "/v1/interpretations", json=case).status_code == 200
    refused: list[Any] = [[], {"age": -3}, {"markers": 3}, {"specimen": [1]}]
    for wrong in refused:
        assert valid(document, schema, wrong)
        assert call("POST", "/v1/interpretations", json=wrong).status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "options"),
    [
        ("POST", "/v1/interpretations", {"json": {"age": -3}}),
        ("POST", "/v1/interpretations", {"content": b"{}", "headers": {"content-type": "text/plain"}}),
        ("POST", "/v1/interpretations", {"json": {}, "params": {"prior": "odd"}}),
        ("GET", "/v1/markers/{marker_id}", {}),
        ("GET", "/v1/rules/{rule_id}", {}),
        ("GET", "/v1/sources/{source_id}", {}),
        ("GET", "/v1/diagnoses/{diagnosis_id}", {}),
    ],
)
def test_errors_fit_the_schema_that_the_reference_states(
    document: Document, call: Call, method: str, path: str, options: dict[str, Any]
) -> None:
    schema = response_schema(document, path, method.lower(), "default", "application/problem+json")
    response = call(method, path, **options)
    assert response.headers["content-type"] == "application/problem+json"
    assert valid(document, schema, response.json()) == []


def test_no_path_promises_errors_in_another_shape(document: Document) -> None:
    assert "HTTPValidationError" not in json.dumps(document)
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert set(operation["responses"]) == {"200", "default"}, path
            assert set(operation["responses"]["default"]["content"]) == {"application/problem+json"}, path


def test_the_examples_are_cases_that_are_wholly_understood(call: Call, document: Document) -> None:
    examples = document["paths"]["/v1/interpretations"]["post"]["requestBody"]["content"]["application/json"]["examples"]
    assert examples
    for example in examples.values():
        assert valid(document, {"$ref": "#/components/schemas/Case"}, example["value"]) == []
        answer = call("POST", "/v1/interpretations", json=example["value"])
        assert (answer.status_code, answer.json()["input"]["not_understood"]) == (200, [])


def test_a_generated_client_gets_short_names(document: Document) -> None:
    names = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))
    assert "create_interpretation" in names
