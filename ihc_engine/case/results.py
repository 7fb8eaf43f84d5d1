"""Reads the result of one stain as a laboratory writes it, without knowing which stain it is.

``3+ (80%)``, ``focal``, ``positive in sustentacular cells, negative in tumour cells``, ``H-score 180``, ``<1%``, ``not done`` ...
What the result means for a marker (its cut-off, its compartment, loss) is decided in ``verdict.py``. Every word of a result must
be known: one unknown word, or two statements that exclude each other, leave the whole result unread.

Where two extents or two intensities are named ("weak to moderate"), the lesser counts. ``(+)`` is positive and ``(-)`` negative;
``+/-``, ``±`` and what has a question mark are equivocal; a plus with a number (``2+``) or repeated (``++``) is an intensity, or
what the scale of the marker says, if it has one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, cast

from ihc_engine.case.findings import Extent, Intensity
from ihc_engine.case.intervals import Interval, read_interval, straight
from ihc_engine.case.result_signs import NUMBER, with_plain_signs, with_whole_numbers, without_points
from ihc_engine.case.scales import grades_in, on_scale
from ihc_engine.vocabulary.models import Graded, Scale
from ihc_engine.vocabulary.result_words import EXTENTS, INTENSITIES, ResultPhrases

Polarity = Literal["positive", "negative", "equivocal", "not_performed", "uninterpretable", "retained", "lost", "partial_loss"]

_N = r"\d+(?:[.,]\d+)?"
_BOUND = (
    r"(?:<=|>=|=<|=>|≤|≥|<|>|~|≈|less than|more than|at least|up to|below|above|over|at most|"
    r"about|around|ca\.?|c\.|approximately|approx\.?)?"
)
_PERCENT = re.compile(
    rf"((?:^-)?{_BOUND}\s*(?:(?<=^)-)?{_N}\s*%?\s*(?:(?:-|to|~)\s*{_N})?)\s*(?:%|percent|per cent|pct)(?:\s*\+(?!\+|/))?"
)
_H_SCORE = re.compile(
    rf"(?:\bh[- ]?score|\bhistoscore|\bh(?=\s*[:=]))(?:\s+of)?\s*[:=]?\s*({_BOUND}\s*-?{_N}(?:\s*-\s*{_N})?)(?:\s*/\s*300)?"
)
_ALLRED = re.compile(
    rf"\ballred(?: score)?(?:\s+of)?\s*[:=]?\s*(-?{_N}(?:\s*-\s*{_N})?)(?:\s*/\s*8)?(?:\s*\([0-5]\s*\+\s*[0-3]\))?"
)
_ALLRED_SUM = re.compile(r"\b(allred(?: score)?(?:\s+of)?\s*[:=]?)\s*([0-5])\s*\+\s*([0-3])(?![\d+])(?:\s*=\s*\d)?")
_CLONE = re.compile(r"\bclone\s*[:=]?\s*([a-z0-9][a-z0-9./-]*)")
_GRADE = re.compile(r"(?<![\w.])([0-4])(?:\s*(?:-|to|/)\s*([1-4]))?\s*\+(?!\+)|(?<![\w+])\+\s*([1-4])(?![\d.])")
_PLUSES = re.compile(r"\+{1,4}(?!\+)")
_CLAUSES = re.compile(r"[;,()\[\]。，；（）、]|\.(?:\s|$)|\b(?:but|while|whereas|although)\b| - |: ?|\s/\s")
_NO_UNIT = "a number without its unit: write a percentage (30%), an intensity (2+) or words"
_TWO_MEANINGS = {
    **dict.fromkeys(("yes", "no", "true", "false", "y"), "could also mean done and not done: write positive or negative"),
    "p": "could mean positive and pending: write it out",
    "n": "could mean negative, normal and not done: write it out",
    **dict.fromkeys(("none", "nil", "--", "---"), "could mean no staining and no result: write negative or not done"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What one result says. ``unread``: why nothing could be read; then all else is empty.

    ``polarity`` is None where only a number or "low"/"high" (``level``) was said. ``cells``: the cells that the polarity speaks
    of where it is not the tumour. ``sustentacular``: what is said of sustentacular cells beside the tumour. ``number``: a number
    without its unit. ``unstained``: a grade is negative on the scale of its marker, whatever numbers stand beside it.
    ``unknown``: words that left the result unread. ``impossible``: numbers that cannot be.
    """

    polarity: Polarity | None = None
    extent: Extent | None = None
    intensity: Intensity | None = None
    level: Literal["low", "high"] | None = None
    patterns: frozenset[str] = frozenset()
    cells: str | None = None
    sustentacular: Polarity | None = None
    component: str | None = None
    percent: Interval | None = None
    h_score: Interval | None = None
    allred: Interval | None = None
    clone: str | None = None
    number: float | None = None
    unstained: bool = False
    unread: str | None = None
    unknown: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()


