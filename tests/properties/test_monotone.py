"""More of the same never turns into doubt: stronger staining and agreeing stains never lower what they raise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ihc_engine.differential.likelihood import MICRO
from ihc_engine.differential.ranking import rank
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.replay import recorded
from ihc_engine.vocabulary.models import Marker

Case = dict[str, Any]
#: Rounding of integers and of a mixture's logarithm, in micro-decibans.
ROUNDING = 10
#: Readings from no staining to all of it; ``weak`` alone stands where focal does.
LADDER = ("negative", "focal", "patchy", "positive")
some = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60, derandomize=True)


@pytest.fixture(scope="module")
def interpreter(knowledge: Knowledge) -> Interpreter:
    """Weighing alone: rules may read an extent, set a finding aside, and have weights of their own."""
    return Interpreter(replace(knowledge, rules=()))


def stained(marker: Marker, extent: str) -> dict[str, str]:
    """A stain of this extent in the compartment that counts; ``positive`` states none."""
    result = {"result": "negative"} if extent == "negative" else {"result": "positive"}
    if extent in ("focal", "patchy", "diffuse"):
        result["extent"] = extent
    return {**result, "pattern": marker.compartment.counts} if marker.compartment and extent != "negative" else result


def weighed_markers(interpreter: Interpreter) -> list[Marker]:
    features = interpreter.weights.cells.features
    markers = interpreter.knowledge.vocabulary.markers.values()
    return [marker for marker in markers if marker.id in features and marker.measures == "presence"]


def test_weights_rise_from_negative_to_positive_in_every_variant_that_staining_raises(interpreter: Interpreter) -> None:
    weights = interpreter.weights
    for marker in weighed_markers(interpreter):
        if marker.id in weights.cells.split_features:
            continue
        rows = [weights.row("marker", marker.id, reading, None) for reading in LADDER]
        for *ladder, hypothesis in zip(*rows, weights.hypotheses, strict=True):
            compared = [cell.weight - row[-1].weight for cell, row in zip(ladder, rows, strict=True)]
            ordered = sorted(compared, reverse=compared[-1] < 0)
            assert compared == pytest.approx(ordered, abs=ROUNDING), (marker.id, hypothesis.key)


@some
@given(st.data())
def test_more_extensive_staining_never_lowers_what_positive_staining_raises(
    panels: SearchStrategy[Case], interpreter: Interpreter, data: st.DataObject
) -> None:
    split = interpreter.weights.cells.split_features
    marker = data.draw(st.sampled_from([m for m in weighed_markers(interpreter) if m.id not in split]))
    case = data.draw(panels)
    rest = {name: result for name, result in case["markers"].items() if name != marker.id}
    by_extent = [
        against_other(interpreter, {**case, "markers": {**rest, marker.id: stained(marker, extent)}})
        for extent in ("negative", "focal", "patchy", "positive", "diffuse")
    ]
    for diagnosis in by_extent[0]:
        ladder = [scores_of_extent[diagnosis] for scores_of_extent in by_extent]
        if ladder[3] > ladder[0]:
            assert ladder == pytest.approx(sorted(ladder), abs=ROUNDING), (marker.id, diagnosis)


def against_other(interpreter: Interpreter, case: Case) -> dict[str, int]:
    """Score of each diagnosis against ``other``, in micro-decibans: the ranking without its explanation, which takes longest."""
    weighed = recorded(interpreter, interpreter.read(case)).weighed(interpreter.weights)
    scores = {step.diagnosis: step.score for step in rank(weighed).steps}
    return {diagnosis: score - scores["other"] for diagnosis, score in scores.items()}


def pairs(interpreter: Interpreter) -> Iterator[tuple[Marker, Marker]]:
    """Ordered pairs of markers of one dependence group."""
    grouped = sorted((m for m in weighed_markers(interpreter) if m.group), key=lambda m: str(m.group))
    for _, members in groupby(grouped, key=lambda m: m.group):
        yield from permutations(members, 2)


def test_a_further_stain_that_agrees_never_lowers_a_diagnosis(interpreter: Interpreter) -> None:
    def odds(*markers: Marker) -> dict[str, int]:
        return against_other(interpreter, {"markers": {marker.id: stained(marker, "positive") for marker in markers}})

    nothing = odds()
    alone = {marker.id: odds(marker) for marker in weighed_markers(interpreter)}
    lowered = []
    for known, further in pairs(interpreter):
        both = odds(known, further)
        lowered += [
            f"{d}: {known.id} {alone[known.id][d] / MICRO:.1f} dB, with {further.id} {both[d] / MICRO:.1f} dB"
            for d in nothing
            if min(alone[known.id][d], alone[further.id][d]) > nothing[d] + ROUNDING and both[d] < alone[known.id][d] - ROUNDING
        ]
    assert lowered == []


def test_diffuse_and_partial_staining_of_a_split_marker_add_up_to_staining(interpreter: Interpreter) -> None:
    split = interpreter.weights.cells.split_features
    assert "S100" in split, "diffuse in schwannoma, patchy in malignant peripheral nerve sheath tumour"
    for feature in sorted(split):
        rows = [interpreter.weights.row("marker", feature, reading, None) for reading in ("positive", "diffuse", "not_diffuse")]
        for cells in zip(*rows, strict=True):
            whole, diffuse, partial = (10 ** (cell.weight / (10 * MICRO)) for cell in cells)
            assert diffuse + partial == pytest.approx(whole, rel=1e-5)
