"""The knowledge, compiled once into productions: what must hold, what must not, and in which order they are tried.

Every branch of a rule's condition is a production of its own (experta's OR would fire a rule once a branch all the same), in one
canonical order: stratum, rule id, branch. A rule counts as fired once, by its first branch. Every branch of ``unless`` is a
blocker of the rule: it reads lower strata only, which are complete by then, so that all blockers of a stratum come before its
rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ihc_engine.inference.semantics import Branch, Literal, Proposition, branches, ranges_asked
from ihc_engine.knowledge.model import STRATA
from ihc_engine.knowledge.models import Condition, Rule


@dataclass(frozen=True, slots=True)
class Production:
    """One branch of one rule: all ``literals`` must hold, and no branch of ``unless``."""

    rule: Rule
    literals: Branch
    unless: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Blocker:
    """One branch of a rule's ``unless``: where it holds, the rule does not fire."""

    rule: Rule
    literals: Branch


@dataclass(frozen=True, slots=True)
class Program:
    """All productions and blockers in canonical order, and the range propositions they ask for."""

    productions: tuple[Production, ...]
    blockers: tuple[Blocker, ...]
    ranges: tuple[Proposition, ...]

    def of_stratum(self, stratum: str) -> tuple[Production, ...]:
        """Productions of one stratum, in order."""
        return tuple(p for p in self.productions if p.rule.stratum == stratum)

    def blockers_of_stratum(self, stratum: str) -> tuple[Blocker, ...]:
        """Blockers of the rules of one stratum, in order."""
        return tuple(b for b in self.blockers if b.rule.stratum == stratum)


def compile_rules(rules: Sequence[Rule], criteria: Sequence[Condition] = ()) -> Program:
    """Compile rules; ``criteria`` are further conditions whose ranges must be tested."""
    ordered = sorted(rules, key=lambda rule: (STRATA.index(rule.stratum), rule.id))
    return Program(
        tuple(production for rule in ordered for production in productions_of(rule)),
        tuple(Blocker(rule, branch) for rule in ordered for branch in unless_branches(rule)),
        ranges_asked(ordered, criteria),
    )


def productions_of(rule: Rule) -> tuple[Production, ...]:
    """One production for each branch of ``when``."""
    return tuple(Production(rule, branch, unless_branches(rule)) for branch in dict.fromkeys(branches(rule.when)))


def unless_branches(rule: Rule) -> tuple[Branch, ...]:
    """The alternatives that block a rule; none without ``unless``."""
    return () if rule.unless is None else branches(rule.unless)


def first_failing(branch: Branch, known: frozenset[Proposition] | set[Proposition]) -> Literal | None:
    """The first literal of a branch that does not hold, turned round; None where all hold."""
    for literal in branch:
        if (literal.proposition in known) is not literal.holds:
            return Literal(literal.proposition, not literal.holds)
    return None
