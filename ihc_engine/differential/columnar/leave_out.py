"""Does the ranking rest on one finding? Every finding left out in turn, over many cases (``Counterfactuals.needed``).

As in ``WhatIf``: the rest of its group is tempered anew, and rules that rest on the finding are left out. Most findings cannot
matter, since the leader is further ahead than their leaving could move any two hypotheses; only the others are weighed anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.columnar.combinations import Combinations
from ihc_engine.differential.columnar.growing import FITS, at
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.rule_weights import RuleWeights
from ihc_engine.differential.columnar.scores import totals
from ihc_engine.differential.columnar.weighing import Segments
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.inference.columnar.arrays import Ints, Mask, np

#: Findings that are weighed anew at a time.
_AT_ONCE = 512


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
    slack = _slack(lost, len(members.member))
    moved = combinations.swing(members.member, scored.leading[members.row]) + slack
    unsure = np.flatnonzero(moved >= scored.ahead[members.row])
    behind = _behind(members.chosen(unsure), scored, combinations, hypotheses) + slack[unsure]
    unsure, behind = unsure[behind >= 0], behind[behind >= 0]
    likeliest = _largest(behind, members.row[unsure])  # one a row; where it topples the leader, the others do not matter
    found = np.zeros(len(scored.leader), dtype=np.bool_)
    surely = unsure[likeliest & (slack[unsure] == 0)]
    found[members.row[surely[_topples(members.chosen(surely), scored, combinations, hypotheses)]]] = True
    for part in (unsure[likeliest], unsure[~likeliest]):
        asked = part[~found[members.row[part]]]
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            leaders = _leaders_without(some, scored, members, lost, combinations, rules, hypotheses)
            found[members.row[some[leaders != scored.leader[members.row[some]]]]] = True
    return found


def _slack(lost: _Lost, members: int) -> Ints:
    """[members]: how far the rules that are lost with each can bring the leader and another one together, at the most."""
    return np.bincount(lost.at, np.abs(lost.free) + np.abs(lost.joint), members).astype(np.int64)


def _largest(values: Ints, rows: Ints) -> Mask:
    """Which value is the largest, or the first of the largest, of its row. ``rows``: sorted."""
    found = np.zeros(len(values), dtype=np.bool_)
    if len(values):
        firsts = np.flatnonzero(np.diff(rows, prepend=-1))
        largest = np.repeat(np.maximum.reduceat(values, firsts), np.diff(firsts, append=len(values)))
        tops = np.flatnonzero(values == largest)
        found[tops[np.diff(rows[tops], prepend=-1) > 0]] = True
    return found


def _topples(members: Members, scored: Scored, combinations: Combinations, hypotheses: Hypotheses) -> Mask:
    """[members]: whether another hypothesis surely leads without each: one of its variants alone weighs more."""
    scores = scored.scores[members.row] + combinations.change.rows[members.member]
    own = hypotheses.diagnosis == scored.leader[members.row][:, None]
    lowest = np.iinfo(scores.dtype).min // 2
    best, rival = np.where(own, scores, lowest).max(axis=1), np.where(own, lowest, scores).max(axis=1)
    return np.asarray(rival > best + _several(hypotheses)[scored.leader[members.row]], dtype=np.bool_)


def _behind(members: Members, scored: Scored, combinations: Combinations, hypotheses: Hypotheses) -> Ints:
    """[members]: how far the leader falls behind another hypothesis without each, at the most; negative: it stays ahead.

    The leader weighs at least as much as its leading variant, and another hypothesis at most as much as if all its variants
    weighed as much as its best one.
    """
    change = combinations.change
    kind = np.int32 if scored.scores.dtype == np.int32 and change.reach < FITS and change.rows.dtype == np.int32 else np.int64
    rivals = (scored.scores + _several(hypotheses)[hypotheses.diagnosis]).astype(kind)
    np.copyto(rivals, np.iinfo(kind).min // 2, where=hypotheses.diagnosis == scored.leader[:, None])
    found = np.zeros(len(members.row), dtype=np.int64)
    added, turned = np.empty((_AT_ONCE, rivals.shape[1]), kind), np.empty((_AT_ONCE, rivals.shape[1]), kind)
    table = change.rows.astype(kind, copy=False)
    for first in range(0, len(found), _AT_ONCE):
        some = members.chosen(np.arange(first, min(first + _AT_ONCE, len(found))))
        size = len(some.row)
        np.take(table, some.member, axis=0, out=added[:size], mode="clip")
        np.take(rivals, some.row, axis=0, out=turned[:size], mode="clip")
        added[:size] += turned[:size]
        found[first : first + size] = added[:size].max(axis=1)
    column = scored.leading[members.row]
    own = at(scored.scores, members.row, column) + combinations.change_in(members.member, column)
    return np.asarray(found - own, dtype=np.int64)


def ahead(best: Ints, leader: Ints, hypotheses: Hypotheses) -> Ints:
    """[rows]: how far the leader is ahead of all others at the least. ``best``: scores of best variants, [hypotheses, rows]."""
    rows = np.arange(best.shape[1])
    others = best + _several(hypotheses)[:, None]
    others[leader, rows] = np.iinfo(np.int64).min
    return np.asarray(best[leader, rows] - others.max(axis=0), dtype=np.int64)


def _several(hypotheses: Hypotheses) -> Ints:
    """[hypotheses]: how much more than its best variant a hypothesis can weigh."""
    return np.asarray(np.ceil(10 * MICRO * np.log10(hypotheses.counts) + 1), dtype=np.int64)


def _lost(members: Members, resting: dict[int, Ints], width: int, combinations: Combinations, rules: RuleWeights) -> _Lost:
    concerned = np.zeros(int(members.row[-1]) + 1 if len(members.row) else 0, dtype=np.bool_)
    for on in resting.values():
        rows = on // width
        concerned[rows[rows < len(concerned)]] = True
    which = np.flatnonzero(concerned[members.row])
    keys = members.row[which] * width + combinations.feature.rows[members.member[which]]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    places, weight = [], []
    for rule, on in resting.items():
        if not len(keys) or not len(on):
            continue
        place = np.minimum(np.searchsorted(keys, on), len(keys) - 1)
        found = which[order[place[keys[place] == on]]]
        for said in rules.of[rule]:
            places.append(found)
            weight.append(np.tile(np.array([[said.diagnosis, said.free, said.joint]]), (len(found), 1)))
    if not places:
        nothing = np.zeros(0, dtype=np.int64)
        return _Lost(nothing, nothing, nothing, nothing)
    told = np.concatenate(weight)
    return _Lost(np.concatenate(places), told[:, 0], told[:, 1], told[:, 2])


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
    if scores.dtype != combinations.change.rows.dtype:
        scores = scores.astype(np.int64)
    scores += combinations.change.rows[some.member]
    asked = np.full(len(members.row), -1, dtype=np.int64)
    asked[which] = np.arange(len(which))
    mine = np.flatnonzero(asked[lost.at] >= 0)
    if len(mine):
        touched, place = np.unique(asked[lost.at[mine]], return_inverse=True)
        free, joint = scored.free[some.row[touched]], scored.joint[some.row[touched]]
        before = rules.capped(free, joint)
        np.subtract.at(free, (place, lost.diagnosis[mine]), lost.free[mine])
        np.subtract.at(joint, (place, lost.diagnosis[mine]), lost.joint[mine])
        scores[touched] += (rules.capped(free, joint) - before)[:, hypotheses.diagnosis]
    turned = np.ascontiguousarray(scores.T)
    found = totals(turned, hypotheses.best(turned)[0], hypotheses)
    return np.asarray(np.argmax(np.ascontiguousarray(found.T), axis=1), dtype=np.int64)
