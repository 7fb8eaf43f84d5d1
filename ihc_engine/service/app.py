"""The API: stateless, one interpretation a call, the knowledge open for reading. Nothing is stored."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from ihc_engine.case.model import parse_case_json
from ihc_engine.case.problems import CaseError
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_json
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.intake import ReportsMissingError
from ihc_engine.service.body import body_of, refuse_unknown_parameters
from ihc_engine.service.fault import without_words
from ihc_engine.service.headers import CarefulHeaders, HeadAsGet
from ihc_engine.service.health import health_routes
from ihc_engine.service.knowledge import knowledge_routes
from ihc_engine.service.openapi import CASE_BODY, Api
from ihc_engine.service.problem import ERRORS, add_problem_handlers
from ihc_engine.service.reports import report_routes
from ihc_engine.version import __version__

#: A case is a few kilobytes; more is no case.
LARGEST_BODY = 1_000_000
#: Query parameters of an interpretation.
PARAMETERS = ("prior", "trace")


def create_app(knowledge: Knowledge | None = None) -> FastAPI:
    """The API over a knowledge base (default: the shipped one). Raises KnowledgeError if that is broken."""
    interpreter = Interpreter(knowledge or load_knowledge())
    app = Api(
        title="ihc-engine",
        version=__version__,
        # the usual pages load scripts from elsewhere: dead in a closed network, and a third party would see each visit
        docs_url=None,
        redoc_url=None,
        description="Ranks leiomyosarcoma against its mimics from morphology and immunohistochemistry, and explains every "
        "ranking. Decision support; the pathologist decides.",
        responses=ERRORS,
        generate_unique_id_function=lambda route: route.name,
    )
    app.add_middleware(HeadAsGet)
    app.add_middleware(CarefulHeaders)
    add_problem_handlers(app)
    app.include_router(knowledge_routes(interpreter.knowledge), prefix="/v1", tags=["knowledge"])
    app.include_router(health_routes(interpreter.knowledge), tags=["health"])
    app.include_router(report_routes(interpreter), prefix="/v1", tags=["reports"])
    _add_interpretations(app, interpreter)
    return app


def _add_interpretations(app: FastAPI, interpreter: Interpreter) -> None:
    @app.post(
        "/v1/interpretations",
        tags=["interpretations"],
        response_model=Interpretation,
        openapi_extra=CASE_BODY,
    )
    async def create_interpretation(
        request: Request,
        prior: Annotated[Literal["site", "uniform"], Query(description="Pre-test odds: by site, or equal for all")] = "site",
        trace: Annotated[bool, Query(description="Keep the step-by-step trace")] = True,
    ) -> Response:
        """Interpret one case: rank the differential and explain each ranking. A repeated key in the body is an error.

        The panel of a case with `text` and no markers is read from that text.
        """
        refuse_unknown_parameters(request, PARAMETERS)
        body = await body_of(request, LARGEST_BODY, "one case")
        return Response(await run_in_threadpool(_answer, interpreter, body, prior, trace), media_type="application/json")


def _answer(interpreter: Interpreter, body: bytes, prior: Literal["site", "uniform"], trace: bool) -> bytes:
    try:
        return to_json(interpreter.interpret(parse_case_json(body), prior=prior, trace=trace), trace=trace)
    except (CaseError, ReportsMissingError):
        raise
    except Exception as error:
        raise without_words(error) from None
