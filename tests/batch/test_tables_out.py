"""Tables out: one documented schema, the same values in every format, no formula from a caller's words."""

from __future__ import annotations

import csv
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet as untyped

from ihc_engine.batch import InputRow, RowError, Scorer, batch_schema, sink
from ihc_engine.batch.sinks import formula_safe
from ihc_engine.interpretation.interpret import Interpreter

parquet: Any = untyped
ROWS = [
    InputRow("line 1", {"case_id": "a", "site": "stomach", "markers": {"CD117": "+", "DOG1": "+", "desmin": "-", "Qqq": "+"}}),
    InputRow("line 2", {"case_id": "=cmd()", "age": -1}),
    InputRow("line 3", RowError("unreadable_row", "two\nlines", "c")),
    InputRow("line 4", {"case_id": "Zürich\u2028", "markers": {"CD45": "+", "CD20": "+", "CD3": "-", "SMA": "-", "S100": "-"}}),
]


@pytest.fixture(scope="module")
def answers(interpreter: Interpreter) -> list[dict[str, Any]]:
    return list(Scorer(interpreter, trace="fired").rows(ROWS))


def written(path: Path, answers: list[dict[str, Any]], interpreter: Interpreter) -> Path:
    with sink(path, batch_schema(interpreter.knowledge, "fired")) as write:
        for answer in answers:
            write(answer)
    return path


def test_csv_and_parquet_hold_the_same_cells(answers: list[dict[str, Any]], interpreter: Interpreter, tmp_path: Path) -> None:
    with written(tmp_path / "out.csv", answers, interpreter).open(encoding="utf-8", newline="") as file:
        by_csv = list(csv.DictReader(file))
    by_parquet = parquet.read_table(written(tmp_path / "out.parquet", answers, interpreter)).to_pylist()
    assert len(by_csv) == len(by_parquet) == len(ROWS)
    for text, typed in zip(by_csv, by_parquet, strict=True):
        assert list(text) == list(typed)
        for name, value in typed.items():
            shown = "" if value is None else ";".join(value) if isinstance(value, list) else value
            assert text[name].removeprefix("'") == (shown if isinstance(shown, str) else json.dumps(shown)), name


def test_a_row_of_a_table_is_the_row_of_json_lines(
    answers: list[dict[str, Any]], interpreter: Interpreter, tmp_path: Path
) -> None:
    row = parquet.read_table(written(tmp_path / "out.parquet", answers, interpreter)).to_pylist()[0]
    first = answers[0]
    assert (row["leader"], row["leader_probability"]) == ("gist", first["ranking"][0]["probability"])
    assert [row["leader_low"], row["leader_high"]] == list(first["ranking"][0]["interval"])
    by_id = {d["diagnosis"]: d["probability"] for d in first["ranking"]}
    for core in ("leiomyosarcoma", "schwannoma", "gist", "solitary_fibrous_tumor", "paraganglioma"):
        assert row[f"probability_{core}"] == by_id[core]
    assert (row["alerts"], row["rules"]) == (first["alerts"], first["rules"])
    assert json.loads(row["not_understood"])[0]["words"].startswith("Qqq")
    assert row["knowledge_digest"] == interpreter.knowledge.digest


def test_a_failed_row_holds_its_id_and_its_error_and_nothing_else(
    answers: list[dict[str, Any]], interpreter: Interpreter, tmp_path: Path
) -> None:
    row = parquet.read_table(written(tmp_path / "out.parquet", answers, interpreter)).to_pylist()[2]
    stated = {name: value for name, value in row.items() if value is not None}
    assert stated == {
        "case_id": "c",
        "outcome": "error",
        "error_code": "unreadable_row",
        "error_message": "line 3: two\nlines",
    }


def test_where_none_of_the_listed_leads_the_probability_is_that_of_other(interpreter: Interpreter) -> None:
    answer = Scorer(interpreter).row(ROWS[3])
    schema = batch_schema(interpreter.knowledge)
    cells = dict(zip((c.name for c in schema.columns), schema.values(answer), strict=True))
    assert cells["leader"] == "other"
    assert cells["leader_probability"] == answer["other_probability"]
    assert (cells["leader_low"], cells["leader_high"]) == (None, None)


def test_the_parquet_schema_says_what_its_columns_mean(
    answers: list[dict[str, Any]], interpreter: Interpreter, tmp_path: Path
) -> None:
    schema = parquet.read_schema(written(tmp_path / "out.parquet", answers, interpreter))
    assert schema.metadata[b"schema"] == b"ihc-batch/1"
    assert all(field.metadata[b"meaning"] for field in schema)
    assert [field.name for field in schema] == [c.name for c in batch_schema(interpreter.knowledge, "fired").columns]


def test_a_whole_answer_is_one_cell_and_the_other_columns_say_the_same(interpreter: Interpreter) -> None:
    short, full = (Scorer(interpreter, trace=depth).row(ROWS[0]) for depth in ("none", "answer"))
    plain, whole = batch_schema(interpreter.knowledge), batch_schema(interpreter.knowledge, "answer")
    cells = dict(zip((c.name for c in whole.columns), whole.values(full), strict=True))
    assert json.loads(cells.pop("answer"))["trace"]["schema"] == "ihc-trace/1"
    expected = dict(zip((c.name for c in plain.columns), plain.values(short), strict=True))
    differing = {name for name in expected if cells[name] != expected[name]}
    assert differing <= {"set_aside", "not_understood"}, "only the accounts of the input are longer in a whole answer"


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-desmin", "'-desmin"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("-5", "-5"),
        ("+3.5", "+3.5"),
        ("A-1", "A-1"),
        ("", ""),
    ],
)
def test_words_start_no_formula_and_numbers_stay_numbers(words: str, cell: str) -> None:
    assert formula_safe(words) == cell


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_writing_needs_no_more_memory_for_more_rows(interpreter: Interpreter, tmp_path: Path, ending: str) -> None:
    answer = Scorer(interpreter).row(ROWS[0])

    def peak(rows: int) -> int:
        with sink(tmp_path / f"{rows}{ending}", batch_schema(interpreter.knowledge)) as write:
            write(answer)
            tracemalloc.start()
            for _ in repeated(rows):
                write(answer)
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return most

    peak(1_000)
    assert peak(6_000) < 1.5 * peak(2_000) + 250_000


def repeated(rows: int) -> Iterator[None]:
    for _ in range(rows):
        yield None
