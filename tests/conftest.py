"""What tests share: the shipped knowledge, made ready once, and its parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml

from ihc_engine.case.numbers import ReadingNumbers
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.policy import ReadingPolicy, WeighingPolicy
from ihc_engine.vocabulary.models import Clinical, Marker, Molecular, Morphology, Site, Term
from ihc_engine.vocabulary.vocabulary import Vocabulary
from tests.kept import interpreter_of, loaded

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules"
AnyTerm = TypeVar("AnyTerm", bound=Term)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew instead of comparing; review the diff")


def _plain(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _terms(name: str, model: type[AnyTerm]) -> list[AnyTerm]:
    return [model.model_validate(entry, strict=False) for entry in _plain(RULES / "vocabulary" / f"{name}.yaml")]


# vocabulary, numbers and weighing_policy need no rules, so that their tests run while a rule is broken


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.build(
        markers=_terms("markers", Marker),
        morphology=_terms("morphology", Morphology),
        sites=_terms("sites", Site),
        clinical=_terms("clinical", Clinical),
        molecular=_terms("molecular", Molecular),
    )


@pytest.fixture(scope="session")
def numbers() -> ReadingNumbers:
    return ReadingPolicy.model_validate(_plain(RULES / "policy.yaml")["reading"], strict=False)


@pytest.fixture(scope="session")
def weighing_policy() -> WeighingPolicy:
    return WeighingPolicy.model_validate(_plain(RULES / "policy.yaml")["weighing"], strict=False)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return loaded()


@pytest.fixture(scope="session")
def interpreter(knowledge: Knowledge) -> Interpreter:
    """The shipped knowledge, ready to interpret."""
    return interpreter_of(knowledge)


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of example cases."""
    return ROOT / "fixtures" / "cases"
