"""Random cases in the words of the real vocabulary, and what an answer says beside the caller's own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ihc_engine.case.word_lists import word_list
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.vocabulary.models import Marker

Case = dict[str, Any]
#: Stains of nearly every soft-tissue panel; random cases hold them more often than the rest of the vocabulary.
USUAL = word_list(
    "SMA|desmin|h-caldesmon|calponin|S100|SOX10|CD117|DOG1|CD34|STAT6|CD99|BCL2|synaptophysin|chromogranin|GATA3|keratin|EMA|"
    "HMB45|Melan-A|MDM2|CDK4|beta-catenin|CD31|ERG|myogenin|SDHB|H3K27me3|ALK|Ki-67|vimentin|CD45|CD20"
)
SITES = ("renal vein", "stomach", "pleura", "retroperitoneum", "thigh", "carotid body", "uterus", "skin", "bone", None)


def results_of(marker: Marker) -> tuple[Any, ...]:
    """Results that a laboratory may report of a marker."""
    if marker.measures == "loss":
        return ("retained", "lost", "not done", "failed")
    if marker.measures == "index":
        return ("5%", "15%", "40%", "low", "high")
    plain: tuple[Any, ...] = (
        "positive",
        "negative",
        "focal",
        "patchy",
        "diffuse",
        "weak",
        "equivocal",
        "not done",
        "failed",
        "80%",
    )
    if marker.compartment is None:
        return plain
    where = marker.compartment.counts
    return (*plain, f"{where} positive", {"result": "positive", "percent": 40, "pattern": where})


def _names(pool: tuple[str, ...], most: int) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(pool), max_size=most, unique=True)


@pytest.fixture(scope="session")
def panels(knowledge: Knowledge) -> SearchStrategy[Case]:
    """Cases with up to twelve stains, features, clinical and molecular findings and a site."""
    words = knowledge.vocabulary
    markers = words.markers
    assert set(USUAL) <= set(markers), "a usual stain has left the vocabulary"
    stains = st.one_of(st.sampled_from(USUAL), st.sampled_from(sorted(markers)))

    @st.composite
    def case(draw: st.DrawFn) -> Case:
        names = draw(st.lists(stains, max_size=12, unique=True))
        made: Case = {"markers": {name: draw(st.sampled_from(results_of(markers[name]))) for name in names}}
        made["morphology"] = draw(_names(tuple(sorted(words.morphology_terms)), 4))
        made["clinical"] = draw(_names(tuple(sorted(words.clinical_terms)), 2))
        made["molecular"] = {name: draw(st.booleans()) for name in draw(_names(tuple(sorted(words.molecular_terms)), 2))}
        site = draw(st.sampled_from(SITES))
        return made if site is None else {**made, "site": site}

    return case()


@pytest.fixture(scope="session")
def scores(interpreter: Interpreter) -> Callable[[Case], dict[str, int]]:
    """Score of every hypothesis of a case in micro-decibans, as the trace gives it."""
    return lambda case: scores_of(interpreter.interpret(case))


@pytest.fixture(scope="session")
def said() -> Callable[[Interpretation], Any]:
    """All that an answer says, without the input, its words and its paths."""
    return what_is_said


def scores_of(answer: Interpretation) -> dict[str, int]:
    assert answer.trace is not None
    return {step.diagnosis: step.score for step in answer.trace.steps if step.step == "ranked"}


def what_is_said(answer: Interpretation) -> Any:
    return (
        answer.outcome,
        answer.reasons,
        answer.ranking,
        answer.other_probability,
        answer.other_rank,
        answer.other_lineages,
        sorted(alert.code for alert in answer.alerts),
        answer.next_stains,
        [(rule.rule, rule.title, rule.because) for rule in answer.rules],
        scores_of(answer),
    )
