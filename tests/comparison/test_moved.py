"""What moved a lead adds up to how far it moved, and names the rules and studies behind it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ihc_engine.comparison import KnowledgeDiff
from ihc_engine.comparison.moved import moved, standing
from ihc_engine.comparison.pieces import pieces, probability_of
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.inference.trace import RankedStep
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import from_json, to_json
from tests.conftest import ROOT

PUBLISHED = [json.loads(line) for line in (ROOT / "fixtures" / "published_cases.jsonl").read_text(encoding="utf-8").splitlines()]


def score(answer: Interpretation, hypothesis: str) -> float:
    """The score of a hypothesis before sharpening, in decibans, from the trace."""
    assert answer.trace is not None
    return next(s.score for s in answer.trace.steps if isinstance(s, RankedStep) and s.diagnosis == hypothesis) / MICRO


@pytest.mark.parametrize("case", PUBLISHED[::9], ids=lambda case: str(case["case_id"]))
def test_pieces_add_up_to_the_score(interpreter: Interpreter, case: dict[str, Any]) -> None:
    answer = interpreter.interpret(case, advice=False)
    for ranked in answer.ranking[:6]:
        whole = sum(piece.decibans for piece in pieces(answer, ranked.diagnosis).values())
        assert whole == pytest.approx(score(answer, ranked.diagnosis) - score(answer, "other"), abs=1e-6)


@pytest.mark.parametrize("case", PUBLISHED[::9], ids=lambda case: str(case["case_id"]))
def test_what_moved_adds_up_to_how_far(old_interpreter: Interpreter, interpreter: Interpreter, case: dict[str, Any]) -> None:
    old, new = (each.interpret(case, advice=False) for each in (old_interpreter, interpreter))
    found = moved(old, new, "gist", "leiomyosarcoma")
    before, after = (score(answer, "gist") - score(answer, "leiomyosarcoma") for answer in (old, new))
    silent = 0.05 * len(pieces(new, "gist"))
    assert sum(item.by for item in found) == pytest.approx(after - before, abs=silent)
    assert [abs(item.by) for item in found] == sorted((abs(item.by) for item in found), reverse=True)


def test_a_changed_count_is_named_with_both_figures(
    old_interpreter: Interpreter, interpreter: Interpreter, diff: KnowledgeDiff
) -> None:
    case = {"markers": {"CD117": "+", "desmin": "+", "SMA": "+"}}
    old, new = (each.interpret(case, advice=False) for each in (old_interpreter, interpreter))
    first = moved(old, new, "gist", "leiomyosarcoma", diff)[0]
    assert (first.kind, first.name, first.status) == ("finding", "CD117", "positive")
    assert first.by > 0
    assert "hou-2006-smt" in first.sources
    assert "19/21 hou-2006-smt -> 1/21 hou-2006-smt" in first.changed


def test_a_rule_that_is_new_is_named_with_its_studies(
    old_interpreter: Interpreter, interpreter: Interpreter, diff: KnowledgeDiff
) -> None:
    case = {"molecular": {"SS18::SSX fusion": "present"}, "markers": {"SMA": "-"}}
    old, new = (each.interpret(case, advice=False) for each in (old_interpreter, interpreter))
    found = {item.name: item for item in moved(old, new, "synovial_sarcoma", "schwannoma", diff)}
    rule = found["DIF-001"]
    assert (rule.kind, rule.old, rule.changed) == ("rule", 0.0, ("rule added",))
    assert rule.by > 20
    assert "amary-2007" in rule.sources


def test_a_row_of_another_diagnosis_acts_through_the_background(
    old_interpreter: Interpreter, interpreter: Interpreter, diff: KnowledgeDiff
) -> None:
    case = {"markers": {"CD117": "+", "S100": "+", "SOX10": "+"}}
    old, new = (each.interpret(case, advice=False) for each in (old_interpreter, interpreter))
    found = {item.name: item for item in moved(old, new, "schwannoma", "other", diff)}
    assert any("leiomyosarcoma: hou-2006-smt changed" in words for words in found["CD117"].changed)


def test_an_answer_that_was_kept_whole_serves_as_well(old_interpreter: Interpreter, interpreter: Interpreter) -> None:
    case = {"markers": {"CD117": "+", "desmin": "+", "SMA": "+"}}
    old, new = (each.interpret(case, advice=False) for each in (old_interpreter, interpreter))
    kept = from_json(to_json(old))
    assert moved(kept, new, "gist", "leiomyosarcoma") == moved(old, new, "gist", "leiomyosarcoma")


def test_of_the_new_knowledge_alone_the_pieces_are_what_speaks_now(interpreter: Interpreter) -> None:
    answer = interpreter.interpret({"markers": {"CD117": "+", "DOG1": "+"}}, advice=False)
    found = standing(answer, "gist", "leiomyosarcoma")
    assert {item.old for item in found} == {None}
    assert {"CD117", "DOG1"} <= {item.name for item in found if item.by > 0}


def test_other_has_no_pieces_and_an_unknown_hypothesis_no_probability(interpreter: Interpreter) -> None:
    answer = interpreter.interpret({"markers": {"CD117": "+"}}, advice=False)
    assert pieces(answer, "other") == {}
    assert probability_of(answer, "no such thing") is None
    with pytest.raises(ValueError, match="no trace"):
        pieces(interpreter.interpret({}, trace=False, advice=False), "gist")
