"""Sheets of the knowledge for reading: one for each diagnosis, one for each stratum of rules, one of sources."""

from __future__ import annotations

from pathlib import Path

from ihc_engine.explanation.markdown import escaped
from ihc_engine.explanation.words import citation_words
from ihc_engine.knowledge.model import STRATA, Knowledge
from ihc_engine.knowledge.models import Condition, Diagnosis, Effect, EvidenceRow, Range, Rule


def write_sheets(knowledge: Knowledge, folder: Path) -> list[Path]:
    """Write all sheets as Markdown below ``folder`` (made if missing); returns the files."""
    sheets = {f"diagnoses/{d.id}.md": diagnosis_sheet(d, knowledge) for d in knowledge.diagnoses.values()}
    sheets |= {f"rules/{stratum}.md": stratum_sheet(stratum, knowledge) for stratum in STRATA}
    sheets["sources.md"] = sources_sheet(knowledge)
    written = []
    for name, text in sheets.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def diagnosis_sheet(diagnosis: Diagnosis, knowledge: Knowledge) -> str:
    """One diagnosis: what it is, its variants and criteria, and every frequency with its study."""
    lines = [f"# {diagnosis.name}", "", diagnosis.summary, ""]
    lines += ["## Variants", ""]
    lines += [
        f"- {v.name} (`{v.id}`), share {v.share:g}" + (f" [{', '.join(v.source)}]" if v.source else "")
        for v in diagnosis.variants
    ]
    if diagnosis.criteria:
        lines += ["", "## Criteria", ""]
        lines += [f"- {c.name} ({c.level}): {condition_words(c.when)} [{', '.join(c.source)}]" for c in diagnosis.criteria]
    lines += ["", "## Frequencies", "", "| finding | positive | applies to | study | note |", "|---|---|---|---|---|"]
    for evidence in diagnosis.evidence:
        lines += [_evidence_line(evidence.finding, row) for row in evidence.rows]
    cited = sorted({row.source for e in diagnosis.evidence for row in e.rows if row.source})
    lines += ["", "## Studies", "", *(f"- {s}: {escaped(citation_words(knowledge.sources[s]))}" for s in cited), ""]
    return "\n".join(lines)


def stratum_sheet(stratum: str, knowledge: Knowledge) -> str:
    """All rules of one stratum."""
    rules = [rule for rule in knowledge.rules if rule.stratum == stratum]
    return "\n".join([f"# Rules: {stratum}", "", *(rule_sheet(rule, knowledge) for rule in rules)])


def rule_sheet(rule: Rule, knowledge: Knowledge) -> str:
    """One rule in words: premises, effects, reason and sources."""
    lines = [f"## {rule.id} {rule.title}", "", f"When {condition_words(rule.when)}"]
    if rule.unless is not None:
        lines[-1] += f", unless {condition_words(rule.unless)}"
    lines[-1] += ":"
    lines += ["", *(f"- {effect_words(effect)}" for effect in rule.then)]
    if rule.replaces is not None:
        joint = ", ".join(
            f"{j.diagnosis} {j.frequency or f'{j.positive}/{j.tested} ({j.source})'}" for j in rule.replaces.likelihoods
        )
        lines.append(f"- weighs {', '.join(rule.replaces.findings)} together, in place of each alone: {joint}")
    lines += ["", f"Because: {rule.because}", ""]
    lines += [f"- {s}: {escaped(citation_words(knowledge.sources[s]))}" for s in rule.source]
    return "\n".join(lines) + "\n"


def sources_sheet(knowledge: Knowledge) -> str:
    """The bibliography."""
    lines = [f"- **{s.id}** {escaped(citation_words(s))}" for s in knowledge.sources.values()]
    return "\n".join(["# Sources", "", *lines, ""])


def condition_words(condition: Condition) -> str:
    """A condition in words."""
    if condition.all_ is not None:
        return _joined(" and ", condition.all_)
    if condition.any_ is not None:
        return _joined(" or ", condition.any_)
    if condition.at_least is not None:
        return f"at least {condition.at_least.n} of ({_joined(', ', condition.at_least.of)})"
    return _atom_words(condition)


def effect_words(effect: Effect) -> str:
    """An effect in words."""
    if effect.conclude is not None:
        return f"conclude: {effect.conclude.text}"
    if effect.set_aside is not None:
        return f"set {effect.set_aside.finding} aside: {effect.set_aside.reason}"
    if effect.caution is not None:
        return f"{effect.caution.severity}: {effect.caution.message}"
    if effect.recommend is not None:
        wanted = ", ".join([*effect.recommend.markers, *effect.recommend.tests])
        return f"do next: {wanted} (separates {', '.join(effect.recommend.separates)})"
    for word, weighing in (("supports", effect.support), ("opposes", effect.oppose)):
        if weighing is not None:
            lineage = f" ({weighing.lineage})" if weighing.lineage else ""
            return f"{word} {weighing.diagnosis}{lineage}: {weighing.strength.replace('_', ' ')}"
    raise ValueError(f"an effect without a key: {effect!r}")


def _joined(word: str, parts: tuple[Condition, ...]) -> str:
    return word.join(
        f"({condition_words(part)})" if part.all_ is not None or part.any_ is not None else condition_words(part)
        for part in parts
    )


def _atom_words(condition: Condition) -> str:
    if condition.marker is not None:
        words = [condition.marker, condition.is_, condition.pattern, f"clone {condition.clone}" if condition.clone else None]
        return " ".join(word for word in words if word)
    for kind in ("morphology", "clinical", "molecular"):
        feature = getattr(condition, kind)
        if feature is not None:
            return f"{feature.replace('_', ' ')} {condition.is_ or 'present'}"
    if condition.measure is not None and condition.between is not None:
        return f"{condition.measure} {_range_words(condition.between)}"
    if condition.age is not None:
        return f"age {_range_words(condition.age)}"
    for kind in ("sex", "site", "specimen", "conclusion", "leader", "suspected"):
        value = getattr(condition, kind)
        if value is not None:
            return f"{kind} {value.replace('_', ' ')}"
    raise ValueError(f"a condition without a known atom: {condition!r}")


def _range_words(bounds: Range) -> str:
    parts = [
        f"from {bounds.min:g}" if bounds.min is not None else "",
        f"below {bounds.below:g}" if bounds.below is not None else "",
    ]
    return " ".join(part for part in parts if part)


def _evidence_line(finding: str, row: EvidenceRow) -> str:
    if row.frequency is not None:
        count = f"{row.frequency} (judged)"
    elif row.positive is not None:
        count = f"{row.positive}/{row.tested}"
    else:
        count = f"{row.percent:g} %" + (f" of {row.tested}" if row.tested else "")
    applies = ", ".join(word for word in (row.applies_to.variant, row.applies_to.site, row.extent, row.threshold) if word)
    note = "; ".join(word for word in (row.context, row.why if row.weigh else f"not weighed: {row.why}", row.note) if word)
    return f"| {finding} | {count} | {escaped(applies)} | {row.source or ''} | {escaped(note)} |"
