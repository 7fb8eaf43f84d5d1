"""What one cell of a table says when it is read alone, and what else in a case it could have to do with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ihc_engine.case.features import implied_by
from ihc_engine.case.findings import CaseReading
from ihc_engine.case.problems import CaseError
from ihc_engine.inference.columnar.encode import measured, states_of
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.parts import PartialCase, is_list_of_features
from ihc_engine.vocabulary.models import Morphology


@dataclass(frozen=True, slots=True)
class Fragment:
    """The reading of a part. ``touches``: names of what it states, implies or excludes; two parts of a case that touch the same
    may repeat or contradict each other, and the case must be read as a whole. ``reading`` is None for an impossible part.
    """

    reading: CaseReading | None
    states: tuple[tuple[str, int], ...]
    touches: frozenset[str]


IMPOSSIBLE = Fragment(None, (), frozenset())


def fragment(part: PartialCase, read: Callable[[PartialCase], CaseReading], layout: Layout) -> Fragment:
    """Read a part of a case alone."""
    try:
        reading = read(part)
    except CaseError:
        return IMPOSSIBLE
    return Fragment(reading, tuple(states_of(reading, layout)), _touched(part, reading, layout))


def _touched(part: PartialCase, reading: CaseReading, layout: Layout) -> frozenset[str]:
    stated = {finding.feature for finding in reading.findings}
    touched = {*stated, *reading.contradicted, *(item.feature for item in reading.set_aside)}
    for feature in stated:
        term = layout.vocabulary.term(feature)
        touched.update(implied_by(feature, layout.vocabulary))
        touched.update(term.excludes if isinstance(term, Morphology) else ())
    touched.update(f"measure {name}" for name, _, _ in measured(reading))
    touched.update(item.path for item in reading.not_understood)
    touched.update(field for field, value in part.items() if field != "markers" and not is_list_of_features(field, value))
    if reading.site_words is not None:
        touched.add("place")
    return frozenset(touched)
