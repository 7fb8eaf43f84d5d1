"""One batch of rows from columns to answers: rules, weighing, ranking, rules about the ranking, outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ihc_engine.differential.pretest import Prior
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, joined, np
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.masks import Masks
from ihc_engine.inference.columnar.resting import Resting
from ihc_engine.interpretation.columnar.compiled import CONFLICTING, FRAGILE, Compiled
from ihc_engine.interpretation.columnar.outcome import OutcomeGrounds, decide
from ihc_engine.interpretation.columnar.ranked import Ranked, Said
from ihc_engine.interpretation.columnar.ranking_asked import learned
from ihc_engine.interpretation.columnar.traced import TracedPart

#: Rows that are weighed at a time: half of those of ``interpreter.ROWS``. Fewer spend more on the calls than on the work; with
#: more, arrays are so large that their memory is asked of the system anew each time. In an array of a power of two of them, the
#: numbers of one case would fall into the same places of the cache, and turning it would take several times as long.
WEIGHED = 8208


@dataclass(frozen=True, slots=True)
class Scored:
    """Answers of one batch; see ``ColumnarResult``. ``raised``: code of an alert to the rows that have it.

    ``by_variant``, ``totals`` and ``traced``: where the scores are kept.
    """

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
    traced: tuple[TracedPart, ...]

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
    # one by one: of each only what is asked for below stays
    parts, traced = list[dict[str, NDArray[Any]]](), list[TracedPart]()
    for first in firsts:
        part = Ranked(knowledge, said.part(first, min(columns.rows, first + WEIGHED)))
        parts.append(_told(knowledge, part, keep_scores, leader_only))
        if keep_scores:
            traced.append(TracedPart.of(first, part, knowledge.weighing.combinations))
    told = {name: joined([part[name] for part in parts]) for name in parts[0]}
    for proposition, rows in learned(
        knowledge.hypotheses.ids, told["probabilities"], told["leader"], knowledge.policy.outcome.suspected_from
    ).items():
        masks.learn(proposition, rows)
    knowledge.firing.after_ranking(masks, fired)
    grounds = _grounds(knowledge, masks, told)
    outcomes, reasons = decide(grounds, knowledge.policy.outcome)
    return Scored(
        outcomes=outcomes,
        leaders=told["leader"].astype(np.int16),
        probabilities=told["probabilities"],
        low=told["low"],
        high=told["high"],
        reasons=reasons,
        raised=_raised(knowledge, columns, fired, grounds),
        fired=fired.T,
        by_variant=told.get("by_variant"),
        totals=told.get("totals"),
        traced=tuple(traced),
    )


def _told(knowledge: Compiled, part: Ranked, keep_scores: bool, leader_only: bool) -> dict[str, NDArray[Any]]:
    """What is asked of some rows, by name: arrays of one or several numbers a row."""
    combinations = knowledge.weighing.combinations
    low, high = part.limits(leader_only)
    found: dict[str, NDArray[Any]] = {
        "leader": part.leader,
        "probabilities": part.probabilities.T,
        "low": low.T,
        "high": high.T,
        "first": part.probabilities[part.leader, part.rows],
        "second": part.probabilities[part.second, part.rows],
        "tested": part.tested,
        "atypical": part.atypical,
        "unusual": part.unusual,
        "stains": part.count(combinations.stains.rows),
        "findings": part.count(combinations.findings.rows),
        "no_data": part.no_data,
        "rank_uncertain": part.rank_uncertain,
        "fragile": part.fragile,
        "conflict": part.conflict,
    }
    return found | ({"by_variant": part.scores, "totals": part.totals.T} if keep_scores else {})


def _said(knowledge: Compiled, masks: Masks, fired: Mask, resting: Resting, prior: Prior) -> Said:
    segments = knowledge.weighing.segments(masks, fired)
    knowledge.weighing.combinations.leave_out(segments.combination)
    return Said(
        segments=segments,
        start=knowledge.weighing.starts(masks.columns, prior),
        rules=knowledge.weighing.rule_sets.numbers(fired),
        resting=resting.on,
        width=knowledge.branches.width,
        sites=masks.columns.sites,
    )


def _grounds(knowledge: Compiled, masks: Masks, told: dict[str, NDArray[Any]]) -> OutcomeGrounds:
    leader = told["leader"]
    return OutcomeGrounds(
        other_leads=leader == knowledge.hypotheses.ids.index("other"),
        atypical=(told["tested"] >= knowledge.policy.outcome.surprise_results) & told["atypical"],
        unusual=told["unusual"],
        first=told["first"],
        second=told["second"],
        stains=told["stains"],
        findings=told["findings"],
        contradicted=masks.columns.contradicted,
        no_data=told["no_data"],
        rank_uncertain=told["rank_uncertain"],
        fragile=told["fragile"],
        unmet=knowledge.criteria.unmet(leader, masks),
        conflict=told["conflict"],
    )


def _raised(knowledge: Compiled, columns: FindingColumns, fired: Mask, grounds: OutcomeGrounds) -> dict[str, Mask]:
    raised: dict[str, Mask] = {code: np.logical_or.reduce(fired[list(rules)]) for code, rules in knowledge.cautions.items()}
    for code, rows in (*columns.alerts.items(), (FRAGILE, grounds.fragile), (CONFLICTING, grounds.conflict)):
        raised[code] = raised[code] | rows if code in raised else rows
    return raised
