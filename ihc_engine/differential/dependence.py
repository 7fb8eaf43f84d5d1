"""Results of one group repeat each other: agreement is tempered, never turned into doubt.

What the m results of a group say of a hypothesis, each compared with ``other``, is split into what speaks for it and what speaks
against. Each side is ordered from the strongest to the weakest; the j-th keeps the part S_j - S_(j-1) of its weight, with

    S_m = m / (1 + (m - 1) rho)

(the effective number of m equally correlated results). The strongest keeps all. Since the order is that of the weights
themselves, a further result that speaks for a hypothesis never lowers it, a stronger stain never says less than a weaker one,
and a result that is equally likely everywhere changes nothing.
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
    """Part of its weight, in millionths, that the j-th strongest of so many results keeps."""
    return tuple(round(WHOLE * (effective_number(j, rho) - effective_number(j - 1, rho))) for j in range(1, results + 1))


def tempered(weight: int, factor: int) -> int:
    """An integer weight times a factor in millionths, rounded half to even, exactly (no floating point)."""
    whole, rest = divmod(weight * factor, WHOLE)
    double = 2 * rest
    return whole + (1 if double > WHOLE or (double == WHOLE and whole % 2) else 0)


def kept_parts(weights: Sequence[int], parts: Sequence[int]) -> list[int]:
    """Part that each result of one group keeps of its weight for one hypothesis; ``parts`` as from ``factors``.

    Supporting (positive) and opposing (negative) weights are ordered apart. Equal weights: the earlier comes first, which
    changes no sum. A weight of 0 keeps nothing and costs the others nothing.
    """
    if len(weights) == 2:  # by far the most usual group
        return _kept_of_two(weights[0], weights[1], parts)
    kept = [0] * len(weights)
    for side in (1, -1):
        ordered = sorted((place for place, weight in enumerate(weights) if weight * side > 0), key=lambda p: -side * weights[p])
        for place, part in zip(ordered, parts, strict=False):
            kept[place] = part
    return kept


def _kept_of_two(one: int, other: int, parts: Sequence[int]) -> list[int]:
    whole, rest = parts
    if one * other <= 0:
        return [whole if one else 0, whole if other else 0]
    return [whole, rest] if abs(one) >= abs(other) else [rest, whole]


def group_rho(group: str | None, policy: WeighingPolicy) -> float:
    """Dependence of a group's results."""
    return policy.group_dependence.get(group or "", policy.dependence)
