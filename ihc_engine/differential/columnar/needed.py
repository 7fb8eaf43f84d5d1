"""The finding that a fragile ranking needs, and who would lead without it (``Counterfactuals.first_needed``, over many cases).

Findings are left out one after the other, those that say most for the leader against the runner-up first, until another
hypothesis leads.
"""

from __future__ import annotations

from ihc_engine.differential.columnar.combinations import Combinations
from ihc_engine.differential.columnar.growing import at
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.leave_out import Members, Scored, leaders_without, lost_with
from ihc_engine.differential.columnar.rule_sets import RuleSets
from ihc_engine.differential.columnar.rule_weights import RuleWeights
from ihc_engine.inference.columnar.arrays import Ints, Mask, np

#: Findings that are left out at a time.
_AT_ONCE = 512


def first_needed(
    scored: Scored,
    members: Members,
    asked: Mask,
    by_name: Ints,
    resting: dict[int, Ints],
    width: int,
    combinations: Combinations,
    rules: RuleWeights,
    rule_sets: RuleSets,
    hypotheses: Hypotheses,
) -> tuple[Ints, Ints]:
    """[rows]: place of the finding in the layout, and of who leads without it; -1 where none is needed or the row is not asked.

    ``by_name``: rank of each feature of the layout by its id. All others as for ``leave_out.fragile``.
    """
    feature = np.full(len(scored.leader), -1, dtype=np.int64)
    then = feature.copy()
    lost = lost_with(members, resting, width, combinations, rules)
    which = _strongest_first(scored, members, asked, by_name, combinations)
    while len(which):
        row = members.row[which]
        firsts = np.diff(row, prepend=-1) != 0
        now = which[firsts]
        leaders = np.concatenate(
            [
                leaders_without(now[first : first + _AT_ONCE], scored, members, lost, combinations, rules, rule_sets, hypotheses)
                for first in range(0, len(now), _AT_ONCE)
            ]
        )
        rows = members.row[now]
        toppled = leaders != scored.leader[rows]
        feature[rows[toppled]] = combinations.feature.rows[members.member[now[toppled]]]
        then[rows[toppled]] = leaders[toppled]
        which = which[~firsts & (feature[row] < 0)]
    return feature, then


def _strongest_first(scored: Scored, members: Members, asked: Mask, by_name: Ints, combinations: Combinations) -> Ints:
    """Places of the members of the rows that are asked, row by row, in the order in which they are left out."""
    which = np.flatnonzero(asked[members.row])
    row, member = members.row[which], members.member[which]
    weights = combinations.weights.rows
    margin = at(weights, member, scored.leading[row]) - at(weights, member, scored.next[row])
    name = by_name[combinations.feature.rows[member]]
    return np.asarray(which[np.lexsort((name, -margin, row))], dtype=np.int64)
