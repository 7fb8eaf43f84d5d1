from __future__ import annotations

import os
from pathlib import Path

import pytest

from ihc_engine.documents import DocumentError, DocumentText, rows_of_folder
from tests.documents.make import pdf, word


def test_every_file_is_a_row_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.docx").write_bytes(word("CD34 negative"))
    (tmp_path / "b" / "1.pdf").write_bytes(pdf(["desmin positive"]))
    (tmp_path / "a.txt").write_text("SMA positive")
    (tmp_path / "c.jpeg").write_bytes(b"\xff\xd8")
    rows = {row.name: row.document for row in rows_of_folder(tmp_path)}
    assert list(rows) == ["a.txt", "b/1.pdf", "b/2.docx", "c.jpeg"]
    texts = [found.text.strip() for found in rows.values() if isinstance(found, DocumentText)]
    assert texts == ["SMA positive", "desmin positive", "CD34 negative"]
    refused = rows["c.jpeg"]
    assert isinstance(refused, DocumentError)
    assert str(refused).startswith("c.jpeg: ")


def test_pipes_and_links_to_folders_are_refused_in_words_and_nothing_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    rows = list(rows_of_folder(tmp_path))
    assert [row.name for row in rows] == ["loop", "pipe.txt"]
    assert all(isinstance(row.document, DocumentError) for row in rows)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="not a folder"):
        list(rows_of_folder(tmp_path / "none"))
