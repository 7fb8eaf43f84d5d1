"""Does the ranking rest on one finding? Every finding left out in turn, over many cases (``Counterfactuals.needed``).

As in ``WhatIf``: the rest of its group is tempered anew, and rules that rest on the finding are left out. Most findings cannot
matter, since the leader is further ahead than their leaving could move any two hypotheses; only the others are weighed anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.columnar.combinations import Combinations
from ihc_engine.differential.columnar.growing import at
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.rule_sets import RuleSets
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

    def chosen(self, which: Mask | Ints | slice) -> Members:
        """Some of them."""
        return Members(self.row[which], self.member[which])


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows as they were scored: [rows, variants] scores, [rows] the set of rules and the leader.

    ``rivals``: [rows, hypotheses] totals, ``lowest`` for the leader. ``leading``, ``next``: columns of the best variants
    of the leader and of the ``second``.
    """

    scores: Ints
    rivals: Ints
    sets: Ints
    leader: Ints
    second: Ints
    leading: Ints
    next: Ints


@dataclass(frozen=True, slots=True)
class Lost:
    """Weights of rules that are lost with a finding: its place among the members, the hypothesis and the weights."""

    at: Ints
    diagnosis: Ints
    free: Ints
    joint: Ints


def lowest(scores: Ints) -> int:
    """What stands in place of a score that is not looked at: below all scores, and still so with what a finding changes."""
    return int(np.iinfo(scores.dtype).min // 2)


def fragile(
    scored: Scored,
    members: Members,
    resting: dict[int, Ints],
    width: int,
    combinations: Combinations,
    rules: RuleWeights,
    rule_sets: RuleSets,
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
    # first the one of each row that brings the second closest: mostly it topples the leader, and nothing else matters then
    found = _toppled_by_second(
        np.flatnonzero(_largest(tilt, members.row) & (tilt > 0)), members, scored, combinations, hypotheses
    )
    best = at(scored.scores, np.arange(len(found)), scored.leading)
    moved = combinations.gain.rows[members.member] - own + slack
    unsure = np.flatnonzero((moved >= (best - scored.rivals.max(axis=1))[members.row]) & ~found[members.row])
    behind = _closest(members.chosen(unsure), scored, combinations) - best[members.row[unsure]] - own[unsure] + slack[unsure]
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
            leaders = leaders_without(some, scored, members, lost, combinations, rules, rule_sets, hypotheses)
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


def _toppled_by_second(asked: Ints, members: Members, scored: Scored, combinations: Combinations, hypotheses: Hypotheses) -> Mask:
    """[rows]: whether the second surely leads without one of these members, with which no rule is lost."""
    some = members.chosen(asked)
    lead = _score_without(some, scored.leader[some.row], scored, combinations, hypotheses)
    lead -= _score_without(some, scored.second[some.row], scored, combinations, hypotheses)
    found = np.zeros(len(scored.leader), dtype=np.bool_)
    found[some.row[lead < -CLOSE]] = True
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
    another hypothesis leads then. Of the others the few are weighed anew that come closest at the most."""
    own = _score_without(members, scored.leader[members.row], scored, combinations, hypotheses)
    could = _at_most(members, scored, combinations)
    least, most, left = np.full(len(own), -np.inf), np.full(len(own), np.inf), np.arange(len(own))
    for _ in range(LOOKED_AT):
        rival = could.argmax(axis=1)
        least[left] = own[left] - at(could, np.arange(len(left)), rival)
        able = np.flatnonzero(least[left] <= CLOSE)
        left, rival, could = left[able], rival[able], could[able]
        anew = _score_without(members.chosen(left), rival, scored, combinations, hypotheses)
        most[left] = np.minimum(most[left], own[left] - anew)
        could[np.arange(len(left)), rival] = lowest(could)
        able = np.flatnonzero(most[left] >= -CLOSE)
        left, could = left[able], could[able]
    least[left] = own[left] - could.max(axis=1)
    return np.minimum(least, most), most


def _at_most(members: Members, scored: Scored, combinations: Combinations) -> Ints:
    """[members, hypotheses]: what the total of each rival is at the most without each member, to less than a micro-deciban: a
    mixture gains no more than that variant which gains most."""
    most, rivals = combinations.most.rows, scored.rivals
    found = rivals[members.row] if rivals.dtype == most.dtype else rivals[members.row].astype(np.int64)
    found += most[members.member]
    return found


def _closest(members: Members, scored: Scored, combinations: Combinations) -> Ints:
    """[members]: the greatest total that any rival could have without each."""
    found = np.zeros(len(members.row), dtype=np.int64)
    starts = np.arange(_AT_ONCE) * scored.rivals.shape[1]
    for first in range(0, len(found), _AT_ONCE):
        could = _at_most(members.chosen(slice(first, first + _AT_ONCE)), scored, combinations)
        found[first : first + _AT_ONCE] = np.maximum.reduceat(could.reshape(-1), starts[: len(could)])  # quicker than max(axis=1)
    return found


def _score_without(
    members: Members, hypothesis: Ints, scored: Scored, combinations: Combinations, hypotheses: Hypotheses
) -> Floats:
    """[members]: score of one hypothesis of each without it, as the mixture of its variants, to less than a micro-deciban."""
    counts = hypotheses.counts[hypothesis]
    column, change, width = hypotheses.variants[hypothesis, 0], combinations.change.rows.reshape(-1), len(hypotheses)
    here, lost, before = members.row * width + column, members.member * width + column, scored.scores.reshape(-1)
    found = (before.take(here) + change.take(lost)).astype(np.float64)
    several = np.flatnonzero(counts > 1)
    if len(several):
        # those with most variants first, so that each layer is a leading block
        several = several[np.argsort((len(hypotheses.layers) - counts[several]).astype(np.uint16), kind="stable")]
        here, lost = here[several], lost[several]
        ends = np.cumsum(np.bincount(counts[several], minlength=2)[::-1])[::-1]
        parts = np.full((len(ends) - 1, len(several)), -np.inf)
        parts[0] = found[several]
        for layer in range(1, len(ends) - 1):
            size = int(ends[layer + 1])
            parts[layer, :size] = before.take(here[:size] + layer) + change.take(lost[:size] + layer)
        best = parts.max(axis=0)
        parts -= best
        parts *= NAT
        np.exp(parts, out=parts)
        found[several] = best + 10 * MICRO * np.log10(parts.sum(axis=0))
    return np.asarray(found, dtype=np.float64)


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


def _scores_without(members: Members, scored: Scored, combinations: Combinations) -> Ints:
    """[members, variants]: the scores without each."""
    scores, change = scored.scores[members.row], combinations.change.rows
    if scores.dtype != change.dtype:
        scores = scores.astype(np.int64)
    scores += change[members.member]
    return scores


def leaders_without(
    which: Ints,
    scored: Scored,
    members: Members,
    lost: Lost,
    combinations: Combinations,
    rules: RuleWeights,
    rule_sets: RuleSets,
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
        sets = scored.sets[some.row[touched]]
        free, joint = rule_sets.free.rows[sets], rule_sets.joint.rows[sets]
        before = rules.capped(free, joint)
        np.subtract.at(free, (place, lost.diagnosis[mine]), lost.free[mine])
        np.subtract.at(joint, (place, lost.diagnosis[mine]), lost.joint[mine])
        scores[touched] += (rules.capped(free, joint) - before)[:, hypotheses.diagnosis]
    turned = np.ascontiguousarray(scores.T)
    found = totals(turned, hypotheses.best(turned)[0], hypotheses)
    return np.asarray(np.argmax(np.ascontiguousarray(found.T), axis=1), dtype=np.int64)
