"""Does the ranking rest on one finding? Every finding left out in turn, over many cases (``Counterfactuals.needed``).

As in ``WhatIf``: the rest of its group is tempered anew, and rules that rest on the finding are left out. Most findings cannot
matter, since the leader is further ahead than their leaving could move any two hypotheses; only the others are weighed anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.columnar.combinations import Combinations
from ihc_engine.differential.columnar.growing import at
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.rule_weights import RuleWeights
from ihc_engine.differential.columnar.scores import NAT, totals
from ihc_engine.differential.columnar.weighing import Segments
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, np

#: Findings that are weighed anew at a time.
_AT_ONCE = 512
#: Hypotheses that are looked at until it is clear whether one of them leads; elsewhere the totals of all are compared.
LOOKED_AT = 3
#: Scores this close are compared as the reference does, in micro-decibans; mixtures are told to less than one.
CLOSE = 2.0


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

    ``leading``, ``next``: columns of the best variants of the leader and of the second.
    ``ahead``: how far the leader is ahead of all others at the least.
    """

    scores: Ints
    free: Ints
    joint: Ints
    leader: Ints
    leading: Ints
    next: Ints
    ahead: Ints


@dataclass(frozen=True, slots=True)
class Lost:
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
    """[rows]: whether another hypothesis leads without some finding. ``resting``: as ``Resting.on``, with this ``width``.

    ``combinations`` must know what leaving out each of the members changes.
    """
    lost = lost_with(members, resting, width, combinations, rules)
    slack = _slack(lost, len(members.member))
    own = combinations.change_in(members.member, scored.leading[members.row])
    tilt = combinations.change_in(members.member, scored.next[members.row]) - own
    tilt[slack > 0] = np.iinfo(np.int64).min
    found = np.zeros(len(scored.leader), dtype=np.bool_)
    # first the one of each row that brings the next hypothesis closest; where it topples the leader, the others do not matter
    _add_toppled(np.flatnonzero(_largest(tilt, members.row) & (tilt > 0)), members, scored, combinations, hypotheses, found)
    moved = combinations.gain.rows[members.member] - own + slack
    unsure = np.flatnonzero((moved >= scored.ahead[members.row]) & ~found[members.row])
    behind = _behind(members.chosen(unsure), scored, own[unsure], combinations, hypotheses) + slack[unsure]
    unsure, behind = unsure[behind >= 0], behind[behind >= 0]
    likeliest = _largest(behind, members.row[unsure])
    for part in (unsure[likeliest], unsure[~likeliest]):
        asked = part[~found[members.row[part]]]
        plain = asked[slack[asked] == 0]
        doubtful = _add_toppled(plain, members, scored, combinations, hypotheses, found)
        asked = np.union1d(doubtful, asked[slack[asked] > 0])
        asked = asked[~found[members.row[asked]]]
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            leaders = leaders_without(some, scored, members, lost, combinations, rules, hypotheses)
            found[members.row[some[leaders != scored.leader[members.row[some]]]]] = True
    return found


def _slack(lost: Lost, members: int) -> Ints:
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


def _add_toppled(
    asked: Ints, members: Members, scored: Scored, combinations: Combinations, hypotheses: Hypotheses, found: Mask
) -> Ints:
    """Tell the rows in which another hypothesis surely leads without one of these members, with which no rule is lost; and which
    of the members are close to doing so."""
    row = members.row[asked]
    least, most = _lead_without(members.chosen(asked), scored, combinations, hypotheses)
    found[row[most < -CLOSE]] = True
    return asked[(most >= -CLOSE) & (least <= CLOSE)]


def _lead_without(members: Members, scored: Scored, combinations: Combinations, hypotheses: Hypotheses) -> tuple[Floats, Floats]:
    """[members]: how far the leader stays ahead without each, in micro-decibans, at the least and at the most; negative where
    another hypothesis leads then. Of the others the few are looked at that could lead if all their variants weighed as much as
    the best one."""
    leader = scored.leader[members.row]
    could = _scores_without(members, scored, combinations)
    own = _mixture(could, leader, hypotheses)
    several = _several(hypotheses)
    could += several[hypotheses.diagnosis].astype(could.dtype)  # what each variant's hypothesis weighs at the most
    lowest = np.iinfo(could.dtype).min // 2
    could[np.arange(len(leader))[:, None], hypotheses.variants[leader]] = lowest
    least, most, left = np.full(len(leader), -np.inf), np.full(len(leader), np.inf), np.arange(len(leader))
    for _ in range(LOOKED_AT):
        best = could.argmax(axis=1)
        least[left] = own[left] - at(could, np.arange(len(left)), best)
        able = np.flatnonzero(least[left] <= CLOSE)
        left, rival, could = left[able], hypotheses.diagnosis[best[able]], could[able]
        most[left] = np.minimum(most[left], own[left] - _mixture(could, rival, hypotheses) + several[rival])
        could[np.arange(len(left))[:, None], hypotheses.variants[rival]] = lowest
        able = np.flatnonzero(most[left] >= -CLOSE)
        left, could = left[able], could[able]
    least[left] = own[left] - could.max(axis=1)
    return np.minimum(least, most), most


