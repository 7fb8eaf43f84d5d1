"""What may be said of a ranking: supported, favoured, undetermined or outside, with coded reasons.

``outside``: none of the listed diagnoses fits. ``undetermined``: a doubt that no threshold can outweigh (too few stains, a
contradiction, no clear leader, a lead without data). ``favoured``: a leader with a reservation. ``supported``: none. The
thresholds are policy, chosen on published cases so that at least 95 % of what is called supported is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ihc_engine.differential.counterfactual import Toppled
from ihc_engine.differential.ranking import Ranking
from ihc_engine.differential.uncertainty import Certainty
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.interpretation.model import Outcome, Reason
from ihc_engine.interpretation.names import hypothesis_name
from ihc_engine.knowledge.model import OTHER
from ihc_engine.knowledge.policy import OutcomePolicy


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an outcome is decided on.

    ``sure``: of the leader. ``needed``: findings without which another would lead. ``unmet``: names of the leader's essential
    criteria that were looked for and not found. ``conflicting``: published findings that speak strongly against the leader.
    ``surprise``: z of the stains in the variant that fits them best, and their number.
    """

    case: CaseWeighing
    ranking: Ranking
    sure: Certainty
    needed: tuple[Toppled, ...]
    unmet: tuple[str, ...]
    conflicting: tuple[str, ...]
    surprise: tuple[float, int]


def decide(grounds: Grounds, policy: OutcomePolicy) -> tuple[Outcome, tuple[Reason, ...]]:
    """The outcome of a ranked case, with every reason for not saying more."""
    if outside := _outside(grounds, policy):
        return "outside", tuple(outside)
    doubts, reservations = _doubts(grounds, policy), _reservations(grounds, policy)
    if doubts:
        return "undetermined", (*doubts, *reservations)
    if reservations:
        return "favoured", tuple(reservations)
    return "supported", (
        Reason("thresholds_met", "probability, share of first ranks, stains, profile and criteria reach the thresholds"),
    )


def _outside(grounds: Grounds, policy: OutcomePolicy) -> list[Reason]:
    reasons = []
    if grounds.ranking.leader == OTHER:
        lineages = sorted({step.lineage for step in grounds.case.rule_steps if step.lineage})
        named = f" ({', '.join(lineages)} lineage)" if lineages else ""
        reasons.append(Reason("other_leads", f"none of the listed diagnoses explains the findings best{named}"))
    z, stains = grounds.surprise
    if stains >= policy.surprise_results and z > policy.surprise_z:
        reasons.append(
            Reason("atypical_profile", f"the panel is atypical of every listed diagnosis (z {z:.1f} over {stains} stains)")
        )
    return reasons


def _doubts(grounds: Grounds, policy: OutcomePolicy) -> list[Reason]:
    case, ranking = grounds.case, grounds.ranking
    first, second = ranking.steps[0], ranking.steps[1]
    rival, leader = (hypothesis_name(case.weights.knowledge, step.diagnosis) for step in (second, first))
    stains = _stains(case)
    possible = (
        (
            stains < policy.stains_at_least or len(case.weighed) < policy.results_at_least,
            Reason(
                "thin_panel",
                f"usable stains: {stains}, other findings: {len(case.weighed) - stains}; "
                f"at least {policy.stains_at_least} stains and {policy.results_at_least} findings in all are needed",
            ),
        ),
        (bool(case.reading.contradicted), Reason("contradiction", f"opposite results of {', '.join(case.reading.contradicted)}")),
        (
            first.probability < policy.favoured_from,
            Reason("low_probability", f"{leader} has {first.probability:.0%}, less than {policy.favoured_from:.0%}"),
        ),
        (
            first.probability < policy.near_tie_ratio * second.probability,
            Reason("near_tie", f"{rival} is more than half as probable as {leader}"),
        ),
        (
            _no_data_share(case, ranking) > policy.no_data_share,
            Reason("no_data_margin", "most of the lead rests on stains without published data in one of the two first diagnoses"),
        ),
    )
    return [reason for holds, reason in possible if holds]


def _reservations(grounds: Grounds, policy: OutcomePolicy) -> list[Reason]:
    first, sure, stains = grounds.ranking.steps[0], grounds.sure, _stains(grounds.case)
    surprise, _ = grounds.surprise
    term = grounds.case.weights.knowledge.vocabulary.term
    single = _named([term(toppled.changes[0].finding).label for toppled in grounds.needed])
    possible = (
        (
            first.probability < policy.supported_from,
            Reason("probability", f"{first.probability:.0%}, less than the {policy.supported_from:.0%} of a supported diagnosis"),
        ),
        (
            policy.supported_from <= first.probability < policy.supported_from_stains_alone and _stains_alone(grounds.case),
            Reason(
                "stains_alone",
                f"no morphology is weighed; stains alone need {policy.supported_from_stains_alone:.0%}, and reach "
                f"{first.probability:.0%}",
            ),
        ),
        (
            sure.rank_first_share < policy.supported_first_share,
            Reason(
                "rank_uncertain",
                f"first in {sure.rank_first_share:.0%} of what the studies allow, less than {policy.supported_first_share:.0%}",
            ),
        ),
        (
            stains < policy.supported_stains,
            Reason("few_stains", f"usable stains: {stains}; {policy.supported_stains} are needed"),
        ),
        (
            surprise > policy.supported_surprise_z,
            Reason("unusual_profile", f"the panel is unusual even for the best fitting diagnosis (z {surprise:.1f})"),
        ),
        (bool(grounds.needed), Reason("fragile", f"the ranking rests on {single} alone")),
        (bool(grounds.unmet), Reason("essential_criterion_unmet", f"not met: {_named(grounds.unmet)}")),
        (bool(grounds.conflicting), Reason("conflict", f"{_named(grounds.conflicting)} speak strongly against the leader")),
    )
    return [reason for holds, reason in possible if holds]


def _stains(case: CaseWeighing) -> int:
    """Stains with a weighed result."""
    return sum(1 for step in case.weighed if step.kind == "marker")


def _stains_alone(case: CaseWeighing) -> bool:
    return all(step.kind == "marker" for step in case.weighed)


def _named(names: Sequence[str]) -> str:
    return " or ".join(names) if len(names) < 3 else ", ".join(names)


def _no_data_share(case: CaseWeighing, ranking: Ranking) -> float:
    """Part of the leader's margin over the next that rests on findings without data in either of them."""
    first, second = (step.variants[0].hypothesis for step in ranking.steps[:2])
    places = {h.key: place for place, h in enumerate(case.weights.hypotheses)}
    for_leader = without_data = 0
    for step in case.weighed:
        margin = case.contribution(step, places[first]) - case.contribution(step, places[second])
        if margin > 0:
            for_leader += margin
            if "no_data" in (step.weights[places[first]].basis, step.weights[places[second]].basis):
                without_data += margin
    return without_data / for_leader if for_leader else 0.0
