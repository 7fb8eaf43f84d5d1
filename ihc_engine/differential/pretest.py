"""Pre-test weights: base odds, and what the site says.

    log base(d) + site_weight * log lift(d, site),   lift = P(d | site) / P(d)

A published series at the site gives the lift by its counts, shrunk towards 1 by ``series_n`` patients; without one a judged
word does. The nearest site of the graph with an entry for the diagnosis counts. Unknown site, metastasis and recurrence:
lift 1 for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ihc_engine.case.findings import CaseReading
from ihc_engine.differential.likelihood import micro_decibans
from ihc_engine.inference.trace import PriorStep
from ihc_engine.knowledge.model import OTHER, Knowledge

Prior = Literal["site", "uniform"] | Mapping[str, float]
#: Share of all stated odds that a hypothesis gets which a caller's odds do not name.
UNNAMED = 1e-6
LARGEST_ODDS = 1e12
#: Specimens whose site is not where the tumour arose.
ELSEWHERE = frozenset({"metastasis", "recurrence"})


@dataclass(frozen=True, slots=True)
class Lift:
    """Ratio by which a site raises the odds of a diagnosis, and what it rests on."""

    ratio: float
    basis: Literal["series", "judgement", "none"]
    site: str | None = None
    sources: tuple[str, ...] = ()


NO_LIFT = Lift(1.0, "none")


class PreTest:
    """Pre-test weights of a knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._policy = knowledge.policy.prior
        total = sum(self._base(d) for d in knowledge.diagnoses) + self._policy.other
        self._share = {d: self._base(d) / total for d in knowledge.diagnoses}
        self._series = self._series_lifts()
        self._kept = cache(self._steps)
        self._judged = {(row.diagnosis, row.site): row for row in knowledge.priors.judged}

    def steps(self, reading: CaseReading, prior: Prior) -> tuple[PriorStep, ...]:
        """One step for each diagnosis and ``other``, in order of id. ValueError for odds that are none."""
        self.check(prior)
        if isinstance(prior, str):
            return self._kept(None if prior != "site" or ELSEWHERE & set(reading.specimen) else reading.site, prior)
        return self._steps(None, prior)

    def _steps(self, site: str | None, prior: Prior) -> tuple[PriorStep, ...]:
        sites = self._knowledge.vocabulary.site_distances(site) if site else {}
        return tuple(self._step(diagnosis, sites, prior) for diagnosis in sorted([*self._knowledge.diagnoses, OTHER]))

    def _step(self, diagnosis: str, sites: Mapping[str, int], prior: Prior) -> PriorStep:
        if isinstance(prior, Mapping):
            odds = prior.get(diagnosis, UNNAMED * sum(prior.values()))
            return PriorStep(diagnosis, micro_decibans(odds / sum(prior.values())), 0, None, "override")
        if prior == "uniform":
            return PriorStep(diagnosis, 0, 0, None, "override")
        lift = self._lift(diagnosis, sites)
        site = round(self._policy.site_weight * micro_decibans(lift.ratio))
        return PriorStep(diagnosis, micro_decibans(self._base(diagnosis)), site, lift.site, lift.basis, lift.sources)

    def _lift(self, diagnosis: str, sites: Mapping[str, int]) -> Lift:
        for _, site in sorted((distance, site) for site, distance in sites.items()):
            if (diagnosis, site) in self._series:
                return self._series[diagnosis, site]
            if (diagnosis, site) in self._judged:
                row = self._judged[diagnosis, site]
                return Lift(getattr(self._policy.lift, row.lift), "judgement", site, row.source)
        return NO_LIFT

    def _series_lifts(self) -> dict[tuple[str, str], Lift]:
        """Lift from the largest series of a diagnosis at a site; the diagnoses of one series are compared among themselves."""
        lifts: dict[tuple[str, str], tuple[int, Lift]] = {}
        series: dict[tuple[str, str, int], dict[str, int]] = {}
        for row in self._knowledge.priors.at_site:
            series.setdefault((row.site, row.source, row.tested), {})[row.diagnosis] = row.positive
        for (site, source, tested), counts in series.items():
            among = sum(self._share.get(d, 0.0) for d in counts) if sum(counts.values()) == tested else 1.0
            for diagnosis, positive in counts.items():
                if diagnosis not in self._share:
                    continue
                expected = self._share[diagnosis] / among
                n = self._policy.series_n
                ratio = (positive + n * expected) / (tested + n) / expected
                ratio = min(self._policy.largest_lift, max(1 / self._policy.largest_lift, ratio))
                key = (diagnosis, site)
                if key not in lifts or tested > lifts[key][0]:
                    lifts[key] = (tested, Lift(ratio, "series", site, (source,)))
        return {key: lift for key, (_, lift) in lifts.items()}

    def check(self, prior: Prior) -> None:
        """ValueError for what is neither a known word nor odds of known hypotheses."""
        if isinstance(prior, str):
            if prior not in ("site", "uniform"):
                raise ValueError(f"prior {prior!r}: write 'site', 'uniform' or a mapping of diagnosis id to odds")
            return
        unknown = sorted(set(prior) - {*self._knowledge.diagnoses, OTHER})
        if unknown:
            raise ValueError(f"prior: no such diagnosis: {', '.join(unknown)}")
        if not prior or not all(0 < odds < LARGEST_ODDS for odds in prior.values()):
            raise ValueError(f"prior: odds are numbers above 0 and below {LARGEST_ODDS:g}, at least one of them")

    def _base(self, diagnosis: str) -> float:
        if diagnosis == OTHER:
            return self._policy.other
        return self._policy.base.get(diagnosis, self._policy.default)
