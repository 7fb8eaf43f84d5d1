"""The reference engine: the program as experta productions, run forward to the end for one case.

Facts are findings (``Reported``; and once more, ``Usable``, when normalising is done), ``Around`` (site, patient, specimen),
``Concluded``, ``Ranked`` and ``Blocked`` (a rule whose ``unless`` holds). Besides the rules there are productions that block
rules, settle the findings, collect each weighable one, temper each group and rank. Each production has a salience of its own,
falling in the order

    normalise > settle > lineage > differential > collect > temper > rank > caution > workup

so that the firing order is one, whatever the hash seed. experta keeps state in rule objects of a class: an engine runs one case
at a time, and each is an instance of a class of its own, built under a lock.
"""

from __future__ import annotations

import threading
from typing import Any

from ihc_engine.case.findings import is_finding_kind
from ihc_engine.inference.experta_import import import_experta
from ihc_engine.inference.experta_matcher import IndexedMatcher
from ihc_engine.inference.program import Blocker, Production, Program
from ihc_engine.inference.semantics import Branch, Literal, Proposition
from ihc_engine.inference.session import Session
from ihc_engine.knowledge.model import STRATA

_experta = import_experta()
NAME = "experta"
VERSION = "1.9.4"  # its last release; the dependency is pinned to it
#: Cases that run at the same time; more would only wait for the interpreter's lock.
AT_ONCE = 4
_BEFORE_WEIGHING = ("lineage", "differential")
_AFTER_RANKING = ("caution", "workup")


class _Fact(_experta.Fact):  # type: ignore[misc, name-defined]  # experta is untyped and comes from its shim
    """What the facts below share."""


class Start(_Fact):
    """The one fact that is there from the beginning; productions with no positive premise hang on it."""


class Reported(_Fact):
    """A finding as reported: ``feature`` and one true field for each word it entails."""


class Usable(_Fact):
    """A finding that normalising has left in use."""


class Around(_Fact):
    """A proposition about the case around its findings."""


class Concluded(_Fact):
    """A conclusion of a rule."""


class Blocked(_Fact):
    """A rule that must not fire, since its ``unless`` holds."""


class Group(_Fact):
    """A dependence group that has results to be tempered."""


class Ranked(_Fact):
    """What rules may ask of the ranking."""


def _fact(proposition: Proposition, finding_class: Any) -> Any:
    """The pattern or fact of one proposition."""
    kind, feature, word = proposition
    if is_finding_kind(kind) and word != "contradicted":
        return finding_class(feature=feature, **{word: True})
    if kind == "conclusion":
        return Concluded(id=feature)
    if kind == "ranking":
        return Ranked(**{feature: word})
    return Around(what=f"{kind}:{feature}:{word}")


def _pattern(literal: Literal, finding_class: Any) -> Any:
    fact = _fact(literal.proposition, finding_class)
    return fact if literal.holds else _experta.NOT(fact)


def _patterns(literals: Branch, stratum: str) -> list[Any]:
    """Patterns of a branch, positive ones first; one without positive premises hangs on ``Start``."""
    finding_class = Reported if stratum == "normalise" else Usable
    ordered = sorted(literals, key=lambda literal: not literal.holds)
    start = [] if any(literal.holds for literal in ordered) else [Start()]
    return [*start, *(_pattern(literal, finding_class) for literal in ordered)]


def _rule(production: Production, salience: int) -> Any:
    """An experta production for one branch of a rule."""
    rule = production.rule
    blocked = [_experta.NOT(Blocked(rule=rule.id))] if production.unless else []

    def fire(engine: Any) -> None:
        for proposition in engine.session.fire(production):
            engine.declare(_fact(proposition, Usable))

    return _experta.Rule(*_patterns(production.literals, rule.stratum), *blocked, salience=salience)(fire)


