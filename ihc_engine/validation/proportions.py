"""Counts with their uncertainty: k of n with the Wilson score interval.

Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209-212. Chosen over the
simple interval since it stays inside 0 to 1 and holds for few cases and for shares near 0 or 1 (Newcombe RG. Two-sided confidence
intervals for the single proportion: comparison of seven methods. Stat Med 1998;17:857-872, method 3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

#: 97.5th percentile of the standard normal distribution: two-sided 95 %.
Z_95 = 1.959963984540054
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Proportion:
    """``count`` of ``of`` cases: ``share`` with its 95 % interval, all three None where ``of`` is 0."""

    count: int
    of: int
    share: float | None
    low: float | None
    high: float | None


def proportion(count: int, of: int) -> Proportion:
    """``count`` of ``of`` with its Wilson interval, rounded to six decimals. ValueError: more counted than there are."""
    if of == 0 and count == 0:
        return Proportion(0, 0, None, None, None)
    low, high = wilson(count, of)
    return Proportion(count, of, round(count / of, DECIMALS), round(low, DECIMALS), round(high, DECIMALS))


def share_of(flags: Iterable[bool]) -> Proportion:
    """How many of the flags are true."""
    known = list(flags)
    return proportion(sum(known), len(known))


def wilson(count: int, of: int, z: float = Z_95) -> tuple[float, float]:
    """Wilson score interval of ``count`` of ``of``. ValueError: not 0 <= count <= of, or of = 0."""
    if of <= 0 or not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no proportion: it takes 0 <= count <= of and at least one case")
    share = count / of
    centre = share + z * z / (2 * of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    # rounding may leave a last bit beyond the ends, where the interval is exactly 0 or 1
    return (0.0 if count == 0 else (centre - half) / whole), (1.0 if count == of else (centre + half) / whole)
