"""Diagnostic criteria: met by findings, unmet only when everything that could meet them was looked at and failed."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine.inference.semantics import Proposition, branches
from ihc_engine.interpretation.criteria import assess
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Condition, Criterion, Diagnosis, Variant
from tests.kept import interpreter_of, loaded

A, B = {"marker": "S100", "is": "positive"}, {"marker": "SOX10", "is": "positive"}
OPPOSITE = {
    "positive": "negative",
    "negative": "positive",
    "diffuse": "negative",
    "retained": "lost",
    "lost": "retained",
    "present": "absent",
    "absent": "present",
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return loaded()


@pytest.fixture(scope="module")
def interpreter(knowledge: Knowledge) -> Interpreter:
    return interpreter_of(knowledge)


def verdict(when: dict[str, Any], *known: Proposition) -> str:
    """What becomes of a diagnosis with this one criterion."""
    criterion = Criterion(
        id="only", name="Only", level="essential", when=Condition.model_validate(when, strict=False), source=("x",)
    )
    variant = Variant(id="conventional", name="Conventional", share=1.0)
    diagnosis = Diagnosis(id="d", name="D", role="mimic", family="f", summary="S", variants=(variant,), criteria=(criterion,))
    found = assess(diagnosis, frozenset(known))
    (word,) = [name for name in ("met", "unmet", "not_assessed") if getattr(found, name)]
    return word


def of_case(interpreter: Interpreter, diagnosis: str, criterion: str, case: dict[str, Any]) -> str:
    """What becomes of a shipped criterion in a case."""
    ranked = next(r for r in interpreter.interpret(case, trace=False).ranking if r.diagnosis == diagnosis)
    (word,) = [name for name in ("met", "unmet", "not_assessed") if criterion in getattr(ranked.criteria, name)]
    return word


def marker(name: str, word: str) -> Proposition:
    return ("marker", name, word)


# What "met", "unmet" and "not assessed" mean


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], "not_assessed"),
        ([marker("S100", "negative")], "not_assessed"),
        ([marker("SOX10", "negative")], "not_assessed"),
        ([marker("S100", "negative"), marker("SOX10", "negative")], "unmet"),
        ([marker("S100", "negative"), marker("SOX10", "equivocal")], "not_assessed"),
        ([marker("S100", "negative"), marker("SOX10", "positive")], "met"),
    ],
)
def test_either_is_unmet_only_when_both_failed(known: list[Proposition], expected: str) -> None:
    assert verdict({"any": [A, B]}, *known) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([marker("S100", "positive")], "not_assessed"),
        ([marker("S100", "negative")], "unmet"),
        ([marker("S100", "positive"), marker("SOX10", "not_performed")], "not_assessed"),
        ([marker("S100", "positive"), marker("SOX10", "positive")], "met"),
    ],
)
def test_both_is_unmet_as_soon_as_one_failed(known: list[Proposition], expected: str) -> None:
    assert verdict({"all": [A, B]}, *known) == expected


def test_two_of_three_is_unmet_when_two_failed_and_open_when_one_did() -> None:
    when = {"at_least": {"n": 2, "of": [A, B, {"marker": "GFAP", "is": "positive"}]}}
    assert verdict(when, marker("S100", "negative")) == "not_assessed"
    assert verdict(when, marker("S100", "negative"), marker("GFAP", "negative")) == "unmet"


def test_opposite_results_of_one_marker_leave_its_criterion_open() -> None:
    assert verdict(A, marker("S100", "contradicted")) == "not_assessed"


def test_an_extent_that_nobody_stated_is_not_a_failed_one() -> None:
    diffuse = {"marker": "S100", "is": "diffuse"}
    reported = (marker("S100", "positive"), marker("S100", "reported"))
    assert verdict(diffuse, *reported) == "not_assessed"
    assert verdict(diffuse, *reported, marker("S100", "focal")) == "unmet"
    assert verdict(diffuse, marker("S100", "negative"), marker("S100", "reported")) == "unmet"


def test_a_compartment_that_nobody_stated_is_not_a_failed_one() -> None:
    membranous = {"marker": "CD99", "is": "positive", "pattern": "membranous"}
    assert verdict(membranous, marker("CD99", "positive")) == "not_assessed"
    assert verdict(membranous, marker("CD99", "negative")) == "unmet"


def test_a_wide_site_does_not_exclude_a_narrow_one() -> None:
    assert verdict({"site": "stomach"}, ("site", "abdomen", "is")) == "not_assessed"


def test_a_conclusion_that_was_not_reached_is_not_refuted() -> None:
    assert verdict({"conclusion": "smooth_muscle_phenotype"}, marker("SMA", "negative")) == "not_assessed"


def test_absence_is_met_by_a_stated_absence_and_unmet_by_presence() -> None:
    absent = {"morphology": "necrosis", "is": "absent"}
    assert verdict(absent) == "not_assessed"
    assert verdict(absent, ("morphology", "necrosis", "absent")) == "met"
    assert verdict(absent, ("morphology", "necrosis", "present")) == "unmet"


# The five core entities

CORE = [
    ("leiomyosarcoma", "smooth_muscle_marker", {"SMA": "positive"}, "met"),
    ("leiomyosarcoma", "smooth_muscle_marker", {"SMA": "negative", "desmin": "negative", "h-caldesmon": "negative"}, "unmet"),
    ("leiomyosarcoma", "smooth_muscle_marker", {"SMA": "negative", "desmin": "negative"}, "not_assessed"),
    ("leiomyosarcoma", "second_smooth_muscle_marker", {"SMA": "positive", "desmin": "focally positive"}, "met"),
    ("schwannoma", "schwannian_marker", {"S100": "positive"}, "met"),
    ("schwannoma", "schwannian_marker", {"S100": "negative", "SOX10": "negative"}, "unmet"),
    ("schwannoma", "schwannian_marker", {"S100": "negative"}, "not_assessed"),
    ("schwannoma", "diffuse_s100", {"S100": "focal positive"}, "unmet"),
    ("gist", "cd117_dog1_or_mutation", {"CD117": "negative", "DOG1": "positive"}, "met"),
    ("gist", "cd117_dog1_or_mutation", {"CD117": "negative", "DOG1": "negative"}, "not_assessed"),
    ("solitary_fibrous_tumor", "nuclear_stat6_or_fusion", {"STAT6": "positive (nuclear)"}, "met"),
    ("solitary_fibrous_tumor", "nuclear_stat6_or_fusion", {"STAT6": "negative"}, "not_assessed"),
    ("solitary_fibrous_tumor", "nuclear_stat6_or_fusion", {"CD34": "positive"}, "not_assessed"),
    ("solitary_fibrous_tumor", "cd34_positive", {"STAT6": "positive", "CD34": "negative"}, "unmet"),
    ("paraganglioma", "neuroendocrine_marker", {"chromogranin": "negative", "synaptophysin": "positive"}, "met"),
    ("paraganglioma", "neuroendocrine_marker", {"chromogranin": "negative", "synaptophysin": "negative"}, "unmet"),
    ("paraganglioma", "neuroendocrine_marker", {"chromogranin": "not done", "synaptophysin": "negative"}, "not_assessed"),
    ("paraganglioma", "keratin_negative", {"synaptophysin": "positive", "AE1/AE3": "positive"}, "unmet"),
    ("paraganglioma", "sustentacular_cells", {"S100": "positive in sustentacular cells"}, "met"),
]


@pytest.mark.parametrize(("diagnosis", "criterion", "markers", "expected"), CORE)
def test_a_criterion_of_the_core_entities_follows_the_stains(
    interpreter: Interpreter, diagnosis: str, criterion: str, markers: dict[str, str], expected: str
) -> None:
    assert of_case(interpreter, diagnosis, criterion, {"markers": markers}) == expected


def test_kit_negative_gist_is_met_by_its_mutation_and_unmet_without_any(interpreter: Interpreter) -> None:
    negative = {"CD117": "negative", "DOG1": "negative"}
    mutated = {"markers": negative, "molecular": {"PDGFRA mutation": "present"}}
    wild_type = {"markers": negative, "molecular": {"KIT mutation": "absent", "PDGFRA mutation": "absent"}}
    assert of_case(interpreter, "gist", "cd117_dog1_or_mutation", mutated) == "met"
    assert of_case(interpreter, "gist", "cd117_dog1_or_mutation", wild_type) == "unmet"


def test_sft_without_nuclear_stat6_and_without_the_fusion_is_unmet(interpreter: Interpreter) -> None:
    case = {"markers": {"STAT6": "negative"}, "molecular": {"NAB2::STAT6 fusion": "absent"}}
    assert of_case(interpreter, "solitary_fibrous_tumor", "nuclear_stat6_or_fusion", case) == "unmet"


def test_cytoplasmic_stat6_is_not_nuclear_stat6(interpreter: Interpreter) -> None:
    case = {"markers": {"STAT6": "cytoplasmic only"}, "molecular": {"NAB2::STAT6 fusion": "absent"}}
    assert of_case(interpreter, "solitary_fibrous_tumor", "nuclear_stat6_or_fusion", case) == "unmet"


def test_few_mitoses_leave_leiomyosarcoma_without_an_unmet_essential_criterion(
    interpreter: Interpreter, knowledge: Knowledge
) -> None:
    case = {"markers": {"SMA": "positive", "desmin": "positive"}, "morphology": ["spindle cells"], "mitoses": "1 per 10 HPF"}
    ranked = next(r for r in interpreter.interpret(case, trace=False).ranking if r.diagnosis == "leiomyosarcoma")
    essential = {c.id for c in knowledge.diagnoses["leiomyosarcoma"].criteria if c.level == "essential"}
    assert essential.isdisjoint(ranked.criteria.unmet)


@pytest.mark.parametrize("morphology", ["tumour necrosis", "severe atypia", "high mitotic activity"])
def test_what_makes_a_smooth_muscle_tumour_malignant_is_an_unmet_criterion_of_leiomyoma(
    interpreter: Interpreter, knowledge: Knowledge, morphology: str
) -> None:
    case = {"markers": {"SMA": "positive", "desmin": "positive"}, "morphology": [morphology]}
    ranked = next(r for r in interpreter.interpret(case, trace=False).ranking if r.diagnosis == "leiomyoma")
    essential = {c.id for c in knowledge.diagnoses["leiomyoma"].criteria if c.level == "essential"}
    assert essential & set(ranked.criteria.unmet)


# All diagnoses


def test_every_diagnosis_has_criteria(knowledge: Knowledge) -> None:
    assert [d.id for d in knowledge.diagnoses.values() if not d.criteria] == []


def test_with_nothing_known_every_criterion_is_not_assessed(knowledge: Knowledge) -> None:
    for diagnosis in knowledge.diagnoses.values():
        assert assess(diagnosis, frozenset()).not_assessed == tuple(c.id for c in diagnosis.criteria)


def test_every_essential_criterion_can_be_met_and_can_fail(knowledge: Knowledge) -> None:
    for diagnosis in knowledge.diagnoses.values():
        for criterion in (c for c in diagnosis.criteria if c.level == "essential"):
            literals = [[literal.proposition for literal in branch] for branch in branches(criterion.when)]
            failed = frozenset((kind, name, OPPOSITE[word]) for branch in literals for kind, name, word in branch)
            assert criterion.id in assess(diagnosis, failed).unmet, (diagnosis.id, criterion.id)
            for branch in literals:
                assert criterion.id in assess(diagnosis, frozenset(branch)).met, (diagnosis.id, criterion.id)


def test_no_pair_of_essential_criteria_of_one_diagnosis_excludes_each_other(knowledge: Knowledge) -> None:
    for diagnosis in knowledge.diagnoses.values():
        essential = [c for c in diagnosis.criteria if c.level == "essential"]
        best = frozenset(literal.proposition for c in essential for literal in branches(c.when)[0])
        assert {c.id for c in essential} <= set(assess(diagnosis, best).met), diagnosis.id
        features = [(kind, name) for kind, name, _ in best]
        assert len(features) == len(set(features)), diagnosis.id
