"""A trace alone gives the ranking again, and decibans add up to the posterior odds."""

from __future__ import annotations

import json
from collections import defaultdict
from math import exp, fsum, log, log10
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.serialise import to_json

some = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=20, derandomize=True)
MICRO = 1_000_000


def steps(trace: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [step for step in trace["steps"] if step["step"] == kind]


def rule_sums(trace: dict[str, Any]) -> dict[str, int]:
    """Rules for each hypothesis: support and opposition together within the stated cap, joint likelihoods whole."""
    free: dict[str, int] = defaultdict(int)
    joint: dict[str, int] = defaultdict(int)
    for step in steps(trace, "rule_weighed"):
        (joint if step["kind"] == "joint" else free)[step["diagnosis"]] += step["weight"]
    cap = trace["header"]["rules_cap"]
    return {d: max(-cap, min(cap, free[d])) + joint[d] for d in {*free, *joint}}


def findings_sums(trace: dict[str, Any]) -> dict[str, int]:
    """Tempered weights of all findings for each variant; a replaced finding counts where no joint likelihood stands for it."""
    spoken_for = {(s["rule"], s["diagnosis"]) for s in steps(trace, "rule_weighed") if s["kind"] == "joint"}
    sums: dict[str, int] = defaultdict(int)
    for step in steps(trace, "weighed"):
        for weight, tempered in zip(step["weights"], step["tempered"], strict=True):
            if (step["replaced_by"], weight["hypothesis"].split("/")[0]) not in spoken_for:
                sums[weight["hypothesis"]] += tempered
    return sums


def replay(trace: dict[str, Any]) -> tuple[dict[str, int], dict[str, float]]:
    """Scores and probabilities of all hypotheses from the steps before the ranking (and the variants' shares)."""
    priors = {step["diagnosis"]: step["base"] + step["site"] for step in steps(trace, "prior")}
    rules, findings = rule_sums(trace), findings_sums(trace)
    scores: dict[str, int] = {}
    for step in steps(trace, "ranked"):
        d = step["diagnosis"]
        parts = [priors[d] + v["share"] + findings[v["hypothesis"]] + rules.get(d, 0) for v in step["variants"]]
        best = max(parts)
        spread = fsum(10 ** ((part - best) / (10 * MICRO)) for part in parts)
        scores[d] = best + round(10 * MICRO * log10(spread))
    best, sharpness = max(scores.values()), trace["header"]["sharpness"]
    odds = {d: exp(sharpness * (score - best) * log(10) / (10 * MICRO)) for d, score in scores.items()}
    return scores, {d: odds[d] / fsum(odds.values()) for d in odds}


def compared(step: dict[str, Any], hypothesis: str) -> tuple[int, int]:
    """Weight of a finding in a variant against ``other``, before and after tempering."""
    raw = {w["hypothesis"]: w["weight"] for w in step["weights"]}
    tempered = dict(zip(raw, step["tempered"], strict=True))
    return raw[hypothesis] - raw["other"], tempered[hypothesis] - tempered["other"]


@some
@given(st.data())
def test_the_trace_replays_to_the_same_scores(
    panels: SearchStrategy[dict[str, Any]], interpreter: Interpreter, data: st.DataObject
) -> None:
    answer = json.loads(to_json(interpreter.interpret(data.draw(panels))))
    scores, probabilities = replay(answer["trace"])
    # the logarithm of a mixture is the one step in floating point
    assert {s["diagnosis"]: s["score"] for s in steps(answer["trace"], "ranked")} == pytest.approx(scores, abs=1)
    stated = {ranked["diagnosis"]: ranked["probability"] for ranked in answer["ranking"]} | {"other": answer["other_probability"]}
    assert stated == pytest.approx(probabilities, abs=1e-6)


@some
@given(st.data())
def test_decibans_of_prior_findings_rules_and_mixture_add_up_to_the_posterior_odds(
    panels: SearchStrategy[dict[str, Any]], interpreter: Interpreter, data: st.DataObject
) -> None:
    answer = json.loads(to_json(interpreter.interpret(data.draw(panels))))
    scores, _ = replay(answer["trace"])
    for ranked in answer["ranking"]:
        findings = fsum(item["decibans"] for item in ranked["evidence"])
        total = ranked["prior_decibans"] + findings + ranked["rules_decibans"] + ranked["mixture_decibans"]
        assert total == pytest.approx((scores[ranked["diagnosis"]] - scores["other"]) / MICRO, abs=1e-4)
        total += ranked["sharpening_decibans"]
        if min(ranked["probability"], answer["other_probability"]) > 0.001:
            stated = 10 * log10(ranked["probability"] / answer["other_probability"])
            assert total == pytest.approx(stated, abs=0.01)


@some
@given(st.data())
def test_every_line_of_evidence_is_the_traced_weight_of_the_leading_variant_against_other(
    panels: SearchStrategy[dict[str, Any]], interpreter: Interpreter, data: st.DataObject
) -> None:
    answer = json.loads(to_json(interpreter.interpret(data.draw(panels))))
    weighed = {step["feature"]: step for step in steps(answer["trace"], "weighed")}
    for ranked in answer["ranking"]:
        key = f"{ranked['diagnosis']}/{ranked['variant']}"
        assert {item["finding"] for item in ranked["evidence"]} == set(weighed)
        for item in ranked["evidence"]:
            if item["replaced_by"] is None:
                raw, tempered = compared(weighed[item["finding"]], key)
                assert item["decibans"] == pytest.approx(tempered / MICRO, abs=1e-9)
                assert item["raw_decibans"] == pytest.approx(raw / MICRO, abs=1e-9)
                assert abs(tempered) <= abs(raw), "tempering never strengthens"
                assert tempered * raw >= 0, "tempering never turns a weight round"


@some
@given(st.data())
def test_the_mixture_is_what_the_leading_variant_alone_does_not_hold(
    panels: SearchStrategy[dict[str, Any]], interpreter: Interpreter, data: st.DataObject
) -> None:
    answer = json.loads(to_json(interpreter.interpret(data.draw(panels))))
    ranked = {step["diagnosis"]: step for step in steps(answer["trace"], "ranked")}
    for line in answer["ranking"]:
        step = ranked[line["diagnosis"]]
        lead = step["variants"][0]
        assert lead["hypothesis"] == f"{line['diagnosis']}/{line['variant']}"
        assert lead["score"] == max(variant["score"] for variant in step["variants"])
        assert line["mixture_decibans"] == pytest.approx((step["score"] - lead["score"] + lead["share"]) / MICRO, abs=1e-6)
