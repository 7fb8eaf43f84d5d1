"""Morphology, clinical and molecular findings: what is stated, present or absent, and what that implies.

A statement is a known spelling ("spindle cells", "no atypia"), or a known spelling with a word of presence or absence around it
("no lipoblasts", "melanin absent"). Features that contradict each other are set aside together, with an alert. What a feature
implies is added as a finding marked ``inferred``, so that rules see it and weighing can leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ihc_engine.case.findings import Finding, FindingKind, Status
from ihc_engine.case.intervals import straight
from ihc_engine.case.ledger import Ledger
from ihc_engine.case.model import Feature
from ihc_engine.case.results import read_result
from ihc_engine.case.word_lists import word_list
from ihc_engine.vocabulary.models import Clinical, Molecular, Morphology
from ihc_engine.vocabulary.result_words import ResultPhrases
from ihc_engine.vocabulary.vocabulary import Vocabulary

FeatureKind = Literal["morphology", "clinical", "molecular"]
Key = tuple[FindingKind, str]
#: The fields of a case that list features, by name.
FEATURE_KINDS: tuple[FeatureKind, ...] = ("morphology", "clinical", "molecular")
_FIELDS = frozenset(Feature.model_fields)

_PRESENT = frozenset(
    word_list(
        "present|yes|true|y|+|seen|identified|found|observed|confirmed|noted|known|mutated|mutation|mutant|"
        "mutation detected|mutation present|amplified|amplification|amplification detected|rearranged|"
        "rearrangement|rearrangement detected|fusion|fusion detected|fusion positive|translocated|translocation|"
        "split|break-apart|deleted|deletion|methylated|pathogenic|pathogenic variant|likely pathogenic|abnormal|"
        "extensive|prominent|abundant|numerous|many|conspicuous|frequent"
    )
)
_ABSENT = frozenset(
    word_list(
        "absent|no|false|n|none|nil|-|not seen|not identified|not found|not observed|not present|not detected|"
        "not noted|denied|excluded|wild type|wild-type|wildtype|wt|no mutation|no mutation detected|"
        "mutation not detected|unmutated|not mutated|not amplified|non-amplified|unamplified|no amplification|"
        "not rearranged|no rearrangement|no rearrangement detected|no fusion|no fusion detected|fusion negative|"
        "no translocation|not translocated|not deleted|no deletion|normal|benign variant|germline"
    )
) - {"germline"}
_UNRESOLVED: dict[str, Status] = {
    **dict.fromkeys(
        word_list("unknown|not known|not assessed|not done|pending|not tested|not stated|not examined|nd|na|n/a|"),
        "not_performed",
    ),
    **dict.fromkeys(("failed", "not evaluable", "uninterpretable", "insufficient"), "uninterpretable"),
    **dict.fromkeys(("equivocal", "inconclusive", "indeterminate", "variant of uncertain significance", "vus"), "equivocal"),
}
_WILD_TYPE = re.compile(r"^(?:wild[- ]?type|wt)$")
_DENIED = re.compile(
    r"(?:no evidence of|no signs of|no history of|absence of|lack of|lacks|without|denies|absent|negative for|no)\s+(.+)"
)
_TRAILING = re.compile(
    r"(.+?)[\s:,-]+\(?(not seen|not identified|not present|not detected|not found|absent|negative|present|seen|identified|found|"
    r"positive|detected|\+|-)\)?"
)
_TRAILING_ABSENT = frozenset(
    {"not seen", "not identified", "not present", "not detected", "not found", "absent", "negative", "-"}
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A feature that is stated, as ``status`` in the words at a path. ``inferred``: where no words say so."""

    kind: FeatureKind
    feature: str
    status: Status
    path: str
    words: str
    inferred: str | None = None


def read_features(kind: FeatureKind, features: Iterable[Feature], ledger: Ledger) -> list[Statement]:
    """Statements of one list of the case; what is not understood goes to the ledger."""
    statements = []
    for path, feature in placed(kind, features):
        ledger.unknown_fields(path, feature.__pydantic_extra__, _FIELDS)
        statements += read_feature(kind, feature.feature, feature.status, path, ledger)
    return statements


def placed(kind: FeatureKind, features: Iterable[Feature]) -> Iterator[tuple[str, Feature]]:
    """Features with their paths, in an order of their own (see ``stains.placed``)."""
    found: dict[str, int] = {}
    ordered = sorted(features, key=lambda f: f.feature)
    if len({feature.feature for feature in ordered}) < len(ordered):
        ordered.sort(key=lambda f: (f.feature, repr(f)))
    for feature in ordered:
        number = found[feature.feature] = found.get(feature.feature, 0) + 1
        yield f"{kind}.{feature.feature}" + (f" ({number})" if number > 1 else ""), feature


