"""The engine weighed again, without one of its parts, and without the true diagnosis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ihc_engine import Interpreter, Knowledge
from ihc_engine.differential.ranking import rank
from ihc_engine.differential.weighing import Weights
from ihc_engine.validation.ablation import Ablated, ablate
from ihc_engine.validation.cases import LabelledCase, read_cases
from ihc_engine.validation.measuring import Measured, measure
from ihc_engine.validation.methods import EngineMethod
from ihc_engine.validation.naive_bayes import NaiveBayes
from ihc_engine.validation.off_list import measure_off_list, without_diagnosis
from ihc_engine.validation.outcomes import core_wrongly_supported
from ihc_engine.validation.replay import Recording, recorded
from ihc_engine.validation.without import PARTS, without_morphology, without_site, without_tempering, without_variants
from tests.kept import interpreter_of
from tests.validation.makers import measured

Whole = tuple[Interpreter, tuple[Measured, ...], list[Recording]]


@pytest.fixture(scope="module")
def some(published: list[str], shipped: Knowledge) -> list[LabelledCase]:
    return [row for row in read_cases(published[::15], shipped) if isinstance(row, LabelledCase)]


@pytest.fixture(scope="module")
def whole(some: list[LabelledCase], shipped: Knowledge) -> Whole:
    interpreter = interpreter_of(shipped)
    recordings = [recorded(interpreter, case.reading) for case in some]
    return interpreter, measure(some, EngineMethod(interpreter)), recordings


@pytest.fixture(scope="module")
def table(some: list[LabelledCase], whole: Whole, shipped: Knowledge) -> dict[str, Ablated]:
    rows = ablate(whole[1], measure(some, NaiveBayes(shipped)), shipped, "site")
    return {row.method: row for row in rows}


def test_a_case_weighed_again_has_the_probabilities_of_the_engine(whole: Whole) -> None:
    interpreter, by_engine, recordings = whole
    for known, recording in zip(by_engine, recordings, strict=True):
        ranking = rank(recording.weighed(interpreter.weights))
        assert {step.diagnosis: step.probability for step in ranking.steps} == known.forecast.probabilities


def test_rules_fire_alike_without_the_parts_that_say_so(some: list[LabelledCase], whole: Whole, shipped: Knowledge) -> None:
    for part in PARTS:
        interpreter = Interpreter(part.knowledge(shipped))
        again = [recorded(interpreter, part.reading(case.reading)) for case in some]
        assert (again == whole[2]) is part.fires_the_same, part.name


def test_without_variants_each_diagnosis_has_all_its_rows_in_one(shipped: Knowledge) -> None:
    single = without_variants(shipped)
    for before, after in zip(shipped.diagnoses.values(), single.diagnoses.values(), strict=True):
        assert len(after.variants) == 1
        assert [len(e.rows) for e in after.evidence] == [len(e.rows) for e in before.evidence]
        assert all(row.applies_to.variant is None for e in after.evidence for row in e.rows)
    assert {d.id for members in single.families.values() for d in members} == set(shipped.diagnoses)


def test_without_tempering_every_result_keeps_its_whole_weight(whole: Whole, shipped: Knowledge) -> None:
    weights = Weights(without_tempering(shipped))
    steps = [step for recording in whole[2] for step in recording.weighed(weights).weighed]
    assert steps
    assert all(step.tempered == tuple(variant.weight for variant in step.weights) for step in steps)


def test_without_morphology_and_site_only_these_are_gone(some: list[LabelledCase]) -> None:
    for case in some:
        rest = without_morphology(case.reading)
        assert {f.kind for f in rest.findings}.isdisjoint({"morphology"})
        assert [f for f in case.reading.findings if f.kind == "marker"] == [f for f in rest.findings if f.kind == "marker"]
        assert without_site(case.reading) == replace(case.reading, site=None)


def test_the_ablation_has_every_part_and_the_baseline_on_all_cases(table: dict[str, Ablated], some: list[LabelledCase]) -> None:
    assert list(table) == ["engine", *(f"without {part.name}" for part in PARTS), "naive Bayes"]
    assert {row.scores.cases for row in table.values()} == {len(some)}
    assert table["engine"].worse is None


def test_the_difference_is_that_of_the_scores(table: dict[str, Ablated]) -> None:
    ours = table["engine"].scores.log_loss
    assert ours is not None
    for row in table.values():
        if row.worse is not None and row.scores.log_loss is not None:
            assert row.worse.mean == pytest.approx(row.scores.log_loss - ours, abs=2e-6)
            assert row.worse.low <= row.worse.mean <= row.worse.high


def test_without_other_no_case_is_led_by_it(some: list[LabelledCase], whole: Whole, shipped: Knowledge) -> None:
    part = next(part for part in PARTS if part.name == "other")
    weights = Weights(part.knowledge(shipped))
    assert all(rank(recording.weighed(weights)).of("other").probability < 1e-6 for recording in whole[2])


def test_a_diagnosis_taken_off_the_list_is_in_no_ranking(shipped: Knowledge) -> None:
    rest = without_diagnosis(shipped, "gist")
    answer = Interpreter(rest).interpret({"site": "stomach", "markers": {"CD117": "+", "DOG1": "+", "desmin": "-"}})
    assert "gist" not in {ranked.diagnosis for ranked in answer.ranking}
    assert sum(ranked.probability for ranked in answer.ranking) + answer.other_probability == pytest.approx(1, abs=1e-4)


def test_off_the_list_every_case_has_an_outcome(some: list[LabelledCase], whole: Whole, shipped: Knowledge) -> None:
    found = measure_off_list(some, whole[0], "site")
    assert sum(count.given.count for count in found.outcomes) == len(some)
    mimics = [case for case in some if case.truth not in {d.id for d in shipped.core}]
    assert found.mimics_supported_as_core.of == len(mimics)


def test_a_core_diagnosis_is_wrongly_supported_only_where_it_is_named_and_wrong() -> None:
    cases = [
        measured("gist", {"gist": 0.9}, outcome="supported"),
        measured("dfsp", {"gist": 0.9}, outcome="supported"),
        measured("dfsp", {"gist": 0.9}, outcome="favoured"),
        measured("gist", {"dfsp": 0.9}, outcome="supported"),
    ]
    found = core_wrongly_supported(cases, {"gist"})
    assert (found.count, found.of) == (1, 2)
