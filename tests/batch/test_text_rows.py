"""Rows that hold a report: read, joined with what the other columns say, and never repeated in an error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from ihc_engine.batch import InputRow, Scorer, TableError
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.reports.model import NotRead, Part, ReportReading

TEXT = "Desmin, SMA positive. Qqq: +++"
PANEL = {"markers": {"desmin": "positive", "SMA": "positive", "S100": "negative"}, "morphology": ["fascicles"], "site": "uterus"}


class Reader:
    """Reads every report as the same panel."""

    def __init__(self, case: Mapping[str, Any] = PANEL) -> None:
        self.case = case

    def read(self, text: str) -> ReportReading:
        unread = NotRead(text.index("Qqq"), text.index("Qqq") + 3, "Qqq", "unknown") if "Qqq" in text else None
        part = Part(None, 0, len(text), self.case, not_understood=(unread,) if unread else ())
        return ReportReading(text, "en", (part,), part, remarks=("one remark",))


def scored(interpreter: Interpreter, reader: Any, trace: Any = "none", **fields: Any) -> dict[str, Any]:
    row = InputRow("line 1", {"case_id": "t", "text": TEXT, **fields})
    return Scorer(interpreter, trace=trace, reader=reader).row(row)


def test_a_text_row_is_the_answer_to_the_case_it_states(interpreter: Interpreter) -> None:
    row = scored(interpreter, Reader())
    answer = interpreter.interpret(PANEL)
    assert [(r["diagnosis"], r["probability"]) for r in row["ranking"]] == [(d.diagnosis, d.probability) for d in answer.ranking]
    assert row["case"] == PANEL


def test_what_was_not_understood_is_named_with_its_place_in_the_text(interpreter: Interpreter) -> None:
    row = scored(interpreter, Reader())
    (unread,) = [item for item in row["not_understood"] if item["words"] == "Qqq"]
    assert TEXT[unread["start"] : unread["end"]] == "Qqq"
    assert unread["path"] == f"text[{unread['start']}:{unread['end']}]"
    assert row["remarks"] == ["one remark"]


def test_a_column_stands_for_what_the_report_says_of_the_same_and_features_of_both_count(interpreter: Interpreter) -> None:
    row = scored(interpreter, Reader(), site="stomach", morphology="necrosis; nests")
    joined = {**PANEL, "site": "stomach", "morphology": ["necrosis", "nests", "fascicles"]}
    answer = interpreter.interpret(joined)
    assert [(r["diagnosis"], r["probability"]) for r in row["ranking"]] == [(d.diagnosis, d.probability) for d in answer.ranking]
    assert row["case"] == PANEL, "the case that the text states"
    assert [item["code"] for item in row["set_aside"] if item["path"] == "text: site"] == ["stated_beside_report"]


@pytest.mark.parametrize("markers", [None, {}, []], ids=["null", "no object", "no list"])
def test_empty_markers_are_none(interpreter: Interpreter, markers: Any) -> None:
    assert "case" in scored(interpreter, Reader(), markers=markers)


@pytest.mark.parametrize(
    "fields", [{"markers": {"SMA": "+"}}, {"text": " \n "}, {"text": None}], ids=["markers", "blank", "null"]
)
def test_a_row_with_markers_or_without_words_is_not_read(interpreter: Interpreter, fields: dict[str, Any]) -> None:
    assert "case" not in scored(interpreter, Reader(), **fields)


def test_a_whole_answer_keeps_its_shape_and_gains_the_case(interpreter: Interpreter) -> None:
    row = scored(interpreter, Reader(), trace="answer")
    assert row["case"] == PANEL
    start = TEXT.index("Qqq")
    assert [item["path"] for item in row["input"]["not_understood"]] == [f"text[{start}:{start + 3}]"]
    assert row["trace"]["schema"] == "ihc-trace/1"


def test_an_impossible_value_in_a_report_is_not_understood_and_the_rest_counts(interpreter: Interpreter) -> None:
    row = scored(interpreter, Reader({**PANEL, "age": 640}))
    assert row["outcome"] != "error"
    assert any("640" in item["words"] for item in row["not_understood"])


class Faulty(Reader):
    def read(self, text: str) -> ReportReading:
        raise KeyError(text)


@pytest.mark.parametrize(
    ("reader", "fields"),
    [
        (Faulty(), {}),
        (Reader(), {"text": "Secret " * 200_000}),
        (Reader(), {"text": "Secret \ud800"}),
        (Reader(), {"age": -3}),
    ],
    ids=["fault", "endless", "half a character", "column"],
)
def test_a_report_that_fails_is_an_error_row_without_its_words(interpreter: Interpreter, reader: Any, fields: Any) -> None:
    row = scored(interpreter, reader, **{"text": f"Secret {TEXT}", **fields})
    assert (row["case_id"], row["outcome"]) == ("t", "error")
    assert "Secret" not in json.dumps(row)
    assert "Desmin" not in json.dumps(row)


def test_a_missing_library_stops_the_run_and_says_what_to_install(interpreter: Interpreter) -> None:
    class Missing(Reader):
        def read(self, text: str) -> ReportReading:
            raise ModuleNotFoundError(name="ahocorasick_rs")

    with pytest.raises(TableError, match="a report needs ahocorasick_rs, which is not installed: pip install"):
        scored(interpreter, Missing())
