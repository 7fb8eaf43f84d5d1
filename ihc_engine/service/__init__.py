"""The HTTP API."""

from ihc_engine.service.app import create_app

__all__ = ["create_app"]
