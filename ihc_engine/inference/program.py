"""The knowledge, compiled once into productions: what must hold, what must not, and in which order they are tried.

Every branch of a rule's condition is a production of its own (experta's OR would fire a rule once a branch all the same), in one
canonical order: stratum, rule id, branch. A rule counts as fired once, by its first branch. ``unless`` is negated into the
branches, so that a production is a plain list of literals; it reads lower strata only, which are complete by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ihc_engine.inference.semantics import Branch, Literal, Proposition, branches, ranges_asked
from ihc_engine.knowledge.model import STRATA
from ihc_engine.knowledge.models import Condition, Rule


@dataclass(frozen=True, slots=True)
class Production:
    """One branch of one rule. ``order`` is its place among all productions of the program."""

    order: int
    rule: Rule
    literals: Branch


@dataclass(frozen=True, slots=True)
class Program:
    """All productions in canonical order, and the range propositions they ask for."""

    productions: tuple[Production, ...]
    ranges: tuple[Proposition, ...]

    def of_stratum(self, stratum: str) -> tuple[Production, ...]:
        """Productions of one stratum, in order."""
        return tuple(p for p in self.productions if p.rule.stratum == stratum)


def compile_rules(rules: Sequence[Rule], criteria: Sequence[Condition] = ()) -> Program:
    """Compile rules; ``criteria`` are further conditions whose ranges must be tested."""
    ordered = sorted(rules, key=lambda rule: (STRATA.index(rule.stratum), rule.id))
    productions = [(rule, branch) for rule in ordered for branch in rule_branches(rule)]
    return Program(
        tuple(Production(order, rule, branch) for order, (rule, branch) in enumerate(productions)),
        ranges_asked(ordered, criteria),
    )


def rule_branches(rule: Rule) -> tuple[Branch, ...]:
    """Branches of ``when`` and not ``unless``; branches that contradict themselves are left out."""
    blocked = negation(rule.unless) if rule.unless is not None else ((),)
    joined = (tuple(dict.fromkeys((*branch, *block))) for branch in branches(rule.when) for block in blocked)
    return tuple(branch for branch in dict.fromkeys(joined) if not _contradicts_itself(branch))


def negation(condition: Condition) -> tuple[Branch, ...]:
    """Branches of "this condition does not hold": of every branch, one literal fails."""
    failing = ((Literal(lit.proposition, not lit.holds) for lit in branch) for branch in branches(condition))
    return tuple(tuple(dict.fromkeys(choice)) for choice in product(*failing))


def _contradicts_itself(branch: Branch) -> bool:
    return any(Literal(lit.proposition, not lit.holds) in branch for lit in branch)
