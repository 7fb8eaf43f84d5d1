"""Is the service alive, and is it ready to interpret?"""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.version import __version__


class Health(BaseModel):
    """State of the service."""

    status: str
    version: str
    knowledge: str | None = None


def health_routes(knowledge: Knowledge) -> APIRouter:
    """``/health/live`` and ``/health/ready``."""
    routes = APIRouter(prefix="/health")

    @routes.get("/live")
    async def live() -> Health:
        """The process answers."""
        return Health(status="live", version=__version__)

    @routes.get("/ready")
    async def ready() -> Health:
        """The knowledge is loaded."""
        return Health(status="ready", version=__version__, knowledge=knowledge.digest)

    return routes
