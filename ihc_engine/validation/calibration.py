"""Do cases whose leader has 80 % turn out right in 80 %?

Expected calibration error (ECE): cases are binned by the leader's probability into ten bins of equal width; the error is the
mean distance between the share that is right and the mean probability, weighed by the cases of each bin (Guo C et al. On
calibration of modern neural networks. ICML 2017). With few cases even a perfectly calibrated model shows an error; how large is
found by drawing the truth of the same cases from their own probabilities, again and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.proportions import DECIMALS, Proportion, proportion

BINS = 10
DRAWS = 2000
SEED = 20260101
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class Band:
    """What a perfectly calibrated model shows on the same cases: mean, and the middle 95 % of the draws."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Cases whose leader's probability lies in ``low`` <= p < ``high`` (the last bin holds 1 too).

    ``band``: share that would be right if the probabilities were perfectly calibrated. Mean and band are None without cases.
    """

    low: float
    high: float
    mean_probability: float | None
    right: Proportion
    band: Band | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Calibration over all cases; None without cases.

    ``mean_probability`` of the leader beside the share that is ``right``: above it the method is too sure, below it too hesitant.
    ``ece`` beside ``ece_band``; ``as_large``: part of the draws with an error at least as large.
    """

    bins: tuple[ReliabilityBin, ...]
    mean_probability: float | None
    right: Proportion
    ece: float | None
    ece_band: Band | None
    as_large: float | None
    draws: int
    seed: int


def calibration(measured: Sequence[Measured], *, draws: int = DRAWS, seed: int = SEED) -> Calibration:
    """Calibration of the leader's probability. Same cases and seed, same numbers."""
    probabilities = [m.leader_probability for m in measured]
    right = [m.right for m in measured]
    if not measured:
        return Calibration((), None, proportion(0, 0), None, None, None, draws, seed)
    observed = expected_calibration_error(probabilities, right)
    errors, shares = _simulated(probabilities, draws, seed)
    members = _members(probabilities)
    bins = tuple(_bin(place, members[place], probabilities, right, shares[place]) for place in range(BINS))
    as_large = sum(error >= observed - 1e-12 for error in errors) / draws
    return Calibration(
        bins=bins,
        mean_probability=round(sum(probabilities) / len(probabilities), DECIMALS),
        right=proportion(sum(right), len(right)),
        ece=round(observed, DECIMALS),
        ece_band=_band(errors),
        as_large=round(as_large, DECIMALS),
        draws=draws,
        seed=seed,
    )


def expected_calibration_error(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """ECE over ten bins of equal width. ValueError: no cases, or not one outcome for each probability."""
    if not probabilities:
        raise ValueError("no cases: the calibration error needs at least one")
    if len(probabilities) != len(right):
        raise ValueError(f"{len(probabilities)} probabilities and {len(right)} outcomes: there must be one for each")
    distance = sum(
        abs(sum(right[place] for place in bin_) - sum(probabilities[place] for place in bin_)) for bin_ in _members(probabilities)
    )
    return distance / len(probabilities)


def bin_of(probability: float) -> int:
    """Place of a probability among the bins, by its six decimals, so that 0.3 lies in [0.3, 0.4)."""
    return min(round(probability * _MICRO) // (_MICRO // BINS), BINS - 1)


def _members(probabilities: Sequence[float]) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in range(BINS)]
    for place, probability in enumerate(probabilities):
        members[bin_of(probability)].append(place)
    return members


def _simulated(probabilities: Sequence[float], draws: int, seed: int) -> tuple[list[float], list[list[float]]]:
    """Errors, and shares right in each bin, when the truth is drawn from the probabilities."""
    random = Random(seed)  # noqa: S311 - a simulation, no secret
    members = _members(probabilities)
    errors: list[float] = []
    shares: list[list[float]] = [[] for _ in range(BINS)]
    for _ in range(draws):
        right = [random.random() < probability for probability in probabilities]
        errors.append(expected_calibration_error(probabilities, right))
        for place, bin_ in enumerate(members):
            if bin_:
                shares[place].append(sum(right[case] for case in bin_) / len(bin_))
    return errors, shares


def _bin(
    place: int, members: Sequence[int], probabilities: Sequence[float], right: Sequence[bool], shares: Sequence[float]
) -> ReliabilityBin:
    mean = round(sum(probabilities[case] for case in members) / len(members), DECIMALS) if members else None
    return ReliabilityBin(
        low=place / BINS,
        high=(place + 1) / BINS,
        mean_probability=mean,
        right=proportion(sum(right[case] for case in members), len(members)),
        band=_band(shares) if members else None,
    )


def _band(values: Sequence[float]) -> Band:
    ordered = sorted(values)
    low, high = ordered[int(0.025 * len(ordered))], ordered[int(0.975 * (len(ordered) - 1))]
    return Band(round(sum(ordered) / len(ordered), DECIMALS), round(low, DECIMALS), round(high, DECIMALS))