def _blocker(blocker: Blocker, salience: int) -> Any:
    """An experta production for one branch of a rule's ``unless``."""

    def block(engine: Any) -> None:
        engine.declare(Blocked(rule=blocker.rule.id))

    return _experta.Rule(*_patterns(blocker.literals, blocker.rule.stratum), salience=salience)(block)


def _settle(engine: Any) -> None:
    for finding, words in engine.session.usable():
        engine.session.learn((finding.kind, finding.feature, word) for word in words)
        engine.declare(Usable(feature=finding.feature, path=finding.path, finding=finding, **dict.fromkeys(words, True)))


def _collect(engine: Any, finding: Any) -> None:
    group = engine.session.weigh(finding)
    if group is not None:
        engine.declare(Group(name=group))


def _temper(engine: Any, name: str) -> None:
    engine.session.temper(name)


def _rank(engine: Any) -> None:
    for proposition in engine.session.rank():
        engine.declare(_fact(proposition, Usable))


def _deffacts(engine: Any) -> Any:
    """Facts of every reset; looked for once, since experta would search all members of the engine every time."""
    if "deffacts_found" not in engine.__dict__:
        engine.deffacts_found = _experta.KnowledgeEngine.get_deffacts(engine)
    return engine.deffacts_found


def _stratum_band(program: Program, stratum: str) -> list[Any]:
    """Makers of a stratum's productions, its blockers first."""
    blockers = [lambda salience, b=b: _blocker(b, salience) for b in program.blockers_of_stratum(stratum)]
    return [*blockers, *(lambda salience, p=p: _rule(p, salience) for p in program.of_stratum(stratum))]


def _engine_class(program: Program) -> type:
    """A ``KnowledgeEngine`` class with all productions, saliences falling in canonical order."""
    bands: list[list[Any]] = [
        _stratum_band(program, "normalise"),
        [lambda salience: _experta.Rule(Start(), salience=salience)(_settle)],
        *(_stratum_band(program, stratum) for stratum in _BEFORE_WEIGHING),
        [lambda salience: _experta.Rule(Usable(finding=_experta.MATCH.finding), salience=salience)(_collect)],
        [lambda salience: _experta.Rule(Group(name=_experta.MATCH.name), salience=salience)(_temper)],
        [lambda salience: _experta.Rule(Start(), salience=salience)(_rank)],
        *(_stratum_band(program, stratum) for stratum in _AFTER_RANKING),
    ]
    makers = [make for band in bands for make in band]
    members: dict[str, Any] = {f"production_{place:05d}": make(len(makers) - place) for place, make in enumerate(makers)}
    members["__matcher__"] = IndexedMatcher
    members["get_deffacts"] = _deffacts
    return type("IhcEngine", (_experta.KnowledgeEngine,), members)


def _first_facts(session: Session) -> list[Any]:
    """What is known before anything fires."""
    around = [_fact(proposition, Usable) for proposition in session.around()]
    reported = [Reported(feature=f.feature, path=f.path, **dict.fromkeys(words, True)) for f, words in session.reported()]
    return [Start(), *around, *reported]


class ExpertaEngine:
    """Runs a program on sessions, several at a time: every run has an experta engine to itself."""

    name = NAME
    version = VERSION

    def __init__(self, program: Program) -> None:
        assert set(STRATA) == {"normalise", *_BEFORE_WEIGHING, *_AFTER_RANKING}
        self._program = program
        self._idle: list[Any] = []
        self._building = threading.Lock()
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def run(self, session: Session) -> None:
        """Run to the end. The session holds what followed."""
        with self._places:
            engine = self._take()
            engine.session = session
            try:
                engine.reset()
                session.learn(session.around())
                engine.declare(*_first_facts(session))
                engine.run()
            finally:
                engine.session = None
                self._idle.append(engine)

    def _take(self) -> Any:
        """An engine that nobody uses; list.pop and append are atomic."""
        try:
            return self._idle.pop()
        except IndexError:
            with self._building:
                return _engine_class(self._program)()
