"""``evaluate_reports``: the reading of reports measured against gold, in all, by language and by style.

``ReportEvaluation`` is the documented shape of ``ihc-engine evaluate --reports --format json``: field names are promises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ihc_engine.case.findings import CaseReading
from ihc_engine.case.problems import CaseError
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import KnowledgeStamp
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import ReportReading
from ihc_engine.reports.read import ReportReader
from ihc_engine.validation.cases import UnreadableRow
from ihc_engine.validation.proportions import Proportion
from ihc_engine.validation.report_counts import Found, Tally, found_in, share_in
from ihc_engine.validation.report_facts import (
    FACTS,
    facts_read_otherwise,
    score_contradictions,
    score_diagnoses,
    score_facts,
    score_morphology,
    score_unread,
)
from ihc_engine.validation.report_markers import WrongStain, score_markers, wrong_stains
from ihc_engine.validation.report_mentions import REASONS, score_mentions, wrongly_counted
from ihc_engine.validation.report_panel import panel_of
from ihc_engine.validation.report_ranking import rankings
from ihc_engine.validation.report_rows import GoldReport, read_report_rows

SCHEMA = "ihc-report-evaluation/1"


@dataclass(frozen=True, slots=True)
class NamedFound:
    """``Found`` of one fact."""

    name: str
    found: Found


@dataclass(frozen=True, slots=True)
class NamedShare:
    """A share of one kind."""

    name: str
    share: Proportion


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """Everything measured on some reports.

    ``markers``: by side (positive or retained, negative or lost, equivocal, value of an index). ``with_focal``: focal and
    positive told apart too. ``flips``: positive read as negative or the other way round. ``focal``, ``extent``, ``intensity``:
    of stains that both call positive. ``unusable``: not performed or not interpretable. ``sustentacular``: stains of
    sustentacular cells. ``spans``: exact places of names; ``statuses``: same marker and status, of the places that both have.
    ``counted``: statements that are no result of the panel and were taken for one, by reason too. ``morphology_read``: read
    features that the gold states or implies; ``morphology_gold``: gold features that were read or are implied by what was.
    ``leader`` and ``order``: the ranking of what was read has the gold's first place, and its first three in their order.
    ``impossible``: what was read is no possible case.
    """

    reports: int
    markers: Found
    with_focal: Found
    flips: int
    focal: Proportion
    extent: Found
    intensity: Found
    unusable: Found
    sustentacular: Found
    spans: Found
    statuses: Proportion
    counted: Proportion
    counted_by_reason: tuple[NamedShare, ...]
    morphology_read: Proportion
    morphology_gold: Proportion
    facts: tuple[NamedFound, ...]
    diagnoses: Found
    certainty: Found
    contradictions: Found
    not_understood: Found
    leader: Proportion
    order: Proportion
    impossible: int


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """Figures of the reports that share ``name``."""

    name: str
    figures: ReportFigures


@dataclass(frozen=True, slots=True)
class OtherFact:
    """A fact that was not read as the gold has it; ``-`` where one says nothing."""

    fact: str
    gold: str
    read: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row of the input. ``error`` says why it could not be read; nothing else is stated then.

    ``counted``: words at the places that are no result and were taken for one. ``impossible``: why what was read is no case.
    """

    line: int
    report_id: str | None
    language: str | None = None
    read_as: str | None = None
    style: str | None = None
    wrong: tuple[WrongStain, ...] = ()
    counted: tuple[str, ...] = ()
    other_facts: tuple[OtherFact, ...] = ()
    gold_leaders: tuple[str, ...] = ()
    read_leaders: tuple[str, ...] = ()
    gold_not_understood: tuple[str, ...] = ()
    impossible: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class ReportEvaluation:
    """All figures. ``reports`` were measured, ``failed`` rows could not be read; ``rows`` holds both in their order."""

    schema: str
    reports: int
    failed: int
    overall: ReportFigures
    by_language: tuple[ReportGroup, ...]
    by_style: tuple[ReportGroup, ...]
    rows: tuple[ReportRow, ...]
    knowledge: KnowledgeStamp


@dataclass(frozen=True, slots=True)
class _Scored:
    report: GoldReport
    tally: Tally
    row: ReportRow


def evaluate_reports(lines: Iterable[str | bytes], knowledge: Knowledge) -> ReportEvaluation:
    """Measure reading on reports with gold, one JSON object a line (see ``report_rows``).

    A row that cannot be read is reported in its place, nothing is raised. Same lines and same knowledge give the same numbers.
    """
    scorer = ReportScorer(knowledge)
    rows, scored = [], []
    for row in read_report_rows(lines, knowledge):
        if isinstance(row, UnreadableRow):
            rows.append(ReportRow(row.line, row.case_id, error=row.message))
        else:
            scored.append(scorer.score(row))
            rows.append(scored[-1].row)
    return ReportEvaluation(
        schema=SCHEMA,
        reports=len(scored),
        failed=len(rows) - len(scored),
        overall=_figures(scored),
        by_language=_by(scored, lambda report: report.language),
        by_style=_by(scored, lambda report: report.style),
        rows=tuple(rows),
        knowledge=KnowledgeStamp(knowledge.manifest.version, knowledge.digest),
    )


