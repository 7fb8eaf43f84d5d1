"""On which findings the rules of a row fired: what the premises in its trace say, without running its session.

The branch by which a rule fired is the first that holds, and its proof is the one that ``Session`` gives.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.masks import Masks
from ihc_engine.inference.columnar.replay import Productions
from ihc_engine.inference.program import Production
from ihc_engine.inference.semantics import Literal, Proposition


class Proofs:
    """Proofs of the rules that fired over some columns.

    ``fired``: [rows, rules]. ``ranking``: what rules may ask of the ranking, with the rows in which it holds.
    """

    def __init__(
        self,
        productions: Productions,
        rules: Sequence[str],
        columns: FindingColumns,
        layout: Layout,
        fired: Mask,
        ranking: Mapping[Proposition, Mask],
    ) -> None:
        self._of = productions.of
        self._reported, self._known = Masks(columns, layout), Masks(columns, layout)
        aside: dict[str, Mask] = {}
        for place, rule in enumerate(rules):
            for effect in self._of[rule][0].rule.then:
                if effect.set_aside is not None:
                    feature = effect.set_aside.finding
                    aside[feature] = aside[feature] | fired[:, place] if feature in aside else fired[:, place]
                if effect.conclude is not None:
                    self._known.learn(("conclusion", effect.conclude.id, "is"), fired[:, place])
        self._known.settle(aside)
        for proposition, rows in ranking.items():
            self._known.learn(proposition, rows)

    def reads(self, rule: str, features: Collection[str], row: int) -> bool:
        """Whether a rule that fired in a row did so on any of these features. AssertionError if it cannot have fired there."""
        productions = self._of[rule]
        masks = self._reported if productions[0].rule.stratum == "normalise" else self._known

        def holds(literal: Literal) -> bool:
            return bool(masks.holds(literal.proposition)[row]) is literal.holds

        production = next((p for p in productions if all(map(holds, p.literals))), None)
        assert production is not None, f"{rule} is said to have fired, and no branch of it holds"
        return any(kind != "site" and feature in features for kind, feature, _ in _premises(production, holds))

    def branches(self, rule: str, rows: Ints) -> Ints:
        """[rows, 1 + branches of ``unless``]: by which branch of its condition, by place, a rule fired in each of these rows; and
        of each branch of its ``unless`` the place of the first literal that does not hold. AssertionError as for ``reads``.
        """
        productions = self._of[rule]
        masks = self._reported if productions[0].rule.stratum == "normalise" else self._known
        unless = productions[0].unless
        found = np.full((len(rows), 1 + len(unless)), -1, dtype=np.int64)
        for place in reversed(range(len(productions))):
            holds = np.ones(len(rows), dtype=np.bool_)
            for literal in productions[place].literals:
                holds &= masks.of_some(literal, rows)
            found[holds, 0] = place
        for column, branch in enumerate(unless, start=1):
            for place in reversed(range(len(branch))):
                found[~masks.of_some(branch[place], rows), column] = place
        assert (found >= 0).all(), f"{rule} is said to have fired, and no branch of it holds"
        return found


def _premises(production: Production, holds: Callable[[Literal], bool]) -> list[Proposition]:
    """The propositions that hold in the proof: of the branch, and of each branch of ``unless`` that one of them keeps from
    holding."""
    found = [literal.proposition for literal in production.literals if literal.holds]
    for branch in production.unless:
        failing = next((literal for literal in branch if not holds(literal)), None)
        if failing is not None and not failing.holds:
            found.append(failing.proposition)
    return found
