"""A case weighed again under other numbers, without running its rules again.

Which rules fire before the ranking depends on the findings alone, never on policy numbers or published counts. So the rules run
once for each case; what they said, and the findings that they left, is weighed anew as often as numbers are to be compared.
"""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.differential.pretest import Prior
from ihc_engine.differential.weighing import CaseWeighing, Weights
from ihc_engine.inference.session import Session
from ihc_engine.interpretation.interpret import Interpreter, RankedCase
from ihc_engine.knowledge.model import BEFORE_RANKING
from ihc_engine.knowledge.models import Rule


@dataclass(frozen=True, slots=True)
class Recording:
    """What a case brings to the weighing: the findings that its rules left, and the rules that fired before the ranking."""

    reading: CaseReading
    prior: Prior
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]

    def weighed(self, weights: Weights) -> CaseWeighing:
        """The case under these weights, exactly as the engine weighs it with the same findings and rules."""
        case = CaseWeighing(weights, self.reading, self.prior)
        for rule in self.rules:
            _say(rule, case)
        for group in sorted({case.collect(finding) for finding in self.findings}):
            case.temper(group)
        case.pre_test()
        return case


def recorded(interpreter: Interpreter, reading: CaseReading, prior: Prior = "site") -> Recording:
    """Run the rules of a case once. ValueError: ``prior`` is no odds."""
    weighing = RankedCase(interpreter.weights, reading, prior)
    session = Session(reading, weighing, interpreter.knowledge.vocabulary, interpreter.program.ranges)
    interpreter.engine.run(session)
    findings = tuple(finding for group in weighing.collected.values() for finding, _ in group)
    fired = (rule for rule in interpreter.knowledge.rules if rule.id in session.fired and rule.stratum in BEFORE_RANKING)
    return Recording(reading, prior, findings, tuple(fired))


def _say(rule: Rule, case: CaseWeighing) -> None:
    if rule.replaces is not None:
        case.replace(rule)
    for effect in rule.then:
        for said, sign in ((effect.support, 1), (effect.oppose, -1)):
            if said is not None:
                case.support(rule, said.diagnosis, said.strength, sign, said.lineage)