@dataclass(slots=True)
class Clause:
    """What one part of a result says; sets, because it may say too much."""

    polarity: set[str] = field(default_factory=set)
    extent: set[str] = field(default_factory=set)
    intensity: set[str] = field(default_factory=set)
    level: set[str] = field(default_factory=set)
    pattern: set[str] = field(default_factory=set)
    cells: set[str] = field(default_factory=set)
    component: set[str] = field(default_factory=set)
    graded: set[Graded] = field(default_factory=set)
    leftover: list[str] = field(default_factory=list)
    only: bool = False

    @property
    def foreign(self) -> bool:
        """Whether it speaks of cells that are no tumour, and only of them."""
        return bool(self.cells) and not self.cells & {"tumour", "control"}


def impossible_numbers(words: str) -> tuple[str, ...]:
    """What is impossible about the numbers of a result, whatever its words say; empty if nothing is."""
    return _numbers(words)[0].impossible


@lru_cache(maxsize=8192)
def read_result(words: str, phrases: ResultPhrases, scale: Scale | None = None) -> Result:
    """What a result says, in these phrases, of a marker with this scale of its own; never raises."""
    numbers, text = _numbers(words)
    if numbers.unread or numbers.impossible or numbers.number is not None:
        return numbers
    clauses = [_read_clause(part, phrases, scale) for part in _CLAUSES.split(with_plain_signs(text))]
    _take_scores(clauses)
    unknown = tuple(word for clause in clauses for word in clause.leftover)
    if unknown:
        numeric = all(re.fullmatch(rf"[<>≤≥~]?{_N}", word) for word in unknown)
        return Result(unread=_NO_UNIT if numeric else f"not understood: {' '.join(unknown)}"[:200], unknown=unknown)
    if any("negative" in clause.graded for clause in clauses):
        numbers, clauses = replace(numbers, unstained=True), _without_how_much(clauses)
    return merged([c for c in clauses if c != Clause()], numbers)


def _without_how_much(clauses: list[Clause]) -> list[Clause]:
    """What is said beside a grade that is negative on the scale of its marker: "1+, faint, 20 %" stays negative."""
    return [replace(clause, extent=set(), intensity=set(), graded=set()) for clause in clauses]


def _numbers(words: str) -> tuple[Result, str]:
    """The numbers of a result, or why it has two meanings, and the text without them."""
    text = straight(words)
    if text in _TWO_MEANINGS:
        return Result(unread=f"{text} {_TWO_MEANINGS[text]}"), text
    return _take_numbers(with_whole_numbers(without_points(text) or "not done"))


