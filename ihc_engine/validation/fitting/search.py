"""Values that forecast the cases well: one number after the other, over its grid, until none changes.

What is minimised is the mean log-loss and a weak pull towards the values at the start: ``PULL`` nats for a change by the
whole width of a grid, less by the square of the part. Of the values that are no more than one standard error worse than the
best (of the paired differences, case by case) the one nearest to the start is taken (one-standard-error rule, Breiman L et
al. Classification and Regression Trees. 1984): a few cases show the direction in which a number should move better than how
far. Nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import sqrt

from ihc_engine.validation.fitting.losses import Losses
from ihc_engine.validation.fitting.numbers import Number, Values

PULL = 0.02
#: More rounds than it takes for the numbers to settle.
MOST_ROUNDS = 20


def best_values(losses: Losses, start: Values, numbers: Sequence[Number], places: Collection[int]) -> dict[str, float]:
    """Values of ``numbers`` that fit the cases at these places; all others stay. Ties go to the value tried first."""
    values = dict(start)
    for _ in range(MOST_ROUNDS):
        before = dict(values)
        for number in numbers:
            values = _best_of(number, values, losses, start, places)
        if values == before:
            break
    return values


def _best_of(number: Number, values: Values, losses: Losses, start: Values, places: Collection[int]) -> dict[str, float]:
    tried = [{**values, number.key: value} for value in dict.fromkeys((values[number.key], *number.grid, start[number.key]))]
    costs = [_costs(losses, candidate, start, number, places) for candidate in tried]
    least = min(costs, key=_mean)
    eligible = [candidate for candidate, cost in zip(tried, costs, strict=True) if _hardly_worse(cost, least)]
    return min(eligible, key=lambda candidate: abs(candidate[number.key] - start[number.key]))


def _costs(losses: Losses, values: Values, start: Values, number: Number, places: Collection[int]) -> list[float]:
    each = losses.of(values)
    pull = PULL * ((values[number.key] - start[number.key]) / number.width) ** 2
    return [each[place] + pull for place in places]


def _hardly_worse(costs: Sequence[float], least: Sequence[float]) -> bool:
    """No more than one standard error above the least, by the paired differences."""
    differences = [cost - best for cost, best in zip(costs, least, strict=True)]
    mean = _mean(differences)
    variance = sum((difference - mean) ** 2 for difference in differences) / max(1, len(differences) - 1)
    return round(mean - sqrt(variance / len(differences)), 9) <= 0


def _mean(costs: Sequence[float]) -> float:
    return round(sum(costs) / len(costs), 9)
