"""Random knowledge bases, small enough that every rule is hit: two strata of conclusions, exceptions, replacements, site rows."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ihc_engine.knowledge.model import STRATA, Knowledge
from ihc_engine.knowledge.models import Diagnosis, Manifest, Priors, Rule
from ihc_engine.knowledge.policy import Policy
from ihc_engine.vocabulary.models import Clinical, Compartment, Marker, Molecular, Morphology, Site
from ihc_engine.vocabulary.vocabulary import Vocabulary

MARKERS = ("A", "B", "C", "N", "L", "Ki-67")
FEATURES = ("round", "oval")
SITES = ("body", "organ", "part", "limb")
DIAGNOSES = ("alpha", "beta", "gamma")
HYPOTHESES = (*DIAGNOSES, "other")
_RATES = st.sampled_from([(0, 10), (1, 20), (5, 10), (9, 10), (40, 40), (3, 5)])


@cache
def vocabulary() -> Vocabulary:
    markers = [Marker(id=name, group="g" if name in "AB" else None) for name in ("A", "B", "C")]
    markers.append(Marker(id="N", group="g", compartment=Compartment(counts="nuclear", unstated="unresolved")))
    markers += [Marker(id="L", measures="loss"), Marker(id="Ki-67", measures="index")]
    return Vocabulary.build(
        markers=markers,
        morphology=[Morphology(id="round", implies=("oval",)), Morphology(id="oval", group="shape")],
        sites=[Site(id="body"), Site(id="organ", parents=("body",)), Site(id="part", parents=("organ",)), Site(id="limb")],
        clinical=[Clinical(id="pain")],
        molecular=[Molecular(id="fusion")],
    )


def worlds(policy: Policy) -> SearchStrategy[Knowledge]:
    """Knowledge bases under this policy with some numbers drawn, so that leaders, ties and doubts of all kinds come up."""
    words = vocabulary()

    @st.composite
    def world(draw: st.DrawFn) -> Knowledge:
        diagnoses = {name: draw(_diagnosis(name)) for name in DIAGNOSES}
        rules = tuple(draw(_rule(number)) for number in range(1, draw(st.integers(0, 12)) + 1))
        families: dict[str, tuple[Diagnosis, ...]] = {}
        for diagnosis in diagnoses.values():
            families[diagnosis.family] = (*families.get(diagnosis.family, ()), diagnosis)
        return Knowledge(
            manifest=Manifest(version="2026.11.0", schema_version=1, licence="none", notice="none"),
            vocabulary=words,
            sources=MappingProxyType({}),
            diagnoses=MappingProxyType(diagnoses),
            families=MappingProxyType(families),
            rules=tuple(sorted(rules, key=lambda rule: (STRATA.index(rule.stratum), rule.id))),
            priors=Priors(),
            policy=draw(_policy(policy)),
            digest="sha256:none",
            location="nowhere",
        )

    return world()


def cases() -> SearchStrategy[dict[str, Any]]:
    """Cases over the small vocabulary."""
    stain = st.sampled_from(
        ["positive", "negative", "focal", "weak", "diffuse", "equivocal", "not done", "failed", "nuclear positive"]
    )
    loss, index = st.sampled_from(["retained", "lost", "failed"]), st.sampled_from(["2%", "15%", "60%", "low"])
    results = {name: loss if name == "L" else index if name == "Ki-67" else stain for name in MARKERS}
    twice = st.sampled_from([[], [{"name": "A", "result": "positive"}, {"name": "A", "result": "negative"}]])
    stains = st.fixed_dictionaries({}, optional=results)
    features = st.lists(
        st.fixed_dictionaries({"feature": st.sampled_from(FEATURES), "status": st.sampled_from(["present", "absent"])}),
        max_size=2,
    )
    one = st.lists(st.sampled_from(["present"]), max_size=1)
    return st.builds(
        lambda panel, again, morphology, pain, fusion, rest: {
            "markers": [*({"name": n, "result": r} for n, r in panel.items() if n != "A" or not again), *again],
            "morphology": morphology,
            "clinical": [{"feature": "pain", "status": status} for status in pain],
            "molecular": [{"feature": "fusion", "status": status} for status in fusion],
            **rest,
        },
        stains,
        twice,
        features,
        one,
        one,
        st.fixed_dictionaries(
            {},
            optional={
                "site": st.sampled_from(SITES),
                "age": st.sampled_from([10, 40]),
                "sex": st.sampled_from(["male", "female"]),
                "specimen": st.sampled_from([{"status": "metastasis"}, {"kind": "core biopsy"}]),
            },
        ),
    )


@st.composite
def _policy(draw: st.DrawFn, policy: Policy) -> Policy:
    weighing = {
        "sharpness": draw(st.sampled_from([1.0, 1.5, 4.0])),
        "rules_cap_decibans": draw(st.sampled_from([5.0, 26.0])),
        "dependence": draw(st.sampled_from([0.0, 0.4, 1.0])),
        "background_n": 0.1,
    }
    outcome = {"stains_at_least": 1, "results_at_least": 1, "supported_stains": 1, "surprise_results": 2, "surprise_z": 1.5}
    return policy.model_copy(
        update={
            "weighing": policy.weighing.model_copy(update=weighing),
            "prior": policy.prior.model_copy(update={"other": draw(st.sampled_from([0.01, 0.7])), "base": {"alpha": 1.0}}),
            "uncertainty": policy.uncertainty.model_copy(update={"prior_sd": draw(st.sampled_from([0.0, 0.3, 2.0]))}),
            "outcome": policy.outcome.model_copy(update=outcome),
        }
    )


@st.composite
def _diagnosis(draw: st.DrawFn, name: str) -> Diagnosis:
    variants = [{"id": id, "name": id, "share": 1} for id in draw(st.sampled_from([("only",), ("one", "two")]))]
    if len(variants) > 1 and draw(st.booleans()):
        variants[0]["site_shares"] = {"organ": 0.9}
        variants[1]["site_shares"] = {"organ": 0.1}
    evidence = []
    for feature in draw(st.lists(st.sampled_from((*MARKERS[:-1], *FEATURES, "pain", "fusion")), unique=True, min_size=1)):
        rows = [draw(_row(variants, feature)) for _ in range(draw(st.integers(1, 2)))]
        evidence.append({"finding": feature, "rows": rows})
    criteria = [
        {"id": f"c{n}", "name": f"c{n}", "level": "essential", "when": draw(_condition("differential")), "source": ["s"]}
        for n in range(draw(st.integers(0, 2)))
    ]
    data = {"id": name, "name": name, "role": "core", "summary": "", "family": draw(st.sampled_from(["x", "y"]))}
    return Diagnosis.model_validate({**data, "variants": variants, "evidence": evidence, "criteria": criteria}, strict=False)


@st.composite
def _row(draw: st.DrawFn, variants: list[dict[str, Any]], feature: str) -> dict[str, Any]:
    positive, tested = draw(_RATES)
    row: dict[str, Any] = {"positive": positive, "tested": tested, "source": "s", "verified": "read", "applies_to": {}}
    if draw(st.integers(0, 3)) == 0:
        row["applies_to"]["site"] = draw(st.sampled_from(["organ", "limb"]))
    if len(variants) > 1 and draw(st.integers(0, 3)) == 0:
        row["applies_to"]["variant"] = draw(st.sampled_from(variants))["id"]
    if feature == "C" and draw(st.booleans()):
        row["extent"] = "diffuse"
    return row


@st.composite
def _rule(draw: st.DrawFn, number: int) -> Rule:
    stratum = draw(st.sampled_from(STRATA))
    data: dict[str, Any] = {"id": f"TST-{number:03d}", "title": f"t{number}", "stratum": stratum, "because": "b", "source": ["s"]}
    data["when"] = draw(_condition(stratum))
    if draw(st.integers(0, 2)) == 0:
        data["unless"] = draw(_condition(stratum))
    data["then"] = [draw(_effect(stratum))]
    if stratum in ("lineage", "differential") and draw(st.integers(0, 2)) == 0:
        named = draw(st.lists(st.sampled_from(HYPOTHESES), unique=True, min_size=1, max_size=3))
        likelihoods = [{"diagnosis": d, "positive": draw(st.integers(0, 9)), "tested": 10, "source": "s"} for d in named]
        found = draw(st.lists(st.sampled_from(["A", "B", "C", "N", "oval"]), unique=True, min_size=1, max_size=3))
        data["replaces"] = {"findings": found, "likelihoods": likelihoods}
    return Rule.model_validate({**data, "examples": {"fires": ["a"], "silent": ["b"]}}, strict=False)


def _effect(stratum: str) -> SearchStrategy[dict[str, Any]]:
    weigh = st.fixed_dictionaries(
        {
            "diagnosis": st.sampled_from(DIAGNOSES),
            "strength": st.sampled_from(["supporting", "moderate", "strong", "very_strong"]),
        }
    )
    caution = st.sampled_from([{"caution": {"code": code, "severity": "info", "message": code}} for code in ("one", "two")])
    if stratum == "normalise":
        aside = st.sampled_from(["A", "N", "round"]).map(lambda f: {"set_aside": {"finding": f, "reason": "r"}})
        return st.one_of(aside, caution, weigh.map(lambda said: {"support": said}))
    if stratum in ("lineage", "differential"):
        concluded = {"conclude": {"id": "first" if stratum == "lineage" else "second", "text": "t"}}
        lineage = {"support": {"diagnosis": "other", "strength": "strong", "lineage": "round cell"}}
        said = st.one_of(weigh.map(lambda w: {"support": w}), weigh.map(lambda w: {"oppose": w}))
        return st.one_of(said, said, st.just(concluded), st.just(lineage))
    return st.one_of(caution, st.just({"recommend": {"markers": ["B"], "separates": ["alpha"]}}))


def _condition(stratum: str) -> SearchStrategy[dict[str, Any]]:
    atoms = _atoms(stratum)
    some = st.lists(atoms, min_size=1, max_size=3)
    group = st.one_of(
        some.map(lambda parts: {"all": parts}),
        some.map(lambda parts: {"any": parts}),
        st.lists(atoms, min_size=2, max_size=4).map(lambda parts: {"at_least": {"n": 2, "of": parts}}),
    )
    nested = st.tuples(group, atoms).map(lambda pair: {"all": list(pair)})
    return st.one_of(atoms, group, nested)


def _atoms(stratum: str) -> SearchStrategy[dict[str, Any]]:
    plain = st.builds(
        lambda marker, word: {"marker": marker, "is": word},
        st.sampled_from(["A", "B", "C"]),
        st.sampled_from(["positive", "negative", "focal", "weak", "diffuse", "reported", "contradicted"]),
    )
    others: list[dict[str, Any]] = [
        {"marker": "N", "is": "positive", "pattern": "nuclear"},
        {"marker": "L", "is": "lost"},
        {"marker": "Ki-67", "is": "high"},
        {"measure": "Ki-67", "between": {"min": 10}},
        {"morphology": "oval", "is": "present"},
        {"morphology": "round", "is": "absent"},
        {"clinical": "pain"},
        {"molecular": "fusion"},
        {"site": "organ"},
        {"site": "unknown"},
        {"specimen": "metastasis"},
        {"age": {"below": 20}},
        {"sex": "male"},
    ]
    lower = STRATA[: STRATA.index(stratum)] if stratum in STRATA else ()
    conclusions = [name for before, name in (("lineage", "first"), ("differential", "second")) if before in lower]
    others += [{"conclusion": name} for name in conclusions]
    if stratum in ("caution", "workup"):
        others += [{"marker": "A", "is": "unresolved"}, {"marker": "B", "is": "uninterpretable"}]
        others += [{"leader": name} for name in HYPOTHESES] + [{"suspected": name} for name in DIAGNOSES]
    return st.one_of(plain, st.sampled_from(others))
