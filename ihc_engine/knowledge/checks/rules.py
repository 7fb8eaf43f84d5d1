"""Rules: strata, effects, and conditions that can be asked where they are asked."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.knowledge.conditions import Atom, atoms, count_branches, misuses
from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.known import Known, stratum_place
from ihc_engine.knowledge.model import BEFORE_RANKING, OTHER, STRATA
from ihc_engine.knowledge.models import Condition, Effect, Rule
from ihc_engine.knowledge.problem import Path, Remark
from ihc_engine.vocabulary.models import Marker

#: More branches than this are unreadable in a trace and slow in the engine.
MOST_BRANCHES = 64
#: Words that say how far a result can be used; they go with every marker.
_STANDING = ("reported", "contradicted", "unresolved", "uninterpretable")
#: Words that each kind of marker can be asked for.
MARKER_WORDS = {
    "presence": ("positive", "negative", "diffuse", "patchy", "focal", "weak", "moderate", "strong", *_STANDING),
    "loss": ("retained", "lost", *_STANDING),
    "index": ("high", "low", *_STANDING),
}
PATTERNS = ("nuclear", "cytoplasmic", "membranous", "dot")
#: Words whose compartment can be asked for.
_WITH_PATTERN = ("positive", "diffuse", "patchy", "focal", "weak", "moderate", "strong")
#: Words that are known only when all results are in.
_CLOSED_WORDS = ("unresolved", "uninterpretable")
_FEATURE_WORDS = ("present", "absent")
EFFECTS = tuple(Effect.model_fields)


def check_conditions(draft: Draft, known: Known) -> Iterator[Remark]:
    """K509, K511, K512: conditions that are well formed, of bearable size, with words that go with what is asked."""
    for placed, path, condition in conditions(draft):
        for here, message in misuses(condition, path):
            yield Remark("K511", placed, here, message)
        count = count_branches(condition)
        if count > MOST_BRANCHES:
            message = f"unfolds to {count} branches, {MOST_BRANCHES} are allowed: conclude a part in a lower stratum"
            yield Remark("K509", placed, path, message)
        for atom in atoms(condition, path):
            for key, message in _word_faults(atom, known.markers.get(atom.subject)):
                yield Remark("K512", placed, (*atom.path, key), message)


def check_strata(draft: Draft, known: Known) -> Iterator[Remark]:
    """K501 to K505, K514: what is asked or done in a stratum is possible there."""
    for placed in draft.rules:
        rule, file = placed.record, placed.file
        for path, condition in (("when", rule.when), ("unless", rule.unless)):
            for atom in atoms(condition, (path,)):
                yield from _stratum_faults(atom, rule, file, known)
        for index, effect in enumerate(rule.then):
            if effect.set_aside is not None and rule.stratum != "normalise":
                message = "only rules of normalise may set findings aside: move the rule, or conclude instead"
                yield Remark("K501", file, ("then", index, "set_aside"), message)
            for name in ("support", "oppose"):
                if getattr(effect, name) is not None and rule.stratum not in BEFORE_RANKING:
                    message = f"{name} comes too late in {rule.stratum}: the weighing is done before; use differential"
                    yield Remark("K514", file, ("then", index, name), message)
        if rule.replaces is not None and rule.stratum not in BEFORE_RANKING:
            message = f"replaces comes too late in {rule.stratum}: the weighing is done before; use differential"
            yield Remark("K514", file, ("replaces",), message)


def check_effects(draft: Draft, _known: Known) -> Iterator[Remark]:
    """K510, K513, K515: one effect an item, at least one effect a rule, lineages for exits only."""
    for placed in draft.rules:
        rule, file = placed.record, placed.file
        if not rule.then and rule.replaces is None:
            yield Remark("K513", file, ("then",), f"the rule does nothing: give it an effect ({', '.join(EFFECTS)})")
        for index, effect in enumerate(rule.then):
            given = [name for name in EFFECTS if getattr(effect, name) is not None]
            if len(given) != 1:
                message = f"an effect has exactly one key; here: {', '.join(given) or 'none'}"
                yield Remark("K510", file, ("then", index), message)
            yield from _lineage_faults(effect, file, ("then", index))


def check_criteria(draft: Draft, known: Known) -> Iterator[Remark]:
    """K518: criteria are judged while ranking, so that they cannot ask for the ranking or for what is not done."""
    for placed in draft.diagnoses:
        for index, criterion in enumerate(placed.record.criteria):
            for atom in atoms(criterion.when, ("criteria", index, "when")):
                rules = known.concluding.get(atom.subject, ()) if atom.kind == "conclusion" else ()
                late = any(rule.stratum not in BEFORE_RANKING for rule in rules)
                if late or atom.kind in ("leader", "suspected") or atom.word in _CLOSED_WORDS:
                    message = "a criterion asks for findings and for conclusions reached before the ranking only"
                    yield Remark("K518", placed.file, (*atom.path, atom.kind), message)


def conditions(draft: Draft) -> Iterator[tuple[str, Path, Condition]]:
    """(file, path, condition) of all rules and criteria."""
    for rule in draft.rules:
        yield rule.file, ("when",), rule.record.when
        if rule.record.unless is not None:
            yield rule.file, ("unless",), rule.record.unless
    for diagnosis in draft.diagnoses:
        for index, criterion in enumerate(diagnosis.record.criteria):
            yield diagnosis.file, ("criteria", index, "when"), criterion.when


def _word_faults(atom: Atom, marker: Marker | None) -> Iterator[tuple[str, str]]:
    if atom.kind == "marker":
        if marker is not None and atom.word is not None and atom.word not in MARKER_WORDS[marker.measures]:
            allowed = ", ".join(MARKER_WORDS[marker.measures])
            yield "is", f"{marker.id} measures {marker.measures}, {atom.word!r} does not go with it; allowed: {allowed}"
        if atom.pattern is not None and atom.pattern not in PATTERNS:
            yield "pattern", f"unknown pattern {atom.pattern!r}; allowed: {', '.join(PATTERNS)}"
        if atom.pattern is not None and atom.word not in _WITH_PATTERN:
            yield "pattern", "a pattern narrows positive staining: write 'is: positive' with it"
    elif atom.kind in ("morphology", "clinical", "molecular") and atom.word not in _FEATURE_WORDS:
        yield "is", f"{atom.word!r} does not go with {atom.kind}; allowed: present, absent"


def _stratum_faults(atom: Atom, rule: Rule, file: str, known: Known) -> Iterator[Remark]:
    ranked = rule.stratum not in BEFORE_RANKING
    path = (*atom.path, atom.kind)
    if atom.kind in ("leader", "suspected") and not ranked:
        message = f"{atom.kind!r} is known after the ranking only: move the rule to caution or workup"
        yield Remark("K502", file, path, message)
    if atom.kind == "marker" and atom.word in _CLOSED_WORDS and not ranked:
        message = f"{atom.word!r} may be asked in caution and workup only: move the rule, or ask for a result"
        yield Remark("K503", file, path, message)
    if atom.kind != "conclusion":
        return
    for other in known.concluding.get(atom.subject, ()):
        if stratum_place(other) >= stratum_place(rule):
            code = "K505" if atom.path[0] == "unless" else "K504"
            lower = ", ".join(STRATA[: stratum_place(rule)]) or "none is lower"
            message = f"{atom.subject!r} is reached by {other.id} in {other.stratum}; lower strata than {rule.stratum}: {lower}"
            yield Remark(code, file, path, message)


def _lineage_faults(effect: Effect, file: str, path: Path) -> Iterator[Remark]:
    for name, weighing in (("support", effect.support), ("oppose", effect.oppose)):
        if weighing is None:
            continue
        if weighing.diagnosis != OTHER and weighing.lineage is not None:
            message = "a lineage goes with 'diagnosis: other' only: remove it"
            yield Remark("K515", file, (*path, name, "lineage"), message)
        if name == "support" and weighing.diagnosis == OTHER and weighing.lineage is None:
            message = "support for other names the lineage it stands for: add 'lineage'"
            yield Remark("K515", file, (*path, name), message)
