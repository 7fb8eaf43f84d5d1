"""The knowledge taken apart into records that can be compared: rules, rows of evidence, words, numbers of the policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import Diagnosis, EvidenceRow

Part = Literal[
    "manifest",
    "rule",
    "evidence",
    "diagnosis",
    "marker",
    "morphology",
    "site",
    "clinical",
    "molecular",
    "language",
    "source",
    "series_at_site",
    "judged_at_site",
    "policy",
]
#: Part and the words that name one of its records, such as ("evidence", "gist", "CD117", "novelli-2010").
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One record in plain data, without what is left at its default, and the ids of the sources that it rests on."""

    data: Any
    sources: tuple[str, ...] = ()


def records(knowledge: Knowledge) -> dict[Key, Record]:
    """All records of a knowledge base by part and name."""
    return dict(_numbered(_records(knowledge)))


def _numbered(found: Iterable[tuple[Key, Record]]) -> Iterator[tuple[Key, Record]]:
    """Records of one name, such as two rows of one study, are told apart by their order."""
    seen: Counter[Key] = Counter()
    for key, record in found:
        seen[key] += 1
        yield (key if seen[key] == 1 else (*key, f"no. {seen[key]}")), record


def _records(knowledge: Knowledge) -> Iterator[tuple[Key, Record]]:
    for name, value in _plain(knowledge.manifest).items():
        yield ("manifest", name), Record(value)
    for rule in knowledge.rules:
        yield ("rule", rule.id), Record(_plain(rule), rule.source)
    for diagnosis in knowledge.diagnoses.values():
        yield from _of_diagnosis(diagnosis)
    words = knowledge.vocabulary
    parts: Mapping[Part, Mapping[str, BaseModel]] = {
        "marker": words.markers,
        "morphology": words.morphology_terms,
        "site": words.sites,
        "clinical": words.clinical_terms,
        "molecular": words.molecular_terms,
        "language": words.languages,
    }
    for part, terms in parts.items():
        for id, term in terms.items():
            yield (part, id), Record(_plain(term))
    for source in knowledge.sources.values():
        yield ("source", source.id), Record(_plain(source), (source.id,))
    for count in knowledge.priors.at_site:
        yield ("series_at_site", count.diagnosis, count.site, count.source), Record(_plain(count), (count.source,))
    for word in knowledge.priors.judged:
        yield ("judged_at_site", word.diagnosis, word.site), Record(_plain(word), word.source)
    for path, value in _numbers("", knowledge.policy.model_dump()):
        yield ("policy", path), Record(value)


def _of_diagnosis(diagnosis: Diagnosis) -> Iterator[tuple[Key, Record]]:
    data = _plain(diagnosis)
    data.pop("evidence", None)
    yield ("diagnosis", diagnosis.id), Record(data)
    for block in diagnosis.evidence:
        for row in block.rows:
            sources = (row.source,) if row.source else ()
            yield ("evidence", diagnosis.id, block.finding, *_row_name(row)), Record(_plain(row), sources)
        if block.note:
            yield ("evidence", diagnosis.id, block.finding, "note"), Record({"note": block.note})


def _row_name(row: EvidenceRow) -> Iterator[str]:
    """What tells a row from the others of its finding: its study and what restricts it, not its figures."""
    yield row.source or "judgement"
    applies = row.applies_to
    for label, word in (("variant", applies.variant), ("site", applies.site), ("extent", row.extent)):
        if word:
            yield f"{label} {word}"
    for word in (applies.threshold, row.threshold, row.context):
        if word:
            yield word


def _plain(model: BaseModel) -> dict[str, Any]:
    data: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return data


def _numbers(prefix: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _numbers(f"{prefix}.{name}" if prefix else str(name), inner)
    else:
        yield prefix, value
