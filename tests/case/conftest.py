"""Short ways to read a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ihc_engine.case.findings import CaseReading
from ihc_engine.case.model import Case
from ihc_engine.case.numbers import ReadingNumbers
from ihc_engine.case.reading import read_case
from ihc_engine.vocabulary.vocabulary import Vocabulary

Read = Callable[..., CaseReading]


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary, numbers: ReadingNumbers) -> Read:
    """Reads a case given as keyword arguments."""

    def reader(**fields: Any) -> CaseReading:
        return read_case(Case.from_mapping(fields), vocabulary, numbers)

    return reader
