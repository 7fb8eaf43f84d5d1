"""A case weighed again under other numbers, without running its rules again.

Which rules fire depends on the findings alone, never on policy numbers or published counts. So the rules run once for each case;
what they said, and the findings that they left, is weighed anew as often as numbers are to be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.differential.pretest import Prior
from ihc_engine.differential.weighing import CaseWeighing, Weights
from ihc_engine.inference.session import Session
from ihc_engine.interpretation.interpret import Interpreter, RankedCase
from ihc_engine.knowledge.models import Rule


@dataclass(frozen=True, slots=True)
class Recording:
    """What a case brings to the weighing: the findings left by its rules, and the rules that fired, in their order."""

    reading: CaseReading
    prior: Prior
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]

    def weighed(self, weights: Weights) -> CaseWeighing:
        """The case under these weights, exactly as the engine weighs it with the same findings and rules."""
        case = CaseWeighing(weights, self.reading, self.prior)
        for rule in self.rules:
            _apply(rule, case)
        for group in sorted({case.collect(finding) for finding in self.findings}):
            case.temper(group)
        case.pre_test()
        return case


def recorded(interpreter: Interpreter, readings: Iterable[CaseReading], prior: Prior = "site") -> tuple[Recording, ...]:
    """Run the rules of each case once. ValueError: ``prior`` is no odds."""
    by_id = {rule.id: rule for rule in interpreter.knowledge.rules}
    return tuple(_recording(interpreter, reading, prior, by_id) for reading in readings)


def _recording(interpreter: Interpreter, reading: CaseReading, prior: Prior, rules: dict[str, Rule]) -> Recording:
    weighing = RankedCase(interpreter.weights, reading, prior)
    session = Session(reading, weighing, interpreter.knowledge.vocabulary, interpreter.program.ranges)
    interpreter.engine.run(session)
    findings = tuple(finding for group in weighing.collected.values() for finding, _ in group)
    return Recording(reading, prior, findings, tuple(rules[name] for name in session.fired))


def _apply(rule: Rule, case: CaseWeighing) -> None:
    if rule.replaces is not None:
        case.replace(rule)
    for effect in rule.then:
        for said, sign in ((effect.support, 1), (effect.oppose, -1)):
            if said is not None:
                case.support(rule, said.diagnosis, said.strength, sign, said.lineage)


def weighed_again(recordings: Sequence[Recording], weights: Weights) -> tuple[CaseWeighing, ...]:
    """All recordings under these weights, in their order."""
    return tuple(recording.weighed(weights) for recording in recordings)
