"""One case on its way through an engine: what is known, what has fired, what was weighed, and the trace of it.

Engines decide *when* a production fires; what firing means is written here once, for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from ihc_engine.case.findings import UNRESOLVED, Alert, CaseReading, Finding, SetAside
from ihc_engine.inference.program import Production, first_failing
from ihc_engine.inference.semantics import Literal, Proposition, circumstances, words_of
from ihc_engine.inference.trace import (
    AlertStep,
    ConcludedStep,
    FiredStep,
    NotUnderstoodStep,
    Premise,
    PriorStep,
    ReadStep,
    RecommendedStep,
    RuleWeighedStep,
    SetAsideStep,
    Step,
    WeighedStep,
)
from ihc_engine.knowledge.models import Effect, Rule
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Code of a finding that no hypothesis has a frequency of; rules may read it all the same.
NOT_WEIGHED = "no_published_data"
UNWEIGHED_BECAUSE = "no usable published frequency in any diagnosis; read by rules only"


class Weigher(Protocol):
    """What an engine needs of the weighing (``differential.weighing.CaseWeighing`` is it)."""

    def weighable(self, finding: Finding) -> bool:
        """Whether any hypothesis has a frequency of this finding."""

    def collect(self, finding: Finding) -> str:
        """Take a weighable finding in; the group it will be tempered with."""

    def temper(self, group: str) -> Iterable[WeighedStep]:
        """Weigh all collected findings of a group."""

    def support(self, rule: Rule, diagnosis: str, strength: str, sign: int, lineage: str | None) -> RuleWeighedStep:
        """Weigh a rule's support (sign 1) or opposition (sign -1)."""

    def replace(self, rule: Rule) -> list[RuleWeighedStep]:
        """Let a rule's joint likelihoods stand for the findings that it replaces."""

    def pre_test(self) -> tuple[PriorStep, ...]:
        """Weigh the pre-test odds."""

    def rank(self) -> tuple[Iterable[Step], str, tuple[str, ...]]:
        """Rank: steps, the leading hypothesis, the suspected ones."""


class SaidOf(NamedTuple):
    """What a finding says by itself: the step that reads it, and the words it entails, as they are and as propositions."""

    step: ReadStep
    words: tuple[str, ...]
    propositions: tuple[Proposition, ...]


def said_of(f: Finding) -> SaidOf:
    """What a finding says by itself."""
    words = words_of(f)
    step = ReadStep(f.kind, f.feature, f.status, f.path, f.words, f.extent, f.intensity, f.inferred)
    return SaidOf(step, words, tuple((f.kind, f.feature, word) for word in words))


def notes_of(reading: CaseReading) -> list[Step]:
    """The steps of what a reading sets aside, did not understand, and warns of."""
    return [
        *(SetAsideStep(s.feature, s.path, s.code, s.reason) for s in reading.set_aside),
        *(NotUnderstoodStep(n.path, n.words, n.reason, n.suggestion) for n in reading.not_understood),
        *(AlertStep(a.code, a.severity, a.message) for a in reading.alerts),
    ]


def is_told_unweighed(finding: Finding) -> bool:
    """Whether a finding is told to be unweighed where no hypothesis has a frequency of it: if it says something by itself."""
    return finding.status not in UNRESOLVED and not finding.inferred


