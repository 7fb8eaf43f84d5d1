"""What cannot be a case is refused, with everything that is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ihc_engine.case.model import Case, parse_case_json, parse_case_yaml
from ihc_engine.case.problems import CaseError

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_all_problems_at_once() -> None:
    case = {
        "age": 300,
        "sex": "elephant",
        "size_cm": -3,
        "mitoses": {"count": -3, "per": "10 HPF"},
        "markers": {"SMA": {"percent": 140}, "desmin": "H-score 500", "CD34": "140 %", "S100": ["+", "-"]},
        "morphology": [3],
        "specimen": {"treated": "maybe"},
    }
    with pytest.raises(CaseError) as raised:
        Case.from_mapping(case)
    paths = {problem.path for problem in raised.value.problems}
    assert paths >= {
        "age",
        "sex",
        "size_cm",
        "mitoses.count",
        "markers.SMA.percent",
        "markers.desmin",
        "markers.CD34",
        "markers.S100",
        "morphology[0]",
        "specimen.treated",
    }
    assert all(problem.message for problem in raised.value.problems)
    assert "140 is no percentage: it lies between 0 and 100" in str(raised.value)


@pytest.mark.parametrize(
    "case",
    [
        {"age": -1},
        {"age": True},
        {"age": 10**400},
        {"age": "old"},
        {"sex": 1},
        {"size_cm": 0},
        {"size_cm": "large"},
        {"mitoses_per_10hpf": -3},
        {"mitoses": "-3/10 HPF"},
        {"necrosis": 3},
        {"markers": 3},
        {"markers": [{"result": "+"}]},
        {"markers": ["SMA+"]},
        {"markers": {f"m{i}": "+" for i in range(501)}},
        {"markers": {"SMA": {"result": "+", "intensity": 7}}},
        {"markers": {"SMA": {"result": "x" * 501}}},
        {"markers": {"SMA": "-3"}},
        {"morphology": 3},
        {"morphology": [{"status": "absent"}]},
        {"case_id": ["a"]},
    ],
)
def test_impossible_values(case: dict[str, Any]) -> None:
    with pytest.raises(CaseError) as raised:
        Case.from_mapping(case)
    assert len(raised.value.problems) == 1
    assert raised.value.problems[0].path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"age": 1, "age": 2}', "'age' stands twice"),
        ('{"markers": {"SMA": "+", "SMA": "-"}}', "'SMA' stands twice"),
        ('{"age": NaN}', "NaN is no number"),
        ('{"age": 1', "not readable as JSON"),
        ("[1]", "a case is an object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"x": ' + "[" * 50 + "]" * 50 + "}", "nested too deeply"),
        ('{"age": ' + "9" * 5000 + "}", "not readable as JSON"),
        (b"\xff", "not UTF-8"),
        (" " * 2_000_001, "longer than"),
    ],
)
def test_json_that_is_no_case(text: str | bytes, words: str) -> None:
    with pytest.raises(CaseError, match=words):
        parse_case_json(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("age: 1\nage: 2", "'age' stands twice"),
        ("markers: {SMA: '+', SMA: '-'}", "'SMA' stands twice"),
        ("a: &x 1\nb: *x", "alias"),
        ("a: [", "not readable as YAML"),
        ("a: 1\n---\nb: 2", "not readable as YAML"),
        ("", "a case is an object"),
        ("? [a]\n: 1", "a key must be a word"),
        ("x: " + "[" * 60 + "]" * 60, "nested too deeply"),
        ("x: " + "[" * 90_000 + "]" * 90_000, "nested too deeply"),  # a tree of it would end the process
        ("- " * 5_000 + "x", "nested too deeply"),
    ],
)
def test_yaml_that_is_no_case(text: str, words: str) -> None:
    with pytest.raises(CaseError, match=words):
        parse_case_yaml(text)


def test_yaml_keeps_words() -> None:
    case = parse_case_yaml(
        "site: no\nmarkers: {SMA: no, desmin: +, CD34: off, S100: 2024-01-01, ER: 1e3, CD99: ~, EMA: '30'}\nage: 61"
    )
    assert {stain.name: stain.result for stain in case.markers} == {
        "SMA": "no",
        "desmin": "+",
        "CD34": "off",
        "S100": "2024-01-01",
        "ER": "1e3",
        "CD99": None,
        "EMA": "30",
    }
    assert (case.site, case.age) == ("no", 61)


def test_markers_as_mapping_and_as_list_are_the_same() -> None:
    mapping = parse_case_json('{"markers": {"SMA": "+", "desmin": {"result": "+", "percent": 80}}}')
    listed = parse_case_json('{"markers": [{"name": "SMA", "result": "+"}, {"name": "desmin", "result": "+", "percent": 80}]}')
    assert mapping.markers == listed.markers


def test_a_case_survives_being_written() -> None:
    case = parse_case_yaml((FIXTURES / "cases" / "index-case.yaml").read_bytes())
    assert Case.from_json(case.model_dump_json(exclude_none=True)) == case


def test_the_schema_accepts_what_is_accepted() -> None:
    schema = Case.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    case = {
        "case_id": "A-1",
        "markers": {"S-100": "negative", "desmin": {"result": "positive", "percent": 80, "intensity": 3}},
        "morphology": ["spindle cells", {"feature": "necrosis", "status": "absent"}],
        "mitoses": {"count": 12, "per": "10 HPF"},
        "molecular": {"KIT mutation": "absent"},
        "text": None,
    }
    jsonschema.validate(case, schema)
    jsonschema.validate({"markers": [{"name": "SMA", "result": "+"}]}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"markers": 3}, schema)
    assert json.dumps(schema)
