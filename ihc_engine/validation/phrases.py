"""Numbers as people read them."""

from __future__ import annotations

from ihc_engine.validation.bootstrap import Difference
from ihc_engine.validation.calibration import Band
from ihc_engine.validation.proportions import Proportion


def percent(share: float) -> str:
    """A probability; never 0 % or 100 %."""
    if share < 0.001:
        return "<0.1 %"
    if share > 0.999:
        return ">99.9 %"
    return f"{100 * share:.1f} %"


def proportion_words(proportion: Proportion) -> str:
    """``77/105, 73 % (64-81)``; a count is exact, so 0 % and 100 % are said of it."""
    if proportion.share is None or proportion.low is None or proportion.high is None:
        return "no case"
    low, high = (f"{100 * end:.0f}" for end in (proportion.low, proportion.high))
    return f"{proportion.count}/{proportion.of}, {100 * proportion.share:.0f} % ({low}-{high})"


def band_words(band: Band | None) -> str:
    """``0.096 (0.053-0.150)``."""
    return "" if band is None else f"{band.mean:.3f} ({band.low:.3f}-{band.high:.3f})"


def number(value: float | None) -> str:
    """Three decimals, or nothing."""
    return "" if value is None else f"{value:.3f}"


def difference_words(difference: Difference) -> str:
    """``0.303 (0.155 to 0.443) (!)``."""
    beyond = " (!)" if difference.beyond_chance else ""
    return f"{difference.mean:.3f} ({difference.low:.3f} to {difference.high:.3f}){beyond}"
