"""Judges the rows of an archive: what was reported against what the panel says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ihc_engine.audit.against import strongest_against
from ihc_engine.audit.grade import Grade
from ihc_engine.audit.judgement import Judgement, has_panel, judged
from ihc_engine.audit.model import AuditRow
from ihc_engine.audit.reported import Reported, ReportedNames
from ihc_engine.audit.settling import settling_stain
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.stated import StatedCase, answered, stated_case
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.knowledge.model import OTHER
from ihc_engine.reports.intake import TextReader
from ihc_engine.reports.model import DiagnosisMention, ReportReading

_REPORTED = ("stated", "favoured")
_OPEN = (Grade.alarm, Grade.disagrees, Grade.leans)


class Auditor:
    """A knowledge base made ready to audit. ``reader``: reads rows that are reports, instead of the interpreter's own reader."""

    def __init__(self, interpreter: Interpreter, *, prior: Prior = "site", reader: TextReader | None = None) -> None:
        self._interpreter, self._prior, self._reader = interpreter, prior, reader
        self._knowledge = interpreter.knowledge
        self._names = ReportedNames(self._knowledge, self._knowledge.vocabulary.languages.values())

    def rows(self, rows: Iterable[InputRow]) -> Iterator[AuditRow]:
        """One judged row for each, in the same order and without ranks."""
        return map(self.row, rows)

    def row(self, row: InputRow) -> AuditRow:
        """One judged row; never raises for what the row says."""
        found: list[AuditRow] = []

        def judge(this: InputRow) -> dict[str, Any]:
            found.append(self._judged(this))
            return {}

        failure = answered(row, judge)
        if found:
            return found[0]
        return AuditRow(row.where, Grade.failed, failure["case_id"], row.source, error=failure["error"], remarks=row.remarks)

    def _judged(self, row: InputRow) -> AuditRow:
        stated = stated_case(row, self._interpreter, self._reader)
        answer = self._interpreter.interpret(stated.findings, prior=self._prior, trace=False, advice=False)
        words = stated.findings.reported_diagnosis
        meaning = self._names.meaning(words)
        audited = AuditRow(
            row.where,
            Grade.not_judged,
            answer.case_id,
            row.source,
            reported=words,
            reported_diagnosis=meaning.diagnosis,
            why=meaning.why,
            outcome=answer.outcome,
            reasons=tuple(reason.code for reason in answer.reasons),
            leader=answer.leader,
            leader_probability=_probability(answer, answer.leader),
            alerts=tuple(dict.fromkeys(alert.code for alert in answer.alerts)),
            remarks=(*row.remarks, *(stated.report.remarks if stated.report else ())),
            knowledge_version=answer.knowledge.version,
            knowledge_digest=answer.knowledge.digest,
        )
        if stated.report is not None:
            audited = _with_place(audited, stated.report, meaning)
        if audited.reported_diagnosis is None:
            return audited
        if not has_panel(answer):
            return replace(audited, why="no_panel", reported_probability=_probability(answer, audited.reported_diagnosis))
        return self._compared(audited, stated, answer, judged(answer, audited.reported_diagnosis, self._knowledge))

    def _compared(self, audited: AuditRow, stated: StatedCase, answer: Interpretation, judgement: Judgement) -> AuditRow:
        reported, rival = str(audited.reported_diagnosis), judgement.rival
        stain = None
        if judgement.grade in _OPEN:
            stain = settling_stain(stated.findings, answer, reported, rival, self._interpreter)
        return replace(
            audited,
            grade=judgement.grade,
            why=judgement.why,
            disagreement_decibans=judgement.decibans,
            reported_probability=_probability(answer, reported),
            rival=rival,
            rival_probability=_probability(answer, rival),
            against=strongest_against(answer, reported, rival, self._knowledge),
            stain=stain.marker if stain else None,
            stain_bits=stain.expected_bits if stain else None,
        )


def _probability(answer: Interpretation, hypothesis: str) -> float:
    if hypothesis == OTHER:
        return answer.other_probability
    return next(d.probability for d in answer.ranking if d.diagnosis == hypothesis)


def _with_place(row: AuditRow, report: ReportReading, meaning: Reported) -> AuditRow:
    """The row with the place of the reported diagnosis in the text, and its words as they stand there.

    Nothing changes where a column of the row reports the diagnosis.
    """
    if row.reported is not None and report.reported_diagnosis != row.reported:
        return row
    mentions = report.main.diagnoses
    if meaning.diagnosis is not None:
        told = [m for m in mentions if m.diagnosis == meaning.diagnosis and m.certainty in _REPORTED]
    else:
        told = [m for m in mentions if m.diagnosis is None and m.certainty in _REPORTED]
    if not told:
        doubted = meaning.diagnosis is None and any(m.diagnosis is not None for m in mentions)
        return replace(row, why="uncertain") if doubted else row
    first: DiagnosisMention = min(told, key=lambda m: (_REPORTED.index(m.certainty), m.section != "diagnosis", m.start))
    placed = replace(row, reported=first.text, reported_start=first.start, reported_end=first.end)
    return placed if meaning.diagnosis is not None else replace(placed, why="not_listed")
