"""Which names a draft of the knowledge defines, and what is weighed: computed once for all checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.model import OTHER, STRATA
from ihc_engine.knowledge.models import Evidence, EvidenceRow, Rule
from ihc_engine.knowledge.problem import Path, Remark, did_you_mean
from ihc_engine.vocabulary.models import Marker

#: What a name is called in messages, and the code of an unknown one.
KINDS: Mapping[str, tuple[str, str]] = {
    "marker": ("marker", "K101"),
    "diagnosis": ("diagnosis", "K102"),
    "hypothesis": ("diagnosis", "K102"),
    "source": ("source", "K103"),
    "site": ("site", "K104"),
    "morphology": ("morphology", "K106"),
    "clinical": ("clinical finding", "K106"),
    "molecular": ("molecular finding", "K106"),
    "finding": ("finding (marker, morphology, clinical or molecular)", "K106"),
    "test": ("test (molecular or clinical)", "K106"),
    "conclusion": ("conclusion", "K107"),
}
_WHERE: Mapping[str, str] = {
    "source": "add it to sources.yaml",
    "conclusion": "no rule concludes it; add such a rule",
    "diagnosis": "add diagnoses/<id>.yaml",
    "hypothesis": "add diagnoses/<id>.yaml",
}


@dataclass(frozen=True)
class Known:
    """``names``: kind to the ids it may name. ``weighed``: findings with at least one row that is weighed, in any diagnosis.

    ``split``: those of them whose rows tell extents apart. ``concluding``: conclusion to the rules that reach it.
    ``broken``: words of records that could not be read; they count as known everywhere.
    """

    names: Mapping[str, frozenset[str]]
    markers: Mapping[str, Marker]
    weighed: frozenset[str]
    split: frozenset[str]
    concluding: Mapping[str, tuple[Rule, ...]]
    broken: frozenset[str]

    def unknown(self, kind: str, name: str, file: str, path: Path) -> Iterator[Remark]:
        """A remark if nothing of this kind has that name."""
        if name in self.names[kind] or name in self.broken:
            return
        label, code = KINDS[kind]
        remedy = did_you_mean(name, self.names[kind]) or f"; {_WHERE.get(kind, 'add it to the vocabulary')}"
        yield Remark(code, file, path, f"unknown {label} {name!r}{remedy}")

    def all_unknown(self, kind: str, names: Iterable[str], file: str, path: Path) -> Iterator[Remark]:
        """Remarks on every unknown name of a list that stands at ``path``."""
        for index, name in enumerate(names):
            yield from self.unknown(kind, name, file, (*path, index))


def known_names(draft: Draft) -> Known:
    """Index a draft."""
    markers = {p.record.id: p.record for p in draft.markers}
    morphology, clinical, molecular = (
        frozenset(p.record.id for p in entries) for entries in (draft.morphology, draft.clinical, draft.molecular)
    )
    diagnoses = frozenset(p.record.id for p in draft.diagnoses)
    concluding = _concluding(draft)
    names = {
        "marker": frozenset(markers),
        "morphology": morphology,
        "clinical": clinical,
        "molecular": molecular,
        "finding": frozenset(markers) | morphology | clinical | molecular,
        "test": clinical | molecular,
        "site": frozenset(p.record.id for p in draft.sites),
        "source": frozenset(p.record.id for p in draft.sources),
        "diagnosis": diagnoses,
        "hypothesis": diagnoses | {OTHER},
        "conclusion": frozenset(concluding),
    }
    evidence = [block for p in draft.diagnoses for block in p.record.evidence]
    weighed = frozenset(block.finding for block in evidence if any(_weighs(block)))
    split = frozenset(block.finding for block in evidence if any(row.extent for row in _weighs(block)))
    return Known(names, markers, weighed, split, concluding, draft.words_of_broken)


def stratum_place(rule: Rule) -> int:
    """Place of a rule's stratum in the order of application."""
    return STRATA.index(rule.stratum)


def _weighs(block: Evidence) -> Iterator[EvidenceRow]:
    return (row for row in block.rows if row.weigh)


def _concluding(draft: Draft) -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    for placed in draft.rules:
        for effect in placed.record.then:
            if effect.conclude is not None:
                name = effect.conclude.id
                rules[name] = (*rules.get(name, ()), placed.record)
    return rules
