"""How well the own reports are read: the bars that a change of words or grammar must not fall below."""

from __future__ import annotations

from pathlib import Path

import pytest

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.report_evaluation import ReportEvaluation, evaluate_reports
from ihc_engine.validation.report_ranking import Rankings

FOLDER = Path(__file__).parents[2] / "fixtures" / "reports"


def measured(knowledge: Knowledge, *names: str) -> ReportEvaluation:
    lines = [line for name in names for line in (FOLDER / name).read_text("utf-8").splitlines()]
    return evaluate_reports(lines, knowledge)


def test_marked_reports_are_read_with_no_opposite_sign(knowledge: Knowledge) -> None:
    figures = measured(knowledge, "english.jsonl", "other_languages.jsonl").overall
    assert (figures.markers.f1 or 0) >= 0.99
    assert figures.flips == 0
    assert (figures.leader.share or 0) >= 0.97


def test_reports_written_without_knowing_the_reader_stay_read(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ihc_engine.validation.report_evaluation.rankings", lambda *_: Rankings((), ()))  # not asked for here
    figures = measured(knowledge, "panels/unseen.jsonl").overall
    assert (figures.markers.f1 or 0) >= 0.98
    assert figures.flips <= 7
