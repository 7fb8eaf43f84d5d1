"""Does the ranking rest on one finding? Every finding left out in turn, over many cases (``Counterfactuals.needed``).

As in ``WhatIf``: the rest of its group is tempered anew, and rules that rest on the finding are left out. Most findings cannot
matter, since the leader is further ahead than their leaving could move any two hypotheses; only the others are weighed anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.columnar.combinations import Combinations
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.rule_weights import RuleWeights
from ihc_engine.differential.columnar.scores import totals
from ihc_engine.differential.columnar.weighing import Segments
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.inference.columnar.arrays import Ints, Mask, np

#: Findings that are weighed anew at a time.
_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class Members:
    """All weighed findings of some rows, sorted by row: ``row``, and ``member`` as ``Combinations`` numbers them."""

    row: Ints
    member: Ints

    @classmethod
    def of(cls, segments: Segments, combinations: Combinations) -> Members:
        """The members of all segments."""
        counts = combinations.findings.rows[segments.combination]
        ends = np.cumsum(counts)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts, counts)
        starts = combinations.start.rows[segments.combination]
        return cls(np.repeat(segments.row, counts), np.repeat(starts, counts) + within)

    def chosen(self, which: Mask | Ints) -> Members:
        """Some of them."""
        return Members(self.row[which], self.member[which])


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows as they were scored: [rows, variants] scores, [rows, hypotheses] sums of rules, [rows] the leader.

    ``leading``: column of the leader's best variant. ``ahead``: how far the leader is ahead of all others at the least.
    """

    scores: Ints
    free: Ints
    joint: Ints
    leader: Ints
    leading: Ints
    ahead: Ints


@dataclass(frozen=True, slots=True)
class _Lost:
    """Weights of rules that are lost with a finding: its place among the members, the hypothesis and the weights."""

    at: Ints
    diagnosis: Ints
    free: Ints
    joint: Ints


def fragile(
    scored: Scored,
    members: Members,
    resting: dict[int, Ints],
    width: int,
    combinations: Combinations,
    rules: RuleWeights,
    hypotheses: Hypotheses,
) -> Mask:
    """[rows]: whether another hypothesis leads without some finding. ``resting``: as ``Resting.on``, with this ``width``."""
    lost = _lost(members, resting, width, combinations, rules)
    moved = combinations.swing(members.member, scored.leading[members.row]).astype(np.float64)
    moved += np.bincount(lost.at, np.abs(lost.free) + np.abs(lost.joint), len(moved))
    moved -= scored.ahead[members.row]
    unsure = np.flatnonzero(moved >= 0)
    unsure = unsure[np.lexsort((-moved[unsure], members.row[unsure]))]
    likeliest = np.diff(members.row[unsure], prepend=-1) > 0  # one a row; where it topples the leader, the others do not matter
    found = np.zeros(len(scored.leader), dtype=np.bool_)
    for part in (unsure[likeliest], unsure[~likeliest]):
        asked = part[~found[members.row[part]]]
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            leaders = _leaders_without(some, scored, members, lost, combinations, rules, hypotheses)
            found[members.row[some[leaders != scored.leader[members.row[some]]]]] = True
    return found


def ahead(best: Ints, leader: Ints, hypotheses: Hypotheses) -> Ints:
    """[rows]: how far the leader is ahead of all others at the least. ``best``: scores of best variants, [hypotheses, rows]."""
    rows = np.arange(best.shape[1])
    others = best + np.ceil(10 * MICRO * np.log10(hypotheses.counts) + 1).astype(np.int64)[:, None]
    others[leader, rows] = np.iinfo(np.int64).min
    return np.asarray(best[leader, rows] - others.max(axis=0), dtype=np.int64)


def _lost(members: Members, resting: dict[int, Ints], width: int, combinations: Combinations, rules: RuleWeights) -> _Lost:
    keys = members.row * width + combinations.feature.rows[members.member]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    at, weight = [], []
    for rule, on in resting.items():
        if not len(keys) or not len(on):
            continue
        place = np.minimum(np.searchsorted(keys, on), len(keys) - 1)
        found = order[place[keys[place] == on]]
        for said in rules.of[rule]:
            at.append(found)
            weight.append(np.tile(np.array([[said.diagnosis, said.free, said.joint]]), (len(found), 1)))
    if not at:
        nothing = np.zeros(0, dtype=np.int64)
        return _Lost(nothing, nothing, nothing, nothing)
    told = np.concatenate(weight)
    return _Lost(np.concatenate(at), told[:, 0], told[:, 1], told[:, 2])


def _leaders_without(
    which: Ints,
    scored: Scored,
    members: Members,
    lost: _Lost,
    combinations: Combinations,
    rules: RuleWeights,
    hypotheses: Hypotheses,
) -> Ints:
    """Who leads when each of these members is left out."""
    some = members.chosen(which)
    scores = scored.scores[some.row]
    scores += combinations.change(some.member)
    at = np.full(len(members.row), -1, dtype=np.int64)
    at[which] = np.arange(len(which))
    mine = np.flatnonzero(at[lost.at] >= 0)
    if len(mine):
        touched, place = np.unique(at[lost.at[mine]], return_inverse=True)
        free, joint = scored.free[some.row[touched]], scored.joint[some.row[touched]]
        before = rules.capped(free, joint)
        np.subtract.at(free, (place, lost.diagnosis[mine]), lost.free[mine])
        np.subtract.at(joint, (place, lost.diagnosis[mine]), lost.joint[mine])
        scores[touched] += (rules.capped(free, joint) - before)[:, hypotheses.diagnosis]
    turned = np.ascontiguousarray(scores.T)
    found = totals(turned, hypotheses.best(turned)[0], hypotheses)
    return np.asarray(np.argmax(np.ascontiguousarray(found.T), axis=1), dtype=np.int64)
