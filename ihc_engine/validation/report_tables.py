"""The evaluation of reading as tables of words: what text and HTML show alike."""

from __future__ import annotations

from ihc_engine.validation.phrases import number, proportion_words
from ihc_engine.validation.report_counts import Found
from ihc_engine.validation.report_evaluation import ReportEvaluation, ReportFigures, ReportGroup
from ihc_engine.validation.table import Table

_FOUND = ("F1", "precision", "recall", "found", "invented", "missed")


def report_tables(evaluation: ReportEvaluation) -> tuple[Table, ...]:
    """All tables in the order in which they are shown; empty ones are left out."""
    every = (
        _errors(evaluation),
        _found(evaluation.overall),
        _shares(evaluation.overall),
        _groups("By language", "language", evaluation.by_language),
        _groups("By style", "style", evaluation.by_style),
        _wrong(evaluation),
        _counted(evaluation),
        _other_facts(evaluation),
        _other_ranking(evaluation),
        _other_language(evaluation),
        _gold_unknown(evaluation),
        _impossible(evaluation),
    )
    return tuple(table for table in every if table.rows)


def _errors(evaluation: ReportEvaluation) -> Table:
    rows = tuple((str(row.line), row.report_id or "", row.error) for row in evaluation.rows if row.error)
    return Table("Rows that could not be read", ("line", "report", "error"), rows, "They are in no figure below.")


def _found(figures: ReportFigures) -> Table:
    named = (
        ("stains", figures.markers),
        ("stains, focal told apart", figures.with_focal),
        ("extent of positive stains", figures.extent),
        ("intensity of positive stains", figures.intensity),
        ("not performed, uninterpretable", figures.unusable),
        ("stains of sustentacular cells", figures.sustentacular),
        ("places of names", figures.spans),
        *((fact.name, fact.found) for fact in figures.facts),
        ("diagnoses", figures.diagnoses),
        ("diagnoses with certainty", figures.certainty),
        ("contradictions", figures.contradictions),
        ("words that nobody could map", figures.not_understood),
    )
    rows = tuple((name, *_cells(found)) for name, found in named if found.found + found.invented + found.missed)
    note = (
        "A stain is right on its side: positive and retained, negative and lost, equivocal, or the value of an index. Not "
        "performed and uninterpretable results and those of sustentacular cells are scored apart. A wrong value is both invented "
        "and missed."
    )
    return Table("Found, invented and missed", ("what", *_FOUND), rows, note)


def _cells(found: Found) -> tuple[str, ...]:
    return (
        number(found.f1),
        proportion_words(found.precision),
        proportion_words(found.recall),
        str(found.found),
        str(found.invented),
        str(found.missed),
    )


def _shares(figures: ReportFigures) -> Table:
    shares = (
        ("focal or not, of stains that both call positive", figures.focal),
        ("same marker and status, of places that both have", figures.statuses),
        ("features read that the gold states or implies", figures.morphology_read),
        ("features of the gold that were read or implied", figures.morphology_gold),
        ("same leader as the gold's panel", figures.leader),
        ("same first three in the same order", figures.order),
        ("no result of this panel, but counted as one", figures.counted),
        *((f"    {reason.name}", reason.share) for reason in figures.counted_by_reason),
    )
    rows = [("stains read with the opposite sign", str(figures.flips))] if figures.reports else []
    rows += [(name, proportion_words(share)) for name, share in shares if share.of]
    return Table("Shares", ("what", "share"), tuple(rows), "Counts, percentage and Wilson 95 % interval.")


def _groups(title: str, column: str, groups: tuple[ReportGroup, ...]) -> Table:
    rows = tuple(
        (
            group.name,
            str(group.figures.reports),
            number(group.figures.markers.f1),
            proportion_words(group.figures.markers.precision),
            proportion_words(group.figures.markers.recall),
            str(group.figures.flips),
            number(group.figures.spans.f1),
            proportion_words(group.figures.leader),
        )
        for group in groups
    )
    columns = (column, "reports", "F1 of stains", "precision", "recall", "flips", "F1 of places", "same leader")
    return Table(title, columns, rows)


def _wrong(evaluation: ReportEvaluation) -> Table:
    rows = tuple(
        (row.report_id or "", wrong.kind, wrong.marker, wrong.gold or "-", wrong.read or "-")
        for row in evaluation.rows
        for wrong in row.wrong
    )
    return Table("Stains that were not read as the gold has them", ("report", "kind", "stain", "gold", "read"), rows)


def _counted(evaluation: ReportEvaluation) -> Table:
    rows = tuple((row.report_id or "", words) for row in evaluation.rows for words in row.counted)
    return Table("No result of the panel, but counted as one", ("report", "words"), rows)


def _other_facts(evaluation: ReportEvaluation) -> Table:
    rows = tuple((row.report_id or "", fact.fact, fact.gold, fact.read) for row in evaluation.rows for fact in row.other_facts)
    return Table("Measures and circumstances that differ", ("report", "what", "gold", "read"), rows)


def _other_ranking(evaluation: ReportEvaluation) -> Table:
    rows = tuple(
        (row.report_id or "", ", ".join(row.gold_leaders), ", ".join(row.read_leaders))
        for row in evaluation.rows
        if row.gold_leaders != row.read_leaders
    )
    return Table("Rankings that differ", ("report", "first three of the gold", "first three of the text"), rows)


def _other_language(evaluation: ReportEvaluation) -> Table:
    rows = tuple(
        (row.report_id or "", row.language or "", row.read_as or "")
        for row in evaluation.rows
        if row.error is None and row.read_as != row.language
    )
    return Table("Read as another language", ("report", "stated", "read as"), rows)


def _gold_unknown(evaluation: ReportEvaluation) -> Table:
    rows = tuple((row.report_id or "", words) for row in evaluation.rows for words in row.gold_not_understood)
    note = "The vocabulary does not know them, so that they are in no figure."
    return Table("Words of the gold that were not understood", ("report", "words"), rows, note)


def _impossible(evaluation: ReportEvaluation) -> Table:
    rows = tuple((row.report_id or "", row.impossible) for row in evaluation.rows if row.impossible)
    return Table("Read as a case that cannot be", ("report", "why"), rows, "Nothing of them counts as read.")
