"""What grade a row gets, and what explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ihc_engine.audit import Auditor, AuditRow, Grade, ranked
from ihc_engine.batch import InputRow, RowError
from ihc_engine.interpretation.interpret import Interpreter

if TYPE_CHECKING:
    from tests.audit.conftest import Audited

SMOOTH_MUSCLE = {"SMA": "+", "desmin": "+", "h-caldesmon": "+", "S100": "-", "CD34": "-", "CD117": "-", "DOG1": "-"}


def test_a_panel_that_supports_another_diagnosis_is_an_alarm(audited: Audited) -> None:
    row = audited(reported_diagnosis="Leiomyosarcoma")
    assert (row.grade, row.leader, row.rival, row.outcome) == (Grade.alarm, "gist", "gist", "supported")
    assert row.disagreement_decibans is not None
    assert row.disagreement_decibans > 20
    assert row.reported_probability is not None
    assert row.reported_probability < 0.01 < 0.9 < (row.leader_probability or 0)


def test_a_panel_that_supports_the_reported_diagnosis_agrees_and_the_number_is_negative(audited: Audited) -> None:
    row = audited(reported_diagnosis="gist")
    assert (row.grade, row.stain) == (Grade.agrees, None)
    assert row.disagreement_decibans is not None
    assert row.disagreement_decibans < -10


def test_what_speaks_most_against_comes_first_with_its_studies(audited: Audited) -> None:
    row = audited(reported_diagnosis="schwannoma")
    assert len(row.against) == 3
    assert [line.decibans for line in row.against] == sorted((line.decibans for line in row.against), reverse=True)
    assert {"DOG1", "CD117 (KIT)", "S100 protein"} >= {row.against[0].finding}
    assert all(line.sources for line in row.against)
    assert "Schwannoma: " in row.against[0].sources


def test_the_decibans_of_a_finding_are_what_the_ranking_shows_for_both(audited: Audited, interpreter: Interpreter) -> None:
    from tests.audit.conftest import GIST

    row = audited(reported_diagnosis="schwannoma")
    answer = interpreter.interpret({"site": "stomach", "markers": GIST}, advice=False)
    label = interpreter.knowledge.vocabulary.term
    weights = {(d.diagnosis, label(i.finding).label): i.decibans for d in answer.ranking for i in d.evidence}
    stains = [line for line in row.against if line.status != "fired"]
    assert len(stains) >= 2
    for line in stains:
        apart = weights["gist", line.finding] - weights["schwannoma", line.finding]
        assert line.decibans == pytest.approx(apart, abs=0.06)


def test_a_relative_that_stains_cannot_tell_apart_is_no_disagreement(auditor: Auditor) -> None:
    malign = {
        "site": "uterus",
        "morphology": ["fascicles", "severe atypia", "necrosis"],
        "mitoses": "25/10 HPF",
        "markers": SMOOTH_MUSCLE,
    }
    row = auditor.row(InputRow("line 1", {**malign, "reported_diagnosis": "leiomyoma"}))
    assert (row.leader, row.grade, row.why) == ("leiomyosarcoma", Grade.agrees, "same_family")


def test_a_relative_that_stains_tell_apart_is_leaned_to_and_never_an_alarm(auditor: Auditor) -> None:
    fibrous = {"STAT6": "nuclear, strong, diffuse", "CD34": "+", "beta-catenin": "-", "SMA": "-", "desmin": "-", "S100": "-"}
    row = auditor.row(InputRow("line 1", {"site": "pleura", "markers": fibrous, "reported_diagnosis": "desmoid tumour"}))
    assert (row.leader, row.outcome) == ("solitary_fibrous_tumor", "supported")
    assert (row.grade, row.why, row.rival) == (Grade.leans, "family_apart", "solitary_fibrous_tumor")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "no_report"),
        ({"reported_diagnosis": "spindle cell neoplasm"}, "not_listed"),
        ({"reported_diagnosis": "GIST or schwannoma"}, "several"),
        ({"reported_diagnosis": "no evidence of GIST"}, "uncertain"),
        ({"reported_diagnosis": "leiomyosarcoma", "markers": {}}, "no_panel"),
        ({"reported_diagnosis": "leiomyosarcoma", "markers": {"SMA": "not done", "Qqq": "+"}}, "no_panel"),
    ],
)
def test_what_cannot_be_compared_is_its_own_group_with_a_reason(audited: Audited, fields: dict[str, Any], why: str) -> None:
    row = audited(**fields)
    assert (row.grade, row.why, row.disagreement_decibans, row.against) == (Grade.not_judged, why, None, ())


def test_one_stain_raises_no_alarm(audited: Audited) -> None:
    row = audited(reported_diagnosis="schwannoma", markers={"SMA": "+"})
    assert (row.grade, row.why) == (Grade.leans, "thin_panel")


def test_rarity_alone_is_no_disagreement(audited: Audited, interpreter: Interpreter) -> None:
    row = audited(reported_diagnosis="perineurioma", markers={"vimentin": "+"}, site=None)
    assert interpreter.knowledge.policy.prior.base["perineurioma"] < interpreter.knowledge.policy.prior.base["leiomyosarcoma"]
    assert row.disagreement_decibans is not None
    assert row.disagreement_decibans < 3


def test_the_stain_that_would_settle_it_has_no_result_yet_and_is_named_where_they_disagree(auditor: Auditor) -> None:
    fields = {
        "site": "stomach",
        "reported_diagnosis": "leiomyosarcoma",
        "markers": {"CD117": "+", "SMA": "-", "desmin": "-", "S100": "-"},
    }
    row = auditor.row(InputRow("line 1", fields))
    assert row.grade in (Grade.alarm, Grade.disagrees, Grade.leans)
    assert row.stain is not None
    assert row.stain not in fields["markers"]
    assert row.stain_bits is not None
    assert row.stain_bits >= 0.03


def test_a_row_that_fails_is_last_and_says_why_without_its_words(auditor: Auditor) -> None:
    rows = list(
        auditor.rows(
            [
                InputRow("line 1", {"case_id": "x", "age": -1, "text": "Secret"}),
                InputRow("line 2", b"{broken Secret"),
                InputRow("line 3", RowError("unreadable_row", "why", "y")),
                InputRow("line 4", {"case_id": "z", "markers": {"SMA": "+"}, "reported_diagnosis": "GIST"}),
            ]
        )
    )
    assert [row.grade for row in rows] == [Grade.failed] * 3 + [Grade.leans]
    assert [row.case_id for row in ranked(rows)] == ["z", "x", None, "y"]
    assert "Secret" not in repr(rows)


def test_ranks_follow_grade_then_disagreement_then_the_order_of_the_input() -> None:
    rows = [
        AuditRow("1", Grade.agrees, disagreement_decibans=-9.0),
        AuditRow("2", Grade.leans, disagreement_decibans=50.0),
        AuditRow("3", Grade.alarm, disagreement_decibans=9.0),
        AuditRow("4", Grade.not_judged, leader_probability=0.3),
        AuditRow("5", Grade.alarm, disagreement_decibans=30.0),
        AuditRow("6", Grade.not_judged, leader_probability=0.9),
        AuditRow("7", Grade.leans, disagreement_decibans=50.0),
        AuditRow("8", Grade.disagrees, disagreement_decibans=1.0),
    ]
    assert [(row.rank, row.where) for row in ranked(rows)] == list(enumerate("53827164", start=1))
