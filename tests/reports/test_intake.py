"""A report and a case beside it: what is stated stands before what was read, and nothing vanishes unsaid."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine.case.findings import CaseReading
from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.intake import ReportsMissingError, is_report, read_report_case, read_text, report_case
from ihc_engine.reports.model import NotRead, Part, ReportReading


def stated_by(case: dict[str, Any], *, text: str = "", unread: tuple[NotRead, ...] = (), others: int = 0) -> ReportReading:
    """A reading that states this case, beside so many specimens that state nothing."""
    main = Part("a", 0, len(text), case, not_understood=unread)
    rest = tuple(Part(label, 0, len(text), {}) for label in "bcd"[:others])
    return ReportReading(text, "en", (main, *rest), main)


def read(case: dict[str, Any], knowledge: Knowledge, beside: dict[str, Any] | None = None) -> CaseReading:
    stated = None if beside is None else Case.from_mapping(beside)
    return read_report_case(report_case(stated_by(case), knowledge, stated))


def status(reading: CaseReading) -> dict[str, str]:
    return {finding.feature: finding.status for finding in reading.findings}


def test_a_report_alone_is_its_case(knowledge: Knowledge) -> None:
    reading = read({"markers": {"SMA": "positive", "S100": "negative"}, "site": "stomach", "age": 61}, knowledge)
    assert status(reading) == {"SMA": "positive", "S100": "negative"}
    assert (reading.site, reading.age, reading.set_aside) == ("stomach", 61, ())


def test_a_stated_stain_stands_for_the_one_that_was_read_by_any_spelling(knowledge: Knowledge) -> None:
    reading = read({"markers": {"SMA": "positive", "S100": "negative"}}, knowledge, {"markers": {"alpha-SMA": "negative"}})
    assert status(reading) == {"SMA": "negative", "S100": "negative"}
    assert [(s.feature, s.words, s.code) for s in reading.set_aside] == [("SMA", "positive", "stated_beside_report")]
    assert reading.contradicted == ()


def test_a_stain_of_other_cells_is_another_stain(knowledge: Knowledge) -> None:
    sustentacular = {"markers": [{"name": "S100", "result": "positive", "cells": "sustentacular"}]}
    reading = read(sustentacular, knowledge, {"markers": {"S100": "negative"}})
    assert len(reading.findings) == 2
    assert reading.set_aside == ()


@pytest.mark.parametrize(
    ("field", "said", "stated"),
    [
        ("site", "stomach", "uterus"),
        ("age", 61, 16),
        ("sex", "male", "female"),
        ("size_cm", 5.5, 55),
        ("mitoses", {"count": 12, "per": "10 HPF"}, {"count": 2, "per": "10 HPF"}),
        ("reported_diagnosis", "gist", "leiomyoma"),
    ],
)
def test_a_stated_field_stands_for_the_one_that_was_read(field: str, said: object, stated: object, knowledge: Knowledge) -> None:
    both = read({field: said}, knowledge, {field: stated})
    alone = read({}, knowledge, {field: stated})
    assert (both.site, both.age, both.sex, both.measures) == (alone.site, alone.age, alone.sex, alone.measures)
    assert both.findings == alone.findings
    assert [s.feature for s in both.set_aside if s.code == "stated_beside_report"] == [field]
    same = read({field: said}, knowledge, {field: said})
    assert [s for s in same.set_aside if s.code == "stated_beside_report"] == []


def test_a_count_in_the_short_form_stands_for_the_one_that_was_read(knowledge: Knowledge) -> None:
    reading = read({"mitoses": {"count": 40, "per": "10 HPF"}}, knowledge, {"mitoses_per_10hpf": 1})
    assert reading.measures == read({"mitoses_per_10hpf": 1}, knowledge).measures


def test_features_of_both_are_kept_and_a_stated_one_is_right(knowledge: Knowledge) -> None:
    said = {"morphology": ["necrosis", "spindle cells"]}
    reading = read(said, knowledge, {"morphology": [{"feature": "tumour necrosis", "status": "absent"}, "palisading"]})
    found = status(reading)
    assert (found["necrosis"], found["spindle_cells"]) == ("absent", "present")
    assert status(read(said, knowledge, {"necrosis": False}))["necrosis"] == "absent"


def test_what_cannot_be_is_told_and_takes_nothing_else_away(knowledge: Knowledge) -> None:
    wrong = {"markers": {"SMA": "140 %", "desmin": "positive"}, "age": 180, "morphology": ["spindle cells"]}
    reading = read(wrong, knowledge)
    assert status(reading) == {"desmin": "positive", "spindle_cells": "present"}
    assert [n.path for n in reading.not_understood] == ["text: age", "text: markers.SMA"]


def test_what_was_not_read_has_its_place_in_the_text(knowledge: Knowledge) -> None:
    text = "QX-77 (+)"
    report = stated_by({}, text=text, unread=(NotRead(0, 9, text, "unknown stain"),))
    reading = read_report_case(report_case(report, knowledge))
    assert [(n.path, n.words) for n in reading.not_understood] == [("text[0:9]", text)]


def test_a_case_with_text_and_no_markers_is_a_report() -> None:
    assert is_report(Case.from_mapping({"text": "SMA +"}))
    assert not is_report(Case.from_mapping({"text": "  \n"}))
    assert not is_report(Case.from_mapping({"text": "SMA +", "markers": {"SMA": "+"}}))


def test_interpret_reads_a_case_that_is_a_text(interpreter: Interpreter) -> None:
    text = "Desmin, SMA and h-caldesmon are positive. S100, CD34 and CD117 are negative."
    answer = interpreter.interpret({"case_id": "T-1", "site": "uterus", "text": text})
    assert (answer.case_id, answer.leader) == ("T-1", "leiomyosarcoma")
    assert {used.finding for used in answer.input.used} >= {"desmin", "SMA", "h-caldesmon", "S100", "CD34", "CD117"}
    codes = {alert.code for alert in answer.alerts}
    assert "read_from_text" in codes
    assert "free_text_not_read" not in codes


def test_opposite_results_in_a_text_are_a_contradiction_of_the_answer(interpreter: Interpreter) -> None:
    answer = interpreter.interpret({"text": "Desmin is positive. SMA is positive. S100 is negative. Desmin is negative."})
    assert "contradiction" in {alert.code for alert in answer.alerts}
    assert "desmin" not in {used.finding for used in answer.input.used}


def test_specimens_that_are_not_used_are_a_caution(interpreter: Interpreter) -> None:
    text = "A. Stomach: CD117 and DOG1 are positive, desmin is negative.\nB. Skin: S100 and SOX10 are positive.\n"
    answer = interpreter.interpret({"text": text})
    assert [alert.severity for alert in answer.alerts if alert.code == "several_specimens"] == ["caution"]


@pytest.mark.parametrize("text", ["SMA \ud800 positive", "x" * 1_000_001])
def test_a_text_that_cannot_be_read_is_refused_with_its_path(text: str, interpreter: Interpreter) -> None:
    with pytest.raises(CaseError) as refused:
        read_text(text, interpreter.reports)
    assert [problem.path for problem in refused.value.problems] == ["text"]


def test_a_missing_library_is_said_with_its_remedy() -> None:
    class Reader:
        def read(self, text: str) -> ReportReading:
            raise ModuleNotFoundError(name="ahocorasick_rs")

    with pytest.raises(ReportsMissingError, match=r"ahocorasick_rs, which is not installed: pip install 'ihc-engine\[reports\]'"):
        read_text("SMA +", Reader())


def test_another_text_beside_a_report_is_still_said_to_be_unread(knowledge: Knowledge) -> None:
    report, beside = stated_by({"markers": {"SMA": "positive"}}, text="SMA +"), {"text": "Desmin is positive."}
    reading = read_report_case(report_case(report, knowledge, Case.from_mapping(beside)))
    assert "free_text_not_read" in {alert.code for alert in reading.alerts}
    own = read_report_case(report_case(report, knowledge, Case.from_mapping({"text": "SMA +"})))
    assert "free_text_not_read" not in {alert.code for alert in own.alerts}
