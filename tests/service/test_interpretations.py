"""``POST /v1/interpretations``: the answer of the library, or a problem document."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.serialise import to_json

if TYPE_CHECKING:
    from tests.service.conftest import Call

PATH = "/v1/interpretations"
CASE: dict[str, Any] = {"case_id": "A-1", "site": "renal vein", "markers": {"SMA": "+", "desmin": "+", "S-100": "-"}}
JSON = {"content-type": "application/json"}


def problem(response: httpx.Response, status: int) -> dict[str, Any]:
    """The problem document of a response that must be one."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = json.loads(response.content)
    assert document["status"] == status
    assert document["type"].startswith("urn:ihc-engine:problem:")
    assert document["title"]
    assert document["detail"]
    return document


def test_the_answer_is_that_of_the_library(call: Call, interpreter: Interpreter) -> None:
    response = call("POST", PATH, json=CASE)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.content == to_json(interpreter.interpret(CASE))


def test_prior_and_trace_are_asked_for_in_the_query(call: Call, interpreter: Interpreter) -> None:
    response = call("POST", PATH, json=CASE, params={"prior": "uniform", "trace": "false"})
    assert response.content == to_json(interpreter.interpret(CASE, prior="uniform", trace=False))
    assert response.json()["trace"] is None


@pytest.mark.parametrize("media_type", ["application/json", "Application/JSON; charset=utf-8"])
def test_json_is_read_by_any_of_its_names(call: Call, media_type: str) -> None:
    assert call("POST", PATH, content=json.dumps(CASE), headers={"content-type": media_type}).status_code == 200


def test_impossible_values_are_all_named_with_their_paths(call: Call) -> None:
    case = {"age": -3, "markers": {"desmin": "140%", "SMA": {"percent": -4}}, "mitoses_per_10hpf": -1}
    document = problem(call("POST", PATH, json=case), 422)
    assert {item["path"] for item in document["problems"]} == {
        "age",
        "markers.desmin",
        "markers.SMA.percent",
        "mitoses_per_10hpf",
    }
    assert all(item["message"] for item in document["problems"])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"age": NaN}',
        b'{"age": 1, "age": 2}',
        b"[" * 50_000,
        b'{"case_id": "\\ud800"}',
        b'{"markers": {"\\ud800": "+"}}',
        b'{"\\ud800": {"\\udfff": 1}}',
        b'{"age": ' + b"9" * 5000 + b"}",
    ],
    ids=lambda body: repr(body[:24]),
)
def test_a_body_that_is_no_case_is_a_problem_of_the_caller(call: Call, body: bytes) -> None:
    document = problem(call("POST", PATH, content=body, headers=JSON), 422)
    assert document["problems"]


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "application/yaml", ""])
def test_other_media_types_are_refused(call: Call, media_type: str) -> None:
    document = problem(call("POST", PATH, content=json.dumps(CASE), headers={"content-type": media_type}), 415)
    assert "application/json" in document["detail"]


def test_a_body_without_a_media_type_is_refused(call: Call) -> None:
    """A page of another site can send such a body without asking; one that says JSON it cannot."""
    problem(call("POST", PATH, content=json.dumps(CASE)), 415)


def test_a_long_body_is_refused(call: Call) -> None:
    problem(call("POST", PATH, content=b" " * 1_000_001, headers=JSON), 413)


@pytest.mark.parametrize("query", [{"prior": "nonsense"}, {"trace": "perhaps"}])
def test_a_wrong_query_is_a_problem_with_its_path(call: Call, query: dict[str, str]) -> None:
    document = problem(call("POST", PATH, json=CASE, params=query), 422)
    assert [item["path"] for item in document["problems"]] == [f"query.{name}" for name in query]


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_other_methods_are_not_allowed_and_the_allowed_one_is_named(call: Call, method: str) -> None:
    response = call(method, PATH)
    problem(response, 405)
    assert response.headers["allow"] == "POST"


def test_an_unexpected_error_tells_the_caller_nothing_of_the_case(failing: Call) -> None:
    response = failing("POST", PATH, json=CASE)
    document = problem(response, 500)
    assert "secret" not in json.dumps(document)
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("query", ["piror=uniform", "Prior=uniform", "prior=site&prior=uniform", "trace=false&x"])
def test_a_parameter_that_is_not_known_or_stands_twice_is_refused(call: Call, query: str) -> None:
    document = problem(call("POST", f"{PATH}?{query}", json=CASE), 422)
    assert [item["path"] for item in document["problems"]] == [f"query.{query.split('&')[-1].split('=')[0]}"]


def test_a_compressed_body_is_refused_as_such(call: Call) -> None:
    content = gzip.compress(json.dumps(CASE).encode())
    document = problem(call("POST", PATH, content=content, headers={**JSON, "content-encoding": "gzip"}), 415)
    assert "gzip" in document["detail"]


@pytest.mark.parametrize("path", ["/", "/v1", "/v1/interpretations/some-id"])
def test_a_path_that_is_not_there_says_where_the_paths_are(call: Call, path: str) -> None:
    assert "/openapi.json" in problem(call("GET", path), 404)["detail"]
