"""Which stain would tell most? Expected information gain, in bits, of every stain that has no usable result yet.

    gain(stain) = H(diagnoses) - sum over results r of P(r) H(diagnoses | r)

with P(positive | diagnosis) the modelled frequency, mixed over its variants. A diagnosis in which a stain was never counted
takes the stain's mean over the others: what nobody knows is not information. A stain of a group that has results already keeps
only the part of its weight that tempering leaves to a further result. For a pair the two stains are taken as independent given
the diagnosis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log, log2

from ihc_engine.differential.dependence import effective_number, group_rho
from ihc_engine.differential.likelihood import MICRO
from ihc_engine.differential.ranking import Ranking
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.knowledge.policy import AdvicePolicy

_NAT = log(10) / (10 * MICRO)


@dataclass(frozen=True, slots=True)
class Gain:
    """Expected information of one stain: ``bits``, its ``cost`` (1 is an ordinary stain), and the diagnoses it separates."""

    marker: str
    bits: float
    cost: float
    separates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairGain:
    """The two stains that tell most together."""

    markers: tuple[str, str]
    bits: float


class StainAdvisor:
    """Gains of the stains not yet done in one ranked case.

    ``menu``: stains that the laboratory has, with their cost; None: all, each at a cost of 1.
    """

    def __init__(
        self, case: CaseWeighing, ranking: Ranking, policy: AdvicePolicy, menu: Mapping[str, float] | None = None
    ) -> None:
        self._case = case
        self._policy = policy
        self._menu = menu
        kept = [step for step in ranking.steps if step.probability >= policy.considered_from]
        total = sum(step.probability for step in kept)
        self._diagnoses = [step.diagnosis for step in kept]
        self._odds = [step.probability / total for step in kept]
        places = {h.key: place for place, h in enumerate(case.weights.hypotheses)}
        self._variants = [_shares([(places[variant.hypothesis], variant.score) for variant in step.variants]) for step in kept]
        self._entropy = _entropy(self._odds)
        self._results = [step.group for step in case.weighed]

    def gains(self, done: Iterable[str]) -> list[Gain]:
        """Stains by bits per cost, best first; those below ``least_bits`` are left out. ``done``: stains with a usable result."""
        chances = self._chances(frozenset(done))
        gains = [self._gain(marker, chance) for marker, chance in chances.items()]
        return sorted((g for g in gains if g.bits >= self._policy.least_bits), key=lambda g: (-g.bits / g.cost, g.marker))

    def gain_of(self, marker: str) -> Gain | None:
        """Gain of one stain, whatever it is; None where it was counted in too few of the diagnoses."""
        chance = self._chance(marker)
        return None if chance is None else self._gain(marker, chance)

    def best_pair(self, gains: Sequence[Gain]) -> PairGain | None:
        """The best pair among the best single stains; None with fewer than two."""
        chances = {gain.marker: self._chance(gain.marker) for gain in gains[: self._policy.paired]}
        pairs = [
            PairGain((one, two), round(self._entropy - self._left([first, second]), 4))
            for (one, first), (two, second) in combinations(chances.items(), 2)
            if first is not None and second is not None
        ]
        return min(pairs, key=lambda pair: (-pair.bits, pair.markers), default=None)

    def _chances(self, done: frozenset[str]) -> dict[str, list[float]]:
        vocabulary, features = self._case.weights.knowledge.vocabulary, self._case.weights.cells.features
        offered = self._menu if self._menu is not None else vocabulary.markers
        sustentacular = {marker.sustentacular_id for marker in vocabulary.markers.values()}
        found = {}
        for marker in sorted((set(offered) & features) - done - sustentacular):
            chance = self._chance(marker) if vocabulary.markers[marker].measures != "index" else None
            if chance is not None:
                found[marker] = chance
        return found

    def _chance(self, marker: str) -> list[float] | None:
        """P(positive) in each considered diagnosis, tempered; None where it is known for too small a part of them."""
        known = [self._mixed(marker, variants) for variants in self._variants]
        studied = [(odds, p) for odds, p in zip(self._odds, known, strict=True) if p is not None]
        covered = sum(odds for odds, _ in studied)
        if len(studied) < 2 or covered < self._policy.studied_share:
            return None
        mean = sum(odds * p for odds, p in studied) / covered
        part = self._part(marker)
        return [mean if p is None else _tempered(p, mean, part) for p in known]

    def _mixed(self, marker: str, variants: Sequence[tuple[int, float]]) -> float | None:
        chance, site = self._case.weights.chance, self._case.reading.site
        known = [(share, p) for place, share in variants if (p := chance(place, marker, site)) is not None]
        whole = sum(share for share, _ in known)
        return sum(share * p for share, p in known) / whole if whole > 0.5 else None

    def _part(self, marker: str) -> float:
        """The part of its weight that a further result of the stain's group keeps."""
        group = getattr(self._case.weights.knowledge.vocabulary.term(marker), "group", None)
        before = self._results.count(group) if group else 0
        rho = group_rho(group, self._case.weights.policy)
        return effective_number(before + 1, rho) - effective_number(before, rho)

    def _gain(self, marker: str, chance: Sequence[float]) -> Gain:
        cost = (self._menu or {}).get(marker, 1.0)
        bits = max(0.0, self._entropy - self._left([chance]))
        return Gain(marker, round(bits, 4), cost, self._separated(chance))

    def _left(self, chances: Sequence[Sequence[float]]) -> float:
        """Expected entropy after these stains."""
        left = 0.0
        for results in range(2 ** len(chances)):
            joint = list(self._odds)
            for place, chance in enumerate(chances):
                positive = results >> place & 1
                joint = [odds * (p if positive else 1 - p) for odds, p in zip(joint, chance, strict=True)]
            whole = sum(joint)
            left += whole * _entropy([part / whole for part in joint]) if whole else 0.0
        return left

    def _separated(self, chance: Sequence[float]) -> tuple[str, ...]:
        """The likely diagnoses on both sides, if the stain puts them clearly apart."""
        likely = [
            (d, p) for d, odds, p in zip(self._diagnoses, self._odds, chance, strict=True) if odds >= self._policy.separated_from
        ]
        high = [d for d, p in likely if p >= 0.5 + self._policy.apart / 2]
        low = [d for d, p in likely if p <= 0.5 - self._policy.apart / 2]
        return (*high, *low) if high and low else tuple(d for d, _ in likely[:2])


def _shares(scored: Sequence[tuple[int, int]]) -> list[tuple[int, float]]:
    """Places of variants with their shares of the diagnosis."""
    best = max(score for _, score in scored)
    parts = [(place, exp((score - best) * _NAT)) for place, score in scored]
    whole = sum(part for _, part in parts)
    return [(place, part / whole) for place, part in parts]


def _tempered(p: float, mean: float, part: float) -> float:
    """P(positive), as far from the mean as tempering leaves it."""
    positive: float = mean * (p / mean) ** part
    negative: float = (1 - mean) * ((1 - p) / (1 - mean)) ** part
    return positive / (positive + negative)


def _entropy(odds: Iterable[float]) -> float:
    return -sum(p * log2(p) for p in odds if p > 0)
