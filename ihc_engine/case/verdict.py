"""What a result means for one marker: its cut-off, its compartment, and what it measures (presence, loss or an index)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ihc_engine.case.findings import Extent, Intensity, Status
from ihc_engine.case.intervals import Interval
from ihc_engine.case.numbers import ReadingNumbers
from ihc_engine.case.results import Polarity, Result
from ihc_engine.vocabulary.models import Marker

_AS_LOSS: dict[str, Status] = {"positive": "retained", "negative": "lost", "lost": "lost", "retained": "retained"}
_LOSS_STATED: dict[str, Status] = {"positive": "lost", "lost": "lost", "negative": "retained", "retained": "retained"}
_AS_PRESENCE: dict[str, Status] = {"positive": "positive", "negative": "negative", "lost": "negative", "retained": "positive"}
_SHOWN_PATTERNS = ("nuclear", "membranous", "cytoplasmic", "dot")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a marker that one result states.

    ``feature``: the marker's id or that of its sustentacular finding. ``aside``: code and reason where the result does not count;
    then ``status`` is None, or ``equivocal`` where the stain stays open. ``unread``: why it could not be read.
    ``doubt``: what the reader must know. ``assumed``: the compartment was not stated and assumed.
    """

    feature: str
    status: Status | None = None
    extent: Extent | None = None
    intensity: Intensity | None = None
    pattern: str | None = None
    inferred: str | None = None
    aside: tuple[str, str] | None = None
    unread: str | None = None
    doubt: str | None = None
    assumed: bool = False


def verdict_of(marker: Marker, result: Result, states_loss: bool, numbers: ReadingNumbers) -> Verdict:
    """What a result that could be read means for this marker."""
    if result.polarity in ("not_performed", "uninterpretable"):
        return Verdict(marker.id, result.polarity)
    if marker.measures == "index":
        return _index(marker, result, numbers)
    if result.cells is not None:
        return _of_other_cells(marker, result)
    stated, doubt = _polarity(marker, result, states_loss, numbers)
    if stated is None:
        return Verdict(marker.id, unread="a number without its unit: write a percentage (30%), an intensity (2+) or words")
    if marker.measures == "loss":
        return _loss(marker, result, stated, states_loss, doubt, numbers)
    return _in_compartment(marker, result, _presence(marker, result, stated, doubt, numbers))


def _index(marker: Marker, result: Result, numbers: ReadingNumbers) -> Verdict:
    """Percentages in bins; words other than low and high say nothing of an index."""
    percent = percent_of(marker, result)
    if percent is not None:
        if percent.lies_below(numbers.ki67_low_below):
            return Verdict(marker.id, "low")
        if percent.lies_from(numbers.ki67_high_from):
            return Verdict(marker.id, "high")
        return Verdict(marker.id, "equivocal", inferred="between low and high")
    if result.level:
        return Verdict(marker.id, result.level)
    if result.polarity == "equivocal":
        return Verdict(marker.id, "equivocal")
    reason = f"{marker.label} is an index: only a percentage, low or high can be used"
    return Verdict(marker.id, aside=("index_without_number", reason))


def percent_of(marker: Marker, result: Result) -> Interval | None:
    """The percentage of a result; for an index a bare number is one."""
    if result.percent is None and result.number is not None and marker.measures == "index":
        return Interval(result.number, result.number)
    return result.percent


def _of_other_cells(marker: Marker, result: Result) -> Verdict:
    """Of cells that are no tumour: sustentacular cells are a finding of their own, others leave the tumour unstained."""
    status = _AS_PRESENCE.get(result.polarity or "positive")
    if result.cells == "sustentacular" and marker.sustentacular_id:
        return Verdict(marker.sustentacular_id, status or "equivocal", result.extent, result.intensity)
    if status != "positive":
        return Verdict(marker.id, aside=("other_cells", f"speaks of {result.cells}, not of the tumour"))
    unstained: Status = "lost" if marker.measures == "loss" else "negative"
    return Verdict(marker.id, unstained, inferred=f"only {result.cells} stained; the tumour is unstained")


def _polarity(marker: Marker, result: Result, states_loss: bool, numbers: ReadingNumbers) -> tuple[Polarity | None, str | None]:
    """Polarity by words and numbers together, and what is doubtful about it. None: a bare number that means nothing."""
    counted = None if states_loss else _by_number(marker, result, numbers)
    words: Polarity | None = result.polarity or ("positive" if result.level else None)
    if result.unstained:
        return words, None
    if words == "lost" and result.percent is not None:  # the number is of the cells that lost it
        return ("lost" if _all_lost(result.percent, marker) else "partial_loss"), None
    if words is None and counted is None:
        return None, None
    if words is None or counted is None:
        return words or counted, None
    said = _AS_PRESENCE.get(words)
    if counted in ("positive", "negative") and said is not None and said != counted:
        return "equivocal", f"{marker.label}: the number and the words of the result disagree; read as equivocal"
    return words, None


def _all_lost(lost: Interval, marker: Marker) -> bool:
    """Whether no more is left than the cut-off allows to remain: "lost in 95 %" where 5 % may. Lost, with 0 %, is all."""
    return lost.low >= 100 - marker.cutoff_percent or lost.high == 0


