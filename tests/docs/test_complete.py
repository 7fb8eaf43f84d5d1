"""The reference is complete: whatever a caller can write, read or set is described."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from ihc_engine.batch.row import error_row, row_of
from ihc_engine.case.findings import Alert, NotUnderstood, SetAside, Status
from ihc_engine.case.model import Case, Feature, Mitoses, Specimen, Stain
from ihc_engine.inference.trace import Basis, Step
from ihc_engine.interpretation import model as answer
from ihc_engine.interpretation.interpret import interpret
from ihc_engine.knowledge.codes import CODES
from ihc_engine.knowledge.conditions import ATOM_KINDS
from ihc_engine.knowledge.model import STRATA
from ihc_engine.knowledge.models import Diagnosis, Effect, EvidenceRow, Rule, Source
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead, Part, Statement
from ihc_engine.reports.serialise import ReportRecord
from ihc_engine.service import create_app
from tests.docs.running import ROOT
from tests.docs.tables import cli_commands, policy_values
from tests.kept import loaded

REFERENCE = ROOT / "docs" / "reference"
_ANSWER = (
    answer.Interpretation,
    answer.RankedDiagnosis,
    answer.EvidenceItem,
    answer.Study,
    answer.Criteria,
    answer.NextStain,
    answer.FiredRule,
    answer.UsedFinding,
    Alert,
    SetAside,
    NotUnderstood,
)
_READING = (ReportRecord, Mention, Statement, DiagnosisMention, NotRead, Part)


def coded(page: str) -> set[str]:
    """Everything that stands in backticks on a page of the reference."""
    return set(re.findall(r"`([^`\n]+)`", (REFERENCE / page).read_text(encoding="utf-8")))


def undescribed(page: str, names: Iterable[str]) -> list[str]:
    """Names that a page does not hold."""
    return sorted(set(names) - coded(page))


def test_every_lint_code_is_described() -> None:
    assert undescribed("lint-codes.md", CODES) == []


def test_every_command_and_option_is_described() -> None:
    named = [name for command, _, parameters in cli_commands() for name in (command, *(n for p in parameters for n in p.names))]
    assert undescribed("cli.md", (name.replace("|", "\\|") for name in named)) == []


def test_every_policy_number_is_described_and_nothing_else() -> None:
    page = (REFERENCE / "policy.md").read_text(encoding="utf-8")
    described = dict(re.findall(r"^\| `([\w.]+)` \|[^|]*\| ([^|]+) \|$", page, re.MULTILINE))
    numbers = {name for name in policy_values() if not name.startswith("prior.base.")}
    assert set(described) == numbers
    assert [name for name, meaning in described.items() if len(meaning.strip()) < 10] == []


@pytest.mark.parametrize("model", [Case, Stain, Feature, Mitoses, Specimen])
def test_every_field_of_a_case_is_described(model: type[BaseModel]) -> None:
    assert undescribed("case.md", model.model_fields) == []


def test_every_status_is_described() -> None:
    assert undescribed("case.md", get_args(Status)) == []


@pytest.mark.parametrize("shape", _ANSWER, ids=lambda shape: shape.__name__)
def test_every_field_of_an_answer_is_described(shape: Any) -> None:
    assert undescribed("interpretation.md", (field.name for field in fields(shape))) == []


@pytest.mark.parametrize("shape", _READING, ids=lambda shape: shape.__name__)
def test_every_field_of_a_reading_is_described(shape: Any) -> None:
    assert undescribed("reading.md", (field.name for field in fields(shape))) == []


def test_every_outcome_basis_and_step_is_described() -> None:
    steps = [get_args(step.__annotations__["step"]) or step.step for step in get_args(Step)]
    named = [name for name in steps if isinstance(name, str)]
    assert undescribed("interpretation.md", [*get_args(answer.Outcome), *get_args(Basis), *named]) == []


def test_every_column_of_a_batch_row_is_described() -> None:
    columns = row_of(interpret({"markers": {"SMA": "+"}}), "fired")
    assert undescribed("interpretation.md", [*columns, *error_row(None, "", "", [])]) == []


def test_every_route_is_described() -> None:
    assert undescribed("http.md", create_app(loaded()).openapi()["paths"]) == []


def test_every_word_of_the_rule_language_is_described() -> None:
    effects = Effect.model_fields
    words = [*ATOM_KINDS, *STRATA, *effects, *("all", "any", "at_least", "unresolved", "contradicted", "reported")]
    assert undescribed("rules.md", [*words, *Rule.model_fields, *EvidenceRow.model_fields, *Source.model_fields]) == []
    assert undescribed("rules.md", Diagnosis.model_fields) == []
