"""Tables with a column for each of several lesions that differ: written out lesion by lesion, "Tumour 1: HMB45: positive".

Each lesion is then a part of the report. Where the columns agree they tell of one tumour, and blocks of one are never parted.
So it is with columns that bear no more than the letters of specimens, where the report names these: "A | B", "I | II".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_kinds import Cell, Column
from ihc_engine.reports.text.origin import Piece

#: What a specimen is called, in any language.
SPECIMEN = "Specimen"
_OPPOSITE = {"positive", "negative"}


def lesions(
    found: Sequence[Column], rows: Sequence[Sequence[Cell]], columns: Columns, words: Callable[[Cell], str], text: str
) -> list[list[Column]]:
    """The columns once for each lesion, with its own as the result and none of the others; empty if the lesions do not differ.

    ``text``: the report, which names specimens whose letters head columns.
    """
    places = [at for at, column in enumerate(found) if column.kind in ("compared", "tumour")]
    heads = [found[at].head for at in places]
    labels = [columns.lesion(head) for head in heads]
    if None in labels:
        labels = [columns.specimen(head, text) for head in heads]
    if len(labels) < 2 or None in labels or len(set(labels)) < len(labels) or not {"a", "1"} & set(labels):
        return []
    sides = [{columns.side(words(row[at])) for at in places if row[at]} for row in rows]
    if not any(told >= _OPPOSITE for told in sides):
        return []
    return [[_of_one(column, number, at, places) for number, column in enumerate(found)] for at in places]


def _of_one(column: Column, number: int, lesion: int, places: Sequence[int]) -> Column:
    if number not in places:
        return column
    return column._replace(kind="result" if number == lesion else "ignored")


def headed(column: Column, pieces: list[Piece], columns: Columns) -> list[Piece]:
    """What is written of a row, behind the head of the lesion."""
    if not pieces:
        return []
    place = pieces[0].start
    return [Piece(f"{called(column, columns)}: ", place, place), *pieces]


def called(column: Column, columns: Columns) -> str:
    """What a lesion is called by the head of its column."""
    label = columns.bare(column.head)
    return column.head.strip(" .:*") if label is None else f"{SPECIMEN} {label.upper()}"
