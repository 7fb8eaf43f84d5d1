"""Grades as the scale of a marker means them: "HER2: 1+" is negative and "HER2: 2+" equivocal, "SMA 1+" positive."""

from __future__ import annotations

from ihc_engine.case.scales import on_scale
from ihc_engine.reports.grammar.phrase import Key
from ihc_engine.vocabulary.models import Scale
from ihc_engine.vocabulary.result_words import INTENSITIES

#: What tells how much stains. Beside a grade that is negative it decides nothing: "1+, faint staining in 20 %".
_HOW_MUCH = frozenset(("extent", "intensity"))


def on_scale_of(keys: tuple[Key, ...], scale: Scale | None) -> tuple[Key, ...]:
    """The stretches about one stain, their grades as its scale means them. None: all but 0 are positive, as it was read."""
    if not any(subject == "grade" for statements, _, _ in keys for subject, _ in statements):
        return keys
    graded = tuple((_meant(statements, scale), numbers, notes) for statements, numbers, notes in keys)
    if scale is None or not any(_negative_by_grade(statements, scale) for statements, _, _ in keys):
        return graded
    return tuple((tuple(s for s in statements if s[0] not in _HOW_MUCH), (), notes) for statements, _, notes in graded)


def _meant(statements: tuple[tuple[str, str], ...], scale: Scale | None) -> tuple[tuple[str, str], ...]:
    """Statements without their grades. On a scale, what the grades mean stands for what they were read as."""
    grades = _grades(statements)
    kept = [said for said in statements if said[0] != "grade"]
    if scale is None or not grades:
        return tuple(kept)
    least = min(grades)
    kept.remove(("polarity", "positive" if least else "negative"))
    if least:
        kept.remove(("intensity", INTENSITIES[min(least, 3) - 1]))
    return (*kept, ("polarity", on_scale(grades, scale)))


def _negative_by_grade(statements: tuple[tuple[str, str], ...], scale: Scale) -> bool:
    grades = _grades(statements)
    return bool(grades) and on_scale(grades, scale) == "negative"


def _grades(statements: tuple[tuple[str, str], ...]) -> list[int]:
    return [int(value) for subject, value in statements if subject == "grade"]
