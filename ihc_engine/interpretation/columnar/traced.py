"""What the trace of a row says beside its answer: which results were weighed together, and what its own cautions name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ihc_engine.differential.columnar.combinations import Combinations
from ihc_engine.differential.columnar.weighing import Segments
from ihc_engine.inference.columnar.arrays import Ints, np
from ihc_engine.interpretation.columnar.ranked import Ranked


@dataclass(frozen=True, slots=True)
class TracedPart:
    """Some rows of a result, from ``first`` on; rows are counted from there.

    ``segments``: the groups of results of each row, as ``combinations`` numbers them. ``needed`` and ``then``, [rows]: place in
    the layout of the finding that a fragile ranking needs, and place of the hypothesis that would lead without it, or -1.
    ``conflict_row`` and ``conflict_feature``: findings that speak strongly against the leader, in the order of an answer.
    """

    first: int
    segments: Segments
    combinations: Combinations
    needed: Ints
    then: Ints
    conflict_row: Ints
    conflict_feature: Ints

    @classmethod
    def of(cls, first: int, part: Ranked, combinations: Combinations) -> TracedPart:
        """Of rows that are ranked."""
        needed, then = part.needed(part.fragile)
        conflicting = part.conflicting
        features = np.asarray(combinations.feature.rows[conflicting.member], dtype=np.int64)
        return cls(first, part.segments, combinations, needed, then, conflicting.row, features)

    def after(self, rows: int) -> TracedPart:
        """The same behind so many other rows."""
        return replace(self, first=self.first + rows)
