from __future__ import annotations

import sys

import pytest

from ihc_engine.documents import DocumentError, text_of
from tests.documents.make import pdf


def test_pages_are_apart_by_a_blank_line_and_lines_stay_lines() -> None:
    assert (
        text_of(pdf(["SMA positive", "S-100 negative"], ["CD34 negative"])).text
        == "SMA positive\nS-100 negative\n\nCD34 negative"
    )


def test_nothing_is_joined_across_a_hyphen_at_a_line_end() -> None:
    found = text_of(pdf(["Stains: CD34 -, S-", "100 positive, leiomyo-", "sarcoma"])).text
    assert found == "Stains: CD34 -, S-\n100 positive, leiomyo-\nsarcoma"


def test_a_scan_is_sent_to_ocr() -> None:
    with pytest.raises(DocumentError, match="no text layer: run OCR first"):
        text_of(pdf([]))


def test_a_page_without_text_among_others_is_mentioned() -> None:
    assert "no text layer on page 2 of 2" in text_of(pdf(["SMA positive"], [])).remarks[0]


def test_an_encrypted_pdf_is_refused() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>] ".format("11" * 32)
    with pytest.raises(DocumentError, match="encrypted"):
        text_of(pdf(["SMA positive"], trailer=lock))


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(DocumentError, match="damaged"):
        text_of(b"%PDF-1.4\nnothing more")


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(DocumentError) as caught:
        text_of(pdf(["SMA positive"]))
    assert caught.value.remedy == "pip install 'ihc-engine[documents]'"
