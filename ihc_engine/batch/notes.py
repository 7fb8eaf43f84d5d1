"""What a reading leaves to be said of a row beside its findings: what was set aside, not understood or warned of.

Rows that are put together from cells have the notes of their cells. Which finding ends as set aside follows
``interpretation.account``, without running the session of every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ihc_engine.case.findings import UNRESOLVED, Alert, CaseReading, Finding, NotUnderstood, SetAside
from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.program import Program
from ihc_engine.inference.session import NOT_WEIGHED


@dataclass(frozen=True, slots=True)
class Unweighed:
    """A finding that no hypothesis has a frequency of. ``rules``: ids of the rules that could have fired on it."""

    finding: Finding
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes of a cell or of a row, each kind in the order of an answer. Of alerts, a row tells the codes only."""

    set_aside: tuple[SetAside, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    alerts: tuple[Alert, ...] = ()
    unweighed: tuple[Unweighed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.set_aside or self.not_understood or self.alerts or self.unweighed)


NOTHING = Notes()
#: Alerts that a case raises once for all its stains (``case.stains``).
_ONCE_A_CASE = frozenset({"compartment_assumed"})


class NoteTaker:
    """Takes notes of readings under one knowledge base."""

    def __init__(self, weights: Weights, program: Program) -> None:
        self._weights = weights
        self._readers: dict[str, set[str]] = {}
        for production in program.productions:
            branches = (production.literals, *production.unless)
            for literal in (literal for branch in branches for literal in branch):
                self._readers.setdefault(literal.proposition[1], set()).add(production.rule.id)

    def notes(self, reading: CaseReading) -> Notes:
        """The notes of one reading."""
        found = [f for f in reversed(reading.findings) if self._is_unweighed(f)]
        unweighed = tuple(Unweighed(f, self._rules(f.path, reading)) for f in found)
        notes = Notes(reading.set_aside, reading.not_understood, reading.alerts, unweighed)
        return notes or NOTHING

    def _is_unweighed(self, finding: Finding) -> bool:
        return not (finding.inferred or finding.status in UNRESOLVED or self._weights.weighable(finding))

    def _rules(self, path: str, reading: CaseReading) -> frozenset[str]:
        """Rules that read any feature that was stated at this place."""
        features = [f.feature for f in reading.findings if f.path == path]
        return frozenset(rule for feature in features for rule in self._readers.get(feature, ()))


def joined(notes: Sequence[Notes]) -> Notes | None:
    """The notes of a row by those of its cells; None where two cells warn of the same, which only the whole row tells."""
    if len(notes) == 1:
        return notes[0]
    alerts = [alert for each in notes for alert in each.alerts if alert.code not in _ONCE_A_CASE]
    alerts += {alert.code: alert for each in notes for alert in each.alerts if alert.code in _ONCE_A_CASE}.values()
    if len({alert.code for alert in alerts}) < len(alerts):
        return None
    unweighed = [item for each in notes for item in each.unweighed]
    return Notes(
        tuple(sorted({s for n in notes for s in n.set_aside}, key=attrgetter("path", "feature", "code", "words"))),
        tuple(sorted({u for n in notes for u in n.not_understood}, key=attrgetter("path", "words", "reason"))),
        tuple(sorted(alerts, key=attrgetter("code", "message"))),
        tuple(sorted(unweighed, key=lambda u: (u.finding.kind, u.finding.feature, u.finding.path), reverse=True)),
    )


def set_aside(notes: Notes, fired: Iterable[str]) -> list[SetAside] | None:
    """What ends as set aside, if no rule that fired could have read an unweighed finding; None where one could."""
    if not notes.unweighed:
        return list(notes.set_aside)
    rules = frozenset(fired)
    if any(not item.rules.isdisjoint(rules) for item in notes.unweighed):
        return None
    found = [item.finding for item in notes.unweighed]
    return [*notes.set_aside, *(SetAside(f.feature, f.path, f.words, NOT_WEIGHED, "") for f in found)]
