"""The shipped knowledge and the published cases, read once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ihc_engine import Knowledge
from tests.cli.warm import warm
from tests.kept import loaded

PUBLISHED = Path(__file__).parents[2] / "fixtures" / "published_cases.jsonl"


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return loaded()


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    """Rules and words are made ready once, whatever is measured and by whichever door."""
    with warm():
        yield


@pytest.fixture(scope="session")
def published() -> list[str]:
    return PUBLISHED.read_text(encoding="utf-8").splitlines()
