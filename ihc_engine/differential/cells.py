"""From published rows to the modelled frequency of a finding in a variant.

Study sizes are discounted for the likeness of patients of one study, n_eff = n / (1 + (n - 1) icc). A Beta posterior is then
built down a ladder, each step taking the mean above it as a prior worth ``prior_n`` patients:

    background of the finding -> family (without the diagnosis itself) -> diagnosis -> variant

so that a variant without rows of its own stains like its diagnosis, and a diagnosis without rows like its family. Where
nothing below the background is known, the frequency is min(background, cap) for a positive result and the background for a
negative one: no data is neither 0 %, nor 50 %, nor a reward, whatever the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ihc_engine.inference.trace import Basis
from ihc_engine.knowledge.model import OTHER, Knowledge
from ihc_engine.knowledge.models import Diagnosis, EvidenceRow, Variant
from ihc_engine.knowledge.policy import WeighingPolicy


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A variant of a diagnosis, or ``other`` (variant empty)."""

    diagnosis: str
    variant: str = ""

    @property
    def key(self) -> str:
        """``diagnosis/variant``, or ``other``."""
        return f"{self.diagnosis}/{self.variant}" if self.variant else self.diagnosis


@dataclass(frozen=True, slots=True)
class Cell:
    """Beta posterior of one finding in one variant.

    ``mean``: modelled frequency of the finding (of a loss, for a loss marker). ``weight``: patients behind it, prior included.
    ``mean_if_negative``: the frequency by which a negative result is weighed, the same but where nothing is published.
    ``diffuse``: share of diffuse among positive staining, where the evidence splits by extent. ``rows``: what it rests on.
    ``unstudied``: the background, where nothing is published.
    """

    mean: float
    weight: float
    basis: Basis
    diffuse: float | None
    rows: tuple[EvidenceRow, ...]
    unstudied: float | None = None

    @property
    def mean_if_negative(self) -> float:
        """See above."""
        return self.mean if self.unstudied is None else self.unstudied


@dataclass(frozen=True, slots=True)
class Pool:
    """Pooled rows: effective positives and patients."""

    positive: float
    tested: float
    rows: tuple[EvidenceRow, ...]

    def below(self, prior_mean: float, prior_n: float) -> tuple[float, float]:
        """Posterior mean and weight under a prior worth ``prior_n`` patients."""
        weight = prior_n + self.tested
        return (prior_n * prior_mean + self.positive) / weight, weight


NOTHING = Pool(0.0, 0.0, ())


