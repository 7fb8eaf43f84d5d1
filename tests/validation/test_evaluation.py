"""One evaluation from rows to figures, as JSON, text and page."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from ihc_engine import Knowledge
from ihc_engine.cli.app import app
from ihc_engine.validation import Evaluation, evaluate, from_json, json_schema, to_html, to_json, to_text
from ihc_engine.validation.methods import EngineMethod
from tests.kept import interpreter_of

NASTY = "<script>alert('&')</script>"
ROWS = [
    {"case_id": "A", "diagnosis": "gist", "site": "stomach", "markers": {"CD117": "+", "DOG1": "+", "S100": "-", "desmin": "-"}},
    {"case_id": NASTY, "diagnosis": "no such", "markers": {}},
    {"case_id": "C", "diagnosis": "other", "lang": NASTY, "morphology": [NASTY], "markers": {"S100": "+", "SOX10": "+"}},
]


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return [json.dumps(row) for row in ROWS]


@pytest.fixture(scope="module")
def evaluation(lines: list[str], shipped: Knowledge) -> Evaluation:
    return evaluate(lines, shipped)


def test_rows_stay_in_their_order_with_errors_in_place(evaluation: Evaluation) -> None:
    assert [(row.line, row.case_id, row.error is None) for row in evaluation.rows] == [
        (1, "A", True),
        (2, NASTY, False),
        (3, "C", True),
    ]
    assert (evaluation.cases, evaluation.failed) == (2, 1)
    assert evaluation.engine.overall.leader.of == 2, "a row that cannot be read is in no figure"


def test_engine_and_baseline_are_measured_on_the_same_cases(evaluation: Evaluation) -> None:
    pairs = evaluation.paired
    assert pairs.both + pairs.engine_only + pairs.baseline_only + pairs.neither == evaluation.cases
    assert pairs.both + pairs.engine_only == evaluation.engine.overall.leader.count
    assert pairs.both + pairs.baseline_only == evaluation.baseline.overall.leader.count


def test_the_engine_is_measured_as_callers_see_it(published: list[str], shipped: Knowledge) -> None:
    interpreter = interpreter_of(shipped)
    for line in published[::15]:
        answer = interpreter.interpret(json.loads(line))
        forecast = EngineMethod(interpreter).forecast(interpreter.read(json.loads(line)))
        assert (forecast.leader, forecast.outcome) == (answer.leader, answer.outcome)
        assert [forecast.rank_of(ranked.diagnosis) for ranked in answer.ranking] == [ranked.rank for ranked in answer.ranking]


def test_the_prior_reaches_the_engine(lines: list[str], shipped: Knowledge, evaluation: Evaluation) -> None:
    uniform = evaluate(lines, shipped, prior="uniform")
    assert (evaluation.prior, uniform.prior) == ("site", "uniform")
    assert uniform.rows[0].leader_probability != evaluation.rows[0].leader_probability
    assert uniform.baseline == evaluation.baseline


def test_json_comes_back_and_keeps_to_its_schema(evaluation: Evaluation) -> None:
    data = to_json(evaluation)
    assert from_json(data) == evaluation
    jsonschema.validate(json.loads(data), json_schema())


def test_the_same_rows_give_the_same_bytes(lines: list[str], shipped: Knowledge, evaluation: Evaluation) -> None:
    assert to_json(evaluate(lines, shipped)) == to_json(evaluation)


def test_no_rows_at_all_are_no_error(shipped: Knowledge) -> None:
    empty = evaluate([], shipped)
    assert empty.engine.overall.leader.share is None
    assert "0 cases" in to_text(empty)
    assert "<svg" not in to_html(empty)


def test_the_page_is_self_contained_and_escapes_every_word(evaluation: Evaluation) -> None:
    page = to_html(evaluation)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.findall(r"""(?:src|href)=|url\(|@import|https?:""", page)
    drawings = [ET.fromstring(drawing) for drawing in re.findall("<svg.*?</svg>", page, re.DOTALL)]
    assert len(drawings) == 3
    assert all(drawing.get("aria-label") and drawing.findall(".//text") for drawing in drawings)


def test_text_names_rows_words_and_figures(evaluation: Evaluation) -> None:
    text = to_text(evaluation)
    assert "2 cases, 1 row not readable" in text
    assert "'no such' is no id of a diagnosis" in text
    assert "Words that were not understood" in text


def test_the_command_ends_with_1_when_a_row_failed_and_still_shows_the_rest(lines: list[str], tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(lines), encoding="utf-8")
    page = tmp_path / "page.html"
    done = CliRunner().invoke(app, ["evaluate", str(rows), "--format", "json", "--html", str(page)])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["cases"] == 2
    assert "3 rows, 1 failed" in done.stderr
    assert "<svg" in page.read_text(encoding="utf-8")


def test_the_command_ends_with_0_when_all_rows_are_read_and_with_2_without_a_file(lines: list[str], tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(lines[0], encoding="utf-8")
    assert CliRunner().invoke(app, ["evaluate", str(rows)]).exit_code == 0
    missing = CliRunner().invoke(app, ["evaluate", str(tmp_path / "none.jsonl")])
    assert missing.exit_code == 2
    assert "none.jsonl" in missing.stderr
