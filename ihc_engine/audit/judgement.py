"""The reported diagnosis against the panel: how strongly they disagree, in decibans.

    disagreement = 10 log10 P(rival) / P(reported)

``rival`` is the most probable hypothesis, "none of the listed" included, outside the family of the reported diagnosis; its family
counts with the reported diagnosis, by its best member, since stains tell members of a family apart hardly at all. The smaller of
two values counts: with and without pre-test odds, so that rarity alone is no disagreement. A negative number is agreement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10

from ihc_engine.audit.grade import Grade
from ihc_engine.case.findings import UNRESOLVED
from ihc_engine.interpretation.model import Interpretation, RankedDiagnosis
from ihc_engine.knowledge.model import OTHER, Knowledge

_BY_OUTCOME = {"supported": Grade.alarm, "favoured": Grade.disagrees}


@dataclass(frozen=True, slots=True)
class Judgement:
    """``decibans``: the disagreement; ``rival``: with whom; ``why``: a key of ``grade.WHY`` that explains the grade."""

    grade: Grade
    decibans: float
    rival: str
    why: str | None = None


def has_panel(answer: Interpretation) -> bool:
    """Whether any stain has a usable result."""
    return any(used.kind == "marker" and used.status not in UNRESOLVED for used in answer.input.used)


def judged(answer: Interpretation, reported: str, knowledge: Knowledge) -> Judgement:
    """The judgement of one case whose reported diagnosis is listed."""
    families = {d.id: d.family for d in knowledge.diagnoses.values()}
    family = {d for d, name in families.items() if name == families[reported]}
    rival = next((d.diagnosis for d in answer.ranking if d.diagnosis not in family), OTHER)
    scores = scores_of(answer)
    rival = OTHER if scores[OTHER] > scores[rival] else rival
    decibans = round(_apart(answer, scores, rival, family, knowledge.policy.weighing.sharpness), 1)
    leader = answer.leader
    if leader not in family:
        grade, why = _BY_OUTCOME.get(answer.outcome, Grade.leans), _weakness(answer, decibans)
        return Judgement(Grade.leans if why == "pretest_odds" and grade is Grade.disagrees else grade, decibans, rival, why)
    if leader == reported:
        return Judgement(Grade.agrees, decibans, rival)
    by_stains = round(_by_stains(answer, leader) - _by_stains(answer, reported), 1)
    if by_stains >= 10 * log10(knowledge.policy.outcome.near_tie_ratio):
        return Judgement(Grade.leans, by_stains, leader, "family_apart")
    return Judgement(Grade.agrees, decibans, rival, "same_family")


def _weakness(answer: Interpretation, decibans: float) -> str | None:
    """Why little may be made of another leader."""
    if decibans <= 0:
        return "pretest_odds"
    return "thin_panel" if any(reason.code == "thin_panel" for reason in answer.reasons) else None


def scores_of(answer: Interpretation) -> Mapping[str, float]:
    """10 log10 P(hypothesis) / P(other) of every hypothesis: finer than probabilities, which are rounded."""
    scores = {d.diagnosis: score_of(d) for d in answer.ranking}
    return {**scores, OTHER: 0.0}


def score_of(ranked: RankedDiagnosis) -> float:
    """The sum that the answer shows as the odds of a diagnosis, in decibans."""
    return (
        ranked.prior_decibans
        + sum(item.decibans for item in ranked.evidence)
        + ranked.rules_decibans
        + ranked.mixture_decibans
        + ranked.sharpening_decibans
    )


def _apart(answer: Interpretation, scores: Mapping[str, float], rival: str, family: set[str], sharpness: float) -> float:
    before = {d.diagnosis: sharpness * d.prior_decibans for d in answer.ranking}  # sharpness multiplies the pre-test odds too
    before[OTHER] = 0.0
    with_odds = scores[rival] - max(scores[member] for member in family)
    without = scores[rival] - before[rival] - max(scores[member] - before[member] for member in family)
    return min(with_odds, without)


def _by_stains(answer: Interpretation, diagnosis: str) -> float:
    """What the stains alone say for a diagnosis."""
    stains = {used.finding for used in answer.input.used if used.kind == "marker"}
    ranked = next(d for d in answer.ranking if d.diagnosis == diagnosis)
    return sum(item.decibans for item in ranked.evidence if item.finding in stains)
