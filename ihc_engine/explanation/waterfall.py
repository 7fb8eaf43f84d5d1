"""Two drawings as SVG text: a bar for each probability, and the waterfall from pre-test odds to the final odds of a diagnosis.

Signs and labels carry the meaning; colour only repeats it, so that the drawings survive a black-and-white print.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ihc_engine.explanation.words import decibans, finding_words, percent
from ihc_engine.interpretation.model import RankedDiagnosis

_ROW = 22
_LABEL = 250
_PLOT = 420
_VALUE = 90
_WIDTH = _LABEL + _PLOT + _VALUE


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a waterfall in decibans."""

    label: str
    value: float


def probability_bar(probability: float, name: str) -> str:
    """A bar of one probability, with its text."""
    filled = max(1.0, 200 * probability)
    return (
        f'<svg viewBox="0 0 200 12" width="200" height="12" role="img" aria-label="{escape(name)}: {percent(probability)}">'
        f'<rect class="track" width="200" height="12"/><rect class="fill" width="{filled:.1f}" height="12"/></svg>'
    )


def steps_of(ranked: RankedDiagnosis, least: float = 0.05) -> list[Step]:
    """Pre-test odds, every finding that moves them, rules and the variants' mixture; small rests are put together."""
    findings = sorted(ranked.evidence, key=lambda item: (-item.decibans, item.finding))
    steps = [Step("pre-test odds", ranked.prior_decibans)]
    steps += [Step(finding_words(item), item.decibans) for item in findings if abs(item.decibans) >= least]
    steps += [
        Step(label, value)
        for label, value in (
            ("rules", ranked.rules_decibans),
            ("mixture of variants", ranked.mixture_decibans),
            ("sharpening", ranked.sharpening_decibans),
        )
        if abs(value) >= least
    ]
    return steps


def waterfall(ranked: RankedDiagnosis) -> str:
    """The waterfall of a diagnosis: decibans against none of these, from left (against) to right (for)."""
    steps = steps_of(ranked)
    total = sum(step.value for step in steps)
    reached, ends = 0.0, []
    for step in steps:
        ends.append((reached, reached + step.value))
        reached += step.value
    low = min(0.0, *(min(pair) for pair in ends))
    high = max(0.0, *(max(pair) for pair in ends))
    scale = _PLOT / max(high - low, 1e-9)
    height = _ROW * (len(steps) + 1) + 8
    title = f"{ranked.name}: {decibans(total)} against none of these"
    parts = [f'<svg viewBox="0 0 {_WIDTH} {height}" class="waterfall" role="img" aria-label="{escape(title)}">']
    zero = _LABEL + (0 - low) * scale
    parts.append(f'<line class="zero" x1="{zero:.1f}" x2="{zero:.1f}" y1="0" y2="{height}"/>')
    for place, (step, (start, end)) in enumerate(zip(steps, ends, strict=True)):
        parts.append(
            _bar(step.label, decibans(step.value), start, end, low, scale, place, "for" if step.value >= 0 else "against")
        )
    parts.append(_bar("all together", decibans(total), 0.0, total, low, scale, len(steps), "total"))
    return "".join([*parts, "</svg>"])


def _bar(label: str, value: str, start: float, end: float, low: float, scale: float, place: int, kind: str) -> str:
    y = place * _ROW + 4
    left = _LABEL + (min(start, end) - low) * scale
    width = max(1.0, abs(end - start) * scale)
    return (
        f'<text x="{_LABEL - 10}" y="{y + 13}" text-anchor="end">{escape(label)}</text>'
        f'<rect class="{kind}" x="{left:.1f}" y="{y + 2}" width="{width:.1f}" height="{_ROW - 8}"/>'
        f'<text x="{_WIDTH}" y="{y + 13}" text-anchor="end" class="value">{escape(value)}</text>'
    )
