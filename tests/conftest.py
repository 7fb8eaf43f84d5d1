"""The shipped vocabulary and reading numbers, for tests that need no rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml

from ihc_engine.case.numbers import ReadingNumbers
from ihc_engine.knowledge.policy import ReadingPolicy
from ihc_engine.vocabulary.models import Clinical, Marker, Molecular, Morphology, Site, Term
from ihc_engine.vocabulary.vocabulary import Vocabulary

RULES = Path(__file__).parents[1] / "rules"
AnyTerm = TypeVar("AnyTerm", bound=Term)


def _plain(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _terms(name: str, model: type[AnyTerm]) -> list[AnyTerm]:
    return [model.model_validate(entry, strict=False) for entry in _plain(RULES / "vocabulary" / f"{name}.yaml")]


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
