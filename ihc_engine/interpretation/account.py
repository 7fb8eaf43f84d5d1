"""What became of the input, and which rules fired."""

from __future__ import annotations

from ihc_engine.case.findings import CaseReading
from ihc_engine.inference.session import NOT_WEIGHED, Session
from ihc_engine.interpretation.model import FiredRule, InputAccount, UsedFinding
from ihc_engine.knowledge.model import Knowledge


def account_of(reading: CaseReading, session: Session) -> InputAccount:
    """Every finding ends as used, set aside or not understood. A finding that only a rule reads, and that fired one, is used."""
    fired_on = {premise.path for step in session.fired.values() for premise in step.premises if premise.holds}
    set_aside = tuple(item for item in session.set_aside if item.code != NOT_WEIGHED or item.path not in fired_on)
    aside = {(item.feature, item.path) for item in set_aside}
    used = tuple(
        UsedFinding(f.kind, f.feature, f.status, f.path, f.words, f.extent, f.intensity, f.inferred)
        for f in reading.findings
        if (f.feature, f.path) not in aside
    )
    return InputAccount(used, set_aside, reading.not_understood)


def fired_rules(session: Session, knowledge: Knowledge) -> tuple[FiredRule, ...]:
    """Fired rules in firing order, with the input paths of their premises."""
    by_id = {rule.id: rule for rule in knowledge.rules}
    return tuple(
        FiredRule(
            step.rule,
            step.title,
            step.stratum,
            by_id[step.rule].because,
            tuple(dict.fromkeys(p.path for p in step.premises if p.path and p.holds)),
            by_id[step.rule].source,
        )
        for step in session.fired.values()
    )
