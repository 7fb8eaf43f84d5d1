from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from ihc_engine.documents import DocumentError, text_of
from ihc_engine.documents.model import LARGEST

WORDS = "α-SMA ±, S-100 –\nDesmin: 阴性"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
def test_the_mark_of_a_text_file_tells_its_characters(data: bytes) -> None:
    assert text_of(data).text == WORDS
    assert text_of(data).remarks == ()


def test_a_text_that_is_not_utf8_is_read_as_windows_with_a_remark() -> None:
    found = text_of("Désmine ± – négatif".encode("cp1252"))
    assert found.text == "Désmine ± – négatif"
    assert "Windows-1252" in found.remarks[0]


def test_bytes_that_no_character_has_are_counted() -> None:
    found = text_of(b"SMA \x81 positive \xe9")
    assert found.text == "SMA \ufffd positive é"
    assert any(remark.startswith("1 characters could not be read") for remark in found.remarks)


def test_all_line_ends_become_one_kind() -> None:
    assert text_of(b"a\r\nb\rc\n").text == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8])
def test_a_document_without_text_is_an_error_and_no_empty_report(data: bytes) -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        text_of(data)


@pytest.mark.parametrize("data", [b"SMA\0\0+", codecs.BOM_UTF16_LE + b"a\0b", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        text_of(data)


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "archive.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(DocumentError, match="larger than 50 MB"):
        text_of(path)


def test_content_counts_more_than_the_name_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(rb"{\rtf1 SMA positive}")
    found = text_of(path)
    assert (found.kind, found.text) == ("rtf", "SMA positive")
    assert "named .txt" in found.remarks[0]


def test_a_file_of_another_kind_is_named_with_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpeg"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(DocumentError) as caught:
        text_of(path)
    assert caught.value.where == str(path)
    assert ".docx" in caught.value.remedy


def test_a_missing_file_a_folder_and_an_odd_name_are_errors_in_words(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path, "a\0b.txt"):
        with pytest.raises(DocumentError):
            text_of(path)


def test_the_kind_can_be_given() -> None:
    assert text_of(rb"{\rtf1 SMA}", kind="txt").text == r"{\rtf1 SMA}"
    with pytest.raises(DocumentError, match="not RTF"):
        text_of(b"SMA positive", kind="rtf")
    with pytest.raises(DocumentError, match="not known"):
        text_of(b"SMA positive", kind="odt")  # type: ignore[arg-type]