class ReportScorer:
    """Reads reports and scores what was read, one at a time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._vocabulary = knowledge.vocabulary
        self._reader, self._interpreter = ReportReader(knowledge), Interpreter(knowledge)

    def score(self, report: GoldReport) -> _Scored:
        """One report. Of a panel alone only the stains are scored and ranked."""
        reading = self._reader.read(report.text)
        case, impossible = self._case(reading, stains_only=report.gold is None)
        gold, read = panel_of(report.panel, self._vocabulary), panel_of(case, self._vocabulary)
        ranked = rankings(report.panel, case, self._interpreter)
        tally = score_markers(gold, read, whole=report.gold is not None) + ranked.tally
        tally["reports"], tally["impossible"] = 1, int(impossible is not None)
        counted: tuple[str, ...] = ()
        others: tuple[tuple[str, str, str], ...] = ()
        if report.gold is not None:
            tally += self._further(report, reading, case)
            mentions = report.gold.get("mentions", [])
            counted = tuple(g["text"] for g in wrongly_counted(mentions, reading.mentions, self._vocabulary))
            others = facts_read_otherwise(report.panel, case)
        row = ReportRow(
            line=report.line,
            report_id=report.report_id,
            language=report.language,
            read_as=reading.language,
            style=report.style,
            wrong=wrong_stains(gold, read),
            counted=counted,
            other_facts=tuple(OtherFact(*other) for other in others),
            gold_leaders=ranked.gold,
            read_leaders=ranked.read,
            gold_not_understood=tuple(n.words for n in report.panel.not_understood),
            impossible=impossible,
        )
        return _Scored(report, tally, row)

    def _case(self, reading: ReportReading, *, stains_only: bool) -> tuple[CaseReading, str | None]:
        """The case that the text states, read; an empty one, and why, if it is impossible."""
        stated = {name: value for name, value in reading.case.items() if name == "markers" or not stains_only}
        try:
            return self._interpreter.read(stated), None
        except CaseError as error:
            return CaseReading(None, ()), "; ".join(f"{p.path}: {p.message}" for p in error.problems)

    def _further(self, report: GoldReport, reading: ReportReading, case: CaseReading) -> Tally:
        """What only a whole gold can tell."""
        gold = report.gold or {}
        tally = score_facts(report.panel, case)
        if "mentions" in gold:
            tally += score_mentions(gold["mentions"], reading.mentions, self._vocabulary)
        if "morphology" in gold:
            tally += score_morphology(gold["morphology"], case, self._vocabulary)
        if "diagnoses" in gold:
            tally += score_diagnoses(gold["diagnoses"], reading.main.diagnoses)
        if "contradictions" in gold:
            tally += score_contradictions(gold["contradictions"], reading.main.contradictions)
        if "not_understood" in gold:
            tally += score_unread(report.text, gold["not_understood"], reading.not_understood)
        return tally


def _by(scored: Sequence[_Scored], name: Callable[[GoldReport], str]) -> tuple[ReportGroup, ...]:
    groups: dict[str, list[_Scored]] = {}
    for one in scored:
        groups.setdefault(name(one.report), []).append(one)
    return tuple(ReportGroup(group, _figures(groups[group])) for group in sorted(groups))


def _figures(scored: Sequence[_Scored]) -> ReportFigures:
    tally: Tally = Tally()
    for one in scored:
        tally.update(one.tally)
    reasons = [NamedShare(name, share_in(tally, f"counted {name}")) for name in REASONS]
    return ReportFigures(
        reports=len(scored),
        markers=found_in(tally, "markers"),
        with_focal=found_in(tally, "with_focal"),
        flips=tally["flips"],
        focal=share_in(tally, "focal"),
        extent=found_in(tally, "extent"),
        intensity=found_in(tally, "intensity"),
        unusable=found_in(tally, "unusable"),
        sustentacular=found_in(tally, "sustentacular"),
        spans=found_in(tally, "spans"),
        statuses=share_in(tally, "statuses"),
        counted=share_in(tally, "counted"),
        counted_by_reason=tuple(reason for reason in reasons if reason.share.of),
        morphology_read=share_in(tally, "morphology read"),
        morphology_gold=share_in(tally, "morphology gold"),
        facts=tuple(NamedFound(name, found_in(tally, name)) for name in FACTS),
        diagnoses=found_in(tally, "diagnoses"),
        certainty=found_in(tally, "certainty"),
        contradictions=found_in(tally, "contradictions"),
        not_understood=found_in(tally, "not_understood"),
        leader=share_in(tally, "leader"),
        order=share_in(tally, "order"),
        impossible=tally["impossible"],
    )