def _take_numbers(text: str) -> tuple[Result, str]:
    """Percentage, scores and clone of a result, and the text without them."""
    found: dict[str, Interval] = {}
    impossible: list[str] = []
    text = _ALLRED_SUM.sub(lambda match: f"{match[1]} {int(match[2]) + int(match[3])}", text)
    for name, pattern, largest in (("h_score", _H_SCORE, 300.0), ("allred", _ALLRED, 8.0), ("percent", _PERCENT, 100.0)):
        stated = {match[1].replace("%", "").strip() for match in pattern.finditer(text)}
        intervals = {read_interval(words, largest) for words in stated}
        if len(intervals) > 1:
            return Result(unread=f"two numbers of one kind: {', '.join(sorted(stated))}"), text
        for interval in intervals - {None}:
            assert interval is not None
            found[name] = interval
            if interval.low < 0 or interval.high > largest:
                label = {"h_score": "H-score", "allred": "Allred score", "percent": "percentage"}[name]
                impossible.append(f"{min(stated)} is no {label}: it lies between 0 and {largest:g}")
        text = pattern.sub(f" {NUMBER} ", text)
    clone = _CLONE.search(text)
    text = _CLONE.sub(" ", text).strip()
    number = _bare_number(text) if not found else None
    if number is not None and not 0 <= number <= 300:
        impossible.append(f"{text} is no result: write it as a percentage (30%), a score (H-score 180) or in words")
    result = Result(
        percent=found.get("percent"),
        h_score=found.get("h_score"),
        allred=found.get("allred"),
        clone=clone[1] if clone else None,
        number=number,
        impossible=tuple(impossible),
    )
    return result, text


def _bare_number(text: str) -> float | None:
    return float(text.replace(",", ".")) if re.fullmatch(rf"-?{_N}", text) else None


def _read_clause(text: str, phrases: ResultPhrases, scale: Scale | None) -> Clause:
    clause = Clause()
    clause.only = re.search(r"\bonly\b", text) is not None
    text = _take_signs(text.replace(NUMBER, " "), clause, scale)
    statements, rest = phrases.taken_from(text)
    for subject, value in statements:
        if subject != "filler":
            getattr(clause, subject).add(value)
    clause.leftover = [word for word in re.split(r"[\s/:.'&=-]+", rest) if word]
    return clause


def _take_signs(text: str, clause: Clause, scale: Scale | None) -> str:
    """Note signs such as ``++`` and ``2+``; the text without them."""
    for match in _GRADE.finditer(text):
        _take_grades([int(part) for part in match.groups() if part] if scale is None else grades_in(match[0]), clause, scale)
    text = _GRADE.sub(" ", text)
    pluses = [len(match.group()) for match in _PLUSES.finditer(text)]
    if max(pluses, default=0) > 1:  # a lone plus grades nothing, unless it stands beside more
        _take_grades([min(*pluses, 3)], clause, scale)
    elif pluses:
        clause.polarity.add("positive")
    return _PLUSES.sub(" ", text)


def _take_grades(grades: list[int], clause: Clause, scale: Scale | None) -> None:
    """Note the least of some grades, or what they mean on the scale of the marker."""
    grade = min(grades)
    meant = on_scale(grades, scale) if scale is not None else "positive" if grade else "negative"
    clause.polarity.add(meant)
    if scale is not None:
        clause.graded.add(meant)
    if grade and meant != "negative":
        clause.intensity.add(INTENSITIES[min(grade, 3) - 1])


def _take_scores(clauses: list[Clause]) -> None:
    """A score of 0 to 3 beside the words for it ("0 (negative)", "score 3, strong") says nothing more, and is understood."""
    polarity, intensity = _union(clauses, "polarity"), _union(clauses, "intensity")
    for clause in clauses:
        score = clause.leftover[0] if len(clause.leftover) == 1 else ""
        unstained = score == "0" and polarity == {"negative"} and not clause.extent and not clause.cells
        if unstained or (score in ("1", "2", "3") and intensity == {INTENSITIES[int(score) - 1]}):
            clause.leftover.clear()


def merged(clauses: list[Clause], numbers: Result) -> Result:
    """One result from its clauses, keeping apart what is said of the tumour, of other cells and of controls."""
    controls = [c for c in clauses if "control" in c.cells]
    if any(c.polarity & {"uninterpretable", "negative", "lost"} for c in controls):
        return Result(polarity="uninterpretable", percent=numbers.percent, clone=numbers.clone)
    tumour = [c for c in clauses if not c.foreign and c not in controls]
    foreign = [c for c in clauses if c.foreign]
    said = _union(tumour, "polarity")
    limited = [c for c in foreign if not c.polarity and not (c.only and said <= {"negative", "lost"} and said)]
    named = any("tumour" in c.cells for c in tumour)
    if foreign and (not said or (limited and not named)):
        about, cells = [*tumour, *(limited if said else foreign)], _union(limited if said else foreign, "cells")
        return _assembled(about, numbers, cells)
    sustentacular = _one_polarity(_union([c for c in foreign if "sustentacular" in c.cells], "polarity"))
    return _assembled(tumour, numbers, set(), sustentacular)


