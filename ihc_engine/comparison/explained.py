"""Why a case changed: by both states of the knowledge where they are at hand, else by the new one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.stated import answered, stated_case
from ihc_engine.comparison.changes import How, Why
from ihc_engine.comparison.kept_answers import KeptAnswer
from ihc_engine.comparison.knowledge_diff import KnowledgeDiff
from ihc_engine.comparison.moved import moved, standing
from ihc_engine.comparison.pieces import has_hypothesis, probability_of
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.knowledge.model import OTHER

_OTHERWISE = "the old answer was made from another row, with other options or by another version of the program"
_OTHER_FORM = "the whole answer that was kept has the form of another version of the program"


class Explanations:
    """Explains changed cases. ``old``: interprets by the old knowledge, if that is at hand; ``diff``: of both states."""

    def __init__(self, new: Interpreter, prior: Prior, old: Interpreter | None = None, diff: KnowledgeDiff | None = None) -> None:
        self._new, self._old, self._prior, self._diff = new, old, prior, diff

    def why(self, how: How, row: InputRow, old: KeptAnswer, new: KeptAnswer) -> Why:
        """Why a row changed. TableError: something that reading it needs is not installed."""
        now = None if new.failed else _interpreted(row, self._new, self._prior)
        if now is None:
            return Why(remark=f"the row cannot be interpreted now: {new.error or 'unknown'}")
        before = None
        if not old.failed:
            before = old.interpretation() or (None if self._old is None else _interpreted(row, self._old, self._prior))
        if how == "error gone":
            return Why(remark=f"the row could not be read before: {old.error or 'unknown'}")
        same = old.digest is not None and old.digest == new.digest
        if same or (before is not None and not _is_of(before, old)):
            # what differs is not the knowledge: its pieces would explain something else
            return replace(self._told(None, now, old), remark=_OTHERWISE)
        why = self._told(before, now, old)
        return replace(why, remark=_OTHER_FORM) if before is None and old.whole is not None and why.remark is None else why

    def _told(self, before: Interpretation | None, now: Interpretation, old: KeptAnswer) -> Why:
        towards, away = now.leader, str(old.leader)
        if towards == away:
            away = _next(now)
        fires = tuple(rule.rule for rule in now.rules)
        fired = old.rules if before is None else tuple(rule.rule for rule in before.rules)
        why = Why(
            towards,
            away,
            rules_gained=None if fired is None else tuple(rule for rule in fires if rule not in fired),
            rules_lost=None if fired is None else tuple(rule for rule in fired if rule not in fires),
            old_leader_now=probability_of(now, str(old.leader)),
            new_leader_before=None if before is None else probability_of(before, towards),
        )
        if not has_hypothesis(now, away):
            return replace(why, remark=f"{away} is not in the new knowledge")
        if before is None:
            return replace(why, moved=standing(now, towards, away))
        if not (has_hypothesis(before, towards) and has_hypothesis(before, away)):
            unknown = towards if not has_hypothesis(before, towards) else away
            return replace(why, moved=standing(now, towards, away), remark=f"{unknown} is not in the old knowledge")
        remark = None if towards != old.leader else self._policy_words()
        return replace(why, compared=True, moved=moved(before, now, towards, away, self._diff), remark=remark)

    def _policy_words(self) -> str | None:
        """Changed numbers that decide between outcomes; they move an outcome without moving a leader."""
        changes = [] if self._diff is None else [c for c in self._diff.of("policy") if c.name.startswith("outcome.")]
        told = (f"{c.name} {c.fields[0].old} -> {c.fields[0].new}" for c in changes)
        return f"changed in policy: {', '.join(told)}" if changes else None


def _is_of(answer: Interpretation, kept: KeptAnswer) -> bool:
    """Whether an answer is the one that was kept."""
    probability = probability_of(answer, answer.leader)
    return (answer.leader, answer.outcome, probability) == (kept.leader, kept.outcome, kept.probability)


def _next(answer: Interpretation) -> str:
    """The most probable hypothesis after the leader; ``other`` takes part."""
    ranked = [(d.rank, d.diagnosis) for d in answer.ranking]
    return sorted([*ranked, (answer.other_rank, OTHER)])[1][1]


def _interpreted(row: InputRow, interpreter: Interpreter, prior: Prior) -> Interpretation | None:
    """The answer to a row with its trace; None where there is none."""
    found: list[Interpretation] = []

    def interpret(this: InputRow) -> dict[str, Any]:
        findings = stated_case(this, interpreter).findings
        found.append(interpreter.interpret(findings, prior=prior, trace=True, advice=False))
        return {}

    answered(row, interpret)
    return found[0] if found else None
