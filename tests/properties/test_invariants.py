"""What must never change an answer, over the real vocabulary and the shipped rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ihc_engine.case.model import Case
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_json
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.vocabulary.names import name_key

Said = Callable[[Interpretation], Any]
Panels = SearchStrategy[dict[str, Any]]
#: A spelling that names a compartment, as one that names a clone or a loss, says more than the marker.
SAYS_MORE = re.compile("nucle|cytoplas|membran|核", re.IGNORECASE).search
some = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=30, derandomize=True)


def with_stain(case: dict[str, Any], name: str, result: Any) -> dict[str, Any]:
    return {**case, "markers": {**case["markers"], name: result}}


@some
@given(st.data())
def test_permuting_the_findings_changes_not_a_byte(panels: Panels, interpreter: Interpreter, data: st.DataObject) -> None:
    case = data.draw(panels)
    listed = [{"name": n, **(r if isinstance(r, dict) else {"result": r})} for n, r in case["markers"].items()]
    shuffled = {
        **dict(data.draw(st.permutations(list(case.items())))),
        "markers": data.draw(st.permutations(listed)),
        "morphology": data.draw(st.permutations(case["morphology"])),
        "clinical": data.draw(st.permutations(case["clinical"])),
        "molecular": dict(data.draw(st.permutations(list(case["molecular"].items())))),
    }
    assert to_json(interpreter.interpret(shuffled)) == to_json(interpreter.interpret(case))


@some
@given(st.data())
def test_a_synonym_changes_nothing(panels: Panels, interpreter: Interpreter, said: Said, data: st.DataObject) -> None:
    case = data.draw(panels)
    assume(case["markers"])
    vocabulary = interpreter.knowledge.vocabulary
    renamed = {}
    for name, result in case["markers"].items():
        marker = vocabulary.markers[name]
        same = [
            w for w in (marker.label, *marker.synonyms) if vocabulary.marker(w) == vocabulary.marker(name) and not SAYS_MORE(w)
        ]
        renamed[data.draw(st.sampled_from([name, *same]))] = result
    assert said(interpreter.interpret({**case, "markers": renamed})) == said(interpreter.interpret(case))


def test_every_spelling_of_a_stain_means_it(knowledge: Knowledge) -> None:
    vocabulary = knowledge.vocabulary
    for marker in vocabulary.markers.values():
        for spelling in (marker.id, marker.label, *marker.synonyms, *marker.loss_synonyms):
            meant = vocabulary.marker(spelling)
            assert meant is not None, spelling
            assert (meant.id, meant.states_loss) == (marker.id, spelling in marker.loss_synonyms), spelling


@some
@given(st.data())
def test_not_performed_is_absent(panels: Panels, interpreter: Interpreter, said: Said, data: st.DataObject) -> None:
    case = data.draw(panels)
    name = data.draw(st.sampled_from(sorted(set(interpreter.knowledge.vocabulary.markers) - set(case["markers"]))))
    words = data.draw(st.sampled_from(["not done", "not performed", "pending", None]))
    assert said(interpreter.interpret(with_stain(case, name, words))) == said(interpreter.interpret(case))


@some
@given(st.data())
@pytest.mark.parametrize("words", ["equivocal", "failed"])
def test_an_unresolved_stain_weighs_nothing(
    words: str, panels: Panels, interpreter: Interpreter, scores: Callable[[dict[str, Any]], dict[str, int]], data: st.DataObject
) -> None:
    case = data.draw(panels)
    name = data.draw(st.sampled_from(sorted(set(interpreter.knowledge.vocabulary.markers) - set(case["markers"]))))
    assert scores(with_stain(case, name, words)) == scores(case)


@some
@given(st.data(), st.text("abcdefgXYZ-149", min_size=4, max_size=12))
def test_an_unknown_stain_changes_nothing_and_is_listed(
    panels: Panels, interpreter: Interpreter, said: Said, data: st.DataObject, odd: str
) -> None:
    vocabulary = interpreter.knowledge.vocabulary
    name = f"zz{odd}"
    assume(vocabulary.marker(name) is None and vocabulary.molecular(name) is None and name_key(name))
    case = data.draw(panels)
    answer = interpreter.interpret(with_stain(case, name, "positive"))
    assert said(answer) == said(interpreter.interpret(case))
    assert f"markers.{name}" in {unknown.path for unknown in answer.input.not_understood}


@some
@given(st.data())
def test_every_part_of_the_panel_is_accounted_for(panels: Panels, interpreter: Interpreter, data: st.DataObject) -> None:
    case = data.draw(panels)
    account = interpreter.interpret(case).input
    paths = {item.path for part in (account.used, account.set_aside, account.not_understood) for item in part}
    assert {f"markers.{name}" for name in case["markers"]} <= paths
    assert {f"molecular.{name}" for name in case["molecular"]} <= paths


@some
@given(st.data())
def test_probabilities_sum_to_one_with_other(panels: Panels, interpreter: Interpreter, data: st.DataObject) -> None:
    answer = interpreter.interpret(data.draw(panels))
    shares = [ranked.probability for ranked in answer.ranking] + [answer.other_probability]
    assert len(shares) == len(interpreter.knowledge.diagnoses) + 1
    assert sum(shares) == pytest.approx(1, abs=len(shares) * 0.5e-6)
    ranks = sorted([ranked.rank for ranked in answer.ranking] + [answer.other_rank])
    assert ranks == list(range(1, len(shares) + 1))
    assert [r.probability for r in answer.ranking] == sorted((r.probability for r in answer.ranking), reverse=True)
    assert {d.id for d in interpreter.knowledge.core} <= {r.diagnosis for r in answer.ranking}


@some
@given(st.data())
def test_supported_means_that_every_threshold_is_reached(panels: Panels, interpreter: Interpreter, data: st.DataObject) -> None:
    answer, policy = interpreter.interpret(data.draw(panels)), interpreter.knowledge.policy.outcome
    assert answer.reasons
    lead = answer.ranking[0]
    if answer.outcome == "supported":
        assert answer.other_rank > 1
        assert lead.probability >= policy.supported_from
        assert lead.rank_first_share is not None
        assert lead.rank_first_share >= policy.supported_first_share
        assert sum(used.kind == "marker" for used in answer.input.used) >= policy.stains_at_least
        assert not [c for c in answer.counterfactuals if c.kind == "removed"]
    else:
        assert {reason.code for reason in answer.reasons} != {"thresholds_met"}


@some
@given(st.data())
def test_the_same_case_read_twice_or_in_either_form_has_one_answer(
    panels: Panels, interpreter: Interpreter, data: st.DataObject
) -> None:
    case = data.draw(panels)
    parsed = Case.from_mapping(case)
    first = to_json(interpreter.interpret(case))
    assert to_json(interpreter.interpret(parsed)) == first
    assert to_json(interpreter.interpret(interpreter.read(parsed))) == first
