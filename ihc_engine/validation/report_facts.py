"""What a report says beside stains: morphology, measures and circumstances, diagnoses, contradictions, unread words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ihc_engine.case.features import implied_by
from ihc_engine.case.findings import CaseReading
from ihc_engine.reports.model import DiagnosisMention, NotRead
from ihc_engine.validation.report_counts import Key, Tally, compared
from ihc_engine.vocabulary.vocabulary import Vocabulary

#: Single facts of a case, scored as equal or not.
FACTS = ("mitoses", "size", "site", "age", "sex")
_STATED = ("morphology", "necrosis")


def score_morphology(gold: Mapping[str, str], read: CaseReading, vocabulary: Vocabulary) -> Tally:
    """Features. What one implies is stated with it: not invented if the gold implies it, not missed if what is read does."""
    said = {
        finding.feature: finding.status
        for finding in read.findings
        if finding.kind == "morphology" and finding.inferred is None and finding.path.startswith(_STATED)
    }
    wanted = {(id, status) for id, status in gold.items()}
    there = {(id, str(status)) for id, status in said.items()}
    by_gold, by_read = _closure(wanted, vocabulary), _closure(there, vocabulary)
    right = len(there & by_gold)
    return Tally(
        {
            "morphology read.count": right,
            "morphology read.of": len(there),
            "morphology gold.count": len(wanted & by_read),
            "morphology gold.of": len(wanted),
        }
    )


def _closure(stated: Iterable[tuple[str, str]], vocabulary: Vocabulary) -> set[tuple[str, str]]:
    """With everything that a present feature implies, and everything that would imply an absent one."""
    whole = set(stated)
    for id, status in tuple(whole):
        if status == "present":
            whole |= {(implied, "present") for implied in implied_by(id, vocabulary)}
        elif status == "absent":
            whole |= {(other, "absent") for other in vocabulary.morphology_terms if id in implied_by(other, vocabulary)}
    return whole


def score_facts(gold: CaseReading, read: CaseReading) -> Tally:
    """Mitoses (per 10 high-power fields), size (cm), site, age (years) and sex."""
    wanted, there = _facts(gold), _facts(read)
    tally = Tally()
    for name in FACTS:
        tally += compared(name, _only(wanted, name), _only(there, name))
    return tally


def facts_read_otherwise(gold: CaseReading, read: CaseReading) -> tuple[tuple[str, str, str], ...]:
    """Facts that differ, as (name, gold, read); ``-`` where one says nothing."""
    wanted, there = _facts(gold), _facts(read)
    return tuple(
        (name, _shown(wanted.get(name)), _shown(there.get(name))) for name in FACTS if wanted.get(name) != there.get(name)
    )


def _shown(value: object) -> str:
    return "-" if value is None else f"{value[0]:g}-{value[1]:g}" if isinstance(value, tuple) else str(value)


def _only(facts: Mapping[str, object], name: str) -> dict[str, object]:
    return {name: facts[name]} if name in facts else {}


def _facts(case: CaseReading) -> dict[str, object]:
    measures = {name: (low, high) for name, low, high in case.measures}
    every = {
        "mitoses": measures.get("mitoses_per_10hpf"),
        "size": measures.get("size_cm"),
        "site": case.site,
        "age": case.age,
        "sex": case.sex,
    }
    return {name: value for name, value in every.items() if value is not None}


def score_diagnoses(gold: Sequence[Mapping[str, Any]], read: Sequence[DiagnosisMention]) -> Tally:
    """``diagnoses`` by id alone, ``certainty`` by id and certainty."""
    named, there = {g["diagnosis"] for g in gold}, {r.diagnosis for r in read if r.diagnosis}
    pairs = {(g["diagnosis"], g["certainty"]) for g in gold}
    said = {(r.diagnosis, r.certainty) for r in read if r.diagnosis}
    return compared("diagnoses", _set(named), _set(there)) + compared("certainty", _set(pairs), _set(said))


def score_contradictions(gold: Iterable[str], read: Iterable[str]) -> Tally:
    """Markers with opposite results."""
    return compared("contradictions", _set(gold), _set(read))


def score_unread(text: str, gold: Sequence[str], read: Sequence[NotRead]) -> Tally:
    """Words that nobody could map: found where something unread overlaps them."""
    places = [(start, start + len(words)) for words in gold if (start := text.find(words)) >= 0]
    met = [any(n.start < end and start < n.end for n in read) for start, end in places]
    invented = sum(not any(n.start < end and start < n.end for start, end in places) for n in read)
    return Tally(
        {"not_understood.found": sum(met), "not_understood.missed": len(gold) - sum(met), "not_understood.invented": invented}
    )


def _set(items: Iterable[Key]) -> dict[Key, bool]:
    return dict.fromkeys(items, True)
