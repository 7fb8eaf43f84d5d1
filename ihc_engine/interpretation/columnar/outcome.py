"""What may be said of each ranking: ``outcome.decide`` over many cases. Reasons are codes; the sentences come with a row's
explanation."""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, np
from ihc_engine.knowledge.policy import OutcomePolicy

OUTCOMES = ("supported", "favoured", "undetermined", "outside")
_OUTSIDE = ("other_leads", "atypical_profile")
_DOUBTS = ("thin_panel", "contradiction", "low_probability", "near_tie", "no_data_margin")
_RESERVATIONS = (
    "probability",
    "stains_alone",
    "rank_uncertain",
    "few_stains",
    "unusual_profile",
    "fragile",
    "essential_criterion_unmet",
    "conflict",
)
#: Codes of reasons in the order in which an answer lists them.
REASONS = (*_OUTSIDE, *_DOUBTS, *_RESERVATIONS, "thresholds_met")


@dataclass(frozen=True, slots=True)
class OutcomeGrounds:
    """What outcomes are decided on, [rows] each.

    ``first``, ``second``: probabilities of the first two. ``stains``, ``findings``: weighed ones. ``no_data``: part of the lead
    without data. The others are truths, as ``outcome.Grounds`` has them or compared with their threshold.
    """

    other_leads: Mask
    atypical: Mask
    unusual: Mask
    first: Floats
    second: Floats
    stains: Ints
    findings: Ints
    contradicted: Mask
    no_data: Floats
    rank_uncertain: Mask
    fragile: Mask
    unmet: Mask
    conflict: Mask


def decide(grounds: OutcomeGrounds, policy: OutcomePolicy) -> tuple[NDArray[np.uint8], Mask]:
    """[rows] place in ``OUTCOMES``; [rows, reasons] which of ``REASONS``."""
    first, stains, findings = grounds.first, grounds.stains, grounds.findings
    holds = {
        "other_leads": grounds.other_leads,
        "atypical_profile": grounds.atypical,
        "thin_panel": (stains < policy.stains_at_least) | (findings < policy.results_at_least),
        "contradiction": grounds.contradicted,
        "low_probability": first < policy.favoured_from,
        "near_tie": first < policy.near_tie_ratio * grounds.second,
        "no_data_margin": grounds.no_data > policy.no_data_share,
        "probability": first < policy.supported_from,
        "stains_alone": (policy.supported_from <= first) & (first < policy.supported_from_stains_alone) & (stains == findings),
        "rank_uncertain": grounds.rank_uncertain,
        "few_stains": stains < policy.supported_stains,
        "unusual_profile": grounds.unusual,
        "fragile": grounds.fragile,
        "essential_criterion_unmet": grounds.unmet,
        "conflict": grounds.conflict,
    }
    reasons = np.zeros((len(first), len(REASONS)), dtype=np.bool_)
    for place, code in enumerate(REASONS[:-1]):
        reasons[:, place] = holds[code]
    outside, doubts = len(_OUTSIDE), len(_OUTSIDE) + len(_DOUBTS)
    is_outside = reasons[:, :outside].any(axis=1)
    reasons[is_outside, outside:] = False
    reasons[:, -1] = ~reasons.any(axis=1)
    found = np.where(reasons[:, -1], OUTCOMES.index("supported"), OUTCOMES.index("favoured"))
    found[reasons[:, outside:doubts].any(axis=1)] = OUTCOMES.index("undetermined")
    found[is_outside] = OUTCOMES.index("outside")
    return found.astype(np.uint8), reasons
