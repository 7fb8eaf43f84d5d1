"""Knowledge bases of two diagnoses, small enough to do the sums by hand."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_json
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Diagnosis, Manifest, Priors, Rule
from ihc_engine.knowledge.policy import Policy
from ihc_engine.vocabulary.models import Marker
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: As good as nothing where the policy asks for a number above 0.
NOTHING = 1e-12
some = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=30, derandomize=True)
Counts = dict[str, tuple[int, int]]


def diagnosis(name: str, counts: Counts) -> Diagnosis:
    evidence = [
        {"finding": marker, "rows": [{"source": "s", "positive": k, "tested": n, "verified": "read"}]}
        for marker, (k, n) in counts.items()
    ]
    data = {"id": name, "name": name, "role": "core", "family": name, "summary": "", "evidence": evidence}
    return Diagnosis.model_validate({**data, "variants": [{"id": "only", "name": "only", "share": 1}]}, strict=False)


def world(policy: Policy, likelihoods: dict[str, Counts], rules: tuple[Rule, ...] = ()) -> Interpreter:
    """An interpreter of diagnoses given by their counts of each marker, all of one dependence group."""
    diagnoses = {name: diagnosis(name, counts) for name, counts in sorted(likelihoods.items())}
    names = sorted({marker for counts in likelihoods.values() for marker in counts})
    vocabulary = Vocabulary.build(
        markers=[Marker(id=name, group="g") for name in names], morphology=[], sites=[], clinical=[], molecular=[]
    )
    return Interpreter(
        Knowledge(
            manifest=Manifest(version="2026.11.0", schema_version=1, licence="none", notice="none"),
            vocabulary=vocabulary,
            sources=MappingProxyType({}),
            diagnoses=MappingProxyType(diagnoses),
            families=MappingProxyType({name: (found,) for name, found in diagnoses.items()}),
            rules=rules,
            priors=Priors(),
            policy=policy,
            digest="sha256:none",
            location="nowhere",
        )
    )


def rule(number: int, when: dict[str, Any], **effects: Any) -> Rule:
    data = {"id": f"TST-{number:03d}", "title": "t", "stratum": "differential", "when": when, "because": "b", "source": ["s"]}
    return Rule.model_validate({**data, "examples": {"fires": ["a"], "silent": ["b"]}, **effects}, strict=False)


@pytest.fixture(scope="session")
def bare(knowledge: Knowledge) -> Policy:
    """The shipped policy with nothing between the counts and the odds: e, icc and prior weights at 0, no sharpening."""
    plain = {"reading_error": 0.0, "icc": 0.0, "prior_n": NOTHING, "sharpness": 1.0}
    weighing = knowledge.policy.weighing.model_copy(update=plain)
    return knowledge.policy.model_copy(update={"weighing": weighing})


def probabilities(answer: Interpretation) -> dict[str, float]:
    return {ranked.diagnosis: ranked.probability for ranked in answer.ranking} | {"other": answer.other_probability}


def test_base_rates_of_galloway(bare: Policy) -> None:
    """Ninety-nine to one, a stain in 80 % of the rare and 10 % of the common one: a positive result leaves it at 7.48 %."""
    small = world(bare, {"common": {"X": (10, 100)}, "rare": {"X": (80, 100)}})
    answer = small.interpret({"markers": {"X": "positive"}}, prior={"common": 99, "rare": 1, "other": NOTHING})
    assert probabilities(answer)["rare"] == pytest.approx(0.8 * 1 / (0.8 * 1 + 0.1 * 99), abs=1e-6)
    assert round(100 * probabilities(answer)["rare"], 2) == 7.48


def test_a_negative_result_by_hand(bare: Policy) -> None:
    small = world(bare, {"a": {"X": (10, 100)}, "b": {"X": (80, 100)}})
    answer = small.interpret({"markers": {"X": "negative"}}, prior={"a": 1, "b": 1, "other": NOTHING})
    assert probabilities(answer)["a"] == pytest.approx(0.9 / (0.9 + 0.2), abs=1e-6)


@some
@given(
    likelihood=st.integers(0, 40),
    result=st.sampled_from(["positive", "negative", "focal", "weak", "patchy"]),
    telling=st.sampled_from(["positive", "negative", None]),
)
def test_a_result_equally_likely_everywhere_changes_nothing(
    knowledge: Knowledge, likelihood: int, result: str, telling: str | None
) -> None:
    """With a telling stain of the same dependence group beside it or without, under the shipped policy or nearly."""
    weighing = knowledge.policy.weighing.model_copy(update={"background_mean": likelihood / 40})
    policy = knowledge.policy.model_copy(update={"weighing": weighing})
    same = {"X": (likelihood, 40)}
    small = world(policy, {"a": {**same, "Y": (38, 40)}, "b": {**same, "Y": (2, 40)}})
    known = {} if telling is None else {"Y": telling}
    with_it = probabilities(small.interpret({"markers": {**known, "X": result}}))
    assert with_it == pytest.approx(probabilities(small.interpret({"markers": known})), abs=2e-6)


def supporting(number: int) -> Rule:
    return rule(number, {"marker": "X", "is": "positive"}, then=[{"support": {"diagnosis": "a", "strength": "very_strong"}}])


def test_all_rules_together_move_a_diagnosis_no_further_than_the_cap(bare: Policy) -> None:
    """Two rules of very strong support; the trace states the cap, so that it replays without the policy."""
    counts = {"a": {"X": (1, 2)}, "b": {"X": (1, 2)}}
    answers = [
        world(bare, counts, tuple(supporting(number) for number in range(1, several + 1))).interpret({"markers": {"X": "+"}})
        for several in (1, 2)
    ]
    cap = bare.weighing.rules_cap_decibans
    once = bare.weighing.strength.very_strong.decibans
    weights = [{r.diagnosis: r.rules_decibans for r in answer.ranking}["a"] for answer in answers]
    assert once < cap < 2 * once
    assert weights == pytest.approx([once, cap], abs=1e-6)
    header = json.loads(to_json(answers[1]))["trace"]["header"]
    assert header["rules_cap"] == round(cap * 1_000_000)


def test_a_joint_likelihood_stands_for_the_findings_that_it_replaces(bare: Policy) -> None:
    joint = rule(
        1,
        {"all": [{"marker": "X", "is": "positive"}, {"marker": "Y", "is": "positive"}]},
        replaces={
            "findings": ["X", "Y"],
            "likelihoods": [
                {"diagnosis": "a", "positive": 40, "tested": 50, "source": "s"},
                {"diagnosis": "b", "positive": 10, "tested": 50, "source": "s"},
            ],
        },
    )
    small = world(bare, {"a": {"X": (9, 10), "Y": (9, 10)}, "b": {"X": (1, 10), "Y": (1, 10)}}, (joint,))
    answer = small.interpret({"markers": {"X": "+", "Y": "+"}}, prior={"a": 1, "b": 1, "other": NOTHING})
    assert probabilities(answer)["a"] == pytest.approx(0.8 / (0.8 + 0.2), abs=1e-6)


def test_a_positive_result_by_hand(bare: Policy) -> None:
    small = world(bare, {"a": {"X": (9, 10)}, "b": {"X": (1, 10)}})
    answer = small.interpret({"markers": {"X": "+"}}, prior={"a": 1, "b": 1, "other": NOTHING})
    assert probabilities(answer)["a"] == pytest.approx(0.9, abs=1e-6)


def test_patients_of_one_study_count_less_than_their_number(knowledge: Knowledge) -> None:
    """n / (1 + (n - 1) icc) patients, with an icc of 1 a single one."""
    weighing = knowledge.policy.weighing.model_copy(update={"reading_error": 0.0, "icc": 1.0, "prior_n": 1.0})
    policy = knowledge.policy.model_copy(update={"weighing": weighing})
    small = world(policy, {"a": {"X": (100, 100)}, "b": {"X": (0, 100)}})
    case = {"markers": {"X": "+"}}
    odds = {r.diagnosis: r.probability for r in small.interpret(case, prior={"a": 1, "b": 1, "other": NOTHING}).ranking}
    cell = {h.key: small.weights.cells.cell(h, "X", None) for h in small.weights.hypotheses}
    assert cell["a/only"].mean - cell["b/only"].mean == pytest.approx(1 / (1 + 1), abs=1e-9)
    assert odds["a"] < 0.9, "two single patients decide nothing"


def test_an_interval_is_narrower_the_more_patients_were_studied(bare: Policy) -> None:
    sure_odds = bare.model_copy(update={"uncertainty": bare.uncertainty.model_copy(update={"prior_sd": 0.0})})

    def width(patients: int) -> float:
        counts = {"a": {"X": (8 * patients, 10 * patients)}, "b": {"X": (2 * patients, 10 * patients)}}
        answer = world(sure_odds, counts).interpret({"markers": {"X": "+"}}, prior={"a": 1, "b": 1, "other": NOTHING})
        interval = answer.ranking[0].interval
        assert interval is not None
        return interval[1] - interval[0]

    widths = [width(patients) for patients in (1, 4, 16, 64)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 2 * widths[2]


def test_odds_of_a_diagnosis_that_does_not_exist_are_refused(bare: Policy) -> None:
    small = world(bare, {"a": {"X": (9, 10)}, "b": {"X": (1, 10)}})
    with pytest.raises(ValueError, match="nonsense"):
        small.interpret({}, prior={"nonsense": 5, "other": 1})


@pytest.mark.parametrize("prior", ["sites", {}, {"a": 0}, {"a": -1}, {"a": float("nan")}, {"a": float("inf")}])
def test_a_prior_that_is_none_is_refused(bare: Policy, prior: Any) -> None:
    small = world(bare, {"a": {"X": (9, 10)}, "b": {"X": (1, 10)}})
    with pytest.raises(ValueError, match="prior"):
        small.interpret({}, prior=prior)


def test_a_diagnosis_that_the_odds_do_not_name_stays_far_behind(bare: Policy) -> None:
    small = world(bare, {"a": {"X": (9, 10)}, "b": {"X": (1, 10)}})
    answer = small.interpret({}, prior={"a": 1e-9, "other": 1e-9})
    assert probabilities(answer)["a"] == pytest.approx(0.5, abs=1e-3)
    assert probabilities(answer)["b"] < 1e-5