def read_feature(kind: FeatureKind, name: str, status: str | bool | None, path: str, ledger: Ledger) -> list[Statement]:
    """The statement of one entry; empty where it was not understood or says nothing, which then stands in the ledger."""
    plain = status if isinstance(status, str) else "not stated" if status is None else str(status).lower()
    words = name if plain == "present" else f"{name}: {plain}"
    stated = state_of(plain, ledger.vocabulary.phrases)
    found = _stated(kind, name, stated, plain, ledger.vocabulary)
    if found is None:
        if _stated(kind, name, "present", "present", ledger.vocabulary) is None:
            ledger.give_up(
                path, words, f"unknown {kind} finding" if kind != "morphology" else "unknown feature", _near(kind, name, ledger)
            )
        elif stated is None:
            ledger.give_up(path, words, "unknown status: write present or absent")
        else:
            ledger.give_up(path, words, "an absence that is denied: write the feature with present or absent")
        return []
    found_kind, feature, found_status = found
    if found_status in ("present", "absent") or found_kind == "molecular":
        return [Statement(found_kind, feature, found_status, path, words)]
    ledger.leave_out(feature, path, words, "not_assessed", "neither present nor absent")
    return []


def state_of(words: str, phrases: ResultPhrases) -> Status | None:
    """The status that words state: present, absent, or unresolved; None if they state none."""
    text = straight(words).strip(" .()")
    if text in _PRESENT:
        return "present"
    if text in _ABSENT:
        return "absent"
    if text in _UNRESOLVED:
        return _UNRESOLVED[text]
    result = read_result(words, phrases)
    if result.unread or result.impossible or result.cells or result.percent or result.polarity is None:
        return None
    if result.polarity == "partial_loss":
        return "present"
    as_feature: dict[str, Status] = {"positive": "present", "negative": "absent", "lost": "absent", "retained": "present"}
    return as_feature.get(result.polarity, result.polarity)


def _stated(
    kind: FeatureKind, name: str, status: Status | None, words: str, vocabulary: Vocabulary
) -> tuple[FeatureKind, str, Status] | None:
    """Kind, feature and status of an entry, by its name and the status beside it; its own kind first."""
    for each in (kind, *(k for k in FEATURE_KINDS if k != kind)):
        if (found := _of_kind(each, name, status, words, vocabulary)) is not None:
            return (each, *found)
    return None


def _of_kind(
    kind: FeatureKind, name: str, status: Status | None, words: str, vocabulary: Vocabulary
) -> tuple[str, Status] | None:
    named = _named(kind, name, vocabulary)
    if named is None and status == "absent":
        if kind == "molecular":  # "MDM2": "not amplified"
            inner = _named(kind, f"{name} {_alteration(words)}", vocabulary)
            return (inner[0], "absent") if inner else None
        return _named(kind, f"no {name}", vocabulary)  # "mitoses: absent" is known as "no mitoses"
    if named is None and status is None and kind == "molecular":  # "KIT": "exon 11 mutation"
        return _named(kind, f"{name} {words}", vocabulary)
    if named is None and status == "present" and kind == "molecular":  # "KIT": "mutated"
        return _named(kind, f"{name} {words}", vocabulary)
    if status is None and kind == "morphology":  # "atypia": "severe"
        return _named(kind, f"{words} {name}", vocabulary)
    if named is None or status is None:
        return None
    feature, own = named
    if own == "present" or status == "present":
        return feature, status if own == "present" else own
    return None if status == "absent" else (feature, status)


def _alteration(words: str) -> str:
    """The alteration that words deny: "not amplified", "no mutation", "wild type"."""
    text = _WILD_TYPE.sub("mutation", straight(words))
    return re.sub(r"^(?:not |no |non-|un)|(?: not)? detected$", "", text)


def _named(kind: FeatureKind, name: str, vocabulary: Vocabulary) -> tuple[str, Status] | None:
    """The feature that a spelling states: known as it is, or with words of presence or absence around it."""
    if (known := _known(kind, name, vocabulary)) is not None:
        return known
    text = straight(name)
    if match := _DENIED.fullmatch(text):
        inner = _known(kind, match[1], vocabulary)
        return (inner[0], "absent") if inner and inner[1] == "present" else None
    if match := _TRAILING.fullmatch(text):
        inner = _known(kind, match[1], vocabulary)
        status: Status = "absent" if match[2] in _TRAILING_ABSENT else "present"
        return (inner[0], status) if inner and inner[1] == "present" else None
    return None


