"""Errors as RFC 9457 ``application/problem+json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from ihc_engine.case.problems import CaseError
from ihc_engine.reports.intake import ReportsMissingError
from ihc_engine.service.headers import HEADERS

MEDIA_TYPE = "application/problem+json"
_TITLES = {404: "Not found", 405: "Method not allowed", 413: "Too large", 415: "Unsupported media type"}
#: What the framework says of a path that there is not.
_BARE = {
    "Not Found": "no such path; all paths are in /openapi.json",
    "Method Not Allowed": "this path has other methods; they are in the header Allow and in /openapi.json",
}


class ProblemItem(BaseModel):
    """One thing that is wrong: where, and what to do about it."""

    path: str
    message: str


class ProblemDetails(BaseModel):
    """RFC 9457 problem details; ``problems`` lists everything that is wrong at once."""

    type: str
    title: str
    status: int
    detail: str
    problems: list[ProblemItem] = []


class ProblemResponse(JSONResponse):
    """A problem document. Halves of characters, which a caller may send and no output can hold, stay JSON escapes."""

    media_type = MEDIA_TYPE

    def render(self, content: Any) -> bytes:
        """The document as UTF-8."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


#: OpenAPI entry for every error of every path.
ERRORS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "An error: what is wrong, where, and what to do",
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{ProblemDetails.__name__}"}}},
    }
}


def problem(
    status: int,
    kind: str,
    title: str,
    detail: str,
    problems: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A problem response; ``kind`` is the stable end of its type URI."""
    body: dict[str, Any] = {
        "type": f"urn:ihc-engine:problem:{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "problems": list(problems),
    }
    return ProblemResponse(body, status, dict(headers or {}))


def add_problem_handlers(app: FastAPI) -> None:
    """Make every error of the API a problem document."""
    app.add_exception_handler(CaseError, _case_error)
    app.add_exception_handler(ReportsMissingError, _missing)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _request_error)
    app.add_exception_handler(Exception, _unexpected)


async def _case_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, CaseError)
    items = [{"path": item.path, "message": item.message} for item in error.problems]
    return problem(422, "unreadable-case", "The case cannot be read", _counted(items), items)


async def _missing(_: Request, error: Exception) -> JSONResponse:
    return problem(501, "reading-not-installed", "Reports are not read here", str(error))


async def _http_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return problem(
        error.status_code,
        f"http-{error.status_code}",
        _TITLES.get(error.status_code, "Request failed"),
        _BARE.get(str(error.detail), str(error.detail)),
        headers=error.headers,
    )


async def _request_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    items = [{"path": ".".join(map(str, item["loc"])), "message": str(item["msg"])} for item in error.errors()]
    return problem(422, "bad-request", "The request cannot be read", _counted(items), items)


def _counted(items: Sequence[object]) -> str:
    return f"{len(items)} problem{'' if len(items) == 1 else 's'}; see problems"


async def _unexpected(_: Request, __: Exception) -> JSONResponse:
    # the details go to the server's log, never to the caller: they may hold parts of a case
    # this response passes by the middleware
    detail = "an unexpected error; nothing was interpreted"
    return problem(500, "internal", "The interpretation failed", detail, headers=HEADERS)
