"""What rules may ask of the ranking: which hypothesis leads, and which are suspected."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.inference.columnar.arrays import Floats, Mask, NDArray, np
from ihc_engine.inference.semantics import Proposition


def learned(
    hypotheses: Sequence[str], probabilities: Floats, leaders: NDArray[np.integer], suspected_from: float
) -> dict[Proposition, Mask]:
    """Propositions about the ranking, each with the rows in which it holds.

    ``probabilities``: [rows, hypotheses]; ``leaders``: [rows], places in ``hypotheses``.
    """
    suspected, found = probabilities >= suspected_from, dict[Proposition, Mask]()
    for place, hypothesis in enumerate(hypotheses):
        found["ranking", "leader", hypothesis] = leaders == place
        found["ranking", "suspected", hypothesis] = suspected[:, place]
    return found
