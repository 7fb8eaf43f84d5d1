from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from ihc_engine.documents import DocumentError, text_of
from tests.documents.make import W, archive, word


def body(xml: str) -> bytes:
    """A Word document of nothing but its body."""
    return archive([("word/document.xml", f"<w:document {W}><w:body>{xml}</w:body></w:document>".encode())])


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_paragraphs_and_tables_come_in_document_order() -> None:
    made = word("Diagnosis: leiomyosarcoma", [["Stain", "Result"], ["SMA", "+"], ["S-100", ""]], "End")
    assert text_of(made).text == "Diagnosis: leiomyosarcoma\nStain | Result\nSMA | +\nS-100\nEnd"


def test_a_cell_of_several_paragraphs_keeps_each_sign_with_its_stain() -> None:
    assert text_of(word([["IHC", "SMA +\ndesmin -"]])).text == "IHC | SMA +; desmin -"


def test_a_table_that_is_only_a_frame_keeps_its_lines() -> None:
    assert text_of(word([["SMA +\ndesmin -", ""]])).text == "SMA +\ndesmin -"


def test_content_controls_and_tracked_insertions_are_text_and_deletions_are_not() -> None:
    inserted = (
        f"<w:p><w:ins>{run('desmin positive')}</w:ins><w:del><w:r><w:delText>desmin negative</w:delText></w:r></w:del></w:p>"
    )
    found = text_of(body(f"<w:sdt><w:sdtContent><w:p>{run('SMA +')}</w:p></w:sdtContent></w:sdt>{inserted}"))
    assert found.text == "SMA +\ndesmin positive"
    assert any("tracked changes" in remark for remark in found.remarks)


def test_struck_through_and_hidden_words_are_left_out_and_mentioned() -> None:
    off = '<w:strike w:val="false"/>'
    found = text_of(
        body(f"<w:p>{run('SMA ')}{run('negative', '<w:strike/>')}{run('positive', off)}{run('x', '<w:vanish/>')}</w:p>")
    )
    assert found.text == "SMA positive"
    assert set(found.remarks) == {"struck-through words left out", "hidden words left out"}


def test_tabs_line_breaks_hyphens_and_symbols_are_kept() -> None:
    xml = '<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/><w:t>-SMA</w:t><w:tab/><w:t>+</w:t><w:br/>'
    xml += "<w:t>S</w:t><w:noBreakHyphen/><w:t>100 "
    assert (
        text_of(body(xml + '\uf0b1</w:t><w:sym w:font="Webdings" w:char="F061"/></w:r></w:p>')).text == "α-SMA\t+\nS-100 ±\ufffd"
    )


def test_a_text_box_is_read_once() -> None:
    choice = f"<w:txbxContent><w:p>{run('CD34 -')}</w:p></w:txbxContent>"
    twins = f"<m:Choice>{choice}</m:Choice><m:Fallback>{choice}</m:Fallback>"
    xml = f'<w:p><w:r><m:AlternateContent xmlns:m="x">{twins}</m:AlternateContent></w:r></w:p>'
    assert text_of(body(xml)).text.strip() == "CD34 -"


def test_headers_are_left_out_with_a_remark_and_footnotes_are_read() -> None:
    made = Document()
    made.add_paragraph("SMA positive")
    made.sections[0].header.paragraphs[0].text = "Hospital"
    file = io.BytesIO()
    made.save(file)
    with zipfile.ZipFile(file, "a") as parts:
        parts.writestr(
            "word/footnotes.xml", f"<w:footnotes {W}><w:footnote><w:p>{run('repeated')}</w:p></w:footnote></w:footnotes>"
        )
    found = text_of(file.getvalue())
    assert found.text.strip() == "SMA positive\nFootnotes:\nrepeated"
    assert "headers and footers left out" in found.remarks


def test_a_bomb_is_refused_while_it_is_small() -> None:
    with pytest.raises(DocumentError, match="unpacks to more than 50 MB"):
        text_of(archive([("word/document.xml", b" " * 60_000_000)]))
    with pytest.raises(DocumentError, match="unpacks to"):
        text_of(archive([("word/document.xml", b"<a/>"), *((f"word/media/{i}.png", b"\0" * 45_000_000) for i in range(5))]))
    with pytest.raises(DocumentError, match="parts"):
        text_of(b"PK\x03\x04" + b"PK\x01\x02" * 6000)


def test_entities_are_refused_before_they_can_grow() -> None:
    xml = b'<!DOCTYPE a [<!ENTITY b "SMA positive">]><a>&b;</a>'
    with pytest.raises(DocumentError, match="document type"):
        text_of(archive([("word/document.xml", xml)]))


def test_damaged_foreign_and_encrypted_archives_are_errors_in_words() -> None:
    made = word("SMA positive")
    with pytest.raises(DocumentError, match="damaged"):
        text_of(made[: len(made) // 2])
    with pytest.raises(DocumentError, match="no Word document"):
        text_of(archive([("xl/workbook.xml", b"<a/>")]))
    locked = bytearray(archive([("word/document.xml", b"<a/>")]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1
    with pytest.raises(DocumentError, match="encrypted"):
        text_of(bytes(locked))
    with pytest.raises(DocumentError, match="XML is damaged"):
        text_of(archive([("word/document.xml", b"<a><b></a>")]))
    with pytest.raises(DocumentError, match="nested"):
        text_of(archive([("word/document.xml", b"<a>" * 5000)]))
