"""CSV in: every record is one row in its place, and nothing moves to another column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ihc_engine.batch import InputRow, RowError, TableError, archive_rows

HEADER = "case_id,site,morphology,marker.SMA,marker.S100,text\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "archive.csv"


def rows(source: Path, content: str | bytes) -> list[InputRow]:
    source.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(archive_rows(source))


def mappings(source: Path, content: str | bytes) -> list[Any]:
    return [row.content for row in rows(source, content)]


def test_columns_become_fields_and_markers_and_an_empty_cell_is_nothing(source: Path) -> None:
    (first, second) = mappings(source, f"{HEADER}a,stomach,spindle cells; nests,+,,\nb,,,-,(-),words\n")
    assert first == {
        "case_id": "a",
        "site": "stomach",
        "morphology": "spindle cells; nests",
        "markers": {"SMA": "+"},
    }
    assert second["markers"] == {"SMA": "-", "S100": "(-)"}
    assert second["text"] == "words"


def test_two_columns_of_one_stain_both_count(source: Path) -> None:
    (row,) = mappings(source, "marker.SMA,marker.SMA\n+,-\n")
    assert [stain["result"] for stain in row["markers"]] == ["+", "-"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_tables_as_spreadsheets_write_them(source: Path, separator: str, mark: str, end: str) -> None:
    lines = [separator.join(("case_id", "marker.SMA")), separator.join(("Zürich", "+"))]
    (row,) = mappings(source, (mark + end.join(lines) + end).encode())
    assert row == {"case_id": "Zürich", "markers": {"SMA": "+"}}


def test_a_report_of_several_lines_is_one_row_and_places_are_lines_of_the_file(source: Path) -> None:
    found = rows(source, 'case_id,text\na,"one\n\ntwo, ""three"""\n\nb,four\n')
    assert [row.where for row in found] == ["lines 2 to 4", "line 6"]
    assert found[0].content == {"case_id": "a", "text": 'one\n\ntwo, "three"'}


@pytest.mark.parametrize("cells", ["a,stomach", "a,stomach,,+,-,words,more", "a;stomach"])
def test_a_record_that_does_not_fit_the_header_is_an_error_between_its_neighbours(source: Path, cells: str) -> None:
    first, broken, last = mappings(source, f"{HEADER}x,,,+,,\n{cells}\ny,,,+,,\n")
    assert (first["case_id"], last["case_id"]) == ("x", "y")
    assert isinstance(broken, RowError)
    assert "but the header names 6 columns" in str(broken)


def test_a_record_of_other_bytes_is_an_error_and_its_neighbours_are_read(source: Path) -> None:
    first, broken, last = mappings(source, HEADER.encode() + b"x,,,+,,\nb,,,+,,caf\xe9\ny,,,+,,\n")
    assert (first["case_id"], last["case_id"]) == ("x", "y")
    assert isinstance(broken, RowError)
    assert (broken.case_id, "not UTF-8" in str(broken)) == ("b", True)


def test_a_quotation_mark_that_does_not_close_costs_named_lines_and_no_others(source: Path) -> None:
    found = rows(source, 'case_id,text\nx,one\ny,"two\nz,three\nw,"four"\nv,five\n')
    assert [row.where for row in found] == ["line 2", "lines 3 to 5", "line 6"]
    assert isinstance(found[1].content, RowError)
    assert "these lines were not read" in str(found[1].content)
    assert found[2].content == {"case_id": "v", "text": "five"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"case_id,,site\n", "column 2 has no name"),
        (b"case_id,marker.\n", "names no stain"),
        (b"site,age,Site\n", "two columns are named site"),
        (b"case_id,\xff\n", "the header is not UTF-8"),
        (b'case_id,"site\n', "the header cannot be read"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(source: Path, content: bytes, says: str) -> None:
    with pytest.raises(TableError, match=says):
        rows(source, content)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_whatever_cells_hold_each_record_is_one_row(source: Path, records: list[tuple[str, str]]) -> None:
    quoted = "".join(",".join('"{}"'.format(cell.replace('"', '""')) for cell in record) + "\n" for record in records)
    found = mappings(source, f"case_id,text\n{quoted}")
    assert [row.get("text", "") for row in found] == [text.strip() for _, text in records]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60))
def test_any_bytes_behind_a_header_are_rows_or_errors(source: Path, content: bytes) -> None:
    for row in rows(source, b"case_id,text\n" + content):
        assert isinstance(row.content, dict | RowError)
