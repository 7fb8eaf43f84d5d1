"""Tables in any order of their columns, with any sign between their cells: the reading is the same."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from ihc_engine.reports.model import ReportReading
from ihc_engine.reports.text.origin import Origin, Piece
from tests.reports.invariants import misplaced
from tests.reports.said import stains, unread

Read = Callable[[str], ReportReading]
#: Columns of two stains: head, and the cells of each.
RESULT = ("Result", "positive", "negative")
COLUMNS = (
    ("Marker", "Desmin", "S100"),
    RESULT,
    ("Intensity", "3", "0"),
    ("% cells", "85", "0"),
    ("Clone", "D33", "4C4.9"),
    ("Block", "2", "3"),
    ("Normal muscle", "+", "+"),
    ("Outside lab", "neg", "pos"),
)
HEADS = (
    "Result",
    "Tumour",
    "Vessels",
    "% cells",
    "Score",
    "H-score",
    "Outside lab",
    "Block",
    "Positive",
    "Comment",
    "A",
    "Zentrum",
)
NAMES = ("Desmin", "S100", "CD34", "STAT6", "SOX10", "Ki-67")
CELLS = ("+", "-", "", "0", "3", "85", "neg", "positive", "x", "n/a", "focal", "see note", "vessels +", "240")


def table(columns: tuple[tuple[str, ...], ...], between: str) -> str:
    """A table as text; ``between``: what parts the cells, blanks to set them one below another."""
    lines = list(zip(*columns, strict=True))
    if between != "  ":
        return "\n".join(between.join(line) for line in lines)
    widths = [max(map(len, column)) + 2 for column in columns]
    return "\n".join("".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


@settings(deadline=None, max_examples=60)
@given(order=st.permutations(COLUMNS), between=st.sampled_from([" | ", "\t", "  ", ",", ";", "|"]))
def test_the_order_of_columns_changes_nothing(read: Read, order: list[tuple[str, ...]], between: str) -> None:
    reading = read(table(tuple(order), between))
    assert stains(reading) == {"desmin": "positive", "S100": "negative"}
    assert {m.marker: (m.percent, m.intensity) for m in reading.mentions} == {"desmin": ("85", "strong"), "S100": ("0", None)}
    assert unread(reading) == []
    assert not list(misplaced(reading))


@settings(deadline=None, max_examples=60)
@given(
    told=st.lists(st.sampled_from(COLUMNS[1:4]), min_size=1, unique=True),
    aside=st.lists(st.sampled_from(COLUMNS[4:]), unique=True),
    between=st.sampled_from([" | ", "\t", "  ", ","]),
)
def test_any_column_that_tells_is_enough(
    read: Read, told: list[tuple[str, ...]], aside: list[tuple[str, ...]], between: str
) -> None:
    reading = read(table((COLUMNS[0], *aside, *told), between))
    assert stains(reading) == {"desmin": "positive", "S100": "negative"}


@settings(deadline=None, max_examples=80)
@given(
    heads=st.lists(st.sampled_from(HEADS), min_size=1, max_size=5),
    rows=st.lists(
        st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(CELLS), min_size=5, max_size=6)), min_size=1, max_size=5
    ),
    between=st.sampled_from([" | ", "\t", "   ", ",", ";"]),
    data=st.data(),
)
def test_no_stain_of_a_table_is_lost(
    read: Read, heads: list[str], rows: list[tuple[str, list[str]]], between: str, data: st.DataObject
) -> None:
    lines = [between.join(["Marker", *heads])]
    for name, cells in rows:
        lines.append(between.join([name, *cells[: data.draw(st.integers(1, len(heads) + 1))]]))
    reading = read("\n".join(lines))
    assert not list(misplaced(reading))
    found = {reading.text[m.start : m.end] for part in reading.parts for m in part.mentions}
    listed = " ".join(words for words, _ in unread(reading))
    assert [name for name, _ in rows if name not in found and name not in listed] == []


@given(
    st.lists(
        st.tuples(st.sampled_from(["taken", "set", "instead"]), st.text(max_size=6), st.integers(0, 9)), min_size=1, max_size=12
    ),
    st.data(),
)
def test_a_stretch_of_a_new_text_has_its_place_in_the_old_one(made: list[tuple[str, str, int]], data: st.DataObject) -> None:
    old, pieces = "", []
    for kind, words, skipped in made:
        old += "·" * skipped
        if kind == "taken":
            pieces.append(Piece(words, len(old), len(old) + len(words)))
            old += words
        else:
            width = skipped if kind == "instead" else 0
            pieces.append(Piece(words, len(old), len(old) + width))
            old += "?" * width
    origin = Origin(pieces)
    length = len(origin.text)
    start = data.draw(st.integers(0, max(0, length - 1)))
    end = data.draw(st.integers(min(start + 1, length), length))
    a, b = origin.place(start, end)
    assert a < b
    if all(kind == "taken" and not skipped for kind, _, skipped in made):
        assert old[a:b] == origin.text[start:end] or length == 0
