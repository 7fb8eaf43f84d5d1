"""Combinations of results within a group: weighed together once, looked up ever after.

Archives repeat themselves: "SMA and desmin positive, h-caldesmon not done" is tempered when it is met first. A combination
without one of its results is a combination too, so that leaving a finding out is a look-up as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.differential.columnar.groups import READINGS, Group
from ihc_engine.differential.columnar.growing import Growing, GrowingInts, at
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.numbered import Numbered
from ihc_engine.differential.columnar.results import Results
from ihc_engine.differential.columnar.tempering import kept_parts, tempered, tempered_variance
from ihc_engine.differential.dependence import factors
from ihc_engine.inference.columnar.arrays import Ints, Mask, np

#: Combinations that are kept; beyond, all are forgotten (some 3 kB each).
MOST_KEPT = 60_000
EMPTY = 0
#: Combinations that are weighed at a time: each needs some kilobytes for it.
_AT_ONCE = 512


class Combinations:
    """All combinations met so far. Number 0 is the empty one.

    Of a combination: ``sums`` and ``variances`` of its tempered weights (0 where a rule stands for a finding), ``stains``,
    ``tested`` and ``findings`` (counts), and its members from ``start`` on. Of a member: ``weights`` (tempered, 0 where
    replaced), ``other`` (tempered, never replaced), ``against`` (the least weight less that of ``other``), ``result`` (row of
    ``Results``), ``feature`` (place in the layout), and ``change``: what leaving it out adds to the sums, ``most``: the most that
    it adds to any variant of each hypothesis, and ``gain``: to any at all.
    """

    def __init__(self, results: Results, groups: Sequence[Group], hypotheses: Hypotheses, named: dict[int, Mask]) -> None:
        width = len(hypotheses)
        self._results = results
        self._groups = groups
        self._hypotheses = hypotheses
        self._named = named
        self._places = [Numbered() for _ in groups]
        #: Of each group, rows of ``Results`` by class of the site, feature and reading; -1 where nobody has asked.
        self._tables: list[Ints] = [
            np.full(len(held.class_sites) * len(held.features) * len(READINGS), -1, dtype=np.int64) for held in groups
        ]
        self.keys, self.group = Growing(np.int64), Growing(np.int64)
        self.sums, self.variances = GrowingInts(width), GrowingInts(width)
        self.stains, self.tested, self.findings = Growing(np.int64), Growing(np.int64), Growing(np.int64)
        self.start = Growing(np.int64)
        self.weights, self.other, self.against = GrowingInts(width), Growing(np.int64), Growing(np.int64)
        self.result, self.feature = Growing(np.int64), Growing(np.int64)
        self.radix, self.gain = Growing(np.int64), Growing(np.int64)
        self._change, self._left_out = GrowingInts(width), Growing(np.bool_)
        self.most = GrowingInts(len(hypotheses.ids))
        self.owner = Growing(np.int64)
        self._add_empty()

    def places(self, group: int, keys: Ints) -> Ints:
        """Numbers of combinations of a group; new ones are weighed. ``keys``: as ``Group`` mixes them, none empty."""
        found = self._places[group].of(keys)
        missing = np.flatnonzero(found < 0)
        if len(missing):
            asked = np.unique(keys[missing])
            self._places[group].add(asked, self._weighed(group, asked))
            found = self._places[group].of(keys)
        return found

    def leave_out(self, combinations: Ints) -> None:
        """Tell ``change`` and ``gain`` of all members of these combinations, where they are not known before."""
        asked = np.zeros(len(self.sums), dtype=np.bool_)
        asked[combinations] = True
        members = np.flatnonzero(asked[self.owner.rows] & ~self._left_out.rows)
        if len(members):
            self._leave_out(members)

    def change_in(self, members: Ints, column: Ints) -> Ints:
        """[members]: what leaving each out adds to the sum in one column; to be asked after ``leave_out``."""
        return at(self._change.rows, members, column)

    @property
    def change(self) -> GrowingInts:
        """Of members, what leaving each out adds to the sums of all variants; to be asked after ``leave_out``."""
        return self._change

    def _leave_out(self, members: Ints) -> None:
        owners = self.owner.rows[members]
        keys = self.keys.rows[owners] - self.radix.rows[members]
        left = np.full(len(members), EMPTY, dtype=np.int64)
        for group in np.unique(self.group.rows[owners]):
            mine = (self.group.rows[owners] == group) & (keys % self._groups[group].whole > 0)
            left[mine] = self.places(int(group), keys[mine])
        for first in range(0, len(members), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            change = self.sums.rows[left[some]] - self.sums.rows[owners[some]]
            most = np.maximum.reduceat(change, self._hypotheses.variants[:, 0], axis=1)
            self._change.put(members[some], change)
            self.most.put(members[some], most)
            self.gain.rows[members[some]] = most.max(axis=1)
        self._left_out.rows[members] = True

    def _add_empty(self) -> None:
        nothing = np.zeros((1, len(self._hypotheses)), dtype=np.int64)
        for whole in (self.sums, self.variances):
            whole.add(nothing)
        for narrow in (self.keys, self.group, self.stains, self.tested, self.findings, self.start):
            narrow.add(np.zeros(1))

    def _weighed(self, group: int, keys: Ints) -> Ints:
        """Weigh new combinations, those of equally many results together; their numbers."""
        digits = self._groups[group].digits(keys)
        sizes = (digits > 0).sum(axis=1)
        numbers = np.zeros(len(keys), dtype=np.int64)
        for size in np.unique(sizes):
            alike = np.flatnonzero(sizes == size)
            for first in range(0, len(alike), _AT_ONCE):
                chosen = alike[first : first + _AT_ONCE]
                numbers[chosen] = len(self.sums) + np.arange(len(chosen))
                self._weigh(group, keys[chosen], digits[chosen], int(size))
        return numbers

    def _weigh(self, group: int, keys: Ints, digits: Ints, size: int) -> None:
        held = self._groups[group]
        count, width = len(keys), len(self._hypotheses)
        member = np.nonzero(digits)[1].reshape(count, size)  # features in order of id, as the reference sorts them
        digit = np.take_along_axis(digits, member, axis=1)
        result = self._result_rows(group, keys // held.whole, member, digit % len(READINGS))
        weights, variances = self._results.weights.rows[result], self._results.variances.rows[result]
        other = weights[:, :, self._hypotheses.other, None]
        if size > 1:  # a single result is kept as it is
            kept = kept_parts(weights - other, factors(size, held.rho))
            weights, variances = other + tempered(weights - other, kept), tempered_variance(variances, kept)
        own, replacing = weights[:, :, self._hypotheses.other].ravel(), digit // len(READINGS)
        if replacing.any():
            counted = ~self._replaced(held, member, replacing)
            weights, variances = weights * counted, variances * counted
        self.start.add(len(self.weights) + size * np.arange(count))
        self.owner.add(np.repeat(len(self.sums) + np.arange(count), size))
        self.keys.add(keys)
        self.group.add(np.full(count, group))
        self.sums.add(weights.sum(axis=1))
        self.variances.add(variances.sum(axis=1))
        self.stains.add(self._results.stain.rows[result].sum(axis=1))
        self.tested.add(self._results.tested.rows[result].sum(axis=1))
        self.findings.add(np.full(count, size))
        weighed = weights.reshape(-1, width)
        self.weights.add(weighed)
        self.other.add(own)
        self.against.add(weighed.min(axis=1) - own)
        self.result.add(result.ravel())
        self.feature.add(np.array(held.columns)[member].ravel())
        self.radix.add((digit * held.radices[member]).ravel())
        for told_later in (self._left_out, self._change, self.most, self.gain):
            told_later.add_zeros(count * size)

    def _result_rows(self, group: int, classes: Ints, member: Ints, reading: Ints) -> Ints:
        held, table = self._groups[group], self._tables[group]
        asked = (classes[:, None] * len(held.features) + member) * len(READINGS) + reading
        found = table.take(asked)
        if (found < 0).any():
            for code in np.unique(asked[found < 0]).tolist():
                rest, digit = divmod(code, len(READINGS))
                site, feature = divmod(rest, len(held.features))
                word = READINGS[digit]
                assert word is not None, "a member has a reading"
                table[code] = self._results.place(held.kinds[feature], held.features[feature], word, held.class_sites[site])
            found = table.take(asked)
        return found

    def _replaced(self, group: Group, member: Ints, by: Ints) -> Mask:
        """[combinations, results, columns]: whether a rule stands for the result in a variant."""
        replaced = np.zeros((*member.shape, len(self._hypotheses)), dtype=np.bool_)
        for row, column in zip(*np.nonzero(by), strict=True):
            rules = group.replacing[int(member[row, column])]
            replaced[row, column] = self._named[rules[int(by[row, column]) - 1]]
        return replaced
