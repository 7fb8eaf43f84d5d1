"""The reading of a row from those of its cells, which have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from ihc_engine.case.findings import ONCE_A_CASE, CaseReading

_Item = TypeVar("_Item")
#: The orders of ``case.reading``.
_FINDINGS, _ASIDE = attrgetter("kind", "feature", "path"), attrgetter("path", "feature", "code", "words")
_UNREAD, _ALERTS = attrgetter("path", "words", "reason"), attrgetter("code", "message")


def joined_reading(cells: Sequence[CaseReading]) -> CaseReading | None:
    """What a case states whose cells state this, nothing of it twice. None where several raise an alert that a case raises
    once."""
    once = [alert.code for cell in cells for alert in cell.alerts if alert.code in ONCE_A_CASE]
    if len({*once}) < len(once):
        return None
    return CaseReading(
        case_id=None,
        findings=_of_all(cells, lambda cell: cell.findings, _FINDINGS),
        site=_first(cells, lambda cell: cell.site),
        site_words=_first(cells, lambda cell: cell.site_words),
        age=_first(cells, lambda cell: cell.age),
        sex=_first(cells, lambda cell: cell.sex),
        specimen=next((cell.specimen for cell in cells if cell.specimen), ()),
        measures=_of_all(cells, lambda cell: cell.measures, _as_it_is),
        contradicted=_of_all(cells, lambda cell: cell.contradicted, _as_it_is),
        set_aside=_of_all(cells, lambda cell: cell.set_aside, _ASIDE),
        not_understood=_of_all(cells, lambda cell: cell.not_understood, _UNREAD),
        alerts=_of_all(cells, lambda cell: cell.alerts, _ALERTS),
        reported_diagnosis=_first(cells, lambda cell: cell.reported_diagnosis),
    )


def _as_it_is(item: object) -> object:
    return item


def _of_all(
    cells: Sequence[CaseReading], of: Callable[[CaseReading], tuple[_Item, ...]], order: Callable[[_Item], Any]
) -> tuple[_Item, ...]:
    found = [item for cell in cells for item in of(cell)]
    if len(found) < 2:
        return tuple(found)
    places = {*map(order, found)}  # quicker to compare than what stands there
    return tuple(sorted(found if len(places) == len(found) else {*found}, key=order))


def _first(cells: Sequence[CaseReading], of: Callable[[CaseReading], _Item | None]) -> _Item | None:
    return next((said for cell in cells if (said := of(cell)) is not None), None)
