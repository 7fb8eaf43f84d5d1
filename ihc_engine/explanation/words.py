"""Phrases that all renderings share, so that they say the same."""

from __future__ import annotations

from collections.abc import Iterable

from ihc_engine.interpretation.model import EvidenceItem, Interpretation, NextStain, RankedDiagnosis, Study
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Source

OUTCOME = {
    "supported": "The findings support the leading diagnosis.",
    "favoured": "The findings favour the leading diagnosis.",
    "undetermined": "The findings do not decide between the diagnoses.",
    "outside": "The findings fit none of the listed diagnoses well.",
}
BASIS = {
    "published": "published",
    "borrowed": "no study of this diagnosis; from related diagnoses",
    "judgement": "judged, no published frequency",
    "no_data": "no published data",
    "background": "background over all diagnoses",
}
#: Findings that move a diagnosis by less say nothing worth a line (decibans).
SILENT_BELOW = 0.05
#: Studies named beside a finding before the rest are only counted.
STUDIES_SHOWN = 3
#: Smallest changes that are spelled out.
CHANGES_SHOWN = 3


def printable(words: str) -> str:
    """Words of a caller that cannot steer a terminal or reorder a line: control and direction characters become a sign."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in words)


def percent(probability: float) -> str:
    """A probability as people read it; never 0 % or 100 %."""
    if probability < 0.001:
        return "<0.1 %"
    if probability > 0.999:
        return ">99.9 %"
    return f"{100 * probability:.1f} %"


def decibans(value: float) -> str:
    """Signed decibans."""
    return f"{value:+.1f} dB"


def for_and_against(ranked: RankedDiagnosis) -> tuple[list[EvidenceItem], list[EvidenceItem]]:
    """Evidence for and against a diagnosis, strongest first."""
    speaking = [item for item in ranked.evidence if abs(item.decibans) >= SILENT_BELOW]
    strongest = sorted(speaking, key=lambda item: (-abs(item.decibans), item.finding))
    return [i for i in strongest if i.decibans > 0], [i for i in strongest if i.decibans < 0]


def study_words(study: Study) -> str:
    """``63/87 deyrup-2004``, or a percentage where there is no count."""
    if study.positive is not None and study.tested is not None:
        return f"{study.positive}/{study.tested} {study.source}"
    if study.percent is not None:
        of = f" of {study.tested}" if study.tested else ""
        return f"{study.percent:g} %{of} {study.source}"
    return study.source


def support_words(item: EvidenceItem, most: int = STUDIES_SHOWN) -> str:
    """What a weight rests on: the largest studies by name, the others counted, or why there are none."""
    if item.basis == "judgement":
        return f"{item.judged or 'judged'} ({BASIS['judgement']})"
    if not item.studies:
        return BASIS[item.basis]
    shown = ", ".join(study_words(study) for study in largest_studies(item)[:most])
    more = len(item.studies) - most
    words = f"{shown} and {more} more" if more > 0 else shown
    return words if item.basis == "published" else f"{words} ({BASIS[item.basis]})"


def largest_studies(item: EvidenceItem) -> list[Study]:
    """Studies by size, largest first."""
    return sorted(item.studies, key=lambda study: (-(study.tested or 0), study.source))


def shown_diagnoses(answer: Interpretation, mimics: int = 3) -> list[RankedDiagnosis]:
    """Diagnoses explained in full: the five core entities and the best few mimics, in order of rank."""
    best = [d.diagnosis for d in answer.ranking if d.role == "mimic"][:mimics]
    return [d for d in answer.ranking if d.role == "core" or (d.diagnosis in best and d.probability >= 0.005)]


def cited(
    diagnoses: Iterable[RankedDiagnosis], answer: Interpretation, knowledge: Knowledge, most: int | None = STUDIES_SHOWN
) -> list[Source]:
    """Sources named in an explanation, in order of id; ``most``: studies named beside a finding, None for all of them."""
    ids = {study.source for d in diagnoses for item in d.evidence for study in largest_studies(item)[:most]}
    ids |= {source for rule in answer.rules for source in rule.sources}
    return [knowledge.sources[source] for source in sorted(ids) if source in knowledge.sources]


def citation_words(source: Source) -> str:
    """Citation with its identifier, or the word that it has none."""
    if source.pmid:
        return f"{source.citation} PMID {source.pmid}"
    if source.doi:
        return f"{source.citation} doi:{source.doi}"
    return f"{source.citation} (identifier unresolved)"


def heading_words(ranked: RankedDiagnosis) -> str:
    """Rank, name and probability of a diagnosis, with its 90 % interval."""
    interval = ""
    if ranked.interval is not None:
        interval = f" (90 % interval {percent(ranked.interval[0])} to {percent(ranked.interval[1])})"
    return f"{ranked.rank}. {ranked.name}: {percent(ranked.probability)}{interval}"


def parts_of(ranked: RankedDiagnosis) -> list[tuple[str, float]]:
    """What besides the findings makes up the odds of a diagnosis, in decibans; silent parts left out."""
    parts = [
        ("pre-test", ranked.prior_decibans),
        ("rules", ranked.rules_decibans),
        ("variants", ranked.mixture_decibans),
        ("sharpening", ranked.sharpening_decibans),
    ]
    return [(label, value) for label, value in parts if abs(value) >= SILENT_BELOW]


def next_lines(answer: Interpretation, knowledge: Knowledge) -> list[tuple[str, str]]:
    """(marker, what it separates and how much it is expected to tell) for every stain to do next."""
    return [(stain.marker, _stain_words(stain, knowledge)) for stain in answer.next_stains]


def _stain_words(stain: NextStain, knowledge: Knowledge) -> str:
    bits = f", {stain.expected_bits:.2f} bits" if stain.expected_bits is not None else ""
    return f"separates {_names(stain.separates, knowledge)} ({stain.rule or stain.why}{bits})"


def advice_lines(answer: Interpretation, knowledge: Knowledge) -> list[str]:
    """The best pair, whether to stop, and what would topple the leader."""
    lines = []
    if answer.next_pair is not None:
        one, two = answer.next_pair.markers
        lines.append(f"The two that tell most together: {one} and {two} ({answer.next_pair.expected_bits:.2f} bits).")
    if answer.stop is not None:
        lines.append(f"Staining may stop: {answer.stop.why}." if answer.stop.recommended else f"Go on: {answer.stop.why}.")
    return [*lines, *_toppling(answer, knowledge)]


def _toppling(answer: Interpretation, knowledge: Knowledge) -> list[str]:
    """One line for each finding that the leader needs, and one for the smallest changes."""
    lines = [
        f"Without {item.changes[0].finding}, {_names((item.leader,), knowledge)} would lead ({percent(item.probability)})."
        for item in answer.counterfactuals
        if item.kind == "removed"
    ]
    for item in [item for item in answer.counterfactuals if item.kind == "changed"][:CHANGES_SHOWN]:
        changed = " and ".join(f"{c.finding} {(c.after or 'missing').replace('_', ' ')}" for c in item.changes)
        lines.append(f"With {changed}, {_names((item.leader,), knowledge)} would lead ({percent(item.probability)}).")
    if answer.stop is not None and not answer.counterfactuals:
        lines.append("No change of one or two results would change the leader.")
    return lines


def _names(diagnoses: Iterable[str], knowledge: Knowledge) -> str:
    return ", ".join(
        knowledge.diagnoses[d].name if d in knowledge.diagnoses else "none of the listed diagnoses" if d == "other" else d
        for d in diagnoses
    )


def near_miss_lines(ranked: RankedDiagnosis) -> list[str]:
    """Rules that would support a diagnosis if one more thing were known."""
    return [f"{miss.rule} would support it with {miss.missing.replace('_', ' ')}" for miss in ranked.near_misses]


def finding_words(item: EvidenceItem) -> str:
    """A finding and its result."""
    return f"{item.finding.replace('_', ' ')} {item.status}"