def _without_denied_patterns(clauses: list[Clause]) -> list[Clause]:
    """Without the compartments said to be unstained ("membrane +, cytoplasm -") where another is said to be stained."""
    denied = [c for c in clauses if c.pattern and c.polarity == {"negative"} and not c.cells]
    stained = [c for c in clauses if c.pattern - {"not nuclear"} and c.polarity == {"positive"}]
    return [c for c in clauses if c not in denied] if stained else clauses


def _assembled(clauses: list[Clause], numbers: Result, cells: set[str], sustentacular: Polarity | None = None) -> Result:
    clauses = _without_denied_patterns(clauses)
    votes, patterns = _union(clauses, "polarity"), _union(clauses, "pattern")
    extents, intensities = _union(clauses, "extent"), _union(clauses, "intensity")
    levels, components = _union(clauses, "level"), _union(clauses, "component")
    if not votes and "not nuclear" in patterns:
        votes = {"positive"} if patterns - {"not nuclear"} else {"negative"}
    if not votes and (extents or intensities or patterns or cells):
        votes = {"positive"}
    polarity = _one_polarity(votes)
    if votes and polarity is None:
        return Result(unread=f"says both {' and '.join(sorted(votes))}")
    if polarity == "negative" and (extents - {"diffuse"} or intensities):
        return Result(unread="says negative and names how much is stained")
    if len(levels) > 1 or len(components) > 1:
        return Result(unread="says two things that exclude each other")
    if not (polarity or levels or numbers.percent or numbers.h_score or numbers.allred):
        return Result(unread="states no result")
    return Result(
        polarity=polarity,
        extent=cast("Extent | None", _extent(extents)),
        intensity=cast("Intensity | None", least(INTENSITIES, intensities)),
        level=cast("Literal['low', 'high'] | None", min(levels, default=None)),
        patterns=frozenset(patterns),
        cells=_cells(cells),
        sustentacular=sustentacular,
        component=min(components, default=None),
        percent=numbers.percent,
        h_score=numbers.h_score,
        allred=numbers.allred,
        clone=numbers.clone,
        unstained=numbers.unstained,
    )


def _union(clauses: Iterable[Clause], subject: str) -> set[str]:
    return {value for clause in clauses for value in getattr(clause, subject)}


def _cells(cells: set[str]) -> str | None:
    if "sustentacular" in cells:
        return "sustentacular"
    return ", ".join(sorted(cells - {"tumour", "control"})) or None


def _extent(extents: set[str]) -> str | None:
    least_named = least(EXTENTS, extents)
    return "diffuse" if least_named == "most" else least_named


def _one_polarity(votes: set[str]) -> Polarity | None:
    """The one thing that all votes can mean together; None if they exclude each other."""
    for polarity in ("partial_loss", "uninterpretable", "equivocal", "lost", "retained"):
        allowed = {
            "partial_loss": {"lost", "positive", "partial_loss", "equivocal"},
            "lost": {"negative", "positive", "lost"},
            "retained": {"positive", "retained"},
            "equivocal": {"positive", "negative", "lost", "retained", "equivocal"},
            "uninterpretable": {"uninterpretable", "not_performed", "equivocal"},
        }[polarity]
        if polarity in votes and votes <= allowed:
            return cast("Polarity", polarity)
    return cast("Polarity", next(iter(votes))) if len(votes) == 1 else None


def least(order: tuple[str, ...], named: Iterable[str]) -> str | None:
    """The least of the named words; None if there is none."""
    return min(named, key=order.index, default=None)
