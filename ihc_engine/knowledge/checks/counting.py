"""Evidence is counted once: a rule may not add weight for findings that the evidence rows weigh already."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.knowledge.conditions import Atom, atoms, groups_of, kinds_of
from ihc_engine.knowledge.draft import Draft
from ihc_engine.knowledge.known import Known
from ihc_engine.knowledge.model import BEFORE_RANKING
from ihc_engine.knowledge.models import Condition, JointLikelihood, Rule
from ihc_engine.knowledge.problem import Path, Remark

_EXTENTS = ("diffuse", "patchy", "focal")
_INTENSITIES = ("weak", "moderate", "strong")
#: Words that say that there is a result, not which one.
_NO_RESULT = ("reported", "contradicted", "unresolved", "uninterpretable")
#: Findings into which a measure is read; where these are weighed, so is the measure.
_READ_INTO = {"mitoses_per_10hpf": ("high_mitoses", "low_mitoses"), "Ki-67": ("Ki-67",), "size_cm": ()}


def check_counted_once(draft: Draft, known: Known) -> Iterator[Remark]:
    """K506: every way in which a supporting rule can fire has a premise that is not weighed, or the rule replaces weights."""
    for placed in draft.rules:
        rule = placed.record
        if rule.stratum not in BEFORE_RANKING or rule.replaces is not None or adds_evidence(rule.when, known):
            continue
        for index, effect in enumerate(rule.then):
            for name in ("support", "oppose"):
                if getattr(effect, name) is not None:
                    asked = ", ".join(sorted({atom.subject for atom in atoms(rule.when)}))
                    message = (
                        f"{name} would count evidence twice: what it rests on is weighed already ({asked}); "
                        "add a premise without evidence rows, say 'replaces', or conclude instead"
                    )
                    yield Remark("K506", placed.file, ("then", index, name), message)


def check_replacing(draft: Draft, known: Known) -> Iterator[Remark]:
    """K203, K507, K508, K516: replacing rules and their joint likelihoods."""
    owner: dict[str, str] = {}
    for placed in draft.rules:
        rule, file = placed.record, placed.file
        if rule.replaces is None:
            continue
        asked = _asked(rule, known, frozenset())
        for index, finding in enumerate(rule.replaces.findings):
            path: Path = ("replaces", "findings", index)
            if finding in owner:
                message = f"{owner[finding]} replaces the weight of {finding!r} already: join the two rules"
                yield Remark("K507", file, path, message)
            owner.setdefault(finding, rule.id)
            if finding not in asked:
                message = f"the rule does not ask for {finding!r}: only premises can be replaced"
                yield Remark("K508", file, path, message)
        for index, joint in enumerate(rule.replaces.likelihoods):
            for code, message in _joint_faults(joint):
                yield Remark(code, file, ("replaces", "likelihoods", index), message)


def adds_evidence(condition: Condition, known: Known, above: frozenset[str] = frozenset()) -> bool:
    """Whether every way of fulfilling a condition has a premise that is not weighed. ``above``: conclusions being looked into."""
    if condition.all_ is not None:
        return any(adds_evidence(member, known, above) for member in condition.all_)
    if condition.any_ is not None:
        return bool(condition.any_) and all(adds_evidence(member, known, above) for member in condition.any_)
    if condition.at_least is not None:
        without = sum(not adds_evidence(member, known, above) for member in condition.at_least.of)
        return without < condition.at_least.n
    if groups_of(condition) or len(kinds_of(condition)) != 1:
        return True  # malformed, and reported as such
    atom = next(atoms(condition))
    if atom.kind == "conclusion":
        return _conclusion_adds(atom.subject, known, above)
    return _atom_adds(atom, known)


def _conclusion_adds(conclusion: str, known: Known, above: frozenset[str]) -> bool:
    rules = known.concluding.get(conclusion, ())
    return conclusion not in above and all(adds_evidence(rule.when, known, above | {conclusion}) for rule in rules)


def _atom_adds(atom: Atom, known: Known) -> bool:
    """Sites enter the pre-test odds, so they are no evidence of their own; neither is the ranking."""
    if atom.kind == "marker":
        if atom.word in _NO_RESULT or atom.word is None:
            return False
        if atom.subject not in known.weighed or atom.pattern is not None or atom.word in _INTENSITIES:
            return True
        return atom.word in _EXTENTS and atom.subject not in known.split
    if atom.kind == "measure":
        return not any(finding in known.weighed for finding in _READ_INTO[atom.subject])
    if atom.kind in ("morphology", "clinical", "molecular"):
        return atom.subject not in known.weighed
    return atom.kind in ("sex", "age", "specimen")


def _asked(rule: Rule, known: Known, above: frozenset[str]) -> frozenset[str]:
    """Findings that a rule asks for, directly or through the conclusions that it uses."""
    asked: set[str] = set()
    for atom in atoms(rule.when):
        if atom.kind != "conclusion":
            asked.add(atom.subject)
        elif atom.subject not in above:
            for other in known.concluding.get(atom.subject, ()):
                asked |= _asked(other, known, above | {atom.subject})
    return frozenset(asked)


def _joint_faults(joint: JointLikelihood) -> Iterator[tuple[str, str]]:
    counted = joint.positive is not None and joint.tested is not None
    if counted == (joint.frequency is not None):
        yield "K516", "a joint likelihood is either positive and tested, or a word ('frequency')"
    if counted and joint.source is None:
        yield "K516", "a counted joint likelihood needs its source"
    if joint.positive is not None and joint.tested is not None and joint.positive > joint.tested:
        yield "K203", f"{joint.positive} positive of {joint.tested} tested: correct one of them"
