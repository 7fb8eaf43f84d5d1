"""What an engine is: it decides when a production fires, and tells a session."""

from __future__ import annotations

from typing import Protocol

from ihc_engine.inference.session import Session


class Engine(Protocol):
    """``name`` and ``version`` are stated in every answer."""

    @property
    def name(self) -> str:
        """Which engine."""

    @property
    def version(self) -> str:
        """Of the engine, or of what it runs on."""

    def run(self, session: Session) -> None:
        """Run to the end. The session holds what followed."""
