"""The evaluation as tables of words: what text and HTML show alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ihc_engine.validation.accuracy import PANEL, Accuracy, Group
from ihc_engine.validation.calibration import ReliabilityBin
from ihc_engine.validation.coverage import CoveragePoint
from ihc_engine.validation.evaluation import Evaluation, Performance
from ihc_engine.validation.further_tables import further_tables
from ihc_engine.validation.phrases import band_words, number, percent, proportion_words
from ihc_engine.validation.table import Table

#: Thresholds of the leader's probability at which coverage is tabled; the curve itself has every one.
THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
_METHODS = ("engine leader", "engine first three", "baseline leader", "baseline first three")


def tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """All tables in the order in which they are shown; empty ones are left out."""
    every = (
        _errors(evaluation),
        _accuracy(evaluation),
        _groups("Leader by published diagnosis", "diagnosis", evaluation, lambda p: p.groups.by_diagnosis),
        _groups("Leader by number of stains", "stains with a result", evaluation, lambda p: p.groups.by_stains),
        _groups("Leader by difficulty", "presentation", evaluation, lambda p: p.groups.by_difficulty),
        _groups("Leader by language of the report", "language", evaluation, lambda p: p.groups.by_language),
        _groups("Leader by paper", "cases", evaluation, lambda p: p.groups.by_paper),
        _outcomes(evaluation),
        _wrong(evaluation),
        _confusion(evaluation),
        _scores(evaluation),
        _reliability(evaluation.engine),
        _coverage(evaluation),
        *further_tables(evaluation),
        _unknown(evaluation),
        _set_aside(evaluation),
    )
    return tuple(table for table in every if table.rows)


def _errors(evaluation: Evaluation) -> Table:
    rows = tuple((str(row.line), row.case_id or "", row.error) for row in evaluation.rows if row.error)
    return Table("Rows that could not be read", ("line", "case", "error"), rows, "They are in no figure below.")


def _accuracy(evaluation: Evaluation) -> Table:
    ours, theirs = evaluation.engine, evaluation.baseline
    pairs = evaluation.paired
    rows = (
        ("all cases", *_both(ours.overall, theirs.overall)),
        (f"core diagnoses, {PANEL} stains or more", *_both(ours.groups.core_with_panel, theirs.groups.core_with_panel)),
    )
    note = (
        f"Counts, percentage and Wilson 95 % interval. Engine: {ours.description}. "
        f"Baseline: {theirs.method}, {theirs.description}. "
        f"Leader right by both in {pairs.both} cases, by the engine alone in {pairs.engine_only}, by the baseline alone in "
        f"{pairs.baseline_only}, by neither in {pairs.neither}."
    )
    return Table("Accuracy", ("cases", *_METHODS), rows, note)


def _both(ours: Accuracy, theirs: Accuracy) -> tuple[str, ...]:
    return tuple(proportion_words(p) for p in (ours.leader, ours.first_three, theirs.leader, theirs.first_three))


def _groups(title: str, column: str, evaluation: Evaluation, groups: Callable[[Performance], tuple[Group, ...]]) -> Table:
    theirs = {group.name: group.accuracy for group in groups(evaluation.baseline)}
    rows = tuple((group.name, *_both(group.accuracy, theirs[group.name])) for group in groups(evaluation.engine))
    return Table(title, (column, *_METHODS), rows)


def _outcomes(evaluation: Evaluation) -> Table:
    rows = tuple((c.outcome, proportion_words(c.given), proportion_words(c.right)) for c in evaluation.outcomes)
    note = (
        "Cases of no core diagnosis that were flagged (led by themselves, undetermined or outside): "
        f"{proportion_words(evaluation.mimics_flagged)}. Core diagnoses that were called supported and are wrong: "
        f"{proportion_words(evaluation.core_wrongly_supported)}."
    )
    return Table("Outcomes of the engine", ("outcome", "given", "leader right"), rows, note)


def _wrong(evaluation: Evaluation) -> Table:
    rows = tuple(
        (
            wrong.case_id,
            wrong.truth,
            wrong.leader,
            percent(wrong.leader_probability),
            percent(wrong.truth_probability),
            str(wrong.rank) if wrong.rank else "none",
            str(wrong.stains),
            f"{wrong.outcome}{' (!)' if wrong.committed else ''}",
        )
        for wrong in evaluation.wrong_leaders
    )
    columns = ("case", "published", "leader", "its probability", "published has", "rank", "stains", "outcome")
    committed = sum(wrong.committed for wrong in evaluation.wrong_leaders)
    note = f"Wrong leaders of the engine; (!) marks the {committed} whose outcome named the wrong diagnosis."
    return Table("Wrong leaders", columns, rows, note)


def _confusion(evaluation: Evaluation) -> Table:
    counts = {(c.truth, c.leader): c.cases for c in evaluation.baseline.confusion}
    pairs = sorted({(c.truth, c.leader) for c in evaluation.engine.confusion} | set(counts))
    ours = {(c.truth, c.leader): c.cases for c in evaluation.engine.confusion}
    rows = tuple(
        (truth, leader, str(ours.get((truth, leader), 0)), str(counts.get((truth, leader), 0)))
        for truth, leader in pairs
        if truth != leader
    )
    return Table("Confusion", ("published", "leader", "engine", "baseline"), rows, "Cases taken for another diagnosis.")


def _scores(evaluation: Evaluation) -> Table:
    seen = evaluation.engine.calibration
    rows = tuple(_scores_row(method) for method in (evaluation.engine, evaluation.baseline) if evaluation.cases)
    note = (
        "Smaller is better for the scores. Log-loss in nats; Brier over all diagnoses (0 to 2) and of the leader (0 to 1); ECE: "
        "expected calibration error of the leader's probability over ten bins. A mean probability of the leader below the share "
        "that is right means too hesitant, above it too sure. If calibrated: mean and middle 95 % of "
        f"{seen.draws} draws of a perfectly calibrated model on the same cases (seed {seen.seed}); last column: part of them "
        "with at least the observed error."
    )
    columns = (
        *("method", "log-loss", "Brier", "Brier of leader"),
        *("leader has, mean", "leader right", "ECE", "ECE if calibrated", "as large"),
    )
    return Table("Probabilities", columns, rows, note)


def _scores_row(method: Performance) -> tuple[str, ...]:
    scores, seen = method.scores, method.calibration
    return (
        method.method,
        number(scores.log_loss),
        number(scores.brier),
        number(scores.brier_of_leader),
        "" if seen.mean_probability is None else percent(seen.mean_probability),
        proportion_words(seen.right),
        number(seen.ece),
        band_words(seen.ece_band),
        number(seen.as_large),
    )


def _reliability(method: Performance) -> Table:
    rows = tuple(_reliability_row(bin_) for bin_ in method.calibration.bins if bin_.right.of)
    note = "Leader's probability of the engine, and how often it was right. If calibrated: mean and middle 95 % of the draws."
    return Table("Reliability", ("probability", "mean", "right", "right if calibrated"), rows, note)


def _reliability_row(bin_: ReliabilityBin) -> tuple[str, ...]:
    mean = percent(bin_.mean_probability) if bin_.mean_probability is not None else ""
    return f"{bin_.low:.1f} to {bin_.high:.1f}", mean, proportion_words(bin_.right), band_words(bin_.band)


def _coverage(evaluation: Evaluation) -> Table:
    rows = tuple(
        (
            "any" if threshold == 0 else f"{100 * threshold:g} % or more",
            *_coverage_cells(evaluation.engine, threshold),
            *_coverage_cells(evaluation.baseline, threshold),
        )
        for threshold in THRESHOLDS
        if evaluation.cases
    )
    columns = ("leader has", "engine answers", "engine right", "baseline answers", "baseline right")
    return Table("Accuracy when only surer cases are answered", columns, rows)


def _coverage_cells(method: Performance, threshold: float) -> tuple[str, str]:
    point = _last_from(method.coverage, threshold)
    if point is None:
        return "none", ""
    return proportion_words(point.answered), proportion_words(point.right)


def _last_from(curve: Sequence[CoveragePoint], threshold: float) -> CoveragePoint | None:
    """The last point of the curve whose probability still reaches the threshold."""
    return next((point for point in reversed(curve) if point.threshold >= threshold), None)


def _unknown(evaluation: Evaluation) -> Table:
    rows = tuple((u.field, u.words, u.suggestion or "", str(u.cases)) for u in evaluation.not_understood)
    return Table("Words that were not understood", ("field", "words", "nearest known", "cases"), rows)


def _set_aside(evaluation: Evaluation) -> Table:
    rows = tuple((count.code, str(count.findings)) for count in evaluation.set_aside)
    return Table("Understood and set aside", ("reason", "findings"), rows)
