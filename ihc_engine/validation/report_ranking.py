"""Does it matter? The ranking of what was read beside the ranking of the gold."""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.case.findings import CaseReading
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import OTHER
from ihc_engine.validation.report_counts import Tally

_PLACES = 3


@dataclass(frozen=True, slots=True)
class Rankings:
    """First three of both, first place first."""

    gold: tuple[str, ...]
    read: tuple[str, ...]

    @property
    def tally(self) -> Tally:
        """Same leader; same first three in the same order."""
        leader, order = self.gold[:1] == self.read[:1], self.gold == self.read
        return Tally({"leader.of": 1, "leader.count": int(leader), "order.of": 1, "order.count": int(order)})


def rankings(gold: CaseReading, read: CaseReading, interpreter: Interpreter) -> Rankings:
    """Both cases ranked by the same interpreter, without advice."""
    return Rankings(first_places(gold, interpreter), first_places(read, interpreter))


def first_places(case: CaseReading, interpreter: Interpreter) -> tuple[str, ...]:
    """Ids of the first three, ``other`` among them where it is."""
    answer = interpreter.interpret(case, trace=False, advice=False)
    ranked = [(step.rank, step.diagnosis) for step in answer.ranking] + [(answer.other_rank, OTHER)]
    return tuple(diagnosis for _, diagnosis in sorted(ranked)[:_PLACES])
