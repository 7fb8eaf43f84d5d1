"""What a pathologist would be shocked not to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ihc_engine.case.model import parse_case_yaml
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import EvidenceItem, Interpretation
from ihc_engine.knowledge.model import Knowledge

Answer = Callable[[str], Interpretation]
#: Outcomes that name a diagnosis.
CONFIDENT = ("supported", "favoured")


@pytest.fixture(scope="module")
def answer(interpreter: Interpreter, cases: Path) -> Answer:
    """The answer to an example case by its name."""

    def of(name: str) -> Interpretation:
        return interpreter.interpret(parse_case_yaml((cases / f"{name}.yaml").read_text(encoding="utf-8")))

    return of


def probability(answer: Interpretation, diagnosis: str) -> float:
    return next(ranked.probability for ranked in answer.ranking if ranked.diagnosis == diagnosis)


@pytest.mark.parametrize(
    ("case", "leader"),
    [
        ("index-case", "leiomyosarcoma"),
        ("leiomyosarcoma-retroperitoneum", "leiomyosarcoma"),
        ("schwannoma-retroperitoneum", "schwannoma"),
        ("gist-stomach", "gist"),
        ("solitary-fibrous-tumour-pleura", "solitary_fibrous_tumor"),
        ("paraganglioma-retroperitoneum", "paraganglioma"),
        ("melanoma-metastasis", "melanoma"),
        ("dedifferentiated-liposarcoma", "dedifferentiated_liposarcoma"),
        ("synovial-sarcoma-thigh", "synovial_sarcoma"),
        ("desmoid-abdominal-wall", "desmoid_fibromatosis"),
        ("dermatofibrosarcoma-trunk", "dfsp"),
        ("angiosarcoma-scalp", "angiosarcoma"),
        ("nerve-sheath-malignant", "mpnst"),
    ],
)
def test_a_textbook_panel_leads_with_its_tumour(answer: Answer, case: str, leader: str) -> None:
    assert answer(case).leader == leader


def test_a_schwannoma_is_no_melanoma(answer: Answer) -> None:
    shown = answer("schwannoma-retroperitoneum")
    assert shown.outcome in CONFIDENT
    assert probability(shown, "melanoma") < 0.02


def test_diffuse_s100_and_sox10_alone_do_not_exclude_melanoma(interpreter: Interpreter) -> None:
    shown = interpreter.interpret({"markers": {"S100": "diffuse", "SOX10": "nuclear positive"}})
    assert shown.outcome == "undetermined"
    assert "thin_panel" in {reason.code for reason in shown.reasons}
    assert probability(shown, "melanoma") > 0.01


@pytest.mark.parametrize("case", ["all-positive", "vimentin-only", "vimentin-and-negatives", "empty", "failed-and-not-done"])
def test_a_panel_that_says_nothing_gives_no_confident_answer(answer: Answer, case: str) -> None:
    shown = answer(case)
    assert shown.outcome not in CONFIDENT
    assert shown.reasons


def test_an_all_positive_panel_fits_nothing(answer: Answer) -> None:
    assert answer("all-positive").outcome == "outside"


@pytest.mark.parametrize("case", ["thin-panel", "vimentin-only", "empty", "failed-and-not-done"])
def test_a_thin_panel_is_called_thin(answer: Answer, case: str) -> None:
    assert "thin_panel" in {reason.code for reason in answer(case).reasons}


def test_a_lymphoma_panel_is_outside_with_the_lineage_named(answer: Answer) -> None:
    shown = answer("lymphoma-panel")
    assert shown.leader == "other"
    assert shown.outcome == "outside"
    assert any("lymph" in lineage.lower() for lineage in shown.other_lineages)
    assert all(ranked.probability < 0.2 for ranked in shown.ranking)


@pytest.mark.parametrize(
    "markers",
    [
        {"CD45": "+", "CD20": "+", "SMA": "-", "desmin": "-", "S100": "-", "CD34": "-"},
        {"LCA": "diffuse", "CD3": "strong", "SMA": "-", "desmin": "-", "S100": "-", "keratin": "-"},
    ],
)
def test_a_lymphoid_phenotype_with_everything_else_negative_is_never_a_sarcoma(
    interpreter: Interpreter, markers: dict[str, str]
) -> None:
    shown = interpreter.interpret({"morphology": ["spindle cells"], "markers": markers})
    assert shown.leader == "other"
    assert shown.outcome == "outside"


def test_an_unknown_stain_is_listed_with_the_nearest_spelling_and_never_used(answer: Answer) -> None:
    shown = answer("not-understood/unknown-stain")
    listed = {unknown.path: unknown.suggestion for unknown in shown.input.not_understood}
    assert listed == {"markers.Desmln": "desmin", "markers.FooBar-9": None}
    assert "desmin" not in {used.finding for used in shown.input.used}
    assert all("desmin" not in {item.finding for item in ranked.evidence} for ranked in shown.ranking)


def test_opposite_results_of_one_stain_are_both_set_aside_with_a_warning(answer: Answer) -> None:
    shown = answer("contradiction")
    assert [(s.feature, s.code) for s in shown.input.set_aside] == [("desmin", "contradiction")] * 2
    warnings = [alert for alert in shown.alerts if alert.code == "contradiction"]
    assert [alert.severity for alert in warnings] == ["warning"]
    assert "desmin" in warnings[0].message.lower()
    assert shown.outcome == "undetermined"
    assert all("desmin" not in {item.finding for item in ranked.evidence} for ranked in shown.ranking)


def test_a_missing_stain_is_never_a_negative_one(interpreter: Interpreter) -> None:
    known = {"SMA": "+", "h-caldesmon": "+", "S100": "-"}
    missing = interpreter.interpret({"markers": known})
    negative = interpreter.interpret({"markers": {**known, "desmin": "-"}})
    assert "desmin" not in {used.finding for used in missing.input.used}
    assert probability(negative, "leiomyosarcoma") < probability(missing, "leiomyosarcoma")


@pytest.mark.parametrize("case", ["index-case", "empty", "lymphoma-panel", "all-positive", "melanoma-metastasis"])
def test_the_five_core_entities_are_always_explained(answer: Answer, case: str, knowledge: Knowledge) -> None:
    shown = answer(case)
    core = [ranked for ranked in shown.ranking if ranked.role == "core"]
    assert {ranked.diagnosis for ranked in core} == {entity.id for entity in knowledge.core}
    weighed = {frozenset(item.finding for item in ranked.evidence) for ranked in core}
    assert len(weighed) == 1, "every finding that is weighed for one is weighed for all"


def stated(knowledge: Knowledge, item: EvidenceItem) -> set[tuple[Any, ...]]:
    return {
        (row.source, row.positive, row.tested, row.percent)
        for diagnosis in knowledge.diagnoses.values()
        for evidence in diagnosis.evidence
        if evidence.finding == item.finding
        for row in evidence.rows
    }


@pytest.mark.parametrize("case", ["index-case", "gist-stomach", "paraganglioma-retroperitoneum"])
def test_every_number_of_an_explanation_leads_to_a_study_with_its_citation(
    answer: Answer, case: str, knowledge: Knowledge
) -> None:
    shown = answer(case)
    items = [item for ranked in shown.ranking for item in ranked.evidence]
    assert items
    for item in items:
        rows = stated(knowledge, item)
        for study in item.studies:
            source = knowledge.sources[study.source]
            assert source.citation
            assert source.pmid or source.doi or source.identifier == "unresolved"
            assert (study.source, study.positive, study.tested, study.percent) in rows
        assert bool(item.studies) is (item.basis in ("published", "borrowed")), item
        assert (item.judged is not None) is (item.basis == "judgement"), item
    for rule in shown.rules:
        assert rule.because
        assert all(knowledge.sources[source].citation for source in rule.sources)


@pytest.mark.parametrize("case", ["index-case", "gist-stomach"])
def test_every_pre_test_series_is_cited(answer: Answer, case: str, knowledge: Knowledge) -> None:
    trace = answer(case).trace
    assert trace is not None
    priors = [step for step in trace.steps if step.step == "prior"]
    assert len(priors) == len(knowledge.diagnoses) + 1
    for step in priors:
        assert (step.basis == "series") <= bool(step.sources)
        assert all(source in knowledge.sources for source in step.sources)
        assert step.site == 0 or step.site_id is not None


def test_the_index_case_is_supported_and_all_its_findings_are_accounted_for(answer: Answer) -> None:
    """Baheen 2022: leiomyosarcoma of the renal vein."""
    shown = answer("index-case")
    lead = shown.ranking[0]
    assert (shown.leader, shown.outcome) == ("leiomyosarcoma", "supported")
    assert {item.finding for item in lead.evidence if item.decibans > 0.5} >= {"desmin", "SMA"}
    paths = {used.path for used in shown.input.used} | {aside.path for aside in shown.input.set_aside}
    assert {f"markers.{name}" for name in ("S-100", "SMA", "desmin", "CD34", "CD99")} <= paths
    assert shown.input.not_understood == ()
    assert all(aside.reason for aside in shown.input.set_aside)
    assert lead.rules
