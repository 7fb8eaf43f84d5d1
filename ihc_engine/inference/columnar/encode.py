"""From readings of cases to columns."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.case.findings import CaseReading
from ihc_engine.inference.columnar.arrays import Mask, np
from ihc_engine.inference.columnar.columns import SEXES, FindingColumns
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.states import CONTRADICTED, NOTHING


def encode(readings: Sequence[CaseReading], layout: Layout) -> FindingColumns:
    """Columns of readings. ValueError for a reading with two findings of one feature, which no case gives."""
    rows = len(readings)
    columns = empty_columns(rows, layout)
    for row, reading in enumerate(readings):
        write_row(reading, row, columns, layout)
    return FindingColumns(
        rows,
        columns.states,
        columns.sites,
        columns.sexes,
        columns.specimen,
        columns.measured,
        columns.contradicted,
        columns.alerts,
        readings.__getitem__,
    )


def empty_columns(rows: int, layout: Layout) -> FindingColumns:
    """Columns of cases of which nothing is known."""
    return FindingColumns(
        rows,
        np.zeros((len(layout.features), rows), dtype=np.uint16),
        np.zeros(rows, dtype=np.int16),
        np.zeros(rows, dtype=np.int8),
        np.zeros((len(layout.specimen), rows), dtype=np.bool_),
        np.full((len(layout.measures), 2, rows), np.nan),
        np.zeros(rows, dtype=np.bool_),
    )


def write_row(reading: CaseReading, row: int, columns: FindingColumns, layout: Layout) -> None:
    """Write one reading into its row, which must be empty."""
    for feature, code in states_of(reading, layout):
        columns.states[layout.places[feature], row] = code
    columns.sites[row] = layout.site_places[reading.site]
    columns.sexes[row] = SEXES.index(reading.sex)
    for word in reading.specimen:
        if word in layout.specimen:
            columns.specimen[layout.specimen.index(word), row] = True
    for name, low, high in measured(reading):
        if name in layout.measures:
            columns.measured[layout.measures.index(name), :, row] = (low, high)
    columns.contradicted[row] = bool(reading.contradicted)
    for alert in reading.alerts:
        rows_with(alert.code, columns)[row] = True


def states_of(reading: CaseReading, layout: Layout) -> list[tuple[str, int]]:
    """Features of the layout with their states, each once."""
    found = [(marker, CONTRADICTED) for marker in reading.contradicted if marker in layout.places]
    for finding in reading.findings:
        if finding.feature in layout.places:
            asked = layout.clones.get(finding.feature, frozenset())
            found.append((finding.feature, layout.states.code(finding, finding.clone if finding.clone in asked else None)))
    if len({feature for feature, _ in found}) < len(found):
        raise ValueError(f"case {reading.case_id!r}: two findings of one feature; read the case with read_case")
    return found


def measured(reading: CaseReading) -> list[tuple[str, float, float]]:
    """Measures and age, as intervals."""
    age = [] if reading.age is None else [("age", reading.age, reading.age)]
    return [*reading.measures, *age]


def rows_with(code: str, columns: FindingColumns) -> Mask:
    """The rows that have an alert of this code, made when first asked for."""
    if code not in columns.alerts:
        columns.alerts[code] = np.zeros(columns.rows, dtype=np.bool_)
    return columns.alerts[code]


assert NOTHING == 0, "an empty column says nothing"
