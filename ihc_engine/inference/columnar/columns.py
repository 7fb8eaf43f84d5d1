"""Many cases, read: one column a feature, one row a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ihc_engine.case.findings import CaseReading
from ihc_engine.inference.columnar.arrays import Codes, Floats, Mask, NDArray, np

#: Codes of the column ``sex``.
SEXES = (None, "male", "female")


@dataclass(frozen=True, slots=True)
class FindingColumns:
    """What inference reads of ``rows`` cases, in the order of a ``Layout``.

    ``states``: [features, rows], codes of ``States``. ``sites``: [rows], places in ``Layout.sites``. ``sexes``: [rows], places
    in ``SEXES``. ``specimen``: [words, rows]. ``measured``: [measures, 2, rows], both ends of an interval, NaN where there is
    none. ``contradicted``: [rows], whether any marker has opposite results. ``alerts``: code of an alert of the reading to the
    rows that have it. ``reading``: the full reading of a row, for explanations.
    """

    rows: int
    states: Codes
    sites: NDArray[np.int16]
    sexes: NDArray[np.int8]
    specimen: Mask
    measured: Floats
    contradicted: Mask
    alerts: dict[str, Mask] = field(default_factory=dict)
    reading: Callable[[int], CaseReading] | None = None

    def stated(self) -> Mask:
        """[features]: whether any row says anything of each."""
        return np.fromiter((states.any() for states in self.states), dtype=np.bool_, count=len(self.states))

    def part(self, first: int, last: int) -> FindingColumns:
        """The rows from ``first`` to one before ``last``."""
        last, reading = min(last, self.rows), self.reading
        return FindingColumns(
            last - first,
            self.states[:, first:last],
            self.sites[first:last],
            self.sexes[first:last],
            self.specimen[:, first:last],
            self.measured[:, :, first:last],
            self.contradicted[first:last],
            {code: rows[first:last] for code, rows in self.alerts.items()},
            None if reading is None else lambda row: reading(first + row),
        )
