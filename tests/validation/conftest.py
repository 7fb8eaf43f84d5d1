"""The shipped knowledge and the published cases, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ihc_engine import Knowledge, load_knowledge

PUBLISHED = Path(__file__).parents[2] / "fixtures" / "published_cases.jsonl"


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def published() -> list[str]:
    return PUBLISHED.read_text(encoding="utf-8").splitlines()
