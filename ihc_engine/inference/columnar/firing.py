"""The rules, stratum by stratum, over many cases at once.

A rule fires where its condition holds and no branch of its ``unless`` does. Conditions read findings, circumstances and the
conclusions of lower strata only (the knowledge is checked for it), so that each rule is evaluated once, in canonical order.
"""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.inference.columnar.arrays import Mask
from ihc_engine.inference.columnar.condition import compiled
from ihc_engine.inference.columnar.masks import Masks
from ihc_engine.inference.columnar.resting import Resting
from ihc_engine.inference.program import Program
from ihc_engine.knowledge.model import BEFORE_RANKING, STRATA
from ihc_engine.knowledge.models import Rule


class Firing:
    """The rules of a program in canonical order, and how they fire. Holds nothing of any case."""

    def __init__(self, program: Program) -> None:
        self.rules: tuple[Rule, ...] = tuple(_rules(program))
        self._conditions = [(compiled(r.when), None if r.unless is None else compiled(r.unless)) for r in self.rules]
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
            when, unless = self._conditions[place]
            rows = when.holding(masks)
            if rows is masks.never:  # most of the rules, in most archives
                continue
            if unless is not None:
                rows = rows & ~unless.holding(masks)
            fired[place] = rows
        for place in self._of[stratum]:
            for effect in self.rules[place].then if fired[place].any() else ():
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


def _rules(program: Program) -> Iterator[Rule]:
    seen: set[str] = set()
    for production in program.productions:
        if production.rule.id not in seen:
            seen.add(production.rule.id)
            yield production.rule
