"""One batch of rows from columns to answers: rules, weighing, ranking, rules about the ranking, outcome."""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.pretest import Prior
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, np
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.masks import Masks
from ihc_engine.inference.columnar.resting import Resting
from ihc_engine.interpretation.columnar.compiled import CONFLICTING, FRAGILE, Compiled
from ihc_engine.interpretation.columnar.outcome import OutcomeGrounds, decide
from ihc_engine.interpretation.columnar.ranked import Ranked, Said
from ihc_engine.interpretation.columnar.ranking_asked import learned

#: Rows that are weighed at a time.
WEIGHED = 2048


@dataclass(frozen=True, slots=True)
class Scored:
    """Answers of one batch; see ``ColumnarResult``. ``raised``: code of an alert to the rows that have it."""

    outcomes: NDArray[np.uint8]
    leaders: NDArray[np.int16]
    probabilities: Floats
    low: Floats
    high: Floats
    reasons: Mask
    raised: dict[str, Mask]
    fired: Mask
    by_variant: Ints | None
    totals: Ints | None

    def alerts(self, codes: tuple[str, ...]) -> Mask:
        """[rows, codes]: which alerts each row has."""
        found = np.zeros((len(self.outcomes), len(codes)), dtype=np.bool_)
        for place, code in enumerate(codes):
            if code in self.raised:
                found[:, place] = self.raised[code]
        return found


def scored(
    knowledge: Compiled, columns: FindingColumns, prior: Prior, keep_scores: bool = False, leader_only: bool = False
) -> Scored:
    """Score a batch of rows. ``leader_only``: intervals of the leaders alone."""
    knowledge.weighing.forget_if_full()
    masks, resting = Masks(columns, knowledge.layout), Resting(knowledge.branches)
    fired = np.zeros((len(knowledge.firing.rules), columns.rows), dtype=np.bool_)
    knowledge.firing.before_ranking(masks, fired, resting)
    said = _said(knowledge, masks, fired, resting, prior)
    firsts = range(0, max(columns.rows, 1), WEIGHED)
    parts = [Ranked(knowledge, said.part(first, min(columns.rows, first + WEIGHED))) for first in firsts]
    probabilities = np.concatenate([part.probabilities.T for part in parts])
    leader = np.concatenate([part.leader for part in parts])
    for proposition, rows in learned(
        knowledge.hypotheses.ids, probabilities, leader, knowledge.policy.outcome.suspected_from
    ).items():
        masks.learn(proposition, rows)
    knowledge.firing.after_ranking(masks, fired)
    grounds = _grounds(knowledge, masks, parts, leader)
    outcomes, reasons = decide(grounds, knowledge.policy.outcome)
    limits = [part.limits(leader_only) for part in parts]
    return Scored(
        outcomes=outcomes,
        leaders=leader.astype(np.int16),
        probabilities=probabilities,
        low=np.concatenate([low.T for low, _ in limits]),
        high=np.concatenate([high.T for _, high in limits]),
        reasons=reasons,
        raised=_raised(knowledge, columns, fired, grounds),
        fired=fired.T,
        by_variant=np.concatenate([part.scores for part in parts]) if keep_scores else None,
        totals=np.concatenate([part.totals.T for part in parts]) if keep_scores else None,
    )


def _said(knowledge: Compiled, masks: Masks, fired: Mask, resting: Resting, prior: Prior) -> Said:
    free, joint, variance = knowledge.rules.sums(fired)
    return Said(
        segments=knowledge.weighing.segments(masks, fired),
        start=knowledge.weighing.starts(masks.columns, prior),
        free=free,
        joint=joint,
        rule_variance=variance,
        resting=resting.on,
        width=knowledge.branches.width,
        sites=masks.columns.sites,
    )


def _grounds(knowledge: Compiled, masks: Masks, parts: list[Ranked], leader: Ints) -> OutcomeGrounds:
    policy, combinations = knowledge.policy.outcome, knowledge.weighing.combinations
    tested = np.concatenate([part.tested for part in parts])
    atypical = np.concatenate([part.atypical for part in parts])
    return OutcomeGrounds(
        other_leads=leader == knowledge.hypotheses.ids.index("other"),
        atypical=(tested >= policy.surprise_results) & atypical,
        unusual=np.concatenate([part.unusual for part in parts]),
        first=np.concatenate([part.probabilities[part.leader, part.rows] for part in parts]),
        second=np.concatenate([part.probabilities[part.second, part.rows] for part in parts]),
        stains=np.concatenate([part.count(combinations.stains.rows) for part in parts]),
        findings=np.concatenate([part.count(combinations.findings.rows) for part in parts]),
        contradicted=masks.columns.contradicted,
        no_data=np.concatenate([part.no_data for part in parts]),
        rank_uncertain=np.concatenate([part.rank_uncertain for part in parts]),
        fragile=np.concatenate([part.fragile for part in parts]),
        unmet=knowledge.criteria.unmet(leader, masks),
        conflict=np.concatenate([part.conflict for part in parts]),
    )


def _raised(knowledge: Compiled, columns: FindingColumns, fired: Mask, grounds: OutcomeGrounds) -> dict[str, Mask]:
    raised: dict[str, Mask] = {code: np.logical_or.reduce(fired[list(rules)]) for code, rules in knowledge.cautions.items()}
    for code, rows in (*columns.alerts.items(), (FRAGILE, grounds.fragile), (CONFLICTING, grounds.conflict)):
        raised[code] = raised[code] | rows if code in raised else rows
    return raised
