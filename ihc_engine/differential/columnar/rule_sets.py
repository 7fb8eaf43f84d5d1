"""Sets of rules that fired together: what they weigh is summed once for each, and looked up ever after.

A set is numbered by a walk over its rules in canonical order: from the set without its last rule, by this rule, to the set. An
archive knows some hundred of them.
"""

from __future__ import annotations

from ihc_engine.differential.columnar.growing import Growing, GrowingInts
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.rule_weights import RuleWeights
from ihc_engine.inference.columnar.arrays import Ints, Mask, np

EMPTY = 0


class RuleSets:
    """All sets met so far. Number 0 is the empty one.

    Of a set, in micro-decibans: ``free`` and ``joint``, sums of support and opposition and of joint likelihoods, and
    ``variances``, by hypothesis; ``weights``, what they say together within the cap, by variant.
    """

    def __init__(self, rules: RuleWeights, hypotheses: Hypotheses) -> None:
        width = len(hypotheses.ids)
        self._rules = rules
        self._hypotheses = hypotheses
        self.free, self.joint, self.variances = (Growing(np.int64, width) for _ in range(3))
        self.weights = GrowingInts(len(hypotheses))
        #: By rule: the number of the set that it makes of each set; 0 where that is not known, since none makes the empty one.
        self._joined: dict[int, Growing[np.int64]] = {rule: Growing(np.int64) for rule in rules.of}
        nothing = np.zeros((1, width), dtype=np.int64)
        self._add(nothing, nothing, nothing)

    def __len__(self) -> int:
        return len(self.free)

    def numbers(self, fired: Mask) -> Ints:
        """[rows]: the set of the weighing rules that fired in each row. ``fired``: [rules, rows]."""
        found = np.full(fired.shape[1], EMPTY, dtype=np.int64)
        for rule in self._rules.of:
            rows = np.flatnonzero(fired[rule])
            if len(rows):
                found[rows] = self._with(rule, found[rows])
        return found

    def _with(self, rule: int, sets: Ints) -> Ints:
        """Sets with a further rule."""
        joined = self._joined[rule]
        joined.add(np.zeros(len(self) - len(joined)))
        found = joined.rows.take(sets)
        if not found.all():
            for number in np.unique(sets[found == EMPTY]).tolist():
                joined.rows[number] = len(self)
                self._add_with(rule, number)
            found = joined.rows.take(sets)
        return found

    def _add_with(self, rule: int, number: int) -> None:
        free, joint, variances = (table.rows[number : number + 1].copy() for table in (self.free, self.joint, self.variances))
        for weight in self._rules.of[rule]:
            free[0, weight.diagnosis] += weight.free
            joint[0, weight.diagnosis] += weight.joint
            variances[0, weight.diagnosis] += weight.variance
        self._add(free, joint, variances)

    def _add(self, free: Ints, joint: Ints, variances: Ints) -> None:
        for table, values in ((self.free, free), (self.joint, joint), (self.variances, variances)):
            table.add(values)
        self.weights.add(self._rules.capped(free, joint)[:, self._hypotheses.diagnosis])
