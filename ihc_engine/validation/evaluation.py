"""``evaluate``: a knowledge base measured on labelled cases, with a baseline on the same cases in the same run.

``Evaluation`` is the documented shape of ``ihc-engine evaluate --format json``: field names are promises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import EngineStamp, KnowledgeStamp, Outcome
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.ablation import Ablated, ablate
from ihc_engine.validation.accuracy import Accuracy, ConfusionCount, Groups, accuracy, confusion, grouped_accuracy
from ihc_engine.validation.calibration import Calibration, calibration
from ihc_engine.validation.cases import LabelledCase, UnreadableRow, read_cases
from ihc_engine.validation.coverage import CoveragePoint, coverage_curve
from ihc_engine.validation.draws import DrawCheck, draw_check
from ihc_engine.validation.measuring import Measured, measure
from ihc_engine.validation.methods import EngineMethod, Method
from ihc_engine.validation.naive_bayes import NaiveBayes
from ihc_engine.validation.off_list import OffList, measure_off_list
from ihc_engine.validation.outcomes import (
    OutcomeCount,
    WrongLeader,
    core_wrongly_supported,
    mimics_flagged,
    outcome_counts,
    wrong_leaders,
)
from ihc_engine.validation.proportions import Proportion
from ihc_engine.validation.scores import Scores, scores
from ihc_engine.validation.words import SetAsideCount, UnknownWord, set_aside_counts, unknown_words

SCHEMA = "ihc-evaluation/1"


@dataclass(frozen=True, slots=True)
class Performance:
    """One method on all readable cases."""

    method: str
    description: str
    overall: Accuracy
    groups: Groups
    confusion: tuple[ConfusionCount, ...]
    scores: Scores
    calibration: Calibration
    coverage: tuple[CoveragePoint, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """Leaders of the engine and of the baseline on the same cases: both right, one right, none right."""

    both: int
    engine_only: int
    baseline_only: int
    neither: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the input. ``error`` says why it could not be read; everything but ``line`` and ``case_id`` is None then.

    ``rank``: place of the published diagnosis in the engine's ranking. ``baseline_leader``: what the baseline puts first.
    """

    line: int
    case_id: str | None
    truth: str | None = None
    leader: str | None = None
    leader_probability: float | None = None
    truth_probability: float | None = None
    rank: int | None = None
    outcome: Outcome | None = None
    stains: int | None = None
    baseline_leader: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured. ``cases`` were measured, ``failed`` rows could not be read; ``rows`` holds both in their order.

    ``ablation``, ``off_list`` and ``draws`` are empty where they were not asked for.
    """

    schema: str
    cases: int
    failed: int
    prior: str
    engine: Performance
    baseline: Performance
    paired: Paired
    outcomes: tuple[OutcomeCount, ...]
    mimics_flagged: Proportion
    core_wrongly_supported: Proportion
    wrong_leaders: tuple[WrongLeader, ...]
    not_understood: tuple[UnknownWord, ...]
    set_aside: tuple[SetAsideCount, ...]
    rows: tuple[Row, ...]
    knowledge: KnowledgeStamp
    program: EngineStamp
    ablation: tuple[Ablated, ...] = ()
    off_list: OffList | None = None
    draws: DrawCheck | None = None


def evaluate(
    lines: Iterable[str | bytes],
    knowledge: Knowledge,
    *,
    prior: Prior = "site",
    ablation: bool = False,
    off_list: bool = False,
    draws: int = 0,
) -> Evaluation:
    """Measure a knowledge base on labelled cases, one JSON object a line.

    A row is a Case with ``diagnosis`` (an id, or ``other``); ``lang``, ``difficulty``, ``citation`` and ``source`` (the id under
    which the knowledge cites the paper of the case) are optional. A row that cannot be read is reported in its place, nothing is
    raised. ``prior``: see ``interpret``. ``ablation``: also without each part of the engine. ``off_list``: also each case with
    its diagnosis taken out of the knowledge. ``draws``: also check the intervals against so many draws of what is behind them.
    Same lines and same knowledge give the same numbers.
    """
    read = list(read_cases(lines, knowledge))
    cases = [row for row in read if isinstance(row, LabelledCase)]
    core = {diagnosis.id for diagnosis in knowledge.core}
    interpreter = Interpreter(knowledge)
    ours, baseline = EngineMethod(interpreter, prior), NaiveBayes(knowledge)
    by_engine, by_baseline = measure(cases, ours), measure(cases, baseline)
    return Evaluation(
        schema=SCHEMA,
        cases=len(cases),
        failed=len(read) - len(cases),
        prior=prior if isinstance(prior, str) else "stated odds",
        engine=performance(ours, by_engine, core),
        baseline=performance(baseline, by_baseline, core),
        paired=paired(by_engine, by_baseline),
        outcomes=outcome_counts(by_engine),
        mimics_flagged=mimics_flagged(by_engine, core),
        core_wrongly_supported=core_wrongly_supported(by_engine, core),
        wrong_leaders=wrong_leaders(by_engine),
        not_understood=unknown_words(cases),
        set_aside=set_aside_counts(cases),
        rows=_rows(read, by_engine, by_baseline),
        knowledge=KnowledgeStamp(knowledge.manifest.version, knowledge.digest),
        program=EngineStamp(interpreter.engine.name, interpreter.engine.version),
        ablation=ablate(by_engine, by_baseline, knowledge, prior) if ablation else (),
        off_list=measure_off_list(cases, interpreter, prior) if off_list else None,
        draws=draw_check(interpreter, [case.reading for case in cases], draws, prior=prior) if draws else None,
    )


def performance(method: Method, measured: Sequence[Measured], core: set[str]) -> Performance:
    """All figures of one method."""
    return Performance(
        method=method.name,
        description=method.description,
        overall=accuracy(measured),
        groups=grouped_accuracy(measured, core),
        confusion=confusion(measured),
        scores=scores(measured),
        calibration=calibration(measured),
        coverage=coverage_curve(measured),
    )


def paired(engine: Sequence[Measured], baseline: Sequence[Measured]) -> Paired:
    """Case by case, which of the two was right."""
    pairs = [(ours.right, theirs.right) for ours, theirs in zip(engine, baseline, strict=True)]
    return Paired(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)), pairs.count((False, False)))


def _rows(
    read: Sequence[LabelledCase | UnreadableRow], by_engine: Sequence[Measured], by_baseline: Sequence[Measured]
) -> tuple[Row, ...]:
    answers = {ours.case.line: _row(ours, theirs) for ours, theirs in zip(by_engine, by_baseline, strict=True)}
    return tuple(
        Row(row.line, row.case_id, error=row.message) if isinstance(row, UnreadableRow) else answers[row.line] for row in read
    )


def _row(ours: Measured, theirs: Measured) -> Row:
    return Row(
        line=ours.case.line,
        case_id=ours.case.case_id,
        truth=ours.case.truth,
        leader=ours.forecast.leader,
        leader_probability=ours.leader_probability,
        truth_probability=ours.truth_probability,
        rank=ours.forecast.rank_of(ours.case.truth),
        outcome=ours.forecast.outcome,
        stains=ours.case.stains,
        baseline_leader=theirs.forecast.leader,
    )
