"""The baseline: binary naive Bayes over stains, the algorithm of ImmunoGenius.

Chong Y et al. Diagnosis prediction of tumours of unknown origin using ImmunoGenius. Diagn Pathol 2021,
doi:10.1186/s13000-021-01081-8. P(diagnosis | stains) is proportional to the product of P(result | diagnosis), with equal odds
beforehand. P(positive | diagnosis) = (k + 1) / (n + 2) over all counted studies of the diagnosis, whatever variant or site; any
staining is positive. Nothing else: no morphology, site, age, rules, dependence between stains, reading error, or "none of
these". A diagnosis without a study of a stain gets 1/2 for it, as that formula has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log

from ihc_engine.case.findings import CaseReading
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import EvidenceRow
from ihc_engine.validation.methods import Forecast
from ihc_engine.validation.proportions import DECIMALS

_STAINED = {"positive": True, "lost": True, "negative": False, "retained": False}


class NaiveBayes:
    """Naive Bayes on the stains of a knowledge base."""

    name = "naive Bayes"
    description = "binary results of stains only, taken as independent, equal odds beforehand"

    def __init__(self, knowledge: Knowledge, smoothing: float = 1.0) -> None:
        self._diagnoses = tuple(knowledge.diagnoses)
        self._smoothing = smoothing
        self._counts = {
            (diagnosis.id, evidence.finding): _pooled(evidence.rows)
            for diagnosis in knowledge.diagnoses.values()
            for evidence in diagnosis.evidence
            if evidence.finding in knowledge.vocabulary.markers
        }
        self._studied = {marker for (_, marker), (_, tested) in self._counts.items() if tested}

    def positive_rate(self, diagnosis: str, marker: str) -> float:
        """P(marker positive | diagnosis); of a loss marker, P(lost)."""
        positive, tested = self._counts.get((diagnosis, marker), (0.0, 0))
        return (positive + self._smoothing) / (tested + 2 * self._smoothing)

    def forecast(self, reading: CaseReading) -> Forecast:
        """Probabilities of all diagnoses; ``other`` is not among them."""
        stains = {f.feature: _STAINED[f.status] for f in reading.findings if f.kind == "marker" and f.status in _STAINED}
        used = sorted(marker for marker in stains if marker in self._studied)
        scores = {d: sum(log(self._chance(d, marker, stains[marker])) for marker in used) for d in self._diagnoses}
        best = max(scores.values())
        parts = {diagnosis: exp(score - best) for diagnosis, score in scores.items()}
        whole = sum(parts.values())
        return Forecast({diagnosis: round(part / whole, DECIMALS) for diagnosis, part in parts.items()})

    def _chance(self, diagnosis: str, marker: str, stained: bool) -> float:
        rate = self.positive_rate(diagnosis, marker)
        return rate if stained else 1 - rate


def _pooled(rows: Iterable[EvidenceRow]) -> tuple[float, int]:
    """Positive and tested over all studies with a count. Rows of one extent of staining count something else."""
    counted = [row for row in rows if row.weigh and row.tested is not None and row.extent is None]
    return sum(_positive(row) for row in counted), sum(row.tested or 0 for row in counted)


def _positive(row: EvidenceRow) -> float:
    return float(row.positive) if row.positive is not None else (row.percent or 0.0) / 100 * (row.tested or 0)
