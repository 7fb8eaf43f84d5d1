"""The shipped knowledge compiled to columns, once."""

from __future__ import annotations

import pytest

from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.knowledge.model import Knowledge


@pytest.fixture(scope="session")
def columnar(knowledge: Knowledge) -> ColumnarInterpreter:
    return ColumnarInterpreter(knowledge)
