"""The values that forecast best: one number after the other, over its grid, until none changes.

What is minimised is the mean log-loss and a weak pull towards the values at the start: ``PULL`` nats for a change by the whole
width of a grid, less by the square of the part. So a number moves only where the cases say so. Nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ihc_engine.validation.fitting.losses import Losses
from ihc_engine.validation.fitting.numbers import Number, Values

PULL = 0.02
#: More rounds than ever needed; each lowers what is minimised.
MOST_ROUNDS = 20


def best_values(losses: Losses, start: Values, numbers: Sequence[Number], places: Collection[int]) -> dict[str, float]:
    """Values of ``numbers`` that fit the cases at these places best; all others stay. Ties go to the value tried first."""
    values = dict(start)
    for _ in range(MOST_ROUNDS):
        before = dict(values)
        for number in numbers:
            tried = [values | {number.key: value} for value in (values[number.key], *number.grid)]
            values = min(tried, key=lambda candidate: _cost(losses, candidate, start, numbers, places))
        if values == before:
            break
    return values


def _cost(losses: Losses, values: Values, start: Values, numbers: Sequence[Number], places: Collection[int]) -> float:
    each = losses.of(values)
    pull = sum(((values[number.key] - start[number.key]) / number.width) ** 2 for number in numbers)
    return round(sum(each[place] for place in places) / len(places) + PULL * pull, 9)
