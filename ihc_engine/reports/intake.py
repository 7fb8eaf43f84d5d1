"""A report at the door: its text is checked and read, and its case is made ready to be interpreted.

Every front door reads reports through these functions, so that all of them refuse, join and account for the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ihc_engine.case.findings import Alert, CaseReading, NotUnderstood, SetAside
from ihc_engine.case.ledger import shortened
from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError, CaseProblem
from ihc_engine.case.reading import read_case
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.joining import joined
from ihc_engine.reports.model import NotRead, Part, ReportReading
from ihc_engine.reports.possible import possible_case

#: Fields of a case beside a report that state nothing of the tumour.
_NAMING = frozenset(("case_id", "id", "text"))
#: Characters of the longest report, as in a case.
LONGEST_TEXT = 1_000_000


class ReportsMissingError(ModuleNotFoundError):
    """The library that reading needs is missing; the message says how to install it."""


class TextReader(Protocol):
    """Reads reports, as ``ihc_engine.reports.read.ReportReader`` does."""

    def read(self, text: str, /) -> ReportReading:
        """What a report states, every statement with its place."""


@dataclass(frozen=True, slots=True)
class ReportCase:
    """The case of a report, joined with what stands beside it.

    ``findings``: of the case, without what of the report is not among them. ``replaced``: statements of the report in whose place
    the case beside it stands. ``impossible``: values of the report that cannot be, such as 140 %.
    """

    case: Case
    reading: ReportReading
    findings: CaseReading
    replaced: tuple[SetAside, ...] = ()
    impossible: tuple[NotUnderstood, ...] = ()


def is_report(case: Case) -> bool:
    """Whether the panel of a case stands in its text: it has a text and no markers."""
    return case.text is not None and bool(case.text.strip()) and not case.markers


def read_text(text: str, reader: TextReader) -> ReportReading:
    """Read a report. CaseError: too long, or halves of characters in it. ReportsMissingError: what reading needs is missing."""
    if len(text) > LONGEST_TEXT:
        raise CaseError([CaseProblem("text", f"more than {LONGEST_TEXT:,} characters: send one report at a time")])
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise CaseError([CaseProblem("text", "halves of characters: save the text as UTF-8")])
    try:
        return reader.read(text)
    except ModuleNotFoundError as error:
        message = f"reading a report needs {error.name}, which is not installed: pip install 'ihc-engine[reports]'"
        raise ReportsMissingError(message, name=error.name) from error


def report_case(reading: ReportReading, knowledge: Knowledge, stated: Case | None = None) -> ReportCase:
    """The case of a report. ``stated``: a case beside it, whose fields, stains and features stand before those of the report.

    It may be the case whose ``text`` the report is. CaseError: what stands beside the report cannot be.
    """
    read, findings, impossible = possible_case(reading.case, knowledge)
    if stated is None:
        return ReportCase(read, reading, findings, impossible=impossible)
    if stated.text == reading.text:
        stated = stated.model_copy(update={"text": None})
    case, replaced = joined(stated, read, knowledge.vocabulary)
    only_named = stated.model_fields_set <= _NAMING and not stated.model_extra and stated.text is None
    if only_named and None in (stated.case_id, stated.id):
        findings = dataclasses.replace(findings, case_id=case.case_id or case.id)
    else:
        findings = read_case(case, knowledge.vocabulary, knowledge.policy.reading)
    return ReportCase(case, reading, findings, replaced, impossible)


def read_report_case(report: ReportCase) -> CaseReading:
    """The findings of a report's case, with everything of the report that is not among them."""
    found = report.findings
    unread = [*map(not_understood, report.reading.not_understood), *report.impossible]
    return dataclasses.replace(
        found,
        set_aside=tuple(sorted({*found.set_aside, *report.replaced}, key=lambda s: (s.path, s.feature, s.code, s.words))),
        not_understood=tuple(sorted({*found.not_understood, *unread}, key=lambda n: (n.path, n.words, n.reason))),
        alerts=tuple(sorted({*found.alerts, *alerts_of(report.reading)}, key=lambda a: (a.code, a.message))),
    )


def not_understood(unread: NotRead) -> NotUnderstood:
    """What could not be read in a report, by its place in the text."""
    return NotUnderstood(f"text[{unread.start}:{unread.end}]", shortened(unread.text), unread.reason, unread.suggestion)


def alerts_of(reading: ReportReading) -> Iterator[Alert]:
    """What is to be said of a report beside its findings."""
    yield Alert("read_from_text", "info", "the findings were read from the text of a report: compare them with it")
    stained = [part for part in reading.parts if any(mention.status is not None for mention in part.mentions)]
    if len(stained) > 1:
        others = ", ".join(_label(part) for part in stained if part is not reading.main)
        message = (
            f"the report has stains of {len(stained)} specimens: those of {reading.main.label} are used, not those of {others}"
        )
        yield Alert("several_specimens", "caution", message)
    for remark in reading.remarks:
        yield Alert("report_remark", "info", remark)


def _label(part: Part) -> str:
    return part.label.upper() if part.label else "no label"
