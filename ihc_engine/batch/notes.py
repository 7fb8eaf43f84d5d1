"""What a reading leaves to be said of a row beside its findings: what was set aside, not understood or warned of.

Rows that are put together from cells have the notes of their cells. Which finding ends as set aside follows
``interpretation.account``, without running the session of every row.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ihc_engine.case.findings import ONCE_A_CASE, UNRESOLVED, Alert, CaseReading, Finding, NotUnderstood, SetAside
from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.program import Production, Program
from ihc_engine.inference.session import NOT_WEIGHED
from ihc_engine.reports.intake import alerts_of, not_understood
from ihc_engine.reports.model import NotRead, ReportReading


@dataclass(frozen=True, slots=True)
class Unweighed:
    """A finding that no hypothesis has a frequency of. ``features``: all that are stated where it stands.

    ``rules``: ids of the rules that may have fired on one of these if they fired; ``surely``: those that cannot have fired
    without.
    """

    finding: Finding
    features: frozenset[str]
    rules: frozenset[str]
    surely: frozenset[str]

    @property
    def aside(self) -> SetAside:
        """How it ends where no rule has read it."""
        f = self.finding
        return SetAside(f.feature, f.path, f.words, NOT_WEIGHED, "")


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes of a cell or of a row, each kind in the order of an answer. Of alerts, a row tells the codes only.

    ``in_text``: of what was not understood, that which stands in the text of a report, with its place there.
    """

    set_aside: tuple[SetAside, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    alerts: tuple[Alert, ...] = ()
    unweighed: tuple[Unweighed, ...] = ()
    in_text: tuple[NotRead, ...] = ()

    def with_report(self, report: Notes) -> Notes:
        """The notes of a case that was read from a text, with those of the text."""
        return Notes(
            self.set_aside,
            tuple(sorted({*self.not_understood, *report.not_understood}, key=UNREAD_ORDER)),
            tuple(sorted({*self.alerts, *report.alerts}, key=_ALERT_ORDER)),
            self.unweighed,
            report.in_text,
        )

    def __bool__(self) -> bool:
        return bool(self.set_aside or self.not_understood or self.alerts or self.unweighed)


NOTHING = Notes()
#: Orders of notes in an answer; that of unweighed findings is reversed.
ASIDE_ORDER = attrgetter("path", "feature", "code", "words")
UNREAD_ORDER = attrgetter("path", "words", "reason")
UNWEIGHED_ORDER = attrgetter("finding.kind", "finding.feature", "finding.path")
_ALERT_ORDER = attrgetter("code", "message")


def notes_of_report(report: ReportReading) -> Notes:
    """What the reading of a report adds to the notes of the case that it states."""
    return Notes(
        not_understood=tuple(sorted({not_understood(each) for each in report.not_understood}, key=UNREAD_ORDER)),
        alerts=tuple(sorted({*alerts_of(report)}, key=_ALERT_ORDER)),
        in_text=report.not_understood,
    )


class NoteTaker:
    """Takes notes of readings under one knowledge base."""

    def __init__(self, weights: Weights, program: Program) -> None:
        self._weights = weights
        self._readers: dict[str, set[str]] = {}
        self._needing: dict[str, set[str]] = {}
        of_rule: dict[str, list[Production]] = {}
        for production in program.productions:
            of_rule.setdefault(production.rule.id, []).append(production)
        for rule, productions in of_rule.items():
            stated = [
                {lit.proposition[1] for lit in p.literals if lit.holds and lit.proposition[0] != "site"} for p in productions
            ]
            for feature in set.intersection(*stated):
                self._needing.setdefault(feature, set()).add(rule)
            # what keeps a branch of ``unless`` from holding is a premise too
            turned = {lit.proposition[1] for p in productions for branch in p.unless for lit in branch if not lit.holds}
            for feature in turned.union(*stated):
                self._readers.setdefault(feature, set()).add(rule)

    def notes(self, reading: CaseReading) -> Notes:
        """The notes of one reading."""
        found = [f for f in reversed(reading.findings) if self._is_unweighed(f)]
        unweighed = tuple(self._unweighed(f, reading) for f in found)
        notes = Notes(reading.set_aside, reading.not_understood, reading.alerts, unweighed)
        return notes or NOTHING

    def _is_unweighed(self, finding: Finding) -> bool:
        return not (finding.inferred or finding.status in UNRESOLVED or self._weights.weighable(finding))

    def _unweighed(self, finding: Finding, reading: CaseReading) -> Unweighed:
        """A finding with the rules that read any feature that was stated at its place."""
        features = frozenset(f.feature for f in reading.findings if f.path == finding.path)
        rules, surely = (
            frozenset(rule for feature in features for rule in readers.get(feature, ()))
            for readers in (self._readers, self._needing)
        )
        return Unweighed(finding, features, rules, surely)


def joined(notes: Sequence[Notes]) -> Notes:
    """The notes of a row by those of its cells."""
    if len(notes) == 1:
        return notes[0]
    alerts = {alert for each in notes for alert in each.alerts if alert.code not in ONCE_A_CASE}
    alerts.update({alert.code: alert for each in notes for alert in each.alerts if alert.code in ONCE_A_CASE}.values())
    unweighed = [item for each in notes for item in each.unweighed]
    return Notes(
        tuple(sorted({s for n in notes for s in n.set_aside}, key=ASIDE_ORDER)),
        tuple(sorted({u for n in notes for u in n.not_understood}, key=UNREAD_ORDER)),
        tuple(sorted(alerts, key=_ALERT_ORDER)),
        tuple(sorted(unweighed, key=UNWEIGHED_ORDER, reverse=True)),
    )


def are_in_order(notes: Notes) -> bool:
    """Whether notes of a cell are as they would be among those of others: sorted, each once, and no alert twice."""
    return len({alert.code for alert in notes.alerts}) == len(notes.alerts) and joined([NOTHING, notes]) == notes


def set_aside(notes: Notes, fired: Iterable[str], reads: Callable[[str, Collection[str]], bool]) -> list[SetAside]:
    """What ends as set aside, but for what rules set aside. ``reads``: whether a rule fired on any of these features."""
    if not notes.unweighed:
        return list(notes.set_aside)
    rules = frozenset(fired)
    unread = [
        item
        for item in notes.unweighed
        if item.surely.isdisjoint(rules) and not any(reads(rule, item.features) for rule in item.rules & rules)
    ]
    return [*notes.set_aside, *(item.aside for item in unread)]