def _by_number(marker: Marker, result: Result, numbers: ReadingNumbers) -> Polarity | None:
    if result.percent is not None:
        return _by_cutoff(result.percent, marker.cutoff_percent)
    if result.h_score is not None:
        return _by_cutoff(result.h_score, numbers.h_score_negative_below)
    if result.allred is not None:
        limit = numbers.allred_negative_up_to
        return "positive" if result.allred.lies_above(limit) else "negative" if result.allred.high <= limit else "equivocal"
    return "negative" if result.number == 0 else None


def _by_cutoff(interval: Interval, cutoff: float) -> Polarity:
    if interval.lies_below(cutoff) or interval.high == 0:
        return "negative"
    return "positive" if interval.lies_from(cutoff) else "equivocal"


def _loss(
    marker: Marker, result: Result, stated: Polarity, states_loss: bool, doubt: str | None, numbers: ReadingNumbers
) -> Verdict:
    if states_loss and (result.percent or result.h_score or result.allred or result.number is not None):
        return Verdict(marker.id, unread="a number beside a name that states the loss: of stained or of unstained cells?")
    status: Status = (_LOSS_STATED if states_loss else _AS_LOSS).get(stated, "equivocal")
    partly = stated == "partial_loss" or (result.extent in ("focal", "patchy") and result.percent is None)
    if partly and status in ("lost", "retained", "equivocal"):
        return Verdict(marker.id, "equivocal", inferred="loss in part of the tumour is neither lost nor retained", doubt=doubt)
    if status == "lost":
        return Verdict(marker.id, status, doubt=doubt)
    return Verdict(marker.id, status, extent_of(result, numbers), _intensity(result, numbers), doubt=doubt)


def _presence(marker: Marker, result: Result, stated: Polarity, doubt: str | None, numbers: ReadingNumbers) -> Verdict:
    status: Status = _AS_PRESENCE.get(stated, "equivocal")
    inferred = f"{stated}, of a stain that is read as positive or negative" if stated in ("lost", "retained") else None
    verdict = Verdict(marker.id, status, inferred=inferred, doubt=doubt)
    if status != "positive":
        return verdict
    return replace(
        verdict, extent=extent_of(result, numbers), intensity=_intensity(result, numbers), pattern=_pattern(marker, result)
    )


def _in_compartment(marker: Marker, result: Result, verdict: Verdict) -> Verdict:
    """Staining outside the compartment that counts is none; an unstated compartment is assumed or leaves the stain open."""
    compartment = marker.compartment
    if compartment is None:
        return verdict
    if verdict.status == "equivocal" and compartment.counts == "nuclear" and _not_nuclear(result):
        reason = (
            "what is doubtful stains outside nuclei; nuclear staining counts"  # "cytoplasmic blush only, no nuclear staining"
        )
        return Verdict(marker.id, "negative", inferred=reason, doubt=verdict.doubt)
    if verdict.status != "positive":
        return verdict
    counts = compartment.counts
    if counts in result.patterns and not (counts == "nuclear" and "not nuclear" in result.patterns):
        return verdict
    if result.patterns:
        where = ", ".join(sorted(result.patterns - {"not nuclear"})) or "other"
        reason = f"{where} staining only; {counts} staining counts"
        return Verdict(marker.id, "negative", pattern=verdict.pattern, inferred=reason, doubt=verdict.doubt)
    if compartment.unstated == "assume":
        return replace(verdict, pattern=counts, assumed=True)
    reason = f"the compartment is not stated, and only {counts} staining counts"
    doubt = f"{marker.label}: {reason}; state where it stains"
    return Verdict(marker.id, "equivocal", inferred=reason, aside=("compartment_not_stated", reason), doubt=doubt)


def _not_nuclear(result: Result) -> bool:
    """Whether it is said that no nuclei stain, and no share of stained cells beside it."""
    return "not nuclear" in result.patterns and result.percent is None


def _pattern(marker: Marker, result: Result) -> str | None:
    """The one pattern to show: the compartment that counts, else the first of a fixed order."""
    if marker.compartment and marker.compartment.counts in result.patterns:
        return marker.compartment.counts
    return next((pattern for pattern in _SHOWN_PATTERNS if pattern in result.patterns), None)


def extent_of(result: Result, numbers: ReadingNumbers) -> Extent | None:
    """Extent: by the lower end of a percentage, else in words; a result limited to a heterologous component is focal."""
    if result.component == "heterologous":
        return "focal"
    if result.percent is None:
        return result.extent
    if result.percent.lies_above(numbers.patchy_up_to_percent):
        return "diffuse"
    return "patchy" if result.percent.lies_above(numbers.focal_up_to_percent) else "focal"


def _intensity(result: Result, numbers: ReadingNumbers) -> Intensity | None:
    """Intensity: in words, else by H-score or Allred score (by its lower end), else by "low" or "high"."""
    if result.intensity:
        return result.intensity
    if result.h_score is not None:
        return _graded(result.h_score.low, numbers.h_score_weak_below, numbers.h_score_strong_from)
    if result.allred is not None:
        weak = result.allred.low <= numbers.allred_weak_up_to
        return "weak" if weak else _graded(result.allred.low, 0, numbers.allred_strong_from)
    return {"low": "weak", "high": "strong", None: None}[result.level]


def _graded(value: float, weak_below: float, strong_from: float) -> Intensity:
    return "weak" if value < weak_below else "strong" if value >= strong_from else "moderate"
