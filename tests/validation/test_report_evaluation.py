"""Reading measured against gold: every figure can be worked out by hand from a few short reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from ihc_engine import Knowledge
from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.reports.model import DiagnosisMention, Mention, NotRead
from ihc_engine.validation.report_counts import compared, found_in
from ihc_engine.validation.report_evaluation import ReportEvaluation, evaluate_reports
from ihc_engine.validation.report_facts import score_diagnoses, score_morphology, score_unread
from ihc_engine.validation.report_mentions import score_mentions
from ihc_engine.validation.report_show import reports_json_schema, reports_to_html, reports_to_json, reports_to_text

TEXT = "Tumour cells: SMA (+), desmin (-)."


def row(text: str = TEXT, **gold: Any) -> str:
    return json.dumps({"report_id": "R-1", "language": "en", "style": "signs", "text": text, "gold": gold})


def measured(knowledge: Knowledge, *rows: str) -> ReportEvaluation:
    return evaluate_reports(rows, knowledge)


def test_a_report_read_as_the_gold_has_it_is_right_in_every_figure(shipped: Knowledge) -> None:
    mentions = [
        {"marker": "SMA", "status": "positive", "start": 14, "end": 17, "text": "SMA"},
        {"marker": "desmin", "status": "negative", "start": 23, "end": 29, "text": "desmin"},
    ]
    figures = measured(shipped, row(markers={"SMA": "positive", "desmin": "negative"}, mentions=mentions)).overall
    assert (figures.markers.found, figures.markers.invented, figures.markers.missed) == (2, 0, 0)
    assert figures.markers.f1 == 1.0
    assert figures.spans.f1 == 1.0
    assert figures.flips == 0
    assert figures.leader.share == figures.order.share == 1.0


def test_a_result_of_the_opposite_sign_is_a_flip_and_both_invented_and_missed(shipped: Knowledge) -> None:
    evaluation = measured(shipped, row(markers={"SMA": "positive", "desmin": "positive"}))
    figures = evaluation.overall
    assert figures.flips == 1
    assert (figures.markers.found, figures.markers.invented, figures.markers.missed) == (1, 1, 1)
    assert figures.markers.f1 == 0.5
    assert [(w.kind, w.marker, w.gold, w.read) for w in evaluation.rows[0].wrong] == [("flip", "desmin", "positive", "negative")]


def test_retained_is_no_flip_of_positive_and_lost_none_of_negative(shipped: Knowledge) -> None:
    figures = measured(shipped, row("SDHB is retained. INI1 is lost.", markers={"SDHB": "retained", "INI1": "lost"})).overall
    assert (figures.flips, figures.markers.f1) == (0, 1.0)


def test_a_stain_that_is_not_in_the_gold_is_invented_and_one_not_read_is_missed(shipped: Knowledge) -> None:
    figures = measured(shipped, row(markers={"SMA": "positive", "CD34": "negative"})).overall
    assert (figures.markers.found, figures.markers.invented, figures.markers.missed) == (1, 1, 1)
    assert figures.flips == 0


def test_focal_read_as_positive_is_right_by_side_and_wrong_where_focal_is_told_apart(shipped: Knowledge) -> None:
    gold = {"SMA": {"result": "positive", "extent": "focal"}, "desmin": "negative"}
    figures = measured(shipped, row(markers=gold)).overall
    assert figures.markers.f1 == 1.0
    assert (figures.with_focal.found, figures.with_focal.invented, figures.with_focal.missed) == (1, 1, 1)
    assert (figures.focal.count, figures.focal.of) == (0, 1)
    assert (figures.extent.found, figures.extent.missed) == (0, 1)


def test_not_performed_is_scored_apart(shipped: Knowledge) -> None:
    figures = measured(
        shipped, row("SMA: positive\nDesmin: not done", markers={"SMA": "positive", "desmin": "not_performed"})
    ).overall
    assert (figures.markers.found, figures.markers.missed) == (1, 0)
    assert (figures.unusable.found, figures.unusable.invented, figures.unusable.missed) == (1, 0, 0)


def test_sustentacular_cells_are_scored_apart(shipped: Knowledge) -> None:
    text = "Tumour cells are negative for S100. Synaptophysin (+). S100 highlights sustentacular cells."
    gold = {"S100": "negative", "synaptophysin": "positive", "S100 (sustentacular)": "positive"}
    figures = measured(shipped, row(text, markers=gold)).overall
    assert (figures.markers.found, figures.markers.invented, figures.markers.missed) == (2, 0, 0)
    assert (figures.sustentacular.found, figures.sustentacular.missed) == (1, 0)


def test_the_value_of_an_index_must_be_right(shipped: Knowledge) -> None:
    right = measured(shipped, row("Ki-67: 15%", markers={"Ki-67": "15%"})).overall
    wrong = measured(shipped, row("Ki-67: 15%", markers={"Ki-67": "25%"})).overall
    assert (right.markers.found, right.markers.missed) == (1, 0)
    assert (wrong.markers.found, wrong.markers.invented, wrong.markers.missed) == (0, 1, 1)
    assert wrong.flips == 0


def test_a_panel_alone_is_a_gold_too_and_names_are_resolved(shipped: Knowledge) -> None:
    line = json.dumps({"case_id": "P-1", "lang": "en", "markers": {"alpha-SMA": "+", "Desmin": "-"}, "ihc_text": TEXT})
    evaluation = measured(shipped, line)
    assert evaluation.overall.markers.f1 == 1.0
    assert evaluation.overall.spans.f1 is None
    assert evaluation.by_language[0].name == "en"


def test_figures_by_language_and_style_add_up_to_all(shipped: Knowledge) -> None:
    german = json.dumps(
        {"language": "de", "style": "prose", "text": "SMA ist positiv.", "gold": {"markers": {"SMA": "positive"}}}
    )
    evaluation = measured(shipped, row(markers={"SMA": "positive", "desmin": "negative"}), german)
    for groups in (evaluation.by_language, evaluation.by_style):
        assert sum(group.figures.markers.found for group in groups) == evaluation.overall.markers.found == 3
        assert sum(group.figures.reports for group in groups) == evaluation.reports == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "JSON"),
        ("[]", "a row is an object"),
        ('{"gold": {"markers": {}}}', "text: missing"),
        ('{"text": "SMA (+)"}', "gold: missing"),
        ('{"text": "SMA (+)", "gold": {"markers": {}, "morphology": {"no_such_feature": "present"}}}', "no_such_feature"),
        ('{"text": "SMA (+)", "gold": {"markers": {}, "mentions": [{"marker": "SMA"}]}}', "start and end"),
        ('{"text": "SMA (+)", "gold": {"markers": {}, "diagnoses": [{"diagnosis": "no_such"}]}}', "no_such"),
    ],
)
def test_a_row_that_cannot_be_read_is_said_in_its_place(shipped: Knowledge, line: str, said: str) -> None:
    evaluation = measured(shipped, row(markers={"SMA": "positive", "desmin": "negative"}), line)
    assert (evaluation.reports, evaluation.failed) == (1, 1)
    error = evaluation.rows[1].error
    assert error is not None
    assert said in error


def test_text_html_and_json_hold_the_same_figures_and_escape_the_words_of_the_input(shipped: Knowledge) -> None:
    line = json.dumps({"report_id": "<b>", "text": TEXT, "gold": {"markers": {"SMA": "negative", "desmin": "negative"}}})
    evaluation = measured(shipped, line)
    assert "stains read with the opposite sign" in reports_to_text(evaluation)
    assert "<b>" in reports_to_text(evaluation)
    assert "<b>" not in reports_to_html(evaluation).replace("&lt;b&gt;", "")
    assert json.loads(reports_to_json(evaluation))["overall"]["flips"] == 1
    assert "flips" in json.dumps(reports_json_schema())


def mention(marker: str, start: int, status: str | None) -> Mention:
    return Mention(marker, start, start + 4, "x" * 4, status)


def gold_mention(marker: str, start: int, status: str | None, why: str | None = None) -> Mapping[str, Any]:
    return {"marker": marker, "start": start, "end": start + 4, "status": status, "why": why}


def test_spans_must_be_exact(shipped: Knowledge) -> None:
    gold = [gold_mention("SMA", 0, "positive"), gold_mention("desmin", 10, "negative")]
    tally = score_mentions(gold, [mention("SMA", 0, "positive"), mention("desmin", 11, "negative")], shipped.vocabulary)
    spans = found_in(tally, "spans")
    assert (spans.found, spans.invented, spans.missed) == (1, 1, 1)


def test_a_literature_sentence_that_was_taken_for_a_result_is_counted(shipped: Knowledge) -> None:
    gold = [gold_mention("CD34", 0, None, "literature"), gold_mention("SMA", 20, None, "suggested")]
    tally = score_mentions(gold, [mention("CD34", 0, "positive"), mention("SMA", 20, None)], shipped.vocabulary)
    assert (tally["counted.count"], tally["counted.of"]) == (1, 2)
    assert (tally["counted literature.count"], tally["counted suggested.count"]) == (1, 0)


def test_a_feature_that_the_gold_implies_is_not_invented(shipped: Knowledge) -> None:
    implying = next(t for t in shipped.vocabulary.morphology_terms.values() if t.implies)
    read = CaseReading(None, (Finding("morphology", implying.implies[0], "present", "morphology[0]", "words"),))
    tally = score_morphology({implying.id: "present"}, read, shipped.vocabulary)
    assert (tally["morphology read.count"], tally["morphology read.of"]) == (1, 1)
    assert (tally["morphology gold.count"], tally["morphology gold.of"]) == (0, 1)


def test_a_diagnosis_with_another_certainty_is_found_by_id_only() -> None:
    read = [DiagnosisMention("gist", "excluded", 0, 4, "GIST")]
    tally = score_diagnoses([{"diagnosis": "gist", "certainty": "stated"}], read)
    assert found_in(tally, "diagnoses").f1 == 1.0
    assert found_in(tally, "certainty").f1 == 0.0


def test_unread_words_are_found_where_they_overlap_and_invented_elsewhere() -> None:
    text = "SMA (+), CDX99 (+), desmin (?)"
    tally = score_unread(text, ["CDX99 (+)"], [NotRead(9, 14, "CDX99", "unknown"), NotRead(20, 30, "desmin (?)", "unread")])
    found = found_in(tally, "not_understood")
    assert (found.found, found.invented, found.missed) == (1, 1, 0)


def test_nothing_to_find_and_nothing_read_is_no_figure() -> None:
    assert found_in(compared("x", {}, {}), "x").f1 is None
