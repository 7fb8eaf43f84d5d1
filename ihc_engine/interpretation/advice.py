"""What to do next, and what to beware of: stains, a stop, what would topple the leader, fragile and conflicting findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ihc_engine.case.findings import UNRESOLVED, Alert
from ihc_engine.differential.counterfactual import Counterfactuals, Needed, Toppled
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.differential.next_stain import Gain, StainAdvisor
from ihc_engine.differential.ranking import Ranking
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.differential.whatif import WhatIf
from ihc_engine.inference.session import Session
from ihc_engine.inference.trace import ConcludedStep
from ihc_engine.interpretation.model import Counterfactual, Interpretation, NextPair, NextStain, Outcome, ResultChange, Stop
from ihc_engine.interpretation.names import hypothesis_name
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.policy import AdvicePolicy

#: Marker ids that a laboratory offers, with their cost in ordinary stains.
Menu = Mapping[str, float]
LARGEST_COST = 1000.0


def counterfactuals_of(case: CaseWeighing, ranking: Ranking, session: Session) -> Counterfactuals:
    """The counterfactuals of the leader, whose findings are ordered by what they say against the runner-up."""
    places = case.weights.places
    first, second = (places[step.variants[0].hypothesis] for step in ranking.steps[:2])
    margins = [(case.contribution(s, first) - case.contribution(s, second), s.feature) for s in case.weighed]
    supporting = [feature for _, feature in sorted(margins, key=lambda item: (-item[0], item[1]))]
    return Counterfactuals(WhatIf(case), ranking.leader, supporting, resting_on(session))


def resting_on(session: Session) -> Callable[[str], frozenset[str]]:
    """Which fired rules rest on a finding, directly or over conclusions."""
    concludes: dict[str, set[str]] = {}
    for step in session.steps:
        if isinstance(step, ConcludedStep):
            concludes.setdefault(step.rule, set()).add(step.conclusion)

    def rules_of(feature: str) -> frozenset[str]:
        resting: set[str] = set()
        conclusions: set[str] = set()
        for step in session.fired.values():  # in the order of strata, so that a conclusion comes before its use
            if any(p.holds and (p.feature == feature or p.feature in conclusions) for p in step.premises):
                resting.add(step.rule)
                conclusions |= concludes.get(step.rule, set())
        return frozenset(resting)

    return rules_of


def conflicts(case: CaseWeighing, ranking: Ranking, policy: AdvicePolicy) -> tuple[str, ...]:
    """Labels of published findings that speak strongly against the leader."""
    place = case.weights.places[ranking.steps[0].variants[0].hypothesis]
    return tuple(
        case.weights.knowledge.vocabulary.term(step.feature).label
        for step in case.weighed
        if step.weights[place].basis == "published"
        and case.contribution(step, place) - step.tempered[-1] <= -policy.conflict * MICRO
    )


def cautions(case: CaseWeighing, ranking: Ranking, needed: Needed | None, conflicting: tuple[str, ...]) -> tuple[Alert, ...]:
    """Cautions about the ranking itself: it rests on one finding, or a published finding speaks strongly against the leader."""
    return cautions_of(case.weights.knowledge, ranking.leader, needed, conflicting)


def cautions_of(knowledge: Knowledge, leading: str, needed: Needed | None, conflicting: tuple[str, ...]) -> tuple[Alert, ...]:
    """The same of a ranking of which only the leader is told. ``conflicting``: labels of findings."""
    leader = hypothesis_name(knowledge, leading)
    alerts = []
    if needed is not None:
        finding = knowledge.vocabulary.term(needed.finding).label
        then = hypothesis_name(knowledge, needed.leader)
        alerts.append(Alert("fragile_result", "caution", f"The ranking rests on {finding} alone: without it {then} would lead."))
    if conflicting:
        named = ", ".join(conflicting)
        message = f"Strongly against {leader}: {named}. Check stain, block and controls."
        alerts.append(Alert("conflicting_finding", "caution", message))
    return tuple(alerts)


def shown(toppled: Toppled, kind: str) -> Counterfactual:
    """A counterfactual as the answer shows it."""
    changes = tuple(ResultChange(c.finding, c.before, c.after) for c in toppled.changes)
    return Counterfactual("removed" if kind == "removed" else "changed", changes, toppled.leader, toppled.probability)


def with_advice(
    answer: Interpretation, case: CaseWeighing, session: Session, ranking: Ranking, asked: Counterfactuals, menu: Menu | None
) -> Interpretation:
    """The answer with what to do next: stains, the best pair, a stop, and the smallest change that topples the leader."""
    policy = case.weights.knowledge.policy.advice
    advisor = StainAdvisor(case, ranking, policy, menu)
    gains = advisor.gains(_done(session))
    return replace(
        answer,
        next_stains=_next_stains(session, advisor, gains, policy),
        next_pair=_next_pair(advisor, gains),
        stop=_stop(answer.outcome, gains, policy),
        counterfactuals=(*answer.counterfactuals, *(shown(toppled, "changed") for toppled in asked.smallest())),
    )


def check_menu(menu: Menu | None, knowledge: Knowledge) -> None:
    """ValueError if a menu names what is no marker, or a cost that is none."""
    for marker, cost in (menu or {}).items():
        if marker not in knowledge.vocabulary.markers:
            raise ValueError(f"menu: no such marker {marker!r}; markers are named by their ids")
        if not 0 < cost < LARGEST_COST:
            raise ValueError(f"menu: the cost of {marker} must be a number above 0 and below {LARGEST_COST:g}, not {cost!r}")


def rule_stains(session: Session) -> tuple[NextStain, ...]:
    """Stains that fired rules ask for, each once, without those that have a usable result."""
    done, stains = _done(session), dict[str, NextStain]()
    for step in session.recommended:
        for marker in step.markers:
            if marker not in done:
                before = stains.get(marker)
                separates = tuple(dict.fromkeys([*(before.separates if before else ()), *step.separates]))
                stains[marker] = NextStain(marker, "rule", None, separates, before.rule if before else step.rule)
    return tuple(stains.values())


def _next_stains(session: Session, advisor: StainAdvisor, gains: list[Gain], policy: AdvicePolicy) -> tuple[NextStain, ...]:
    """Stains that rules ask for, with what they are expected to tell, and the most telling of the others; best first."""
    asked = {stain.marker: _with_bits(stain, advisor) for stain in rule_stains(session)}
    told = [gain for gain in gains if gain.marker not in asked][: policy.named]
    informative = (NextStain(gain.marker, "information", gain.bits, gain.separates) for gain in told)

    def worth(stain: NextStain) -> float:
        return (stain.expected_bits or 0.0) + (policy.rule_bits if stain.why == "rule" else 0.0)

    return tuple(sorted([*asked.values(), *informative], key=lambda stain: (-worth(stain), stain.marker)))


def _with_bits(stain: NextStain, advisor: StainAdvisor) -> NextStain:
    gain = advisor.gain_of(stain.marker)
    return stain if gain is None else replace(stain, expected_bits=gain.bits)


def _done(session: Session) -> frozenset[str]:
    """Stains with a usable result."""
    return frozenset(f.feature for f in session.reading.findings if f.status not in UNRESOLVED)


def _next_pair(advisor: StainAdvisor, gains: list[Gain]) -> NextPair | None:
    pair = advisor.best_pair(gains)
    return None if pair is None else NextPair(pair.markers, pair.bits)


def _stop(outcome: Outcome, gains: list[Gain], policy: AdvicePolicy) -> Stop:
    """Whether staining may stop, and why."""
    if outcome == "outside":
        return Stop(False, "none of the listed diagnoses fits; stains for other lineages are needed")
    if gains and gains[0].bits >= policy.stop_bits:
        return Stop(False, f"{gains[0].marker} is expected to tell {gains[0].bits:.2f} bits")
    told = "no stain tells more"
    if gains:
        told = f"the most telling stain, {gains[0].marker}, is expected to tell {gains[0].bits:.2f} bits"
    if outcome in ("supported", "favoured"):
        return Stop(True, f"{told}; further stains would hardly change the ranking")
    return Stop(True, f"{told}; stains will not decide: look at morphology, site and molecular tests")
