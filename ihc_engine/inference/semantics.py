"""When does a condition hold? The one definition of meaning that every engine implements.

A case *entails* propositions; a rule *requires* propositions. A proposition is a triple ``(kind, feature, word)``:

=============  =====================  =====================================================================
kind           feature                words
=============  =====================  =====================================================================
marker         marker id              positive, negative, focal, patchy, diffuse, weak, moderate, strong,
                                      retained, lost, low, high, reported, contradicted, uninterpretable,
                                      clone:NAME, and WORD@PATTERN for the compartment of a positive stain
morphology,    vocabulary id          present, absent
clinical,
molecular
site           site id or "unknown"   is (the case's site lies in this one)
patient        sex, age               male, female; MIN..BELOW
specimen       word of the specimen   is
measure        measure id             MIN..BELOW (the whole measured interval lies inside)
conclusion     conclusion id          is
ranking        leader, suspected      diagnosis id or "other"
=============  =====================  =====================================================================

Three things keep it safe. Only what was reported entails anything: a stain that was not done, failed or was equivocal is neither
positive nor negative. "Not positive" cannot be asked, ``negative`` can. And ``unresolved`` is the single closed-world word:
a marker is unresolved when nothing usable was reported of it; rules may ask it only after the ranking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from ihc_engine.case.findings import UNRESOLVED, CaseReading, Finding
from ihc_engine.knowledge.models import Condition, Range, Rule
from ihc_engine.vocabulary.vocabulary import Vocabulary

Proposition = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A proposition that must hold, or (``holds`` false) must not."""

    proposition: Proposition
    holds: bool = True


Branch = tuple[Literal, ...]


def words_of(finding: Finding) -> tuple[str, ...]:
    """Words that a finding entails of its feature. Unresolved stains entail no result."""
    if finding.status in UNRESOLVED:
        return (finding.status,)
    words: list[str] = [finding.status]
    if finding.kind == "marker":
        words.append("reported")
        if finding.status == "positive":
            words += [word for word in (finding.extent, finding.intensity) if word]
            if finding.pattern:
                words += [f"{word}@{finding.pattern}" for word in tuple(words)]
        if finding.clone:
            words.append(f"clone:{finding.clone}")
    return tuple(words)


def entailed_by(findings: Iterable[Finding]) -> Iterator[Proposition]:
    """Propositions that findings entail."""
    for finding in findings:
        for word in words_of(finding):
            yield (finding.kind, finding.feature, word)


def circumstances(reading: CaseReading, vocabulary: Vocabulary, ranges: Iterable[Proposition]) -> Iterator[Proposition]:
    """Propositions about the case around the stains: site, patient, specimen, measures, contradictions.

    ``ranges``: the range propositions that rules ask for (``ranges_asked``); only those are tested.
    """
    if reading.site is None:
        yield ("site", "unknown", "is")
    else:
        for site in vocabulary.site_and_ancestors(reading.site):
            yield ("site", site, "is")
    if reading.sex:
        yield ("patient", "sex", reading.sex)
    for word in reading.specimen:
        yield ("specimen", word, "is")
    for marker in reading.contradicted:
        yield ("marker", marker, "contradicted")
    measured = {name: (low, high) for name, low, high in reading.measures}
    if reading.age is not None:
        measured["age"] = (reading.age, reading.age)
    for kind, name, word in ranges:
        if name in measured and _inside(measured[name], word):
            yield (kind, name, word)


def branches(condition: Condition | None) -> tuple[Branch, ...]:
    """Disjunctive normal form of a condition: it holds when every literal of any one branch holds. None: always."""
    if condition is None:
        return ((),)
    if condition.all_ is not None:
        return tuple(_merge(parts) for parts in product(*(branches(part) for part in condition.all_)))
    if condition.any_ is not None:
        return tuple(branch for part in condition.any_ for branch in branches(part))
    if condition.at_least is not None:
        chosen = combinations(condition.at_least.of, condition.at_least.n)
        return tuple(_merge(parts) for choice in chosen for parts in product(*(branches(part) for part in choice)))
    return (_atom(condition),)


def holds(condition: Condition, known: frozenset[Proposition]) -> bool:
    """Whether a condition holds, given all propositions that hold."""
    return any(all((lit.proposition in known) is lit.holds for lit in branch) for branch in branches(condition))


def ranges_asked(rules: Iterable[Rule], extra: Iterable[Condition] = ()) -> tuple[Proposition, ...]:
    """All range propositions (age, measures) that rules or other conditions ask for."""
    conditions = [c for rule in rules for c in (rule.when, rule.unless) if c is not None] + list(extra)
    asked = {lit.proposition for c in conditions for branch in branches(c) for lit in branch if ".." in lit.proposition[2]}
    return tuple(sorted(asked))


def _atom(condition: Condition) -> Branch:
    """Literals of one atom."""
    if condition.marker is not None:
        return _marker_atom(condition)
    for kind in ("morphology", "clinical", "molecular"):
        feature = getattr(condition, kind)
        if feature is not None:
            return (Literal((kind, feature, condition.is_ or "present")),)
    if condition.measure is not None and condition.between is not None:
        return (Literal(("measure", condition.measure, _range_word(condition.between))),)
    if condition.age is not None:
        return (Literal(("patient", "age", _range_word(condition.age))),)
    if condition.sex is not None:
        return (Literal(("patient", "sex", condition.sex)),)
    for kind in ("site", "specimen", "conclusion"):
        feature = getattr(condition, kind)
        if feature is not None:
            return (Literal((kind, feature, "is")),)
    for word in ("leader", "suspected"):
        diagnosis = getattr(condition, word)
        if diagnosis is not None:
            return (Literal(("ranking", word, diagnosis)),)
    raise ValueError(f"a condition without a known atom: {condition!r}")


def _marker_atom(condition: Condition) -> Branch:
    marker = str(condition.marker)
    if condition.is_ == "unresolved":
        return (Literal(("marker", marker, "reported"), holds=False),)
    literals = []
    if condition.is_ is not None:
        word = condition.is_ if condition.pattern is None else f"{condition.is_}@{condition.pattern}"
        literals.append(Literal(("marker", marker, word)))
    if condition.clone is not None:
        literals.append(Literal(("marker", marker, f"clone:{condition.clone}")))
    return tuple(literals)


def _merge(parts: Iterable[Branch]) -> Branch:
    return tuple(dict.fromkeys(lit for part in parts for lit in part))


def _range_word(bounds: Range) -> str:
    low = "" if bounds.min is None else f"{bounds.min:g}"
    below = "" if bounds.below is None else f"{bounds.below:g}"
    return f"{low}..{below}"


def _inside(measured: tuple[float, float], word: str) -> bool:
    low, below = word.split("..")
    return (not low or measured[0] >= float(low)) and (not below or measured[1] < float(below))
