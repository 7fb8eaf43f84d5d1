"""Cases to time: the index case and the published ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from ihc_engine import Case, Interpreter, load_knowledge
from ihc_engine.case.model import parse_case_json, parse_case_yaml

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="session")
def interpreter() -> Interpreter:
    """Ready: rules compiled and weights computed, as after the first answer."""
    ready = Interpreter(load_knowledge())
    ready.interpret({"markers": {"SMA": "+"}})
    return ready


@pytest.fixture(scope="session")
def index_case() -> Case:
    return parse_case_yaml((FIXTURES / "cases" / "index-case.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def published_lines() -> list[str]:
    return (FIXTURES / "published_cases.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def published(published_lines: list[str]) -> list[Case]:
    return [parse_case_json(line) for line in published_lines]
