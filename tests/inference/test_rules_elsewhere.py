"""The plain form of the rules, which other engines are given to be timed on, says what the rules say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from benchmarks.rule_engines.rule_base import PlainCase, PlainRule, Premises, plain_case, plain_rules, run_cases
from benchmarks.rule_engines.told_ranking import ExpertaRules
from ihc_engine.case.problems import CaseError
from ihc_engine.inference.session import Session
from ihc_engine.interpretation.interpret import Interpreter
from tests.inference.columnar.cases import Case, random_cases

CASES = 60


def _readable(interpreter: Interpreter) -> Iterator[Case]:
    for case in random_cases(interpreter.knowledge, 2718, CASES):
        try:
            interpreter.read(case)
        except CaseError:
            continue
        yield case


@pytest.fixture(scope="module")
def sessions(interpreter: Interpreter) -> list[Session]:
    return list(run_cases(interpreter, _readable(interpreter)))


@pytest.fixture(scope="module")
def rules(interpreter: Interpreter) -> tuple[PlainRule, ...]:
    return plain_rules(interpreter.program)


def _differences(sessions: Sequence[Session], fired: Callable[[PlainCase], frozenset[str]]) -> list[set[str]]:
    return [different for s in sessions if (different := set(fired(plain_case(s)) ^ s.fired.keys()))]


def _fired(rules: Sequence[PlainRule], case: PlainCase) -> frozenset[str]:
    """What the plain form means, in as few words as possible."""
    around, found, aside = {*case.around, *case.ranking}, set[str](), set[str]()
    for stratum in dict.fromkeys(rule.stratum for rule in rules):
        reported = {atom for feature, atom in case.reported if stratum == "normalise" or feature not in aside}

        def met(branches: Sequence[Premises], known: frozenset[str] = frozenset(around | reported)) -> bool:
            return any(all((premise.atom in known) is premise.holds for premise in branch) for branch in branches)

        firing = [rule for rule in rules if rule.stratum == stratum and met(rule.branches) and not met(rule.unless)]
        found.update(rule.name for rule in firing)
        around.update(atom for rule in firing for atom in rule.concludes)
        aside.update(feature for rule in firing for feature in rule.sets_aside)
    return frozenset(found)


def test_the_plain_rules_fire_as_the_rules_do(sessions: list[Session], rules: tuple[PlainRule, ...]) -> None:
    assert sum(len(session.fired) for session in sessions) > CASES
    assert _differences(sessions, lambda case: _fired(rules, case)) == []


def test_no_rule_reads_what_its_own_stratum_concludes(rules: tuple[PlainRule, ...]) -> None:
    """Else tables that are gone through once would not do."""
    for rule in rules:
        own = {atom for each in rules if each.stratum == rule.stratum for atom in each.concludes}
        assert not own & {premise.atom for branch in (*rule.branches, *rule.unless) for premise in branch}, rule.name


def test_a_ranking_that_is_told_changes_no_rule(interpreter: Interpreter, sessions: list[Session]) -> None:
    alone = ExpertaRules(interpreter)
    assert all(alone.fired(alone.told(session)) == session.fired.keys() for session in sessions)


def test_clips_fires_the_same_rules(sessions: list[Session], rules: tuple[PlainRule, ...]) -> None:
    pytest.importorskip("clips", reason="clipspy is not installed (`make archive` installs it)")
    from benchmarks.rule_engines.in_clips import ClipsRules

    assert _differences(sessions, ClipsRules(rules).fired) == []


def test_zen_fires_the_same_rules(sessions: list[Session], rules: tuple[PlainRule, ...]) -> None:
    pytest.importorskip("zen", reason="zen-engine is not installed (`make archive` installs it)")
    from benchmarks.rule_engines.in_zen import ZenRules

    assert _differences(sessions, ZenRules(rules).fired) == []
