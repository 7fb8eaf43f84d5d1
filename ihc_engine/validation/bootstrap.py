"""Is a difference between two methods on the same cases more than chance? Paired bootstrap over sources.

Sources, not cases, are drawn with replacement (Field CA, Welsh AH. Bootstrapping clustered data. J R Stat Soc B 2007;69:369-390);
the interval holds the middle 95 % of the mean differences of the resamples (percentile method, Efron B, Tibshirani RJ. An
Introduction to the Bootstrap. 1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ihc_engine.validation.proportions import DECIMALS
from ihc_engine.validation.sources import Together

RESAMPLES = 2000
SEED = 20260101


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean difference for each case, with its 95 % interval. ``beyond_chance``: the interval does not hold 0."""

    mean: float
    low: float
    high: float

    @property
    def beyond_chance(self) -> bool:
        """See above."""
        return self.low > 0 or self.high < 0


def paired_difference(
    differences: Sequence[float], sources: Sequence[Together], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Difference:
    """Mean of the differences, one for each case, with its interval. Same seed, same interval. ValueError: no sources."""
    if not sources:
        raise ValueError("no cases: a difference needs at least one")
    sums = [(sum(differences[place] for place in source), len(source)) for source in sources]
    random = Random(seed)  # noqa: S311 - a simulation, no secret
    means = sorted(_mean(random.choices(sums, k=len(sums))) for _ in range(resamples))
    low, high = means[int(0.025 * resamples)], means[int(0.975 * (resamples - 1))]
    return Difference(round(_mean(sums), DECIMALS), round(low, DECIMALS), round(high, DECIMALS))


def _mean(sums: Sequence[tuple[float, int]]) -> float:
    return sum(part for part, _ in sums) / sum(number for _, number in sums)
