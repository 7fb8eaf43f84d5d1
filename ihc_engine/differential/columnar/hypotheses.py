"""The columns of the weighing: variants in order of diagnosis id and key, so that ties go by id."""

from __future__ import annotations

from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.knowledge.model import OTHER


class Hypotheses:
    """``ids``: diagnoses and ``other``, sorted. A column is a variant: ``places`` in ``Weights.hypotheses``, ``keys``, and
    ``diagnosis``, the place of its diagnosis in ``ids``. ``other``: column of ``other``.

    For mixing, variants lie in ``layers``: the first of every diagnosis, then the second of those that have one, and so on;
    ``layered`` is the order of the diagnoses in them, those with most variants first. ``variants``: [diagnoses in the order of
    ``ids``, layers], the columns of each; where ``is_variant`` is false, the first again.
    """

    def __init__(self, weights: Weights) -> None:
        columns = sorted((h.diagnosis, h.key, place) for place, h in enumerate(weights.hypotheses))
        self.ids: tuple[str, ...] = tuple(sorted({diagnosis for diagnosis, _, _ in columns}))
        self.keys: tuple[str, ...] = tuple(key for _, key, _ in columns)
        self.places: Ints = np.array([place for _, _, place in columns], dtype=np.int64)
        self.diagnosis: Ints = np.array([self.ids.index(d) for d, _, _ in columns], dtype=np.int64)
        self.counts: Ints = np.bincount(self.diagnosis).astype(np.int64)
        self.other = self.keys.index(OTHER)
        self._firsts: Ints = np.searchsorted(self.diagnosis, np.arange(len(self.ids))).astype(np.int64)
        self.layered: Ints = np.argsort(-self.counts, kind="stable").astype(np.int64)
        self.layers: tuple[Ints, ...] = tuple(
            (self._firsts[self.layered] + layer)[self.counts[self.layered] > layer] for layer in range(int(self.counts.max()))
        )
        layers = np.arange(len(self.layers))
        self.is_variant: Mask = layers < self.counts[:, None]
        self.variants: Ints = self._firsts[:, None] + np.where(self.is_variant, layers, 0)

    def __len__(self) -> int:
        return len(self.keys)

    def columns_of(self, diagnosis: int) -> slice:
        """Columns of the diagnosis at this place of ``ids``."""
        first = int(self._firsts[diagnosis])
        return slice(first, first + int(self.counts[diagnosis]))

    def best(self, scores: Ints) -> tuple[Ints, Ints]:
        """[diagnoses in the order of ``layered``, rows]: score and column of the best variant; of equal ones the first by key.

        ``scores``: [variants, rows].
        """
        best = scores[self.layers[0]]
        leading = np.repeat(self.layers[0][:, None], scores.shape[1], axis=1)
        for columns in self.layers[1:]:
            several = len(columns)
            better = scores[columns] > best[:several]
            np.maximum(best[:several], scores[columns], out=best[:several])
            np.copyto(leading[:several], columns[:, None], where=better)
        return best, leading

    def in_order(self, layered: Ints) -> Ints:
        """Values in the order of ``layered``, brought into that of ``ids``."""
        found = np.empty_like(layered)
        found[self.layered] = layered
        return found
