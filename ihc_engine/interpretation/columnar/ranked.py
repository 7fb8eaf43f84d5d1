"""Some rows, weighed and ranked, with all that their outcomes rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ihc_engine.differential.columnar import certainty, first_rank, leave_out, surprise
from ihc_engine.differential.columnar.scores import probabilities, totals
from ihc_engine.differential.columnar.weighing import Segments
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, np
from ihc_engine.interpretation.columnar.compiled import Compiled


@dataclass(frozen=True, slots=True)
class Said:
    """What was found in some rows before weighing. ``start``: pre-test weights and shares.

    ``free``, ``joint`` and ``rule_variance``: sums of what rules weigh. ``resting``: as ``Resting.on``, with this ``width``.
    """

    segments: Segments
    start: Ints
    free: Ints
    joint: Ints
    rule_variance: Ints
    resting: dict[int, Ints]
    width: int
    sites: NDArray[np.int16]

    def part(self, first: int, last: int) -> Said:
        """The same of the rows from ``first`` to one before ``last``."""
        resting = {}
        for rule, keys in self.resting.items():
            start, end = np.searchsorted(keys, [first * self.width, last * self.width])
            if start < end:
                resting[rule] = keys[start:end] - first * self.width
        return Said(
            self.segments.part(first, last),
            self.start[first:last],
            self.free[first:last],
            self.joint[first:last],
            self.rule_variance[first:last],
            resting,
            self.width,
            self.sites[first:last],
        )


class Ranked:
    """Rows ranked by what is said of them. Shapes are [rows], [rows, variants] or [hypotheses, rows]."""

    def __init__(self, knowledge: Compiled, said: Said) -> None:
        self._knowledge = knowledge
        self._said = said
        self._combinations = knowledge.weighing.combinations
        hypotheses, policy = knowledge.hypotheses, knowledge.policy
        rules = knowledge.rules.capped(said.free, said.joint)
        self.scores = self._summed(self._combinations.sums.rows, said.start + rules[:, hypotheses.diagnosis])
        turned = np.ascontiguousarray(self.scores.T)
        best, leading = hypotheses.best(turned)
        self.leading = hypotheses.in_order(leading)
        self.totals = totals(turned, best, hypotheses)
        self.probabilities = probabilities(self.totals, hypotheses.ids, policy.weighing.sharpness)
        self.rows = np.arange(len(self.scores))
        by_row = self.probabilities.T.copy()
        self.leader: Ints = np.argmax(by_row, axis=1).astype(np.int64)
        by_row[self.rows, self.leader] = -1.0
        self.second: Ints = np.argmax(by_row, axis=1).astype(np.int64)
        self._ahead = leave_out.ahead(hypotheses.in_order(best), self.leader, hypotheses)
        variances = self._summed(self._combinations.variances.rows, np.zeros_like(self.scores))
        studies = np.take_along_axis(np.ascontiguousarray(variances.T), self.leading, axis=0)
        judged = np.ascontiguousarray(said.rule_variance.T)
        self._grounds = certainty.Grounds(self.totals, self.probabilities, studies, judged)
        self._spread = certainty.spread_of(self._grounds, policy.uncertainty)

    def _summed(self, table: Ints, before: Ints) -> Ints:
        return self._said.segments.summed(table, before)

    @cached_property
    def limits(self) -> tuple[Floats, Floats]:
        """Lower and upper limits of the intervals."""
        policy = self._knowledge.policy
        return certainty.intervals(
            self._grounds, self._spread, self._knowledge.hypotheses.ids, policy.uncertainty, policy.weighing.sharpness
        )

    @cached_property
    def rank_uncertain(self) -> Mask:
        """Whether the leader is too seldom first in what the studies allow."""
        policy, ids = self._knowledge.policy, self._knowledge.hypotheses.ids

        def exactly(row: int) -> float:
            sure = self._grounds.reference(row, ids, policy.uncertainty, policy.weighing.sharpness)
            return sure[ids[self.leader[row]]].rank_first_share

        return first_rank.below(self._spread, self.leader, policy.outcome.supported_first_share, exactly)

    @cached_property
    def members(self) -> leave_out.Members:
        """All weighed findings."""
        return leave_out.Members.of(self._said.segments, self._combinations)

    @cached_property
    def fragile(self) -> Mask:
        """Whether another hypothesis would lead without some single finding."""
        knowledge, said = self._knowledge, self._said
        return leave_out.fragile(
            leave_out.Scored(self.scores, said.free, said.joint, self.leader, self._columns(self.leader), self._ahead),
            self.members,
            said.resting,
            said.width,
            self._combinations,
            knowledge.rules,
            knowledge.hypotheses,
        )

    @cached_property
    def conflict(self) -> Mask:
        """Whether a published finding speaks strongly against the leading variant."""
        member, first = self.members.member, self._columns(self.leader)[self.members.row]
        published = self._knowledge.weighing.results.published.rows[self._combinations.result.rows[member], first]
        against = self._combinations.weights.rows[member, first] - self._combinations.other.rows[member]
        return self._any(published & (against <= -self._knowledge.policy.advice.conflict * MICRO))

    @cached_property
    def no_data(self) -> Floats:
        """Part of the leader's margin over the next that rests on findings without data in either of them."""
        member, row = self.members.member, self.members.row
        first, second = self._columns(self.leader)[row], self._columns(self.second)[row]
        weights, result = self._combinations.weights.rows, self._combinations.result.rows[member]
        margin = np.maximum(weights[member, first] - weights[member, second], 0).astype(np.float64)
        missing = self._knowledge.weighing.results.no_data.rows
        unknown = missing[result, first] | missing[result, second]
        whole = np.bincount(row, margin, len(self.rows))  # whole numbers below 2**53, so that the sums are exact
        part = np.bincount(row, margin * unknown, len(self.rows))
        return np.divide(part, whole, out=np.zeros(len(self.rows)), where=whole > 0)

    def count(self, table: Ints) -> Ints:
        """Sum of a count of combinations."""
        segments = self._said.segments
        counts = np.bincount(segments.row, table[segments.combination], len(self.rows))
        return counts.astype(np.int64)

    @cached_property
    def _z(self) -> Floats:
        segments, combinations = self._said.segments, self._combinations
        excess = segments.summed(combinations.excess.rows, np.zeros(self.scores.shape))
        spread = segments.summed(combinations.spread.rows, np.zeros(self.scores.shape))
        return surprise.least(excess, spread, self._knowledge.hypotheses.other)

    def surprising(self, threshold: float) -> Mask:
        """Whether the stains surprise more than this in the variant that fits them best."""
        return surprise.above(self._z, threshold, self._exact_z)

    def _exact_z(self, row: int) -> float:
        """The reference's z: of the stains in the order in which it tempers them."""
        layout, combinations = self._knowledge.layout, self._combinations
        members = self.members.member[self.members.row == row]
        latest: dict[int, int] = {}
        for member in members:
            owner = int(combinations.owner.rows[member])
            latest[owner] = max(latest.get(owner, -1), int(combinations.feature.rows[member]))
        ordered = sorted(
            (latest[int(combinations.owner.rows[m])], layout.features[combinations.feature.rows[m]], int(m)) for m in members
        )
        results = self._knowledge.weighing.results
        stains = [
            (feature, results.reading(int(combinations.result.rows[m])))
            for _, feature, m in ordered
            if results.tested.rows[combinations.result.rows[m]]
        ]
        return self._knowledge.tables.surprise.of(stains, layout.sites[self._said.sites[row]])

    def _columns(self, hypothesis: Ints) -> Ints:
        """Column of the leading variant of one hypothesis of each row."""
        return self.leading[hypothesis, self.rows]

    def _any(self, of_members: Mask) -> Mask:
        found = np.zeros(len(self.rows), dtype=np.bool_)
        found[self.members.row[of_members]] = True
        return found
