"""The API without a network: requests go straight into the application."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest
from fastapi import FastAPI

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.service import create_app

Call = Callable[..., httpx.Response]


@pytest.fixture(scope="session")
def app(knowledge: Knowledge) -> FastAPI:
    return create_app(knowledge)


@pytest.fixture(scope="session")
def call(app: FastAPI) -> Call:
    """Sends one request; an unexpected error of the application is its response, as a caller would see it."""
    return caller(app)


def caller(app: FastAPI) -> Call:
    def called(method: str, path: str, **options: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                return await client.request(method, path, **options)

        return anyio.run(send)

    return called


@pytest.fixture
def failing(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Call:
    """An API whose interpretation fails with parts of a case in its message."""

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("secret of a patient")

    monkeypatch.setattr("ihc_engine.service.app._answer", fails)
    return caller(create_app(knowledge))
