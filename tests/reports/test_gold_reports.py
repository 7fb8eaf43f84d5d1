"""The gold reports are what they claim: exact spans, ids of the vocabulary, enough styles."""

import json
from pathlib import Path
from typing import Any

import pytest

from ihc_engine.knowledge.model import Knowledge
from tests.kept import loaded

FOLDER = Path(__file__).parents[2] / "fixtures" / "reports"
STATUSES = {"positive", "negative", "equivocal", "not_performed", "uninterpretable", "retained", "lost", "index", None}
REASONS = {"suggested", "hypothetical", "literature", "earlier", "control", "molecular", "named"}
CERTAINTIES = {"stated", "favoured", "differential", "excluded"}
SUSTENTACULAR_KEY = " (sustentacular)"


@pytest.fixture(scope="module")
def reports() -> list[dict[str, Any]]:
    lines = [line for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").split("\n")]
    return [json.loads(line) for line in lines if line]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return loaded()


def test_there_are_enough_reports_and_styles(reports: list[dict[str, Any]]) -> None:
    assert len(reports) >= 150
    assert len({report["style"] for report in reports}) >= 20


def test_no_report_id_and_no_text_is_there_twice(reports: list[dict[str, Any]]) -> None:
    assert len({report["report_id"] for report in reports}) == len(reports)
    assert len({report["text"] for report in reports}) == len(reports)


def test_every_mention_is_the_text_of_its_span(reports: list[dict[str, Any]]) -> None:
    wrong = [
        (report["report_id"], mention["text"])
        for report in reports
        for mention in report["gold"]["mentions"]
        if not mention["text"] or report["text"][mention["start"] : mention["end"]] != mention["text"]
    ]
    assert wrong == []


def test_every_mention_has_a_known_status_and_says_why_if_it_has_none(reports: list[dict[str, Any]]) -> None:
    wrong = [
        (report["report_id"], mention["text"])
        for report in reports
        for mention in report["gold"]["mentions"]
        if mention["status"] not in STATUSES or (mention["status"] is None) != (mention.get("why") in REASONS)
    ]
    assert wrong == []


def test_every_marker_with_a_result_is_mentioned(reports: list[dict[str, Any]]) -> None:
    wrong = [
        (report["report_id"], name)
        for report in reports
        for name in report["gold"]["markers"]
        if name.removesuffix(SUSTENTACULAR_KEY)
        not in {mention["marker"] for mention in report["gold"]["mentions"] if mention["status"]}
    ]
    assert wrong == []


def test_a_contradicted_marker_has_no_result(reports: list[dict[str, Any]]) -> None:
    for report in reports:
        gold = report["gold"]
        assert not set(gold.get("contradictions", [])) & set(gold["markers"]), report["report_id"]


def test_every_id_is_in_the_vocabulary(reports: list[dict[str, Any]], knowledge: Knowledge) -> None:
    vocabulary = knowledge.vocabulary
    markers, features, sites = set(vocabulary.markers), set(vocabulary.morphology_terms), set(vocabulary.sites)
    diagnoses = set(knowledge.diagnoses)
    for report in reports:
        gold = report["gold"]
        named = {mention["marker"] for mention in gold["mentions"]} | set(gold.get("contradictions", []))
        named |= {name.removesuffix(SUSTENTACULAR_KEY) for name in gold["markers"]}
        assert named <= markers, (report["report_id"], named - markers)
        assert set(gold.get("morphology", {})) <= features, report["report_id"]
        assert {gold.get("site")} - {None} <= sites, report["report_id"]
        stated = gold.get("diagnoses", [])
        assert {row["diagnosis"] for row in stated} <= diagnoses, report["report_id"]
        assert {row["certainty"] for row in stated} <= CERTAINTIES, report["report_id"]


def test_what_nobody_could_map_stands_in_the_text(reports: list[dict[str, Any]]) -> None:
    wrong = [
        (report["report_id"], words)
        for report in reports
        for words in report["gold"].get("not_understood", [])
        if words not in report["text"]
    ]
    assert wrong == []


def test_every_report_names_its_traps(reports: list[dict[str, Any]]) -> None:
    assert [report["report_id"] for report in reports if not report["traps"]] == []