class Cells:
    """All cells of a knowledge base, computed when first asked for. Read-only for callers; safe to share between threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._policy: WeighingPolicy = knowledge.policy.weighing
        self._rows: dict[tuple[str, str], tuple[EvidenceRow, ...]] = {
            (diagnosis.id, evidence.finding): tuple(row for row in evidence.rows if row.weigh)
            for diagnosis in knowledge.diagnoses.values()
            for evidence in diagnosis.evidence
        }
        self.features: frozenset[str] = frozenset(feature for (_, feature), rows in self._rows.items() if rows)
        self.split_features: frozenset[str] = frozenset(
            feature for (_, feature), rows in self._rows.items() if any(row.extent for row in rows)
        )
        self.sites_of_rows: Mapping[str, frozenset[str]] = _sites_of_rows(self._rows)
        self.hypotheses: tuple[Hypothesis, ...] = (
            *(Hypothesis(d.id, variant.id) for d in knowledge.diagnoses.values() for variant in d.variants),
            Hypothesis(OTHER),
        )
        # one cache per knowledge base, dropped with it
        self._kept = cache(self._cell)
        self._background = cache(self._pooled_background)
        self._general = cache(self._diagnosis_pool)
        self._sisters = cache(self._family_pool)
        self._deciding = cache(self._site_that_matters)

    def cell(self, hypothesis: Hypothesis, feature: str, site: str | None) -> Cell:
        """The cell of a finding in a variant, for a tumour at a site."""
        return self._kept(hypothesis, feature, self.deciding_site(feature, site))

    def deciding_site(self, feature: str, site: str | None) -> str | None:
        """The site as far as it matters to a finding: None where no row of the finding is restricted to a place it lies in."""
        return self._deciding(feature, site)

    def _site_that_matters(self, feature: str, site: str | None) -> str | None:
        return site if any(self._lies_in(site, place) for place in self.sites_of_rows.get(feature, ())) else None

    def _cell(self, hypothesis: Hypothesis, feature: str, site: str | None) -> Cell:
        background, patients = self._background(feature)
        if hypothesis.diagnosis == OTHER:
            return Cell(background, patients, "background", self._diffuse_share((), feature), ())
        diagnosis = self._knowledge.diagnoses[hypothesis.diagnosis]
        family_pool = self._sisters(diagnosis.id, feature)
        general = self._general(diagnosis.id, feature, site)
        own = self._variant_pool(diagnosis.id, hypothesis.variant, feature, site)
        rows = own.rows + general.rows
        n = self._policy.prior_n
        family_mean, _ = family_pool.below(background, n)
        mean, _ = general.below(family_mean, n)
        mean, _ = own.below(mean, n)
        # the patients of the nearest step that has any; the steps above it count as the prior
        weight = n + (own.tested or general.tested)
        diffuse = self._diffuse_share(self._rows.get((diagnosis.id, feature), ()), feature)
        if rows:
            judged = all(row.verified == "judgement" for row in rows)
            return Cell(mean, weight, "judgement" if judged else "published", diffuse, rows)
        if family_pool.tested:
            return Cell(mean, weight, "borrowed", diffuse, family_pool.rows)
        return Cell(min(background, self._policy.background_cap), weight, "no_data", diffuse, (), unstudied=background)

    def _pooled_background(self, feature: str) -> tuple[float, float]:
        """Mean frequency over all diagnoses, and the patients behind it; a diagnosis counts at most ``diagnosis_n_cap``.

        A diagnosis without data counts ``background_n`` patients at ``background_mean``: markers are published where they
        stain, so that the studied diagnoses alone would overstate how often any tumour does.
        """
        unstudied = Pool(self._policy.background_mean * self._policy.background_n, self._policy.background_n, ())
        pools = [self._general(diagnosis, feature, None) for diagnosis in self._knowledge.diagnoses]
        counted = [_capped(pool, self._policy.diagnosis_n_cap) if pool.tested else unstudied for pool in pools]
        patients = sum(pool.tested for pool in counted)
        return sum(pool.positive for pool in counted) / patients, patients

    def _family_pool(self, diagnosis: str, feature: str) -> Pool:
        sisters = [
            _capped(self._general(other.id, feature, None), self._policy.sister_n)
            for other in self._knowledge.families[self._knowledge.diagnoses[diagnosis].family]
            if other.id != diagnosis
        ]
        return Pool(sum(p.positive for p in sisters), sum(p.tested for p in sisters), tuple(r for p in sisters for r in p.rows))

    def _diagnosis_pool(self, diagnosis: str, feature: str, site: str | None) -> Pool:
        """Rows of the diagnosis at large and at this site; without any, its variants' rows mixed by their shares."""
        rows = [row for row in self._rows.get((diagnosis, feature), ()) if not row.extent and not row.applies_to.variant]
        at_large = [row for row in rows if row.applies_to.site is None]
        here = [row for row in rows if row.applies_to.site and self._lies_in(site, row.applies_to.site)]
        if at_large or here:
            # rows of this very site speak for it; the general rows stay as what is known elsewhere
            return self._pool(here, _capped(self._pool(at_large), self._policy.diagnosis_n_cap if here else None))
        if rows:
            return self._pool(rows)
        return self._mixture_of_variants(diagnosis, feature)

    def _mixture_of_variants(self, diagnosis: str, feature: str) -> Pool:
        pools = [
            (variant.share, pool)
            for variant in self._knowledge.diagnoses[diagnosis].variants
            if (pool := self._variant_pool(diagnosis, variant.id, feature, None)).tested
        ]
        if not pools:
            return NOTHING
        share = sum(part for part, _ in pools)
        mean = sum(part * pool.positive / pool.tested for part, pool in pools) / share
        tested = min(sum(pool.tested for _, pool in pools), self._policy.diagnosis_n_cap)
        return Pool(mean * tested, tested, tuple(row for _, pool in pools for row in pool.rows))

    def _variant_pool(self, diagnosis: str, variant: str, feature: str, site: str | None) -> Pool:
        rows = [row for row in self._rows.get((diagnosis, feature), ()) if row.applies_to.variant == variant and not row.extent]
        here = [row for row in rows if row.applies_to.site is None or self._lies_in(site, row.applies_to.site)]
        return self._pool(here or rows)

    def _diffuse_share(self, rows: Iterable[EvidenceRow], feature: str) -> float | None:
        """Diffuse among positive, where the evidence splits by extent; ``diffuse_share`` of policy is the prior mean."""
        if feature not in self.split_features:
            return None
        n, base = self._policy.prior_n, self._policy.diffuse_share
        split = self._pool([row for row in rows if row.extent == "diffuse"])
        if not split.tested:
            return base
        whole = self._pool([row for row in rows if not row.extent])
        positive_share = whole.positive / whole.tested if whole.tested else 1.0
        among_positive = min(1.0, split.positive / split.tested / max(positive_share, 0.05))
        return (n * base + split.tested * among_positive) / (n + split.tested)

    def _pool(self, rows: Iterable[EvidenceRow], start: Pool = NOTHING) -> Pool:
        positive, tested, kept = start.positive, start.tested, list(start.rows)
        for row in rows:
            rate, size = self._rate_and_size(row)
            positive, tested = positive + rate * size, tested + size
            kept.append(row)
        return Pool(positive, tested, tuple(kept))

    def _rate_and_size(self, row: EvidenceRow) -> tuple[float, float]:
        policy = self._policy
        if row.frequency is not None:
            return getattr(policy.frequency, row.frequency), policy.judged_n
        if row.tested is None:
            return (row.percent or 0.0) / 100, policy.percent_only_n
        rate = row.positive / row.tested if row.positive is not None else (row.percent or 0.0) / 100
        return rate, row.tested / (1 + (row.tested - 1) * policy.icc)

    def _lies_in(self, site: str | None, ancestor: str) -> bool:
        return site is not None and self._knowledge.vocabulary.site_lies_in(site, ancestor)


