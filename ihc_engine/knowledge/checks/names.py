"""Every name that is used is defined somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.knowledge.conditions import Atom, atoms
from ihc_engine.knowledge.draft import Draft, Placed
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.models import Condition, Diagnosis, Effect, Rule
from ihc_engine.knowledge.problem import Path, Remark, did_you_mean

#: Words that a case can entail of its specimen.
SPECIMEN_WORDS = frozenset(
    {"core_biopsy", "fine_needle_aspiration", "biopsy", "resection", "primary", "metastasis", "recurrence", "treated"}
)
#: Kind of name that each atom asks for.
_SUBJECTS = {
    "marker": "marker",
    "morphology": "morphology",
    "clinical": "clinical",
    "molecular": "molecular",
    "conclusion": "conclusion",
    "leader": "hypothesis",
    "suspected": "hypothesis",
}


def check_rule_names(draft: Draft, known: Known) -> Iterator[Remark]:
    """K101 to K110 in rules."""
    for placed in draft.rules:
        rule, file = placed.record, placed.file
        yield from _condition(rule.when, file, ("when",), known)
        yield from _condition(rule.unless, file, ("unless",), known)
        for index, effect in enumerate(rule.then):
            yield from _effect(effect, file, ("then", index), known)
        yield from _replaced(rule, file, known)


def check_diagnosis_names(draft: Draft, known: Known) -> Iterator[Remark]:
    """K101 to K110 in diagnoses (sources apart)."""
    for placed in draft.diagnoses:
        yield from _diagnosis(placed, known)


def check_word_names(draft: Draft, known: Known) -> Iterator[Remark]:
    """K101, K104, K106 in the names that a language has for stains, sites and features."""
    for placed in draft.languages:
        for field, kind in (("marker_names", "marker"), ("site_names", "site"), ("feature_names", "morphology")):
            for name in getattr(placed.record, field):
                yield from known.unknown(kind, name, placed.file, (*placed.path, field, name))


def check_prior_names(draft: Draft, known: Known) -> Iterator[Remark]:
    """K102, K104 in priors and policy; K108 for a dependence of a group that nothing belongs to."""
    if draft.priors is not None:
        priors = draft.priors.record
        places = [("at_site", index, c.diagnosis, c.site) for index, c in enumerate(priors.at_site)]
        places += [("judged", index, f.diagnosis, f.site) for index, f in enumerate(priors.judged)]
        for name, index, diagnosis, site in places:
            yield from known.unknown("diagnosis", diagnosis, draft.priors.file, (name, index, "diagnosis"))
            yield from known.unknown("site", site, draft.priors.file, (name, index, "site"))
    if draft.policy is not None:
        policy, file = draft.policy.record, draft.policy.file
        for diagnosis in policy.prior.base:
            yield from known.unknown("diagnosis", diagnosis, file, ("prior", "base", diagnosis))
        groups = {p.record.group for p in draft.markers} | {p.record.group for p in draft.morphology}
        there = {group for group in groups if group is not None} | known.broken
        for group in policy.weighing.group_dependence:
            if group not in there:
                message = f"no marker or feature is of the group {group!r}{did_you_mean(group, there)}"
                yield Remark("K108", file, ("weighing", "group_dependence", group), message)


def _diagnosis(placed: Placed[Diagnosis], known: Known) -> Iterator[Remark]:
    diagnosis, file = placed.record, placed.file
    variants = {variant.id for variant in diagnosis.variants}
    for index, variant in enumerate(diagnosis.variants):
        for site in variant.site_shares:
            yield from known.unknown("site", site, file, ("variants", index, "site_shares", site))
    for index, criterion in enumerate(diagnosis.criteria):
        yield from _condition(criterion.when, file, ("criteria", index, "when"), known)
    for block_index, block in enumerate(diagnosis.evidence):
        yield from known.unknown("finding", block.finding, file, ("evidence", block_index, "finding"))
        for index, row in enumerate(block.rows):
            path: Path = ("evidence", block_index, "rows", index, "applies_to")
            if row.applies_to.site is not None:
                yield from known.unknown("site", row.applies_to.site, file, (*path, "site"))
            variant_id = row.applies_to.variant
            if variant_id is not None and variant_id not in variants:
                remedy = did_you_mean(variant_id, variants) or f"; known: {', '.join(sorted(variants))}"
                message = f"unknown variant {variant_id!r} of {diagnosis.id}{remedy}"
                yield Remark("K105", file, (*path, "variant"), message)


def _condition(condition: Condition | None, file: str, path: Path, known: Known) -> Iterator[Remark]:
    for atom in atoms(condition, path):
        kind = _SUBJECTS.get(atom.kind)
        if kind is not None:
            yield from known.unknown(kind, atom.subject, file, (*atom.path, atom.kind))
        elif atom.kind == "site" and atom.subject != "unknown":
            yield from known.unknown("site", atom.subject, file, (*atom.path, "site"))
        elif atom.kind == "specimen" and atom.subject not in SPECIMEN_WORDS:
            allowed = ", ".join(sorted(SPECIMEN_WORDS))
            yield Remark("K110", file, (*atom.path, "specimen"), f"unknown word {atom.subject!r}; allowed: {allowed}")
        yield from _clone(atom, file, known)


def _clone(atom: Atom, file: str, known: Known) -> Iterator[Remark]:
    marker = known.markers.get(atom.subject) if atom.kind == "marker" else None
    if marker is None or atom.clone is None:
        return
    clones = {clone.name for clone in marker.clones}
    if atom.clone not in clones:
        message = f"{marker.id} has no clone {atom.clone!r}{did_you_mean(atom.clone, clones)}; add it to markers.yaml"
        yield Remark("K109", file, (*atom.path, "clone"), message)


def _effect(effect: Effect, file: str, path: Path, known: Known) -> Iterator[Remark]:
    if effect.set_aside is not None:
        yield from known.unknown("finding", effect.set_aside.finding, file, (*path, "set_aside", "finding"))
    for name, weighing in (("support", effect.support), ("oppose", effect.oppose)):
        if weighing is not None:
            yield from known.unknown("hypothesis", weighing.diagnosis, file, (*path, name, "diagnosis"))
    if effect.recommend is not None:
        here = (*path, "recommend")
        yield from known.all_unknown("marker", effect.recommend.markers, file, (*here, "markers"))
        yield from known.all_unknown("test", effect.recommend.tests, file, (*here, "tests"))
        yield from known.all_unknown("hypothesis", effect.recommend.separates, file, (*here, "separates"))


def _replaced(rule: Rule, file: str, known: Known) -> Iterator[Remark]:
    if rule.replaces is None:
        return
    yield from known.all_unknown("finding", rule.replaces.findings, file, ("replaces", "findings"))
    for index, joint in enumerate(rule.replaces.likelihoods):
        yield from known.unknown("hypothesis", joint.diagnosis, file, ("replaces", "likelihoods", index, "diagnosis"))
