"""The engine fires exactly the rules whose conditions hold, by a second reading of the same meaning without any engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ihc_engine.inference.semantics import Proposition, circumstances, entailed_by, holds, ranges_asked
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.knowledge.model import BEFORE_RANKING, STRATA
from ihc_engine.knowledge.models import Rule

some = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60, derandomize=True)


def fire(rules: Iterable[Rule], known: set[Proposition]) -> list[Rule]:
    """Rules of one stratum that fire, each once, until nothing more follows; their conclusions join what is known."""
    waiting = list(rules)
    fired: list[Rule] = []
    lower = frozenset(known)
    while True:
        now = frozenset(known)
        ready = [r for r in waiting if holds(r.when, now) and not (r.unless is not None and holds(r.unless, lower))]
        if not ready:
            return fired
        for rule in ready:
            waiting.remove(rule)
            fired.append(rule)
            known |= {("conclusion", effect.conclude.id, "is") for effect in rule.then if effect.conclude}


def expected(interpreter: Interpreter, case: dict[str, Any], answer: Interpretation) -> set[str]:
    """Ids of the rules that must fire, with the ranking taken from the answer."""
    knowledge, reading = interpreter.knowledge, interpreter.read(case)
    around = set(circumstances(reading, knowledge.vocabulary, ranges_asked(knowledge.rules)))
    ranked = {r.diagnosis: r.probability for r in answer.ranking} | {"other": answer.other_probability}
    suspected = [d for d, p in ranked.items() if p >= knowledge.policy.outcome.suspected_from]
    known = around | set(entailed_by(reading.findings))
    fired: list[Rule] = []
    for stratum in STRATA:
        if stratum == "lineage":  # findings that normalising took out of use are gone
            aside = {effect.set_aside.finding for rule in fired for effect in rule.then if effect.set_aside}
            conclusions = {p for p in known if p[0] == "conclusion"}
            known = around | conclusions | set(entailed_by(f for f in reading.findings if f.feature not in aside))
        if stratum not in BEFORE_RANKING:
            known |= {("ranking", "leader", answer.leader), *(("ranking", "suspected", d) for d in suspected)}
        fired += fire([rule for rule in knowledge.rules if rule.stratum == stratum], known)
    return {rule.id for rule in fired}


@some
@given(st.data())
def test_exactly_the_rules_fire_whose_conditions_hold(
    panels: SearchStrategy[dict[str, Any]], interpreter: Interpreter, data: st.DataObject
) -> None:
    case = data.draw(panels)
    case |= data.draw(
        st.fixed_dictionaries(
            {},
            optional={
                "age": st.integers(0, 90),
                "sex": st.sampled_from(["male", "female"]),
                "size_cm": st.integers(1, 30),
                "mitoses": st.sampled_from(["3/10 HPF", "12/10 HPF", "8/50 HPF"]),
                "specimen": st.fixed_dictionaries(
                    {},
                    optional={
                        "kind": st.sampled_from(["core biopsy", "resection", "fine needle aspirate"]),
                        "status": st.sampled_from(["primary", "metastasis", "recurrence"]),
                        "treated": st.booleans(),
                    },
                ),
            },
        )
    )
    answer = interpreter.interpret(case)
    assert {rule.rule for rule in answer.rules} == expected(interpreter, case, answer)


@some
@given(st.data())
def test_every_premise_of_a_fired_rule_leads_to_the_input_or_to_what_followed(
    panels: SearchStrategy[dict[str, Any]], interpreter: Interpreter, data: st.DataObject
) -> None:
    answer = interpreter.interpret(data.draw(panels))
    assert answer.trace is not None
    read = {(step.feature, step.path) for step in answer.trace.steps if step.step == "read"}
    concluded: set[str] = set()
    for step in answer.trace.steps:
        if step.step == "concluded":
            concluded.add(step.conclusion)
        if step.step == "fired":
            for premise in step.premises:
                if premise.holds and premise.kind in ("marker", "morphology", "clinical", "molecular"):
                    contradicted = premise.word == "contradicted"
                    assert contradicted or (premise.feature, premise.path) in read, (step.rule, premise)
                if premise.holds and premise.kind == "conclusion":
                    assert premise.feature in concluded, (step.rule, premise)