def _sites_of_rows(rows: Mapping[tuple[str, str], tuple[EvidenceRow, ...]]) -> dict[str, frozenset[str]]:
    """Findings with weighed rows that are restricted to sites, and these sites."""
    sites: dict[str, frozenset[str]] = {}
    for (_, feature), of_diagnosis in rows.items():
        named = {row.applies_to.site for row in of_diagnosis if row.applies_to.site is not None}
        if named:
            sites[feature] = sites.get(feature, frozenset()) | named
    return sites


def variant_shares(diagnosis: Diagnosis, sites: Mapping[str, int]) -> dict[str, float]:
    """Shares of a diagnosis' variants at a site, summing to 1.

    ``sites``: the case's site and all its ancestors with their distance; the nearest stated ``site_shares`` of a variant counts.
    """
    return _normalised({variant.id: _share(variant, sites) for variant in diagnosis.variants})


def _share(variant: Variant, sites: Mapping[str, int]) -> float:
    stated = sorted((sites[site], site) for site in variant.site_shares if site in sites)
    return variant.site_shares[stated[0][1]] if stated else variant.share


def _normalised(shares: Mapping[str, float]) -> dict[str, float]:
    total = sum(shares.values())
    return {variant: share / total for variant, share in shares.items()}


def _capped(pool: Pool, most: float | None) -> Pool:
    if most is None or pool.tested <= most:
        return pool
    part = most / pool.tested
    return Pool(pool.positive * part, most, pool.rows)
