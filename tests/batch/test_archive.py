"""Folders: documents or tables, in the order of their names; a bad file stops nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ihc_engine.batch import RowError, TableError, archive_rows


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_tables_of_a_folder_are_one_archive_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, b_csv="case_id\n3\n", a_jsonl='{"case_id":1}\n\n{"case_id":2}\n', c__d_ndjson='{"case_id":4}')
    found = list(archive_rows(tmp_path))
    assert [(row.source, row.where) for row in found] == [
        ("a.jsonl", "a.jsonl, line 1"),
        ("a.jsonl", "a.jsonl, line 3"),
        ("b.csv", "b.csv, line 2"),
        ("c/d.ndjson", "c/d.ndjson, line 1"),
    ]


@pytest.mark.parametrize(
    ("bad", "content", "says"),
    [
        ("b_csv", "site,site\n", "two columns"),
        ("b_parquet", "no parquet", "no readable Parquet"),
        ("b_csv", "", "the file is empty"),
        ("b_txt", "a report among tables", "keep documents in a folder of their own"),
    ],
)
def test_a_bad_file_is_one_error_row_between_the_others(tmp_path: Path, bad: str, content: str, says: str) -> None:
    write(tmp_path, a_jsonl='{"case_id":1}', c_jsonl='{"case_id":3}', **{bad: content})
    first, broken, last = archive_rows(tmp_path)
    assert (first.source, last.source) == ("a.jsonl", "c.jsonl")
    assert isinstance(broken.content, RowError)
    assert (broken.content.code, says in str(broken.content)) == ("unreadable_file", True)


def test_marks_of_other_programs_are_no_rows(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl="{}")
    (tmp_path / ".a.jsonl.crc").write_bytes(b"\x00")
    (tmp_path / "_SUCCESS").write_bytes(b"")
    (tmp_path / "_temporary").mkdir()
    (tmp_path / "_temporary" / "1.jsonl").write_text("{}")
    assert [row.source for row in archive_rows(tmp_path)] == ["a.jsonl"]


def test_documents_of_a_folder_are_text_rows_named_by_their_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        b_txt="Desmin is positive.",
        a_rtf=r"{\rtf1 SMA is positive.}",
        c_pdf=b"%PDF-1.4 broken",
        d_doc=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    )
    found: list[Any] = list(archive_rows(tmp_path))
    assert [row.source for row in found] == ["a.rtf", "b.txt", "c.pdf", "d.doc"]
    assert [row.content["case_id"] for row in found[:2]] == ["a.rtf", "b.txt"]
    assert found[1].content["text"] == "Desmin is positive."
    assert [row.content.code for row in found[2:]] == ["unreadable_document"] * 2
    assert [row.content.case_id for row in found[2:]] == ["c.pdf", "d.doc"]


def test_an_archive_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"\.xlsx is not read; name a \.jsonl, \.csv or \.parquet file, or a folder"):
        archive_rows(tmp_path / "archive.xlsx")
    assert list(archive_rows(tmp_path)) == [], "an empty folder is an archive of no rows"
