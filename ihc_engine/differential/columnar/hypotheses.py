"""The columns of the weighing: variants in order of diagnosis id and key, so that ties go by id."""

from __future__ import annotations

from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.columnar.arrays import Floats, Ints, np
from ihc_engine.knowledge.model import OTHER


class Hypotheses:
    """``ids``: diagnoses and ``other``, sorted. A column is a variant: ``places`` in ``Weights.hypotheses``, ``keys``, and
    ``diagnosis``, the place of its diagnosis in ``ids``. ``firsts``: first column of each diagnosis; ``other``: of ``other``.
    """

    def __init__(self, weights: Weights) -> None:
        columns = sorted((h.diagnosis, h.key, place) for place, h in enumerate(weights.hypotheses))
        self.ids: tuple[str, ...] = tuple(sorted({diagnosis for diagnosis, _, _ in columns}))
        self.keys: tuple[str, ...] = tuple(key for _, key, _ in columns)
        self.places: Ints = np.array([place for _, _, place in columns], dtype=np.int64)
        self.diagnosis: Ints = np.array([self.ids.index(d) for d, _, _ in columns], dtype=np.int64)
        self.firsts: Ints = np.searchsorted(self.diagnosis, np.arange(len(self.ids))).astype(np.int64)
        self.counts: Ints = np.bincount(self.diagnosis).astype(np.int64)
        self.other = self.keys.index(OTHER)
        self.mixed = tuple(int(d) for d in np.flatnonzero(self.counts > 1))

    def __len__(self) -> int:
        return len(self.keys)

    def columns_of(self, diagnosis: int) -> slice:
        """Columns of the diagnosis at this place of ``ids``."""
        first = int(self.firsts[diagnosis])
        return slice(first, first + int(self.counts[diagnosis]))

    def leading(self, scores: Ints) -> Ints:
        """[rows, diagnoses]: column of the best variant of each diagnosis; of equal ones the first by key."""
        best = np.broadcast_to(self.firsts, (len(scores), len(self.ids))).copy()
        for d in self.mixed:
            best[:, d] += np.argmax(scores[:, self.columns_of(d)], axis=1)
        return best

    def best(self, scores: Ints) -> Ints:
        """[rows, diagnoses]: score of the best variant of each diagnosis."""
        found = scores[:, self.firsts]
        for d in self.mixed:
            found[:, d] = scores[:, self.columns_of(d)].max(axis=1)
        return found


def named(ids: tuple[str, ...], values: Floats | Ints) -> dict[str, float]:
    """One row of values by hypothesis."""
    return dict(zip(ids, values.tolist(), strict=True))