def _known(kind: FeatureKind, name: str, vocabulary: Vocabulary) -> tuple[str, Status] | None:
    if kind == "morphology":
        found = vocabulary.morphology(name)
        return (found.id, found.status) if found else None
    id = vocabulary.clinical(name) if kind == "clinical" else vocabulary.molecular(name)
    return (id, "present") if id else None


def _near(kind: FeatureKind, name: str, ledger: Ledger) -> str | None:
    return ledger.vocabulary.suggest(kind, name)


def accept(statements: Iterable[Statement], ledger: Ledger) -> None:
    """Turn statements into findings: repeats made one, contradictions set aside, implications added."""
    by_feature: dict[Key, list[Statement]] = {}
    stated = sorted(statements, key=lambda s: (s.kind, s.feature, s.path))
    for statement in stated:
        if statement.inferred is None:
            by_feature.setdefault((statement.kind, statement.feature), []).append(statement)
    kept = {key: said for key, same in by_feature.items() if (said := _one(same, ledger)) is not None}
    pairs = sorted(_conflicts(kept, ledger.vocabulary))
    for pair in pairs:
        _contradiction([kept[key] for key in pair], ledger)
    in_conflict = {key for pair in pairs for key in pair}
    usable = {key: statement for key, statement in kept.items() if key not in in_conflict}
    for key in sorted(in_conflict):
        _leave_out(kept[key], ledger)
    paths = {statement.path for statement in usable.values()}
    for statement in stated:  # what follows from a statement stands or falls with it
        if statement.inferred and statement.path in paths:
            usable.setdefault((statement.kind, statement.feature), statement)
    ledger.findings += [_finding(statement) for statement in usable.values()]
    ledger.findings += _implied(usable, in_conflict, ledger.vocabulary)


def _one(same: list[Statement], ledger: Ledger) -> Statement | None:
    """One statement of several of one feature; None if they contradict each other."""
    stated = {s.status for s in same}
    if {"present", "absent"} <= stated:
        _contradiction(same, ledger)
        for statement in same:
            _leave_out(statement, ledger)
        return None
    usable = [s for s in same if s.status in ("present", "absent")] or same
    for statement in same:
        if statement is not usable[0]:
            ledger.leave_out(statement.feature, statement.path, statement.words, "repeated", "stated before")
    return usable[0]


def _leave_out(statement: Statement, ledger: Ledger) -> None:
    reason = "contradicted by another statement of the case"
    ledger.leave_out(statement.feature, statement.path, statement.words, "contradiction", reason)


def _contradiction(statements: list[Statement], ledger: Ledger) -> None:
    labels = " / ".join(dict.fromkeys(f"{s.words} ({s.path})" for s in statements))
    ledger.warn("contradiction", "warning", f"{labels}: these contradict each other; all are set aside")


def _conflicts(kept: dict[Key, Statement], vocabulary: Vocabulary) -> set[tuple[Key, Key]]:
    """Pairs that cannot both hold: one excludes the other, or implies what the other denies."""
    pairs: set[tuple[Key, Key]] = set()
    for key, statement in kept.items():
        if statement.status != "present":
            continue
        term = vocabulary.term(statement.feature)
        for excluded in term.excludes if isinstance(term, Morphology) else ():
            other = kept.get((statement.kind, excluded))
            if other is not None and other.status == "present":
                pairs.add((min(key, (other.kind, other.feature)), max(key, (other.kind, other.feature))))
        for implied in implied_by(statement.feature, vocabulary):
            other = kept.get((statement.kind, implied))
            if other is not None and other.status == "absent":
                pairs.add((key, (other.kind, other.feature)))
    return pairs


def _implied(usable: dict[Key, Statement], in_conflict: set[Key], vocabulary: Vocabulary) -> list[Finding]:
    added: dict[Key, Finding] = {}
    for key in sorted(usable):
        statement = usable[key]
        if statement.status != "present":
            continue
        for implied in implied_by(statement.feature, vocabulary):
            other = (statement.kind, implied)
            if other not in usable and other not in in_conflict and other not in added:
                reason = f"implied by {vocabulary.term(statement.feature).label}"
                added[other] = Finding(statement.kind, implied, "present", statement.path, statement.words, inferred=reason)
    return list(added.values())


def implied_by(feature: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Everything a feature implies, directly or over others, by id."""
    reached: set[str] = set()
    waiting = [feature]
    while waiting:
        term = vocabulary.term(waiting.pop())
        for implied in term.implies if isinstance(term, Morphology | Clinical | Molecular) else ():
            if implied not in reached:
                reached.add(implied)
                waiting.append(implied)
    return tuple(sorted(reached - {feature}))


def _finding(statement: Statement) -> Finding:
    return Finding(
        statement.kind, statement.feature, statement.status, statement.path, statement.words, inferred=statement.inferred
    )
