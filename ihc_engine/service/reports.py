"""``POST /v1/reports:read``: free text in, what it states out. The text is not stored, and stands in no log and no error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from ihc_engine.case.problems import CaseError, CaseProblem
from ihc_engine.case.strict_text import read_json
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.reports.intake import ReportsMissingError, read_text
from ihc_engine.reports.serialise import ReportRecord, to_json
from ihc_engine.service.body import body_of, refuse_unknown_parameters
from ihc_engine.service.fault import without_words

#: Bytes of the longest text; the body around it may be six times as long, since JSON may escape each character.
LONGEST_TEXT = 200_000
_LARGEST_BODY = 6 * LONGEST_TEXT + 1000


class ReportText(BaseModel):
    """A report as plain text."""

    model_config = ConfigDict(extra="forbid", title="ReportText")

    text: Annotated[
        str, Field(description=f"The report, at most {LONGEST_TEXT} bytes of UTF-8", min_length=1, max_length=LONGEST_TEXT)
    ]


#: The body of a request that holds a report.
REPORT_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": f"#/components/schemas/{ReportText.__name__}"},
                "examples": {
                    "prose": {
                        "summary": "A report in prose",
                        "value": {"text": "Spindle cell tumour of the stomach. CD117 and DOG1 are positive, desmin is negative."},
                    }
                },
            }
        },
    }
}


def report_routes(interpreter: Interpreter) -> APIRouter:
    """``/reports:read``."""
    routes = APIRouter()

    @routes.post("/reports:read", response_model=ReportRecord, openapi_extra=REPORT_BODY)
    async def read_report(request: Request) -> Response:
        """Read a report: every stain, feature and diagnosis with its place, and what was not understood."""
        refuse_unknown_parameters(request, ())
        text = text_of_body(await body_of(request, _LARGEST_BODY, "one report"))
        return Response(await run_in_threadpool(_read, interpreter, text), media_type="application/json")

    return routes


def text_of_body(body: bytes) -> str:
    """The report in a body. RequestValidationError: there is none, and what to send; HTTPException 413: too long."""
    try:
        data = read_json(body)
    except CaseError as error:
        raise _refused(error) from None
    if not isinstance(data, Mapping) or set(data) != {"text"}:
        raise _refused(CaseError([CaseProblem("", 'send {"text": "..."} and nothing else')]))
    text = data["text"]
    if not isinstance(text, str) or not text.strip():
        raise _refused(CaseError([CaseProblem("text", "the report is missing: write it in quotes")]))
    if len(text) > LONGEST_TEXT or len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise HTTPException(413, f"the text is longer than {LONGEST_TEXT} bytes; send one report")
    return text


def _refused(error: CaseError) -> RequestValidationError:
    items = [{"loc": tuple(part for part in ("body", p.path) if part), "msg": p.message} for p in error.problems]
    return RequestValidationError(items)


def _read(interpreter: Interpreter, text: str) -> bytes:
    try:
        return to_json(read_text(text, interpreter.reports), interpreter.knowledge)
    except CaseError as error:
        raise _refused(error) from None
    except ReportsMissingError:
        raise
    except Exception as error:
        raise without_words(error) from None
