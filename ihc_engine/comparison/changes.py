"""A case that changes, and how many do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal

from ihc_engine.comparison.kept_answers import KeptAnswer
from ihc_engine.comparison.matching import By
from ihc_engine.comparison.moved import Moved

How = Literal["leader", "outcome", "new error", "error gone", "only before", "only now"]


@dataclass(frozen=True, slots=True)
class Why:
    """What moved a case.

    ``towards`` and ``away``: between which hypotheses; the new leader and the old one or, where the leader stayed, the next.
    ``compared``: whether both states of the knowledge were at hand, so that ``moved`` holds differences; else it holds what
    speaks for the leader now. ``rules_gained``, ``rules_lost``: ids of rules that fire in one state only; None where unknown.
    ``remark``: why there is no more to say.
    """

    towards: str | None = None
    away: str | None = None
    compared: bool = False
    moved: tuple[Moved, ...] = ()
    rules_gained: tuple[str, ...] | None = None
    rules_lost: tuple[str, ...] | None = None
    old_leader_now: float | None = None
    new_leader_before: float | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A row whose leader or outcome is not what it was. ``where``: its place in the input; ``by``: how it was matched."""

    how: How
    case_id: str | None
    where: str | None
    source: str | None
    by: By | None
    old: KeptAnswer | None
    new: KeptAnswer | None
    why: Why = Why()

    def with_remark(self, words: str) -> CaseChange:
        """The same with words in front of its remark."""
        return replace(self, why=replace(self.why, remark="; ".join(filter(None, (words, self.why.remark)))))


def how_changed(old: KeptAnswer, new: KeptAnswer) -> How | None:
    """In which way an answer is not what it was; None where leader and outcome are the same."""
    if old.failed or new.failed:
        if old.failed and new.failed:
            return None
        return "new error" if new.failed else "error gone"
    if old.leader != new.leader:
        return "leader"
    return "outcome" if old.outcome != new.outcome else None


@dataclass(slots=True)
class ChangeCount:
    """How many rows were compared, and how many changed in which way. ``leaders``, ``outcomes``: from what to what, how often."""

    by: Counter[By] = field(default_factory=Counter)
    how: Counter[How] = field(default_factory=Counter)
    leaders: Counter[tuple[str, str]] = field(default_factory=Counter)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    failed: int = 0
    uneven: int = 0

    @property
    def compared(self) -> int:
        """Rows that are in both."""
        return self.by.total()

    def add(self, old: KeptAnswer, new: KeptAnswer, by: By) -> How | None:
        """Count a row that is in both; how it changed."""
        self.by[by] += 1
        how = how_changed(old, new)
        if how is not None:
            self.how[how] += 1
        if how == "leader":
            self.leaders[str(old.leader), str(new.leader)] += 1
        if how in ("leader", "outcome") and old.outcome != new.outcome:
            self.outcomes[old.outcome, new.outcome] += 1
        return how
