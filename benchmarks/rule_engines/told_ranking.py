"""experta with the rules alone: the ranking is told to it as to other engines, and nothing is weighed."""

from __future__ import annotations

from collections.abc import Iterable

from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.inference.session import Session
from ihc_engine.inference.trace import PriorStep, RuleWeighedStep, Step, WeighedStep
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.models import Rule


class ToldRanking:
    """In place of the weighing: weighs nothing, and ranks as it was told."""

    def __init__(self, leader: str, suspected: tuple[str, ...]) -> None:
        self._leader, self._suspected = leader, suspected

    def weighable(self, finding: Finding) -> bool:
        """Never."""
        return False

    def collect(self, finding: Finding) -> str:
        """Not asked, since nothing is weighable."""
        raise AssertionError(finding)

    def temper(self, group: str) -> list[WeighedStep]:
        """Not asked, since nothing is collected."""
        raise AssertionError(group)

    def support(self, rule: Rule, diagnosis: str, strength: str, sign: int, lineage: str | None) -> RuleWeighedStep:
        """No weight."""
        return RuleWeighedStep(rule.id, diagnosis, 0, 0, "support" if sign > 0 else "oppose", lineage)

    def replace(self, rule: Rule) -> list[RuleWeighedStep]:
        """No weights."""
        return []

    def pre_test(self) -> tuple[PriorStep, ...]:
        """None."""
        return ()

    def rank(self) -> tuple[Iterable[Step], str, tuple[str, ...]]:
        """As told."""
        return (), self._leader, self._suspected


class ExpertaRules:
    """The reference engine with the rules alone."""

    def __init__(self, interpreter: Interpreter) -> None:
        self._interpreter = interpreter

    def fired(self, told: tuple[CaseReading, ToldRanking]) -> frozenset[str]:
        """The rules that fire on a case."""
        reading, ranking = told
        session = Session(reading, ranking, self._interpreter.knowledge.vocabulary, self._interpreter.program.ranges)
        self._interpreter.engine.run(session)
        return frozenset(session.fired)

    @staticmethod
    def told(session: Session) -> tuple[CaseReading, ToldRanking]:
        """A case as it went through the engine before, with its ranking."""
        words = [(word, diagnosis) for kind, word, diagnosis in sorted(session.known) if kind == "ranking"]
        leader = next(diagnosis for word, diagnosis in words if word == "leader")
        return session.reading, ToldRanking(leader, tuple(diagnosis for word, diagnosis in words if word == "suspected"))
