"""What speaks most against the reported diagnosis, compared with its rival."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ihc_engine.explanation.words import SILENT_BELOW, support_words
from ihc_engine.interpretation.model import EvidenceItem, Interpretation, RankedDiagnosis
from ihc_engine.knowledge.model import OTHER, Knowledge

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Against:
    """One finding. ``decibans``: what it says for the rival less what it says for the reported diagnosis, before sharpening.

    ``sources``: the studies behind both, in words. Rules that fired are one line together, ``finding`` being their ids.
    """

    finding: str
    status: str
    decibans: float
    sources: str


def strongest_against(answer: Interpretation, reported: str, rival: str, knowledge: Knowledge) -> tuple[Against, ...]:
    """The findings that speak most for the rival and against the reported diagnosis, strongest first."""
    ranked = {d.diagnosis: d for d in answer.ranking}
    lines = [*_findings(ranked[reported], ranked.get(rival), knowledge), *_rules(answer, ranked[reported], ranked.get(rival))]
    speaking = [line for line in lines if line.decibans >= SILENT_BELOW]
    return tuple(sorted(speaking, key=lambda line: (-line.decibans, line.finding))[:SHOWN])


def _findings(reported: RankedDiagnosis, rival: RankedDiagnosis | None, knowledge: Knowledge) -> Iterator[Against]:
    theirs = {(item.finding, item.status): item for item in rival.evidence} if rival else {}
    for item in reported.evidence:
        other = theirs.get((item.finding, item.status))
        apart = (other.decibans if other else 0.0) - item.decibans
        label = knowledge.vocabulary.term(item.finding).label
        yield Against(label, item.status, round(apart, 1), "; ".join(_support(reported, item, rival, other)))


def _support(
    reported: RankedDiagnosis, item: EvidenceItem, rival: RankedDiagnosis | None, other: EvidenceItem | None
) -> Iterator[str]:
    yield f"{reported.name}: {support_words(item, 1)}"
    if rival is not None and other is not None:
        yield f"{rival.name}: {support_words(other, 1)}"


def _rules(answer: Interpretation, reported: RankedDiagnosis, rival: RankedDiagnosis | None) -> Iterator[Against]:
    apart = (rival.rules_decibans if rival else 0.0) - reported.rules_decibans
    ids = [*(rival.rules if rival else ()), *(rule for rule in reported.rules if rival is None or rule not in rival.rules)]
    if ids:
        sources = {source for rule in answer.rules if rule.rule in ids for source in rule.sources}
        yield Against(", ".join(ids), "fired", round(apart, 1), ", ".join(sorted(sources)))


def rival_name(rival: str, knowledge: Knowledge) -> str:
    """Name of the rival as a column shows it."""
    return "none of the listed diagnoses" if rival == OTHER else knowledge.diagnoses[rival].name
