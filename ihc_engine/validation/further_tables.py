"""Tables of what is measured only when asked for: parts of the engine, tumours off the list, intervals."""

from __future__ import annotations

from ihc_engine.validation.ablation import Ablated
from ihc_engine.validation.bootstrap import RESAMPLES
from ihc_engine.validation.draws import Error
from ihc_engine.validation.evaluation import Evaluation
from ihc_engine.validation.phrases import difference_words, number, proportion_words
from ihc_engine.validation.table import Table


def further_tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """Ablation, off the list, draws; without rows where they were not measured."""
    return _ablation(evaluation), _off_list(evaluation), _draws(evaluation)


def _ablation(evaluation: Evaluation) -> Table:
    columns = ("method", "leader", "first three", "log-loss", "worse by", "Brier", "ECE", "what it is")
    note = (
        f"Worse by: log-loss minus that of the whole engine in nats, with the middle 95 % of {RESAMPLES} resamples of sources; "
        "(!) marks a difference beyond chance. Below 0 the engine would be better without the part."
    )
    return Table("What each part is worth", columns, tuple(_ablated(row) for row in evaluation.ablation), note)


def _ablated(row: Ablated) -> tuple[str, ...]:
    return (
        row.method,
        f"{row.overall.leader.count}/{row.overall.leader.of}",
        f"{row.overall.first_three.count}/{row.overall.first_three.of}",
        number(row.scores.log_loss),
        "" if row.worse is None else difference_words(row.worse),
        number(row.scores.brier),
        number(row.ece),
        row.description,
    )


def _off_list(evaluation: Evaluation) -> Table:
    title, columns = "Outcomes when the published diagnosis is taken off the list", ("outcome", "given")
    measured = evaluation.off_list
    if measured is None:
        return Table(title, columns, ())
    rows = tuple((count.outcome, proportion_words(count.given)) for count in measured.outcomes)
    note = (
        "Every leader is wrong here; its nearest neighbours are all on the list. Cases of no core diagnosis of which a core "
        f"diagnosis was called supported: {proportion_words(measured.mimics_supported_as_core)}."
    )
    return Table(title, columns, rows, note)


def _draws(evaluation: Evaluation) -> Table:
    title, check = "Intervals in closed form beside draws", evaluation.draws
    columns = ("hypotheses", "number", "limits: median", "90th percentile", "first share: median", "90th percentile")
    if check is None:
        return Table(title, columns, ())
    rows = tuple((group.name, str(group.hypotheses), *_error(group.limits), *_error(group.first_share)) for group in check.groups)
    note = (
        f"Absolute differences of both limits of the 90 % interval, and of the share of first ranks, from {check.draws} draws a "
        f"case of all frequencies, rule strengths and pre-test odds (seed {check.seed})."
    )
    return Table(title, columns, rows, note)


def _error(error: Error) -> tuple[str, str]:
    return f"{error.median:.4f}", f"{error.ninetieth:.4f}"
