"""``POST /v1/reports:read``: the reading of the library, limits, and no word of a report where it could be kept."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import pytest

from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.read import ReportReader
from ihc_engine.reports.serialise import to_json
from ihc_engine.service import create_app
from tests.service.conftest import caller
from tests.service.test_interpretations import JSON, problem

if TYPE_CHECKING:
    from tests.service.conftest import Call

PATH = "/v1/reports:read"
TEXT = "Spindle cell tumour of the stomach. CD117 and DOG1 are positive. Desmin, S100 and SMA are negative. QX-77 (+)."
SECRET = "Mrs Secret"


def test_the_answer_is_that_of_the_library(call: Call, knowledge: Knowledge) -> None:
    response = call("POST", PATH, json={"text": TEXT})
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.content == to_json(ReportReader(knowledge).read(TEXT), knowledge)


def test_a_case_that_is_a_text_is_interpreted(call: Call, interpreter: Interpreter) -> None:
    response = call("POST", "/v1/interpretations", json={"case_id": "T", "text": TEXT})
    answer = response.json()
    assert (response.status_code, answer["case_id"]) == (200, "T")
    assert answer["id"] == interpreter.interpret({"case_id": "T", "text": TEXT}).id
    assert {item["finding"] for item in answer["input"]["used"]} >= {"CD117", "DOG1", "desmin", "S100", "SMA"}
    assert [item["words"] for item in answer["input"]["not_understood"]] == ["QX-77 (+)"]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (b"", "body"),
        (b"not json", "body"),
        (b"[]", "body"),
        (b"{}", "body"),
        (b'{"text": "SMA +", "site": "stomach"}', "body"),
        (b'{"text": ""}', "body.text"),
        (b'{"text": " \\n"}', "body.text"),
        (b'{"text": 5}', "body.text"),
        (b'{"text": null}', "body.text"),
        (b'{"text": "SMA \\ud800"}', "body.text"),
        (b'{"text": "a", "text": "b"}', "body.text"),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, bytes) else "",
)
def test_a_body_without_a_report_is_a_problem_of_the_caller(call: Call, body: bytes, path: str) -> None:
    document = problem(call("POST", PATH, content=body, headers=JSON), 422)
    assert [item["path"] for item in document["problems"]] == [path]


@pytest.mark.parametrize("text", ["x" * 200_001, "阳" * 66_667])
def test_a_long_text_is_refused(call: Call, text: str) -> None:
    assert "200000 bytes" in problem(call("POST", PATH, json={"text": text}), 413)["detail"]
    problem(call("POST", PATH, content=b" " * 1_300_000, headers=JSON), 413)


def test_the_longest_text_is_read_even_where_each_character_is_escaped(call: Call) -> None:
    text = "\u00a0" * 99_990 + "SMA +"
    body = json.dumps({"text": text}).encode()
    assert len(body) > 500_000
    assert call("POST", PATH, content=body, headers=JSON).status_code == 200


def test_other_media_types_and_parameters_are_refused(call: Call) -> None:
    problem(call("POST", PATH, content=TEXT, headers={"content-type": "text/plain"}), 415)
    document = problem(call("POST", f"{PATH}?format=text", json={"text": TEXT}), 422)
    assert [item["path"] for item in document["problems"]] == ["query.format"]


@pytest.mark.parametrize(
    "body", [{"text": SECRET, SECRET: 1}, {"text": f"{SECRET} \ud800"}, {"text": SECRET * 30_000}, {"text": [SECRET]}]
)
def test_no_error_repeats_the_text(call: Call, body: dict[str, Any]) -> None:
    response = call("POST", PATH, content=json.dumps(body), headers=JSON)
    assert response.status_code in (413, 422)
    assert "Secret" not in response.text


@pytest.mark.parametrize("path", [PATH, "/v1/interpretations"])
def test_an_unexpected_error_tells_neither_the_caller_nor_the_log(
    path: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The server logs the exception that comes out of the application, with its causes."""

    def fails(_: object, text: str) -> None:
        raise ValueError(text)

    monkeypatch.setattr(ReportReader, "read", fails)
    app = create_app(knowledge)
    seen: list[BaseException] = []

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        try:
            await app(scope, receive, send)
        except Exception as error:
            seen.append(error)

    with caplog.at_level(logging.DEBUG):
        response = caller(watched)("POST", path, json={"text": SECRET})  # type: ignore[arg-type]
    document = problem(response, 500)
    assert "Secret" not in json.dumps(document)
    assert "Secret" not in caplog.text
    (error,) = seen
    assert "ValueError" in str(error)
    assert "Secret" not in str(error)
    assert error.__suppress_context__


def test_a_missing_library_is_a_problem_with_its_remedy(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: object, text: str) -> None:
        raise ModuleNotFoundError(name="ahocorasick_rs")

    monkeypatch.setattr(ReportReader, "read", missing)
    for path in (PATH, "/v1/interpretations"):
        document = problem(caller(create_app(knowledge))("POST", path, json={"text": TEXT}), 501)
        assert "pip install 'ihc-engine[reports]'" in document["detail"]
