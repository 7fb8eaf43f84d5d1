"""Comparisons in words, a line at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ihc_engine.comparison.changes import CaseChange, ChangeCount
from ihc_engine.comparison.kept_answers import KeptAnswer
from ihc_engine.comparison.knowledge_diff import Change, FieldChange, How, KnowledgeDiff, Stamp
from ihc_engine.comparison.moved import Moved
from ihc_engine.comparison.weight_diff import WeightChange
from ihc_engine.explanation.sheets import condition_words
from ihc_engine.explanation.words import decibans, percent, printable
from ihc_engine.knowledge.models import Condition

#: Weights, pieces and transitions that are spelled out before the rest are only counted.
WEIGHTS_SHOWN, PIECES_SHOWN, TRANSITIONS_SHOWN, STUDIES_SHOWN = 15, 5, 6, 6
_SIGNS: Mapping[How, str] = {"added": "+", "removed": "-", "changed": "~"}
_TITLES: Mapping[str, str] = {
    "manifest": "Manifest",
    "rule": "Rules",
    "evidence": "Published and judged frequencies",
    "diagnosis": "Diagnoses",
    "marker": "Markers",
    "morphology": "Morphology",
    "site": "Sites",
    "clinical": "Clinical findings",
    "molecular": "Molecular findings",
    "language": "Words of reports",
    "source": "Sources",
    "series_at_site": "Pre-test odds: series at a site",
    "judged_at_site": "Pre-test odds: judged at a site",
    "policy": "Policy",
}


def stamp_words(stamp: Stamp) -> str:
    """Version and digest."""
    return f"{stamp.version} {stamp.digest}"


def diff_lines(diff: KnowledgeDiff, weights: Sequence[WeightChange]) -> Iterator[str]:
    """All changes of the knowledge by part, and the weights that moved most."""
    yield f"old: {stamp_words(diff.old)}"
    yield f"new: {stamp_words(diff.new)}"
    if diff.is_same:
        yield "the same knowledge: no answer can differ for it"
        return
    if not diff.changes:
        yield "comments or layout differ, nothing that is read: no answer can differ for it"
        return
    for part in dict.fromkeys(change.part for change in diff.changes):
        changes = diff.of(part)
        counted = Counter(change.how for change in changes)
        yield ""
        yield f"{_TITLES[part]}: " + ", ".join(f"{counted[how]} {how}" for how in _SIGNS if counted[how])
        for change in changes:
            yield from _change_lines(change)
    if weights:
        yield ""
        yield f"Weights that moved: {len(weights)} (decibans against other)"
        yield from (_weight_line(weight) for weight in weights[:WEIGHTS_SHOWN])
        if len(weights) > WEIGHTS_SHOWN:
            yield f"  and {len(weights) - WEIGHTS_SHOWN} smaller ones; --json lists them all"


def _change_lines(change: Change) -> Iterator[str]:
    sources = "" if change.part in ("source", "evidence") or not change.sources else f" [{', '.join(change.sources)}]"
    head = f"  {_SIGNS[change.how]} {change.name}"
    if change.part == "evidence":
        yield f"{head}: {'; '.join(_field_words(field) for field in change.fields if not _is_told(field))}"
    elif len(change.fields) == 1 and not change.fields[0].path:
        yield f"{head}: {_field_words(change.fields[0])}"
    elif change.how == "changed":
        yield f"{head}{sources}"
        yield from (f"      {_field_words(field)}" for field in change.fields)
    else:
        named = next((f.new or f.old for f in change.fields if f.path in ("title", "name", "citation")), None)
        yield f"{head}{f': {named}' if named else ''}{sources}"


def _is_told(field: FieldChange) -> bool:
    """Whether the name of an evidence row holds this field already."""
    return field.path in ("source", "context", "threshold", "extent") or field.path.startswith("applies_to")


def _field_words(field: FieldChange) -> str:
    label = f"{field.path}: " if field.path else ""
    if _is_words(field.old) and _is_words(field.new):
        gone = [f"-{word}" for word in field.old or () if word not in (field.new or ())]
        come = [f"+{word}" for word in field.new or () if word not in (field.old or ())]
        return label + (", ".join([*come, *gone]) or "in another order")
    if field.old is None:
        return label + _value(field.path, field.new)
    return f"{label}{_value(field.path, field.old)} -> {_value(field.path, field.new)}"


def _is_words(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _value(path: str, value: Any) -> str:
    if value is None:
        return "nothing"
    if path in ("when", "unless"):
        return condition_words(Condition.model_validate(value, strict=False))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _weight_line(weight: WeightChange) -> str:
    if weight.sources:
        because = _some(weight.sources, ", ")
    elif weight.through:
        because = f"through the family or the background: {', '.join(weight.through)}"
    else:
        because = "through policy or the vocabulary"
    moved = f"{decibans(weight.old)} -> {decibans(weight.new)}"
    return f"  {weight.finding} {weight.reading} in {weight.hypothesis}: {moved} ({because})"


def count_lines(count: ChangeCount) -> Iterator[str]:
    """The summary of compared archives."""
    how = count.how
    if count.by["row"]:
        yield f"scored under both: {count.compared} rows, {count.failed} failed"
    else:
        yield f"compared: {count.compared} rows, {count.by['case_id']} by case_id, {count.by['place']} by place"
    if count.uneven:
        yield (
            f"{count.uneven} ids (no id counts as one) stand more often in one of both: rows of these are matched by place, "
            "which is a guess; give every row an id of its own"
        )
    yield f"leaders changed: {how['leader']}{_transitions(count.leaders)}"
    yield f"outcomes changed: {count.outcomes.total()}{_transitions(count.outcomes)}"
    yield (
        f"new errors: {how['new error']}; errors gone: {how['error gone']}; "
        f"only before: {how['only before']}; only now: {how['only now']}"
    )


def _transitions(found: Counter[tuple[str, str]]) -> str:
    if not found:
        return ""
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{old} -> {new} {times}" for (old, new), times in ordered[:TRANSITIONS_SHOWN]]
    rest = sum(times for _, times in ordered[TRANSITIONS_SHOWN:])
    return f" ({', '.join([*shown, *([f'others {rest}'] if rest else [])])})"


def case_lines(change: CaseChange, most: int = PIECES_SHOWN) -> Iterator[str]:
    """A changed case and what moved it."""
    old, new, why = change.old, change.new, change.why
    place = f" ({printable(change.where)})" if change.where else ""
    yield f"{printable(change.case_id or 'a row without id')}{place}: {_side_words(old)} -> {_side_words(new)}"
    if old is not None and new is not None and not (old.failed or new.failed):
        yield from _reason_lines(old, new)
    if why.rules_gained:
        yield f"  rules that fire now: {', '.join(why.rules_gained)}"
    if why.rules_lost:
        yield f"  rules that fired before: {', '.join(why.rules_lost)}"
    if why.moved:
        verb = "moved" if why.compared else "speaks now"
        yield f"  what {verb} for {why.towards} and against {why.away}, in decibans:"
        yield from (f"    {piece_words(item)}" for item in why.moved[:most])
        if len(why.moved) > most:
            yield f"    and {len(why.moved) - most} smaller ones"
    if why.remark:
        yield f"  {why.remark}"


def _reason_lines(old: KeptAnswer, new: KeptAnswer) -> Iterator[str]:
    """Reasons for the outcome that came or went."""
    for words, here, there in (("new reasons", new, old), ("reasons gone", old, new)):
        found = [code for code in here.reasons if code not in there.reasons]
        if found:
            yield f"  {words}: {', '.join(found)}"


def _side_words(answer: KeptAnswer | None) -> str:
    if answer is None:
        return "not there"
    if answer.failed:
        return f"error {answer.error or ''}".rstrip()
    return f"{answer.leader} {percent(answer.probability or 0.0)}, {answer.outcome}"


def piece_words(item: Moved) -> str:
    """``+7.1 dB CD117 positive (2.0 -> 9.1): novelli-2010``."""
    name = {"pretest": "pre-test odds", "rules together": "cap on rules, findings that they replace"}.get(
        item.kind, item.name.replace("_", " ") or item.kind
    )
    values = f" ({item.old:.1f} -> {item.new:.1f})" if item.old is not None else ""
    sources = _some(item.sources, ", ")
    changed = f"; changed: {_some(item.changed, '; ')}" if item.changed else ""
    status = f" {item.status}" if item.status else ""
    return f"{decibans(item.by)} {name}{status}{values}{f': {sources}' if sources else ''}{changed}"


def _some(words: Sequence[str], between: str) -> str:
    """The first of some words, and how many more there are."""
    more = len(words) - STUDIES_SHOWN
    return between.join(words[:STUDIES_SHOWN]) + (f" and {more} more" if more > 0 else "")