def _scores_without(members: Members, scored: Scored, combinations: Combinations) -> Ints:
    """[members, variants]: the scores without each."""
    scores, change = scored.scores[members.row], combinations.change.rows
    if scores.dtype != change.dtype:
        scores = scores.astype(np.int64)
    scores += change[members.member]
    return scores


def _mixture(scores: Ints, hypothesis: Ints, hypotheses: Hypotheses) -> Floats:
    """[rows]: score of one hypothesis of each row as the mixture of its variants, to less than a micro-deciban."""
    flat, first = scores.reshape(-1), np.arange(len(scores)) * scores.shape[1]
    first += hypotheses.variants[:, 0][hypothesis]
    found = flat.take(first).astype(np.float64)
    counts = hypotheses.counts[hypothesis]
    several = np.flatnonzero(counts > 1)
    if len(several):
        first, counts = first[several], counts[several]
        order = np.argsort(-counts, kind="stable")  # those with most variants first, so that each layer is a leading block
        several, first, ends = several[order], first[order], np.cumsum(np.bincount(counts, minlength=2)[::-1])[::-1]
        parts = np.full((len(ends) - 1, len(first)), -np.inf)
        for layer in range(len(ends) - 1):
            size = int(ends[layer + 1])
            parts[layer, :size] = flat.take(first[:size] + layer)
        best = parts.max(axis=0)
        parts -= best
        parts *= NAT
        np.exp(parts, out=parts)
        found[several] = best + 10 * MICRO * np.log10(parts.sum(axis=0))
    return np.asarray(found, dtype=np.float64)


def _behind(members: Members, scored: Scored, own: Ints, combinations: Combinations, hypotheses: Hypotheses) -> Ints:
    """[members]: how far the leader falls behind another hypothesis without each, at the most; negative: it stays ahead.

    The leader weighs at least as much as its leading variant, and another hypothesis at most as much as if all its variants
    weighed as much as its best one. ``own``: what leaving out each adds to the leading variant.
    """
    rows, place = np.unique(members.row, return_inverse=True)
    change = combinations.change
    kind = np.int32 if scored.scores.dtype == np.int32 and change.rows.dtype == np.int32 else np.int64
    rivals = (scored.scores[rows] + _several(hypotheses)[hypotheses.diagnosis]).astype(kind)
    rivals[np.arange(len(rows))[:, None], hypotheses.variants[scored.leader[rows]]] = np.iinfo(kind).min // 2
    found, starts = np.zeros(len(members.row), dtype=np.int64), np.arange(_AT_ONCE) * rivals.shape[1]
    added, turned = np.empty((_AT_ONCE, rivals.shape[1]), kind), np.empty((_AT_ONCE, rivals.shape[1]), kind)
    for first in range(0, len(found), _AT_ONCE):
        some = slice(first, min(first + _AT_ONCE, len(found)))
        size = some.stop - first
        if change.rows.dtype == kind:  # "clip" only since it is quicker: all places are there
            np.take(change.rows, members.member[some], axis=0, out=added[:size], mode="clip")
        else:
            added[:size] = change.rows[members.member[some]]
        np.take(rivals, place[some], axis=0, out=turned[:size], mode="clip")
        added[:size] += turned[:size]
        found[some] = np.maximum.reduceat(added[:size].reshape(-1), starts[:size])  # quicker than max(axis=1)
    return np.asarray(found - (at(scored.scores, members.row, scored.leading[members.row]) + own), dtype=np.int64)


def ahead(best: Ints, leader: Ints, hypotheses: Hypotheses) -> Ints:
    """[rows]: how far the leader is ahead of all others at the least. ``best``: scores of best variants, [hypotheses, rows]."""
    rows = np.arange(best.shape[1])
    others = best + _several(hypotheses)[:, None]
    others[leader, rows] = np.iinfo(np.int64).min
    return np.asarray(best[leader, rows] - others.max(axis=0), dtype=np.int64)


def _several(hypotheses: Hypotheses) -> Ints:
    """[hypotheses]: how much more than its best variant a hypothesis can weigh."""
    return np.asarray(np.ceil(10 * MICRO * np.log10(hypotheses.counts) + 1), dtype=np.int64)


def lost_with(members: Members, resting: dict[int, Ints], width: int, combinations: Combinations, rules: RuleWeights) -> Lost:
    """What rules weigh that rest on these members. ``resting``: as ``Resting.on``, with this ``width``."""
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
        return Lost(nothing, nothing, nothing, nothing)
    told = np.concatenate(weight)
    return Lost(np.concatenate(places), told[:, 0], told[:, 1], told[:, 2])


def leaders_without(
    which: Ints,
    scored: Scored,
    members: Members,
    lost: Lost,
    combinations: Combinations,
    rules: RuleWeights,
    hypotheses: Hypotheses,
) -> Ints:
    """Who leads when each of these members is left out."""
    some = members.chosen(which)
    scores = _scores_without(some, scored, combinations)
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
