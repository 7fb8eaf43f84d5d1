"""A planted contradiction is found: it stands in the first tenth of the list, and concordant cases raise no alarm."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import pytest

from ihc_engine.audit import Auditor, AuditRow, Grade, ranked
from ihc_engine.batch import InputRow
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from tests.conftest import ROOT

#: Share of concordant rows in which an alarm is tolerated.
FALSE_ALARMS = 0.02


@cache
def published() -> tuple[dict[str, Any], ...]:
    """Published cases, each reported as what it is."""
    lines = (ROOT / "fixtures" / "published_cases.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple({**case, "reported_diagnosis": case["diagnosis"]} for case in map(json.loads, lines))


@cache
def reports() -> tuple[dict[str, Any], ...]:
    """Synthetic reports with a reported diagnosis: their gold panels, and whether the two were made to contradict each other."""
    rows = []
    for file in sorted((ROOT / "fixtures" / "reports").glob("*.jsonl")):
        for report in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            gold = report["gold"]
            told = [d["diagnosis"] for d in gold["diagnoses"] if d["certainty"] in ("stated", "favoured")]
            if told:
                case = {name: gold[name] for name in ("markers", "morphology", "site", "age", "sex") if name in gold}
                row = {"case_id": report["report_id"], "reported_diagnosis": told[0], **case}
                rows.append({"row": row, "text": report["text"], "discordant": report.get("discordant", False)})
    return tuple(rows)


@pytest.fixture(scope="module")
def concordant(auditor: Auditor) -> list[AuditRow]:
    return [auditor.row(InputRow(f"line {n}", case)) for n, case in enumerate(published(), start=1)]


@pytest.fixture(scope="module")
def by_gold(auditor: Auditor) -> list[tuple[AuditRow, bool]]:
    return [(auditor.row(InputRow(r["row"]["case_id"], r["row"])), r["discordant"]) for r in reports()]


def test_published_cases_raise_hardly_any_alarm(concordant: list[AuditRow]) -> None:
    alarms = [row.case_id for row in concordant if row.grade is Grade.alarm]
    assert len(alarms) <= FALSE_ALARMS * len(concordant), alarms


@pytest.mark.parametrize("seed", range(3))
def test_ten_contradictions_among_published_cases_are_the_first_tenth(
    concordant: list[AuditRow], auditor: Auditor, knowledge: Knowledge, seed: int
) -> None:
    """Ten cases whose panel is conclusive are reported as a core diagnosis of another lineage."""
    draw = random.Random(seed)
    family = {d.id: d.family for d in knowledge.diagnoses.values()}
    core = [d.id for d in knowledge.diagnoses.values() if d.role == "core"]
    conclusive = [place for place, row in enumerate(concordant) if row.outcome == "supported" and row.grade is Grade.agrees]
    archive = list(concordant)
    planted = set(draw.sample(conclusive, 10))
    for place in planted:
        case = published()[place]
        wrong = draw.choice([d for d in core if family[d] != family[case["diagnosis"]]])
        archive[place] = auditor.row(InputRow(f"line {place + 1}", {**case, "reported_diagnosis": wrong}))
    first = {row.where for row in ranked(archive)[: len(archive) // 10]}
    assert first == {archive[place].where for place in planted}
    assert {archive[place].grade for place in planted} == {Grade.alarm}


def test_concordant_reports_raise_hardly_any_alarm(by_gold: list[tuple[AuditRow, bool]]) -> None:
    agreeing = [row for row, discordant in by_gold if not discordant]
    alarms = [row.case_id for row in agreeing if row.grade is Grade.alarm]
    assert len(alarms) <= FALSE_ALARMS * len(agreeing), alarms


def test_every_contradicting_report_stands_in_the_first_tenth(by_gold: list[tuple[AuditRow, bool]]) -> None:
    assert_found(by_gold)


def test_texts_alone_are_judged_and_their_contradictions_found(interpreter: Interpreter) -> None:
    """Panel and diagnosis are both read. A contradiction whose diagnosis is not read is not judged: at most one in twenty."""
    audited = by_text(interpreter)
    planted = [row for row, discordant in audited if discordant]
    unread = [row.where for row in planted if row.grade is Grade.not_judged]
    assert len(unread) <= 0.05 * len(planted), unread
    assert_found([row for row in audited if row[0].where not in unread])
    agreeing = [row for row, discordant in audited if not discordant]
    alarms = [row.where for row in agreeing if row.grade is Grade.alarm]
    assert len(alarms) <= FALSE_ALARMS * len(agreeing), alarms


def by_text(interpreter: Interpreter) -> list[tuple[AuditRow, bool]]:
    auditor = Auditor(interpreter)
    return [(auditor.row(InputRow(r["row"]["case_id"], {"text": r["text"]})), r["discordant"]) for r in reports()]


def assert_found(audited: list[tuple[AuditRow, bool]]) -> None:
    """Contradictions are mixed into the concordant rows, as many at a time as a tenth of the list can hold."""
    agreeing = [row for row, discordant in audited if not discordant]
    planted = [row for row, discordant in audited if discordant]
    room = len(agreeing) // 10
    assert len(planted) > room > 10, "enough of both to say anything"
    missed = []
    for start in range(0, len(planted), room):
        some = planted[start : start + room]
        archive = ranked([*agreeing, *some])
        first = {row.where for row in archive[: -(-len(archive) // 10)]}
        missed += [(row.where, row.grade.value, row.disagreement_decibans) for row in some if row.where not in first]
    assert missed == []
