"""Results of one group repeat each other: agreement is tempered, never turned into doubt.

The m results of a group are ordered by how far they spread the hypotheses apart; the j-th keeps the part S_j - S_(j-1) of
its weight, with

    S_m = m / (1 + (m - 1) rho)

(the effective number of m equally correlated results). The first keeps all, a result that is equally likely everywhere comes
last and costs the others nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.knowledge.policy import WeighingPolicy

#: A factor of 1 in the integer unit of factors.
WHOLE = 1_000_000


def effective_number(results: int, rho: float) -> float:
    """S_m = m / (1 + (m - 1) rho); 0 for no results."""
    return results / (1 + (results - 1) * rho) if results else 0.0


def factors(results: int, rho: float) -> tuple[int, ...]:
    """Part of its weight, in millionths, that the j-th of so many results keeps."""
    return tuple(round(WHOLE * (effective_number(j, rho) - effective_number(j - 1, rho))) for j in range(1, results + 1))


def tempered(weight: int, factor: int) -> int:
    """An integer weight times a factor in millionths, rounded half to even, exactly (no floating point)."""
    whole, rest = divmod(weight * factor, WHOLE)
    double = 2 * rest
    return whole + (1 if double > WHOLE or (double == WHOLE and whole % 2) else 0)


def group_rho(group: str | None, policy: WeighingPolicy) -> float:
    """Dependence of a group's results."""
    return policy.group_dependence.get(group or "", policy.dependence)


def by_spread(spreads: Sequence[tuple[int, str]]) -> list[str]:
    """Features ordered by decreasing spread, ties by name."""
    return [feature for _, feature in sorted(spreads, key=lambda item: (-item[0], item[1]))]
