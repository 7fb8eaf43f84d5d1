"""One line in, one line out, whatever the line is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ihc_engine.batch import interpret_lines
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.serialise import from_json, to_json

Rows = Callable[[Iterable[str | bytes]], list[dict[str, Any]]]
GOOD = {"case_id": "A-1", "markers": {"SMA": "+", "desmin": "+", "S100": "-", "CD34": "-"}}


def no_constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


@pytest.fixture(scope="session")
def rows(interpreter: Interpreter) -> Rows:
    """Interprets lines and reads the rows back as a strict reader would."""

    def interpreted(lines: Iterable[str | bytes]) -> list[dict[str, Any]]:
        results = list(interpret_lines(lines, interpreter))
        written = "".join(f"{result.line}\n" for result in results)
        assert len(written.splitlines()) == len(results), "a row is one line for every reader"
        found = [json.loads(line, parse_constant=no_constant) for line in written.encode("utf-8").splitlines()]
        assert [row["outcome"] == "error" for row in found] == [result.failed for result in results]
        return found

    return interpreted


def test_a_row_holds_the_short_answer_of_the_same_interpretation(rows: Rows, interpreter: Interpreter) -> None:
    (row,) = rows([json.dumps(GOOD)])
    answer = interpreter.interpret(GOOD)
    assert row["case_id"] == "A-1"
    assert row["outcome"] == answer.outcome
    assert row["other_probability"] == answer.other_probability
    assert [(r["diagnosis"], r["probability"]) for r in row["ranking"]] == [(d.diagnosis, d.probability) for d in answer.ranking]
    assert row["alerts"] == [alert.code for alert in answer.alerts]
    assert row["knowledge"]["digest"] == interpreter.knowledge.digest


def test_order_is_kept_and_errors_stand_in_their_place(rows: Rows) -> None:
    lines = ['{"case_id":"1"}', "no json", '{"id":"3","age":-3}', '{"case_id":4,"markers":{"SMA":"140%"}}', '{"id":5}', "[]"]
    found = rows(lines)
    assert [row["case_id"] for row in found] == ["1", None, "3", "4", "5", None]
    assert [row["outcome"] == "error" for row in found] == [False, True, True, True, False, True]
    assert found[1]["error"]["message"].startswith("line 2: ")


def test_an_error_row_names_every_problem_with_its_path(rows: Rows) -> None:
    (row,) = rows(['{"case_id":"x","age":-3,"markers":{"desmin":"140%","SMA":{"percent":-4}}}'])
    assert row["error"]["code"] == "unreadable_case"
    assert {problem["path"] for problem in row["error"]["problems"]} == {"age", "markers.desmin", "markers.SMA.percent"}


def test_blank_lines_are_no_rows_and_line_numbers_count_them(rows: Rows) -> None:
    found = rows([b"\n", b'{"case_id":"1"}\r\n', b"  \r\n", b"oops\n"])
    assert [row["case_id"] for row in found] == ["1", None]
    assert found[1]["error"]["message"].startswith("line 4: ")


@pytest.mark.parametrize(
    ("line", "case_id"),
    [
        (b'\xef\xbb\xbf{"case_id":"bom"}\n', "bom"),
        (b'{"case_id":"crlf"}\r\n', "crlf"),
        (b'\t {"case_id":"padded"}  \n', "padded"),
        ('{"case_id":"Zürich 平"}'.encode(), "Zürich 平"),
        ('{"case_id":"a\u2028b\u0085c"}'.encode(), "a\u2028b\u0085c"),
        (b'{"case_id":"a\\nb"}', "a\nb"),
    ],
    ids=["bom", "crlf", "padded", "wide", "line separators", "line end"],
)
def test_lines_as_other_programs_write_them(rows: Rows, line: bytes, case_id: str) -> None:
    (row,) = rows([line])
    assert (row["case_id"], row["outcome"]) == (case_id, "undetermined")


@pytest.mark.parametrize(
    "line",
    [
        b"\x00",
        b"null",
        b"NaN",
        b'"text"',
        b'{"case_id":"latin \xe9"}',
        b'\xff\xfe{"case_id":"utf-16"}',
        b"[" * 100_000,
        b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
        b'{"markers":' + b"[" * 60 + b"]" * 60 + b"}",
        b'{"case_id":"' + b"a" * 3_000_000 + b'"}',
        b'{"markers":{"' + b"q" * 1_900_000 + b'":"+"}}',
        b'{"case_id":"n","markers":{"SMA":' + b"9" * 5_000 + b"}}",
        b'{"case_id":"twice","case_id":"thrice"}',
        b'{"case_id":NaN}',
        b'{"case_id":1e400,"age":-1}',
        b'{"case_id":true}',
        b'{"case_id":{"a":1}}',
        b'{"case_id":"\\ud800","age":1}',
        b'{"case_id":"x","markers":{"\\udfff":"+"}}',
        b'{"markers":[' + b",".join([b'{"name":"SMA"}'] * 501) + b"]}",
    ],
    ids=lambda line: repr(line[:24]),
)
def test_a_line_that_cannot_be_read_is_one_short_error_row_between_its_neighbours(rows: Rows, line: bytes) -> None:
    good = json.dumps(GOOD).encode()
    first, row, last = rows([good, line, good])
    assert row["outcome"] == "error"
    assert row["error"]["message"].startswith("line 2: ")
    assert len(json.dumps(row)) < 20_000, "an error row does not repeat a huge line"
    assert first == last
    assert first["outcome"] != "error"


def test_a_half_character_in_a_broken_row_stays_a_half_character(rows: Rows) -> None:
    (row,) = rows([b'{"case_id":"\\ud800x","age":1}'])
    assert row["case_id"] == "\ud800x"


KEYS = st.sampled_from(["case_id", "id", "markers", "age", "site", "SMA", "x"])
JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=6,
)
LINES = st.binary(max_size=40) | JSON.map(lambda value: json.dumps(value).encode())


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, max_size=6))
def test_one_line_in_one_line_out_for_any_bytes(rows: Rows, lines: list[bytes]) -> None:
    given_lines = [line.replace(b"\n", b" ") for line in lines]
    assert len(rows(given_lines)) == sum(bool(line.strip()) for line in given_lines)


def test_a_fault_of_the_engine_in_one_row_loses_no_other(
    interpreter: Interpreter, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpret = Interpreter.interpret

    def faulty(self: Interpreter, case: Any, **options: Any) -> Any:
        if case.case_id == "bad":
            raise ZeroDivisionError("patient data in a message")
        return interpret(self, case, **options)

    monkeypatch.setattr(Interpreter, "interpret", faulty)
    found = rows(['{"case_id":"1"}', '{"case_id":"bad"}', '{"case_id":"3"}'])
    assert [row["case_id"] for row in found] == ["1", "bad", "3"]
    assert found[1]["error"]["code"] == "internal"
    assert "patient data" not in json.dumps(found[1])


def test_trace_depths(interpreter: Interpreter) -> None:
    fired, full = (
        json.loads(next(iter(interpret_lines([json.dumps(GOOD)], interpreter, trace=depth))).line)
        for depth in ("fired", "answer")
    )
    answer = interpreter.interpret(GOOD)
    assert fired["rules"] == [rule.rule for rule in answer.rules] != []
    assert full == json.loads(to_json(answer))
    assert to_json(from_json(json.dumps(full))) == to_json(answer)


def test_lines_are_read_one_at_a_time(interpreter: Interpreter) -> None:
    def endless() -> Iterable[str]:
        while True:
            yield json.dumps(GOOD)

    results = interpret_lines(endless(), interpreter)
    assert [next(results).failed for _ in range(3)] == [False] * 3