class Session:
    """The working state of one case. Every public method that fires something returns the propositions it added.

    ``said``: tells what a finding says; by default anew for each, which findings that return in many cases need not.
    """

    def __init__(
        self,
        reading: CaseReading,
        weigher: Weigher,
        vocabulary: Vocabulary,
        ranges: Iterable[Proposition],
        said: Callable[[Finding], SaidOf] = said_of,
    ) -> None:
        self.reading = reading
        self.weigher = weigher
        self.steps: list[Step] = []
        self.fired: dict[str, FiredStep] = {}
        self.alerts: list[Alert] = list(reading.alerts)
        self.set_aside: list[SetAside] = list(reading.set_aside)
        self.recommended: list[RecommendedStep] = []
        self.known: set[Proposition] = set()
        self._weighed: list[WeighedStep] = []
        self._paths = {finding.feature: finding.path for finding in reading.findings}
        self._said = [said(finding) for finding in reading.findings]
        self._reported = tuple([(finding, each.words) for finding, each in zip(reading.findings, self._said, strict=True)])
        self._circumstances = tuple(circumstances(reading, vocabulary, ranges))
        self._read()

    def reported(self) -> tuple[tuple[Finding, tuple[str, ...]], ...]:
        """All findings with the words they entail, as reported."""
        return self._reported

    def as_reported(self) -> frozenset[Proposition]:
        """All that findings entail, as reported."""
        return frozenset([proposition for each in self._said for proposition in each.propositions])

    def around(self) -> tuple[Proposition, ...]:
        """Propositions about the case around its findings."""
        return self._circumstances

    def usable(self) -> tuple[tuple[Finding, tuple[str, ...]], ...]:
        """Findings that no normalising rule has set aside."""
        aside = {item.feature for item in self.set_aside if item.code == "rule"}
        return tuple((f, words) for f, words in self._reported if f.feature not in aside) if aside else self._reported

    def learn(self, propositions: Iterable[Proposition]) -> None:
        """Remember what holds now (for criteria and explanations)."""
        self.known.update(propositions)

    def fire(self, production: Production) -> tuple[Proposition, ...]:
        """A production's literals hold: note it once per rule, and apply the rule's effects."""
        rule = production.rule
        if rule.id in self.fired:
            return ()
        premises = tuple(self._premise(lit.proposition, lit.holds) for lit in self._proof(production))
        step = FiredStep(rule.id, rule.stratum, rule.title, premises)
        self.fired[rule.id] = step
        self.steps.append(step)
        if rule.replaces is not None:
            self.steps += self.weigher.replace(rule)
        added: list[Proposition] = []
        for effect in rule.then:
            added += self._apply(rule, effect)
        self.learn(added)
        return tuple(added)

    def alert(self, alert: Alert) -> None:
        """Raise a caution that no rule raised."""
        self.alerts.append(alert)
        self.steps.append(AlertStep(alert.code, alert.severity, alert.message))

    def weigh(self, finding: Finding) -> str | None:
        """Collect a finding for weighing; the group it belongs to, or None if no diagnosis has data on it."""
        if self.weigher.weighable(finding):
            return self.weigher.collect(finding)
        if is_told_unweighed(finding):
            self._put_aside(finding, NOT_WEIGHED, UNWEIGHED_BECAUSE)
        return None

    def temper(self, group: str) -> None:
        """Weigh a whole group of findings; the steps are written when all groups are done, in order of group and name."""
        self._weighed += self.weigher.temper(group)

    def rank(self) -> tuple[Proposition, ...]:
        """Add the pre-test odds and rank; what rules may ask of the ranking."""
        weighed = sorted(self._weighed, key=lambda step: (step.group or "", step.feature))
        self.steps += weighed
        self.steps += self.weigher.pre_test()
        steps, leader, suspected = self.weigher.rank()
        self.steps += steps
        added = (("ranking", "leader", leader), *(("ranking", "suspected", diagnosis) for diagnosis in suspected))
        self.learn(added)
        return added

    def _read(self) -> None:
        self.steps += [each.step for each in self._said]
        self.steps += notes_of(self.reading)

    def _apply(self, rule: Rule, effect: Effect) -> tuple[Proposition, ...]:
        if effect.conclude is not None:
            self.steps.append(ConcludedStep(rule.id, effect.conclude.id, effect.conclude.text))
            return (("conclusion", effect.conclude.id, "is"),)
        if effect.set_aside is not None:
            for finding in self.reading.findings:
                if finding.feature == effect.set_aside.finding:
                    self._put_aside(finding, "rule", effect.set_aside.reason, rule.id)
        if effect.support is not None:
            s = effect.support
            self.steps.append(self.weigher.support(rule, s.diagnosis, s.strength, 1, s.lineage))
        if effect.oppose is not None:
            s = effect.oppose
            self.steps.append(self.weigher.support(rule, s.diagnosis, s.strength, -1, s.lineage))
        if effect.caution is not None:
            c = effect.caution
            self.alerts.append(Alert(c.code, c.severity, c.message, rule.id, rule.source))
            self.steps.append(AlertStep(c.code, c.severity, c.message, rule.id))
        if effect.recommend is not None:
            r = effect.recommend
            self.recommended.append(RecommendedStep(rule.id, r.markers, r.tests, r.separates))
            self.steps.append(self.recommended[-1])
        return ()

    def _put_aside(self, finding: Finding, code: str, reason: str, rule: str | None = None) -> None:
        self.set_aside.append(SetAside(finding.feature, finding.path, finding.words, code, reason))
        self.steps.append(SetAsideStep(finding.feature, finding.path, code, reason, rule))

    def _proof(self, production: Production) -> tuple[Literal, ...]:
        """The literals that hold, and for every branch of ``unless`` one that does not."""
        known = self.known | self.as_reported() if production.rule.stratum == "normalise" else self.known
        unblocked = (first_failing(branch, known) for branch in production.unless)
        return tuple(dict.fromkeys([*production.literals, *(literal for literal in unblocked if literal is not None)]))

    def _premise(self, proposition: Proposition, holds: bool) -> Premise:
        kind, feature, word = proposition
        return Premise(kind, feature, word, self._paths.get(feature) if kind != "site" else "site", holds)
