"""Both engines write the same bytes, whatever stands in the rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ihc_engine.batch import InputRow, Scorer, archive_rows, batch_schema, line_rows, sink
from ihc_engine.batch.batches import batches
from ihc_engine.batch.kernel import Kernel
from ihc_engine.batch.row import TraceDepth
from ihc_engine.case.model import parse_case_yaml
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from tests.inference.columnar.cases import random_cases

FIXTURES = Path(__file__).parents[2] / "fixtures"
ENDINGS = (".jsonl", ".csv", ".parquet")
#: What generated rows are mixed with.
HOSTILE = (
    b"broken",
    b"[1, 2]",
    b"\xff\xfe",
    b"\xef\xbb\xbf{}",
    b'{"case_id": "x", "markers": {"SMA": "+", "SMA": "-"}}',
    b'{"case_id": "\\ud800", "markers": {"SMA": "+"}}',
    b'{"case_id": " padded ", "markers": {"SMA": "+", " SMA": "-"}}',
    b'{"case_id": 7, "markers": {"SMA": "140 %"}}',
    b'{"case_id": "a", "id": "b", "age": 612}',
    b'{"id": "b", "age": 61, "size_cm": "4 x 3 cm", "sex": "F", "mitoses_per_10hpf": 3}',
    b'{"markers": [{"name": "S100", "result": null}, {"name": "S100", "result": "+"}, "CD34 +"]}',
    b'{"markers": [{"name": "HMB45", "result": null}, {"name": "HMB45", "result": "+"}]}',
    b'{"markers": {"S100": {"result": "+", "cells": "sustentacular", "lot": "9"}, "nobody knows": "+", "desmin": "purple"}}',
    b'{"markers": {"ALK": true, "CD117": 3, "Ki-67": {"percent": 40}}, "mood": "good", "clinical_note": "tired"}',
    b'{"case_id": "t", "text": "Desmin, SMA and h-caldesmon are positive; S100 is negative. IHC for zzq was purple."}',
    b'{"case_id": "t2", "site": "stomach", "text": "CD117 and DOG1 positive.", "markers": {}}',
    b'{"case_id": "t3", "text": "' + b"x" * 300 + b'", "markers": {"SMA": "+"}}',
    b'{"morphology": "spindle cells; nobody knows", "necrosis": true, "specimen": {"kind": "biopsy", "status": "metastasis"}}',
    b'{"morphology": ["necrosis", {"feature": "necrosis", "status": "absent"}], "necrosis": "absent", "molecular": null}',
    b"{}",
)


def lines(knowledge: Knowledge, seed: int, count: int) -> list[bytes]:
    """Random cases in both notations of stains, with hostile rows among them."""
    random, made = Random(seed), []
    for case in random_cases(knowledge, seed, count):
        names = [stain["name"] for stain in case["markers"]]
        if random.random() < 0.5 and len(set(names)) == len(names):
            case["markers"] = {stain["name"]: {k: v for k, v in stain.items() if k != "name"} for stain in case["markers"]}
        made.append(json.dumps(case).encode())
        if random.random() < 0.1:
            made.append(random.choice(HOSTILE))
    return [*made, *HOSTILE]


def written(path: Path, rows: Iterable[dict[str, Any]], knowledge: Knowledge, trace: TraceDepth) -> bytes:
    with sink(path, batch_schema(knowledge, trace)) as write:
        for row in rows:
            write(row)
    return path.read_bytes()


@pytest.mark.parametrize("trace", ["none", "fired", "full"])
def test_output_files_are_equal_byte_for_byte(
    knowledge: Knowledge, interpreter: Interpreter, tmp_path: Path, trace: TraceDepth
) -> None:
    """``fired`` holds all that ``none`` does, so that one of them goes over many cases.

    The answers to all panels are compared in ``tests.inference.columnar.test_fixtures``, before they are written.
    """
    panels = [
        *(FIXTURES / "published_cases.jsonl").read_bytes().splitlines()[::3],
        *(FIXTURES / "expert_panels.jsonl").read_bytes().splitlines()[::4],
    ]
    whole = trace == "fired"
    rows = list(line_rows([*lines(knowledge, 21, 150), *panels] if whole else [*panels[-40:], *lines(knowledge, 22, 20)]))
    single = list(Scorer(interpreter, "site", trace).rows(rows))
    many = list(Kernel(knowledge, "site", trace).rows(rows))
    assert sum(row["outcome"] == "error" for row in single) >= 8, "there are errors among the rows"
    for ending in ENDINGS:
        found = written(tmp_path / f"many{ending}", many, knowledge, trace)
        assert found == written(tmp_path / f"single{ending}", single, knowledge, trace), ending


@pytest.mark.parametrize("odds", ["uniform", {"gist": 30.0, "other": 1.0}])
def test_pretest_odds_reach_every_row(knowledge: Knowledge, interpreter: Interpreter, odds: Any) -> None:
    rows = list(line_rows(lines(knowledge, 5, 30)))
    assert Kernel(knowledge, odds).score(rows) == Scorer(interpreter, odds).score(rows)


def test_tables_are_read_alike(knowledge: Knowledge, interpreter: Interpreter, tmp_path: Path) -> None:
    random, path = Random(4), tmp_path / "in.csv"
    results = ["+", "-", "focal", "140 %", "not done", "purple", "", "", "80%"]
    stains = ["SMA", "S100", "S-100", "HMB45", "MDM2", "CD34", "SOX10", "STAT6", "GATA3", "nobody knows"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["case_id", "site", "age", "morphology", *(f"marker.{stain}" for stain in stains), "text"])
        for number in range(120):
            words = random.choice(["", "spindle cells", "necrosis; nests", "zzq"])
            cells = [f"c{number}", random.choice(["stomach", "", "nowhere"]), random.choice(["61", "", "612"]), words]
            cells += random.choices(results, k=len(stains))
            writer.writerow([*cells, random.choice(["", "", "SMA is positive."])])
        writer.writerow(["short"])
    rows = list(archive_rows(path))
    assert len(rows) == 121
    assert list(Kernel(knowledge).rows(rows)) == list(Scorer(interpreter).rows(rows))


def test_whole_answers_differ_in_the_name_of_the_engine_only(knowledge: Knowledge, interpreter: Interpreter) -> None:
    cases = [parse_case_yaml(path.read_text(encoding="utf-8")) for path in sorted((FIXTURES / "cases").glob("*.yaml"))[:4]]
    rows = [InputRow(f"row {n}", case.model_dump(exclude_none=True)) for n, case in enumerate(cases)]
    rows += line_rows(HOSTILE)

    def unnamed(answers: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        return ({key: value for key, value in answer.items() if key != "engine"} for answer in answers)

    many = Kernel(knowledge, "site", "answer").score(rows)
    assert list(unnamed(many)) == list(unnamed(Scorer(interpreter, "site", "answer").score(rows)))
    assert {row["engine"]["name"] for row in many if "engine" in row} == {"columnar"}


def test_files_and_remarks_of_rows_are_kept(knowledge: Knowledge, interpreter: Interpreter) -> None:
    text = "SMA is positive. Second block: desmin is negative."
    rows = [InputRow("a", {"markers": {"SMA": "+"}}, "a.jsonl", ("one",)), InputRow("b", {"text": text}, "b.txt", ("two",))]
    found = Kernel(knowledge).score(rows)
    assert found == Scorer(interpreter).score(rows)
    assert [(row["source"], row["remarks"][0]) for row in found] == [("a.jsonl", "one"), ("b.txt", "two")]


def test_a_fault_of_the_engine_loses_no_row(
    knowledge: Knowledge, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ArithmeticError("secret words of a row")

    many = Kernel(knowledge)
    monkeypatch.setattr("ihc_engine.interpretation.columnar.ColumnarInterpreter.score", broken)
    rows = list(line_rows(lines(knowledge, 9, 5)))
    assert many.score(rows) == Scorer(interpreter).score(rows)
    assert "unexpected ArithmeticError" in caplog.text
    assert "secret" not in caplog.text


def test_stains_beyond_the_widest_table_are_read_all_the_same(
    knowledge: Knowledge, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ihc_engine.batch.cell_table.MOST_COLUMNS", 3)
    rows = list(line_rows(lines(knowledge, 2, 40)))
    assert Kernel(knowledge).score(rows) == Scorer(interpreter).score(rows)


def test_batches_end_by_rows_and_by_characters() -> None:
    rows = [InputRow("x", "a" * length) for length in (1, 1, 1, 1, 9, 20, 1)]
    assert [[len(str(row.content)) for row in batch] for batch in batches(rows, 3, 10)] == [[1, 1, 1], [1, 9], [20], [1]]
