"""One reader for all tests of reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import ReportReading
from tests.reports.pieces import reader_of


@pytest.fixture(scope="session")
def read(knowledge: Knowledge) -> Callable[[str], ReportReading]:
    """Reads a text with the shipped knowledge."""
    return reader_of(knowledge).read
