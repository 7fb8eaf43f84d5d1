"""What may be said of a ranking: favoured, undetermined or outside, with coded reasons.

Never ``supported``: that word needs thresholds calibrated on published cases, and there are none yet.
"""

from __future__ import annotations

from ihc_engine.differential.ranking import Ranking
from ihc_engine.differential.surprise import least_surprise
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.interpretation.model import Outcome, Reason
from ihc_engine.knowledge.model import OTHER
from ihc_engine.knowledge.policy import OutcomePolicy


def decide(case: CaseWeighing, ranking: Ranking, policy: OutcomePolicy) -> tuple[Outcome, tuple[Reason, ...]]:
    """The outcome of a ranked case: ``outside`` if none of the listed diagnoses fits, ``undetermined`` for any other doubt."""
    outside = _outside(case, ranking, policy)
    if outside:
        return "outside", tuple(outside)
    doubts = _doubts(case, ranking, policy)
    if doubts:
        return "undetermined", tuple(doubts)
    return "favoured", (Reason("not_calibrated", "thresholds for a supported diagnosis are not calibrated yet"),)


def _outside(case: CaseWeighing, ranking: Ranking, policy: OutcomePolicy) -> list[Reason]:
    reasons = []
    if ranking.leader == OTHER:
        lineages = sorted({step.lineage for step in case.rule_steps if step.lineage})
        named = f" ({', '.join(lineages)} lineage)" if lineages else ""
        reasons.append(Reason("other_leads", f"none of the listed diagnoses explains the findings best{named}"))
    z, stains = least_surprise(case)
    if stains >= policy.surprise_results and z > policy.surprise_z:
        reasons.append(
            Reason("atypical_profile", f"the panel is atypical of every listed diagnosis (z {z:.1f} over {stains} stains)")
        )
    return reasons


def _doubts(case: CaseWeighing, ranking: Ranking, policy: OutcomePolicy) -> list[Reason]:
    reasons = []
    stains = sum(1 for step in case.weighed if step.kind == "marker")
    first, second = ranking.steps[0], ranking.steps[1]
    if stains < policy.results_at_least:
        reasons.append(
            Reason("thin_panel", f"{stains} usable stain{'' if stains == 1 else 's'}; {policy.results_at_least} are needed")
        )
    if case.reading.contradicted:
        reasons.append(Reason("contradiction", f"opposite results of {', '.join(case.reading.contradicted)}"))
    if first.probability < policy.favoured_from:
        reasons.append(
            Reason(
                "low_probability",
                f"the leading diagnosis has {first.probability:.0%}, less than {policy.favoured_from:.0%}",
            )
        )
    if first.probability < policy.near_tie_ratio * second.probability:
        reasons.append(
            Reason("near_tie", f"{_name(case, second.diagnosis)} is more than half as probable as {_name(case, first.diagnosis)}")
        )
    if _no_data_share(case, ranking) > policy.no_data_share:
        reasons.append(
            Reason(
                "no_data_margin",
                "most of the lead rests on stains without published data in one of the two first diagnoses",
            )
        )
    return reasons


def _name(case: CaseWeighing, diagnosis: str) -> str:
    return "none of the listed diagnoses" if diagnosis == OTHER else case.weights.knowledge.diagnoses[diagnosis].name


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
