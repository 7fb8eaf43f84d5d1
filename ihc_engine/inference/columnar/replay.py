"""One row of a columnar run told step by step, so that it can be explained like any other case.

Which rules fired is known; each fires again, in a session, by the first of its branches that holds. What firing means and what
the trace says of it is the session's, the same for all engines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Set

from ihc_engine.inference.program import Production, Program
from ihc_engine.inference.semantics import Proposition
from ihc_engine.inference.session import Session
from ihc_engine.knowledge.model import BEFORE_RANKING, STRATA
from ihc_engine.version import __version__

NAME = "columnar"


class Productions:
    """The productions of a program by rule, in canonical order."""

    def __init__(self, program: Program) -> None:
        self.of: dict[str, list[Production]] = {}
        for production in program.productions:
            self.of.setdefault(production.rule.id, []).append(production)


class Replay:
    """An engine for one case of which it is known which rules fire (ids in canonical order)."""

    name = NAME
    version = __version__

    def __init__(self, productions: Productions, fired: Collection[str]) -> None:
        self._productions = productions
        self._fired = fired

    def run(self, session: Session) -> None:
        """Run to the end. AssertionError if a rule that fired has no branch that holds: the columns are wrong then."""
        session.learn(session.around())
        for stratum in STRATA:
            if stratum == "normalise":
                self._fire(stratum, session, session.known, session.as_reported)
                for finding, words in session.usable():
                    session.learn((finding.kind, finding.feature, word) for word in words)
            elif stratum in BEFORE_RANKING:
                self._fire(stratum, session, session.known)
        self._weigh(session)
        for stratum in STRATA:
            if stratum not in BEFORE_RANKING:
                self._fire(stratum, session, session.known)

    def _fire(
        self, stratum: str, session: Session, known: set[Proposition], more: Callable[[], Set[Proposition]] = frozenset
    ) -> None:
        fired = [productions for rule in self._fired if (productions := self._productions.of[rule])[0].rule.stratum == stratum]
        now = known | more() if fired else known  # a stratum reads lower ones only
        for productions in fired:
            holding = (p for p in productions if all((lit.proposition in now) is lit.holds for lit in p.literals))
            production = next(holding, None)
            assert production is not None, f"{productions[0].rule.id} is said to have fired, and no branch of it holds"
            session.fire(production)

    def _weigh(self, session: Session) -> None:
        """Collect, temper and rank in the order of the reference engine, which takes the latest first."""
        groups: dict[str, None] = {}
        for finding, _ in reversed(session.usable()):
            group = session.weigh(finding)
            if group is not None:
                groups.setdefault(group)
        for group in reversed(groups):
            session.temper(group)
        session.rank()
