"""Some rows, weighed and ranked, with all that their outcomes rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ihc_engine.differential.columnar import certainty, first_rank, leave_out, surprise
from ihc_engine.differential.columnar.growing import Taken, at
from ihc_engine.differential.columnar.needed import first_needed
from ihc_engine.differential.columnar.scores import probabilities, totals
from ihc_engine.differential.columnar.weighing import Segments
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, np
from ihc_engine.interpretation.columnar.compiled import Compiled
from ihc_engine.knowledge.model import OTHER


@dataclass(frozen=True, slots=True)
class Said:
    """What was found in some rows before weighing. ``start``: pre-test weights and shares. ``rules``: [rows], the set of rules
    that weigh.

    ``resting``: as ``Resting.on``, with this ``width``.
    """

    segments: Segments
    start: Taken
    rules: Ints
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
            self.start.part(first, last),
            self.rules[first:last],
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
        rules = knowledge.weighing.rule_sets
        self.scores = said.segments.summed_whole(self._combinations.sums, said.start, Taken(rules.weights, said.rules))
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
        variances = said.segments.summed_whole(self._combinations.variances)
        studies = variances.reshape(-1).take(self.leading + self.rows * variances.shape[1]).astype(np.int64)
        judged = np.ascontiguousarray(rules.variances.rows.T).take(said.rules, axis=1)
        self._grounds = certainty.Grounds(self.totals, self.probabilities, studies, judged)
        self._spread = certainty.spread_of(self._grounds, policy.uncertainty)

    def limits(self, leader_only: bool) -> tuple[Floats, Floats]:
        """Lower and upper limits of the intervals; ``leader_only``: those of the leaders, [rows]."""
        policy, ids = self._knowledge.policy, self._knowledge.hypotheses.ids
        if leader_only:
            return certainty.intervals_of(
                self.leader, self._grounds, self._spread, ids, policy.uncertainty, policy.weighing.sharpness
            )
        return certainty.intervals(self._grounds, self._spread, ids, policy.uncertainty, policy.weighing.sharpness)

    @property
    def segments(self) -> Segments:
        """The groups that have results."""
        return self._said.segments

    @cached_property
    def outside(self) -> Mask:
        """Whether the case lies outside of what is known: other reasons are not asked for then."""
        policy = self._knowledge.policy.outcome
        other = self._knowledge.hypotheses.ids.index(OTHER)
        return np.asarray((self.leader == other) | (self.atypical & (self.tested >= policy.surprise_results)), dtype=np.bool_)

    @cached_property
    def rank_uncertain(self) -> Mask:
        """Whether the leader is too seldom first in what the studies allow; of cases outside, false."""
        policy, ids = self._knowledge.policy, self._knowledge.hypotheses.ids
        asked = np.flatnonzero(~self.outside)

        def exactly(place: int) -> float:
            row = int(asked[place])
            sure = self._grounds.reference(row, ids, policy.uncertainty, policy.weighing.sharpness)
            return sure[ids[self.leader[row]]].rank_first_share

        found = np.zeros(len(self.rows), dtype=np.bool_)
        threshold = policy.outcome.supported_first_share
        found[asked] = first_rank.below(self._spread.of(asked), self.leader[asked], self.second[asked], threshold, exactly)
        return found

    @cached_property
    def members(self) -> leave_out.Members:
        """All weighed findings."""
        return leave_out.Members.of(self._said.segments, self._combinations)

    @cached_property
    def fragile(self) -> Mask:
        """Whether another hypothesis would lead without some single finding."""
        knowledge, said = self._knowledge, self._said
        return leave_out.fragile(
            self._scored,
            self.members,
            said.resting,
            said.width,
            self._combinations,
            knowledge.rules,
            knowledge.weighing.rule_sets,
            knowledge.hypotheses,
        )

    def needed(self, asked: Mask) -> tuple[Ints, Ints]:
        """Place in the layout of the finding that the leader needs, and place of the hypothesis that would lead without it.

        -1 where there is none or the row is not asked.
        """
        knowledge, said, combinations = self._knowledge, self._said, self._combinations
        by_name = np.argsort(np.argsort(np.array(knowledge.layout.features))).astype(np.int64)
        return first_needed(
            self._scored,
            self.members,
            asked,
            by_name,
            said.resting,
            said.width,
            combinations,
            knowledge.rules,
            knowledge.weighing.rule_sets,
            knowledge.hypotheses,
        )

    @cached_property
    def _scored(self) -> leave_out.Scored:
        said, leading, following = self._said, self._columns(self.leader), self._columns(self.second)
        rivals = self.totals.T.astype(self.scores.dtype, order="C")
        rivals[self.rows, self.leader] = leave_out.lowest(rivals)
        return leave_out.Scored(self.scores, rivals, said.rules, self.leader, self.second, leading, following)

    @cached_property
    def _first_column(self) -> Ints:
        """[members]: column of the leading variant of the leader of its row."""
        return self._columns(self.leader).take(self.members.row)

    @cached_property
    def _second_column(self) -> Ints:
        """[members]: the same of the second."""
        return self._columns(self.second).take(self.members.row)

    @cached_property
    def _result(self) -> Ints:
        """[members]: row of ``Results``."""
        return self._combinations.result.rows.take(self.members.member)

    @cached_property
    def conflict(self) -> Mask:
        """Whether a published finding speaks strongly against the leading variant."""
        found = np.zeros(len(self.rows), dtype=np.bool_)
        found[self.members.row[self._conflicting]] = True
        return found

    @cached_property
    def _conflicting(self) -> Ints:
        """Places of the members that speak strongly against the leading variant."""
        member, least = self.members.member, -self._knowledge.policy.advice.conflict * MICRO
        which = np.flatnonzero(self._combinations.against.rows.take(member) <= least)  # few that could, in any variant
        member, column = member[which], self._first_column[which]
        does = at(self._combinations.weights.rows, member, column) - self._combinations.other.rows[member] <= least
        which, column = which[does], column[does]
        published = self._knowledge.weighing.results.published.rows[self._result[which], column]
        return np.asarray(which[published], dtype=np.int64)

    @property
    def conflicting(self) -> leave_out.Members:
        """The findings that speak strongly against the leading variant, in the order of their weighing: the group whose last
        finding comes first is the first, its findings in the order of their ids."""
        combinations, owner = self._combinations, self._combinations.owner.rows
        rows = np.unique(self.members.row[self._conflicting])
        of_rows = self.members.chosen(np.isin(self.members.row, rows))
        latest = np.full(len(combinations.sums), -1, dtype=np.int64)
        np.maximum.at(latest, owner[of_rows.member], combinations.feature.rows[of_rows.member])
        found = self.members.chosen(self._conflicting)
        # members of a combination are numbered in the order of their ids
        return found.chosen(np.lexsort((found.member, latest[owner[found.member]], found.row)))

    @cached_property
    def no_data(self) -> Floats:
        """Part of the leader's margin over the next that rests on findings without data in either of them."""
        member, weights, missing = self.members.member, self._combinations.weights.rows, self._knowledge.weighing.results.no_data
        margin = at(weights, member, self._first_column) - at(weights, member, self._second_column)
        which = np.flatnonzero(margin > 0)
        row, result, margin = self.members.row[which], self._result[which], margin[which].astype(np.float64)
        unknown = missing.rows[result, self._first_column[which]] | missing.rows[result, self._second_column[which]]
        whole = np.bincount(row, margin, len(self.rows))  # whole numbers below 2**53, so that the sums are exact
        part = np.bincount(row, margin * unknown, len(self.rows))
        return np.divide(part, whole, out=np.zeros(len(self.rows)), where=whole > 0)

    @cached_property
    def tested(self) -> Ints:
        """Stains that the surprise counts."""
        return self.count(self._combinations.tested.rows)

    def count(self, table: Ints) -> Ints:
        """Sum of a count of combinations."""
        segments = self._said.segments
        counts = np.bincount(segments.row, table[segments.combination], len(self.rows))
        return counts.astype(np.int64)

    @cached_property
    def atypical(self) -> Mask:
        """Whether the stains surprise too much in the variant that fits them best."""
        return self._surprising(self._knowledge.policy.outcome.surprise_z)

    @cached_property
    def unusual(self) -> Mask:
        """Whether they surprise more than those of a supported case may."""
        return self._surprising(self._knowledge.policy.outcome.supported_surprise_z)

    def _surprising(self, threshold: float) -> Mask:
        """Whether the stains surprise more than this in the variant that fits them best."""
        return surprise.above(self._z, threshold, self._exact_z)

    @cached_property
    def _z(self) -> Floats:
        """The least z of all variants; where that of the leading one is too small to matter, that one."""
        policy, results, members = self._knowledge.policy.outcome, self._knowledge.weighing.results, self.members
        other = self._knowledge.hypotheses.other
        column = self._columns(self.leader)
        column = np.where(column == other, self._columns(self.second), column)
        places = self._result * len(self._knowledge.hypotheses) + column.take(members.row)
        excess, spread = (
            np.bincount(members.row, table.rows.reshape(-1).take(places), len(self.rows)).astype(np.float64)
            for table in (results.excess, results.spread)
        )
        found = surprise.of_one(excess, spread)
        matters = np.flatnonzero(found > min(policy.surprise_z, policy.supported_surprise_z) - 2 * surprise.NEAR)
        counts = np.bincount(members.row, minlength=len(self.rows))
        single = Segments(members.row, self._result, np.cumsum(counts) - counts, counts).of_rows(matters)
        found[matters] = surprise.least(single.summed(results.excess.rows), single.summed(results.spread.rows), other)
        return found

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
