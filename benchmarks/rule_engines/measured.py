"""Seconds of processor time a case for the rules alone, in engines that must fire the same rules.

What is timed is one case after the other on engines that are ready: the facts as each engine takes them, the run, and the names
of the rules that fired. Reading the words of a case is timed for none of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar

from benchmarks.rule_engines.in_clips import ClipsRules
from benchmarks.rule_engines.in_zen import ZenRules
from benchmarks.rule_engines.rule_base import plain_case, plain_rules, run_cases
from benchmarks.rule_engines.told_ranking import ExpertaRules
from ihc_engine.batch.arrow_kernel import ArrowKernel
from ihc_engine.batch.arrow_rows import TableRows
from ihc_engine.inference.session import Session
from ihc_engine.interpretation.interpret import Interpreter

PEERS = ("clipspy", "zen-engine")
_ROUNDS = 3
Case = TypeVar("Case")


@dataclass(frozen=True, slots=True)
class RulesAlone:
    """``seconds``: of processor time a case, by engine; ``cases``, ``rules``: how many; ``fired``: rules a case, on average."""

    seconds: Mapping[str, float]
    cases: int
    rules: int
    fired: float


class DifferentRulesError(AssertionError):
    """Another engine fires other rules than the reference engine: its time would say nothing."""


def check_peers() -> None:
    """SystemExit: an engine that is compared with is not installed."""
    for name in PEERS:
        try:
            version(name)
        except PackageNotFoundError:
            raise SystemExit(
                f"{name} is not installed, which speed is compared with; `make archive` installs it, or: "
                f"pip install --constraint benchmarks/requirements-peers.txt {' '.join(PEERS)}"
            ) from None


def rules_of_table(interpreter: Interpreter, rows: TableRows) -> RulesAlone:
    """Run the rows of a table through all engines. DifferentRulesError: they, or the columnar engine, fire other rules."""
    answers = ArrowKernel(interpreter.knowledge, "site", "fired").score(rows.batch).column("rules").to_pylist()
    sessions = list(run_cases(interpreter, (row.content for row in rows.one_by_one() if isinstance(row.content, Mapping))))
    for place, (columnar, session) in enumerate(zip(answers, sessions, strict=True)):
        _check("columnar engine", place, frozenset(columnar or ()), frozenset(session.fired))
    return rules_alone(interpreter, sessions)


def rules_alone(interpreter: Interpreter, sessions: Sequence[Session]) -> RulesAlone:
    """Run the cases of finished sessions through all engines. DifferentRulesError: they do not fire the same rules."""
    expected = [frozenset(session.fired) for session in sessions]
    rules, plain = plain_rules(interpreter.program), [plain_case(session) for session in sessions]
    experta = ExpertaRules(interpreter)
    seconds = {
        "experta": _timed("experta", experta.fired, [experta.told(session) for session in sessions], expected),
        "clipspy": _timed("clipspy", ClipsRules(rules).fired, plain, expected),
        "zen-engine": _timed("zen-engine", ZenRules(rules).fired, plain, expected),
    }
    return RulesAlone(seconds, len(sessions), len(rules), sum(map(len, expected)) / len(sessions))


def _timed(
    name: str, fired: Callable[[Case], frozenset[str]], cases: Sequence[Case], expected: Sequence[frozenset[str]]
) -> float:
    """The best of some rounds, once what fires has been compared."""
    for place, (case, rules) in enumerate(zip(cases, expected, strict=True)):
        _check(name, place, fired(case), rules)
    found_seconds = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        for case in cases:
            fired(case)
        found_seconds.append((time.process_time() - started) / len(cases))
    return min(found_seconds)


def _check(name: str, place: int, found: frozenset[str], expected: frozenset[str]) -> None:
    if found != expected:
        more, less = sorted(found - expected), sorted(expected - found)
        raise DifferentRulesError(f"{name}, case {place}: fires {more}, which experta does not, and not {less}, which it does")
