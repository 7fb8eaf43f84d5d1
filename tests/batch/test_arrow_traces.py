"""Traces that are put together from columns are those of the reference engine, letter for letter."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest

from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from tests.batch.tables import table
from tests.batch.test_arrow_kernel import reference, rows_of

#: Rows by name, with a word that the trace of each must hold.
ODD: dict[str, tuple[dict[str, str | int], str]] = {
    "plain": ({"SMA": "+", "desmin": "+", "CD34": "-"}, '"step":"weighed"'),
    "contradicted": ({"SMA": "+", "smooth muscle actin": "-", "CD34": "-"}, "key_marker_contradicted"),
    "said twice": ({"SMA": "+", "smooth muscle actin": "+"}, '"step":"weighed"'),
    "not performed": ({"SMA": "not done", "CD34": "not done", "desmin": "+"}, "not_performed"),
    "nothing performed": ({"SMA": "not done", "CD34": "not done"}, "not_performed"),
    "no such stain": ({"Foozle-7": "+", "SMA": "+"}, "Foozle-7"),
    "no such result": ({"SMA": "rather blue", "CD34": "+"}, "rather blue"),
    "one note": ({"SOX10": "+", "S100": "-"}, "compartment_assumed"),
    "notes of several cells": ({"SOX10": "+", "Foozle-7": "weak", "SMA": "rather blue"}, "not_understood"),
    "conflict": ({"CD117": "+", "DOG1": "+", "SOX10": "+", "desmin": "+", "site": "stomach"}, "conflicting_finding"),
    "impossible": ({"SMA": "+", "age": 612}, ""),
    "empty": ({}, '"step":"outcome"'),
}


def odd_rows() -> pa.RecordBatch:
    names = sorted({name for cells, _ in ODD.values() for name in cells})
    columns = {name if name in ("age", "site") else f"marker.{name}": name for name in names}
    said: dict[str, list[Any]] = {column: [cells.get(name) for cells, _ in ODD.values()] for column, name in columns.items()}
    return pa.record_batch({"case_id": list(ODD), **said})


def test_odd_rows_are_told_as_by_the_reference_engine(
    knowledge: Knowledge, interpreter: Interpreter, caplog: pytest.LogCaptureFixture
) -> None:
    batch, kernel = odd_rows(), ArrowKernel(knowledge, "site", "full")
    expected = reference(interpreter, rows_of(batch), "full")
    for name, trace in zip(ODD, expected.column("trace").to_pylist(), strict=True):
        assert ODD[name][1] in (trace or ""), f"{name}: the row shows what it is made for"
    assert kernel.score(batch).equals(expected, check_metadata=True)
    assert kernel.score(batch).equals(expected, check_metadata=True), "and again, of what was kept"
    assert caplog.text == "", "the columns have not failed"


def test_a_row_is_told_the_same_whatever_stands_beside_it(knowledge: Knowledge) -> None:
    batch = odd_rows()
    together = ArrowKernel(knowledge, "site", "full").score(batch).column("trace").to_pylist()
    for row, trace in enumerate(together):
        alone = ArrowKernel(knowledge, "site", "full").score(batch.slice(row, 1))
        assert alone.column("trace").to_pylist() == [trace]
        assert trace is None or json.loads(trace)["header"]["case_id"] == list(ODD)[row]


def test_words_that_were_forgotten_are_said_again(
    knowledge: Knowledge, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ihc_engine.batch.arrow_traces._MOST_KEPT", 0)
    kernel = ArrowKernel(knowledge, "site", "full")
    for seed in (31, 32):
        batch = table(knowledge, seed, 30)
        assert kernel.score(batch).equals(reference(interpreter, rows_of(batch), "full"), check_metadata=True)
