"""The rules in CLIPS (clipspy): forward chaining over facts, strata by salience.

A case comes as one fact with all its atoms, which a rule of CLIPS takes apart: asserting them one by one from Python takes most
of the time otherwise. Atoms that no rule asks for are left out.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.rule_engines.rule_base import PlainCase, PlainPremise, PlainRule, Premises
from ihc_engine.knowledge.model import STRATA

_TOLD, _SETTLED = "told", "settled"
#: What has the higher salience fires first; blockers of a stratum come before its rules, which they read no conclusion of.
_ORDER = (_TOLD, "normalise", _SETTLED, *STRATA[1:])
_TELL = """(defrule tell (declare (salience {salience}))
  (told $?atoms) => (foreach ?atom ?atoms (assert (holds ?atom))))"""
#: Only findings that a rule can set aside are told as reported; all others hold from the beginning.
_SETTLE = """(defrule settle (declare (salience {salience}))
  (reported ?feature ?atom) (not (aside ?feature)) => (assert (holds ?atom)))"""
#: A first fact of each kind makes its template.
_TEMPLATES = ("(told)", "(reported none none)", "(holds none)", "(aside none)", "(blocked none)", "(fired none)")
#: Environments stay until the process ends: clipspy lets them go with a complaint about itself.
_KEPT: list[Any] = []


class ClipsRules:
    """A CLIPS environment with the rules. ImportError: clipspy is not installed."""

    def __init__(self, rules: Sequence[PlainRule]) -> None:
        self._environment: Any = importlib.import_module("clips").Environment()
        _KEPT.append(self._environment)
        for fact in _TEMPLATES:
            self._environment.assert_string(fact)
        self._environment.reset()
        writer = _Writer(rules)
        for text in writer.constructs():
            self._environment.build(text)
        self._aside, self._asked = writer.aside, writer.asked
        self._fired: Any = self._environment.find_template("fired")

    def fired(self, case: PlainCase) -> frozenset[str]:
        """The rules that fire on a case."""
        aside, asked, tell = self._aside, self._asked, self._environment.assert_string
        self._environment.reset()
        held = [atom for feature, atom in case.reported if feature not in aside and atom in asked]
        held += [atom for atom in (*case.around, *case.ranking) if atom in asked]
        told = '" "'.join(held)
        tell(f'(told "{told}")')
        for feature, atom in case.reported:
            if feature in aside and atom in asked:
                tell(f'(reported "{feature}" "{atom}")')
        self._environment.run()
        return frozenset(str(fact[0]) for fact in self._fired.facts())


class _Writer:
    """Writes the rules. ``aside``: features that a rule can set aside; ``asked``: atoms that a rule asks for."""

    def __init__(self, rules: Sequence[PlainRule]) -> None:
        self._rules = rules
        self.aside = {feature for rule in rules for feature in rule.sets_aside}
        self.asked = {premise.atom for rule in rules for branch in (*rule.branches, *rule.unless) for premise in branch}

    def constructs(self) -> Iterator[str]:
        """One rule of CLIPS for each branch of a condition and of an exception."""
        yield _TELL.format(salience=_salience(_TOLD))
        yield _SETTLE.format(salience=_salience(_SETTLED))
        for rule in self._rules:
            salience = _salience(rule.stratum)
            for number, branch in enumerate(rule.unless):
                patterns = self._patterns(branch, rule.stratum)
                yield _construct(f"{rule.name}-unless-{number}", salience + 1, patterns, f'(blocked "{rule.name}")')
            free = f' (not (blocked "{rule.name}"))' if rule.unless else ""
            effects = [f'(fired "{rule.name}")', *(f'(holds "{each}")' for each in rule.concludes)]
            effects += [f'(aside "{feature}")' for feature in rule.sets_aside]
            for number, branch in enumerate(rule.branches):
                patterns = self._patterns(branch, rule.stratum) + free
                yield _construct(f"{rule.name}-{number}", salience, patterns, " ".join(effects))

    def _patterns(self, branch: Premises, stratum: str) -> str:
        return " ".join(self._pattern(premise, stratum) for premise in branch)

    def _pattern(self, premise: PlainPremise, stratum: str) -> str:
        as_reported = stratum == "normalise" and premise.feature in self.aside
        pattern = f'(reported "{premise.feature}" "{premise.atom}")' if as_reported else f'(holds "{premise.atom}")'
        return pattern if premise.holds else f"(not {pattern})"


def _construct(name: str, salience: int, patterns: str, effects: str) -> str:
    return f"(defrule {name} (declare (salience {salience})) {patterns} => (assert {effects}))"


def _salience(stratum: str) -> int:
    return 10 * (len(_ORDER) - _ORDER.index(stratum))
