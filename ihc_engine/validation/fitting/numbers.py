"""The numbers of the policy that may be fitted: few, judged, and each with a grid of values that make sense.

Published counts are never fitted, nor is anything that belongs to a single diagnosis or finding.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ihc_engine.knowledge.policy import Policy

#: Value of each number, by its key.
Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the policy. ``grid``: values that are tried; ``cells``: the modelled frequencies depend on it."""

    section: str
    name: str
    grid: tuple[float, ...]
    cells: bool = False

    @property
    def key(self) -> str:
        """``weighing.dependence``."""
        return f"{self.section}.{self.name}"

    @property
    def width(self) -> float:
        """Distance from the least value of the grid to the largest."""
        return self.grid[-1] - self.grid[0]

    def of(self, policy: Policy) -> float:
        """Value in a policy."""
        return float(getattr(getattr(policy, self.section), self.name))


NUMBERS: tuple[Number, ...] = (
    Number("weighing", "sharpness", (0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 2.0)),
    Number("weighing", "dependence", (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)),
    Number("weighing", "focal", (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)),
    Number("weighing", "patchy", (0.75, 0.8, 0.85, 0.9, 0.95, 1.0)),
    Number("weighing", "weak", (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)),
    Number("weighing", "background_cap", (0.03, 0.05, 0.07, 0.1, 0.15), cells=True),
    Number("weighing", "reading_error", (0.005, 0.01, 0.015, 0.02, 0.03, 0.04)),
    Number("weighing", "prior_n", (0.5, 1.0, 2.0, 3.0, 4.0, 6.0), cells=True),
    Number("weighing", "judgement_discount", (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)),
    Number("prior", "site_weight", (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)),
    Number("prior", "other", (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)),
)


def named(keys: Collection[str]) -> tuple[Number, ...]:
    """The numbers of these keys. ValueError: a key that is none of theirs."""
    by_key = {number.key: number for number in NUMBERS}
    for key in keys:
        if key not in by_key:
            raise ValueError(f"{key}: no number that is fitted; these are: {', '.join(by_key)}")
    return tuple(by_key[key] for key in keys)


def values_of(policy: Policy) -> dict[str, float]:
    """The numbers of a policy."""
    return {number.key: number.of(policy) for number in NUMBERS}


def with_values(policy: Policy, values: Values) -> Policy:
    """The policy with these numbers. Checked as on reading: ``pydantic.ValidationError`` for a value that is none."""
    data = policy.model_dump()
    for number in NUMBERS:
        data[number.section][number.name] = values[number.key]
    return Policy.model_validate(data)
