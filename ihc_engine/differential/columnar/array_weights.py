"""Weights whose groups of results are tempered as arrays: the same whole numbers as one by one, for traces of many rows."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.differential.columnar.tempering import kept_parts, tempered
from ihc_engine.differential.dependence import factors, group_rho
from ihc_engine.differential.weighing import Row, Tempered, Weights
from ihc_engine.inference.columnar.arrays import Ints, np
from ihc_engine.knowledge.model import Knowledge


class ArrayWeights(Weights):
    """Weights of every reading of every finding in every variant."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self._arrays: dict[int, Ints] = {}

    def temper(self, group: str, rows: Sequence[Row]) -> list[Tempered]:
        """Weigh the results of a group together."""
        if len(rows) == 1:
            return super().temper(group, rows)
        weights = np.stack([self._array(row) for row in rows])
        other = weights[:, -1:]
        kept = kept_parts((weights - other)[None], factors(len(rows), group_rho(group, self.policy)))[0]
        left = other + tempered(weights - other, kept)
        return [(tuple(of_row), tuple(parts)) for of_row, parts in zip(left.tolist(), kept.tolist(), strict=True)]

    def _array(self, row: Row) -> Ints:
        """[hypotheses] of a row, which is kept for good in one place."""
        known = self._arrays.get(id(row))
        if known is None:
            known = self._arrays[id(row)] = np.array([variant.weight for variant in row], dtype=np.int64)
        return known
