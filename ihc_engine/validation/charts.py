"""Two drawings as SVG text: the reliability diagram and the curve of accuracy over coverage.

Shapes and labels carry the meaning; colour only repeats it, so that the drawings survive a black-and-white print.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ihc_engine.validation.calibration import ReliabilityBin
from ihc_engine.validation.coverage import CoveragePoint
from ihc_engine.validation.evaluation import Performance

_LEFT, _TOP, _SIDE, _BOTTOM, _RIGHT = 64, 16, 360, 56, 210
_WIDTH, _HEIGHT = _LEFT + _SIDE + _RIGHT, _TOP + _SIDE + _BOTTOM
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def reliability_diagram(method: Performance) -> str:
    """Share right over the leader's probability, with counts, Wilson intervals and the band of a calibrated model."""
    bins = [bin_ for bin_ in method.calibration.bins if bin_.right.of]
    parts = [
        _open(f"Reliability of the leader's probability, {method.method}"),
        _axes("leader's probability", "share right"),
        *(_band(bin_) for bin_ in bins),
        f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>',
        *(_point(bin_) for bin_ in bins),
        _legend(0, '<line class="ideal" x1="0" y1="0" x2="28" y2="0"/>', "perfect calibration"),
        _legend(1, '<rect class="band" x="0" y="-7" width="28" height="14"/>', "95 % of calibrated models"),
        _legend(2, '<line class="whisker" x1="14" y1="-9" x2="14" y2="9"/><circle class="dot" cx="14" r="4"/>', "share right"),
        _words(3, "with 95 % interval;"),
        _words(4, "number: cases of the bin"),
    ]
    return "".join([*parts, "</svg>"])


def coverage_chart(methods: Sequence[Performance]) -> str:
    """Accuracy of the answered cases over the share answered: first method solid, second dashed."""
    parts = [_open("Accuracy of the answered cases over the share answered"), _axes("share of cases answered", "share right")]
    for place, method in enumerate(methods):
        kind = "curve" if place == 0 else "curve second"
        parts.append(f'<polyline class="{kind}" points="{_curve(method.coverage)}"/>')
        parts.append(_legend(place, f'<line class="{kind}" x1="0" y1="0" x2="28" y2="0"/>', method.method))
    parts.append(_words(len(methods), "surest cases at the left"))
    return "".join([*parts, "</svg>"])


def _curve(curve: Sequence[CoveragePoint]) -> str:
    return " ".join(f"{_x(point.answered.share or 0)},{_y(point.right.share or 0)}" for point in curve)


def _band(bin_: ReliabilityBin) -> str:
    if bin_.band is None:
        return ""
    left, right = _x(bin_.low), _x(bin_.high)
    top, bottom = _y(bin_.band.high), _y(bin_.band.low)
    return f'<rect class="band" x="{left}" y="{top}" width="{right - left:.1f}" height="{max(bottom - top, 1.0):.1f}"/>'


def _point(bin_: ReliabilityBin) -> str:
    share, low, high = bin_.right.share or 0.0, bin_.right.low or 0.0, bin_.right.high or 0.0
    x = _x(bin_.mean_probability or 0.0)
    said = f"{bin_.low:.1f} to {bin_.high:.1f}: {bin_.right.count} of {bin_.right.of} right"
    whisker = f'<line class="whisker" x1="{x}" y1="{_y(low)}" x2="{x}" y2="{_y(high)}"/>'
    dot = f'<circle class="dot" cx="{x}" cy="{_y(share)}" r="4"/>'
    cases = f'<text x="{x + 7:.1f}" y="{_y(share) + 4:.1f}">{bin_.right.of}</text>'
    return f"<g><title>{said}</title>{whisker}{dot}{cases}</g>"


def _axes(across: str, up: str) -> str:
    parts = [f'<rect class="frame" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>']
    for tick in _TICKS:
        parts.append(f'<line class="grid" x1="{_x(tick)}" y1="{_y(0)}" x2="{_x(tick)}" y2="{_y(1)}"/>')
        parts.append(f'<line class="grid" x1="{_x(0)}" y1="{_y(tick)}" x2="{_x(1)}" y2="{_y(tick)}"/>')
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick:.1f}</text>')
        parts.append(f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:.1f}</text>')
    middle = _TOP + _SIDE / 2
    parts.append(f'<text x="{_LEFT + _SIDE / 2}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(across)}</text>')
    parts.append(f'<text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">{escape(up)}</text>')
    return "".join(parts)


def _legend(place: int, sign: str, words: str) -> str:
    return f'<g transform="translate({_LEFT + _SIDE + 16} {_TOP + 20 + 24 * place})">{sign}</g>{_words(place, words)}'


def _words(place: int, words: str) -> str:
    return f'<text x="{_LEFT + _SIDE + 52}" y="{_TOP + 24 + 24 * place}">{escape(words)}</text>'


def _open(title: str) -> str:
    words = escape(title)
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" class="chart" role="img" aria-label="{words}"><title>{words}</title>'


def _x(share: float) -> float:
    return round(_LEFT + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIDE, 1)
