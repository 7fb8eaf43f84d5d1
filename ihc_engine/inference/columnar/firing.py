"""The rules, stratum by stratum, over many cases at once.

A rule fires where its condition holds and no branch of its ``unless`` does. Conditions read findings, circumstances and the
conclusions of lower strata only (the knowledge is checked for it), so that each rule is evaluated once, in canonical order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ihc_engine.inference.columnar.arrays import Mask, np
from ihc_engine.inference.columnar.masks import Masks
from ihc_engine.inference.columnar.resting import Resting
from ihc_engine.inference.program import Program
from ihc_engine.inference.semantics import branches
from ihc_engine.knowledge.model import BEFORE_RANKING, STRATA
from ihc_engine.knowledge.models import Condition, Rule


class Firing:
    """The rules of a program in canonical order, and how they fire. Holds nothing of any case."""

    def __init__(self, program: Program) -> None:
        self.rules: tuple[Rule, ...] = tuple(_rules(program))
        self._of: dict[str, list[int]] = {stratum: [] for stratum in STRATA}
        for place, rule in enumerate(self.rules):
            self._of[rule.stratum].append(place)

    def before_ranking(self, masks: Masks, fired: Mask, resting: Resting) -> None:
        """Fire the rules that come before the weighing into ``fired`` [rules, rows], and forget what they set aside."""
        for stratum in STRATA:
            if stratum in BEFORE_RANKING:
                self._fire(stratum, masks, fired)
                resting.add(self._of[stratum], masks, fired)
            if stratum == "normalise":
                masks.settle(self._set_aside(fired))

    def after_ranking(self, masks: Masks, fired: Mask) -> None:
        """Fire the rules that may ask for the ranking."""
        for stratum in STRATA:
            if stratum not in BEFORE_RANKING:
                self._fire(stratum, masks, fired)

    def _fire(self, stratum: str, masks: Masks, fired: Mask) -> None:
        for place in self._of[stratum]:
            rule = self.rules[place]
            rows = holding(rule.when, masks)
            if rule.unless is not None:
                rows = rows & ~holding(rule.unless, masks)
            fired[place] = rows
        for place in self._of[stratum]:
            for effect in self.rules[place].then:
                if effect.conclude is not None:
                    masks.learn(("conclusion", effect.conclude.id, "is"), fired[place])

    def _set_aside(self, fired: Mask) -> dict[str, Mask]:
        """Feature to the rows in which a rule sets it aside."""
        aside: dict[str, Mask] = {}
        for place in self._of["normalise"]:
            for effect in self.rules[place].then:
                if effect.set_aside is not None:
                    feature = effect.set_aside.finding
                    aside[feature] = aside[feature] | fired[place] if feature in aside else fired[place]
        return aside


def holding(condition: Condition, masks: Masks) -> Mask:
    """Rows in which a condition holds; the same as one of its branches holding."""
    if condition.all_ is not None:
        return _all([holding(part, masks) for part in condition.all_], masks)
    if condition.any_ is not None:
        return _any([holding(part, masks) for part in condition.any_], masks)
    if condition.at_least is not None:
        parts = [holding(part, masks) for part in condition.at_least.of]
        count = np.zeros(masks.columns.rows, dtype=np.uint16)
        for part in parts:
            count += part
        return np.asarray(count >= condition.at_least.n, dtype=np.bool_)
    (literals,) = branches(condition)
    return _all([masks.of(literal) for literal in literals], masks)


def _all(parts: list[Mask], masks: Masks) -> Mask:
    if len(parts) == 1:
        return parts[0]
    found = np.ones(masks.columns.rows, dtype=np.bool_)
    for part in parts:
        found &= part
    return found


def _any(parts: list[Mask], masks: Masks) -> Mask:
    found = np.zeros(masks.columns.rows, dtype=np.bool_)
    for part in parts:
        found |= part
    return found


def _rules(program: Program) -> Iterator[Rule]:
    seen: set[str] = set()
    for production in program.productions:
        if production.rule.id not in seen:
            seen.add(production.rule.id)
            yield production.rule


def fired_ids(fired: Mask, rules: Iterable[Rule], row: int) -> tuple[str, ...]:
    """Ids of the rules that fired in one row, in firing order."""
    return tuple(rule.id for place, rule in enumerate(rules) if fired[place, row])
