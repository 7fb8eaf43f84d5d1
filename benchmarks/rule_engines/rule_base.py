"""The compiled rules and the cases in the least common form of rule engines: atoms that hold or do not.

An atom is a proposition in one word. Rules of the stratum ``normalise`` read findings as reported, all others those that are left
in use; no rule reads a conclusion of its own stratum; a rule counts as fired once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ihc_engine.case.findings import is_finding_kind
from ihc_engine.inference.program import Production, Program
from ihc_engine.inference.semantics import Branch, Literal, Proposition
from ihc_engine.inference.session import Session
from ihc_engine.interpretation.interpret import Interpreter, RankedCase


@dataclass(frozen=True, slots=True)
class PlainPremise:
    """An atom that must hold, or (``holds`` false) must not. ``feature``: of a finding, which can be set aside; else None."""

    atom: str
    feature: str | None
    holds: bool


Premises = tuple[PlainPremise, ...]


@dataclass(frozen=True, slots=True)
class PlainRule:
    """Fires where all premises of any of ``branches`` hold and those of no branch of ``unless`` do."""

    name: str
    stratum: str
    branches: tuple[Premises, ...]
    unless: tuple[Premises, ...]
    concludes: tuple[str, ...]
    sets_aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlainCase:
    """What an engine is told of a case.

    ``reported``: feature and atom of all that findings entail; ``around``: atoms of the case around them; ``ranking``: atoms of
    the leader and the suspected diagnoses.
    """

    reported: tuple[tuple[str, str], ...]
    around: tuple[str, ...]
    ranking: tuple[str, ...]


def plain_rules(program: Program) -> tuple[PlainRule, ...]:
    """The rules, stratum by stratum."""
    by_rule: defaultdict[str, list[Production]] = defaultdict(list)
    for production in program.productions:
        by_rule[production.rule.id].append(production)
    return tuple(_plain_rule(productions) for productions in by_rule.values())


def plain_case(session: Session) -> PlainCase:
    """A case as it went through the reference engine: what it began with, and its ranking."""
    return PlainCase(
        tuple((f.feature, _atom((f.kind, f.feature, word))) for f, words in session.reported() for word in words),
        tuple(map(_atom, session.around())),
        tuple(sorted(_atom(each) for each in session.known if each[0] == "ranking")),
    )


def run_cases(interpreter: Interpreter, cases: Iterable[Mapping[str, Any]]) -> Iterator[Session]:
    """Cases run to the end by the reference engine."""
    for case in cases:
        reading = interpreter.read(case)
        weighing = RankedCase(interpreter.weights, reading, "site")
        session = Session(reading, weighing, interpreter.knowledge.vocabulary, interpreter.program.ranges)
        interpreter.engine.run(session)
        yield session


def _plain_rule(productions: list[Production]) -> PlainRule:
    rule = productions[0].rule
    return PlainRule(
        rule.id,
        rule.stratum,
        tuple(_premises(production.literals) for production in productions),
        tuple(map(_premises, productions[0].unless)),
        tuple(_atom(("conclusion", effect.conclude.id, "is")) for effect in rule.then if effect.conclude is not None),
        tuple(effect.set_aside.finding for effect in rule.then if effect.set_aside is not None),
    )


def _premises(branch: Branch) -> Premises:
    """Premises with those that must hold first."""
    return tuple(map(_premise, sorted(branch, key=lambda literal: not literal.holds)))


def _premise(literal: Literal) -> PlainPremise:
    kind, feature, word = literal.proposition
    of_finding = is_finding_kind(kind) and word != "contradicted"
    return PlainPremise(_atom(literal.proposition), feature if of_finding else None, literal.holds)


def _atom(proposition: Proposition) -> str:
    return ":".join(proposition)
