from __future__ import annotations

import time

import pytest

from ihc_engine.documents import DocumentError, DocumentText, text_of


def rtf(
    body: str, head: str = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset134 SimSun;}}"
) -> DocumentText:
    return text_of(f"{{\\rtf1{head}\n{body}}}".encode("latin-1"))


def test_paragraphs_are_lines_and_signs_are_kept() -> None:
    found = rtf(r"S-100 (\endash )\par SMA (+)\line CK 5/6 \'b1, \ldblquote patchy\rdblquote\par \{a\}")
    assert found.text == "S-100 (–)\nSMA (+)\nCK 5/6 ±, “patchy”\n{a}"
    assert found.remarks == ()


def test_line_ends_of_the_file_are_no_text() -> None:
    assert rtf("SMA posi\r\ntive").text == "SMA positive"


def test_a_table_row_is_a_line() -> None:
    row = r"\trowd\cellx100\cellx200\pard\intbl {}\cell {}\cell\row "
    body = row.format("SMA", r"positive\par diffuse") + row.format("Desmin", "negative") + r"\pard end"
    assert rtf(body).text == "SMA | positive; diffuse\nDesmin | negative\nend"


def test_unicode_is_read_and_its_stand_in_left_out() -> None:
    assert rtf(r"\u945?-SMA {\uc2\u8805\'a1\'dd 10%} \u-10179?\u-8704?").text == "α-SMA ≥ 10% 😀"


def test_chinese_bytes_are_read_in_the_font_that_shows_them() -> None:
    words = "".join(f"\\'{byte:02x}" for byte in "阳性".encode("gbk"))
    assert rtf(rf"S-100 {{\f2 {words}}} +").text == "S-100 阳性 +"


def test_a_character_whose_second_byte_is_a_letter_stays_whole() -> None:
    assert "表".encode("cp932") == b"\x95\\"
    assert rtf(r"\'95\\ \'83A", head=r"\ansi\ansicpg932").text == "表 ア"


def test_greek_letters_and_signs_of_the_symbol_font_are_read() -> None:
    assert rtf(r"{\f1 a}-SMA {\f1\'b1}, \u-3999?-inhibin").text == "α-SMA ±, α-inhibin"


def test_text_behind_a_binary_picture_is_not_lost() -> None:
    found = rtf(r"CD34 negative\par {\*\shppict{\pict\wmetafile8\bin5 }}\{}}}SMA positive")
    assert found.text == "CD34 negative\nSMA positive"


def test_what_is_left_out_is_said() -> None:
    found = rtf(r"{\header Hospital}SMA {\strike negative }positive{\v secret}{\*\annotation check}{\pict ffd8}")
    assert found.text == "SMA positive"
    said = " ".join(found.remarks)
    assert all(word in said for word in ("headers", "struck-through", "hidden", "comment", "picture"))


def test_footnotes_fields_and_text_boxes_are_read() -> None:
    field = r"{\field{\*\fldinst HYPERLINK x}{\fldrslt SMA}}"
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt desmin +}}{\shprslt desmin +}}"
    assert rtf(field + r" positive{\footnote repeated twice} " + box).text == "SMA positive (repeated twice) desmin +"


def test_the_unicode_twin_of_a_group_is_read_once() -> None:
    assert rtf(r"{\upr{S?}{\*\ud{S\u945?}}} +").text == "Sα +"


@pytest.mark.parametrize("data", [rb"{\rtf1 SMA positive", rb"{\rtf1 {SMA} \bin999999999 x}", b"{\\rtf1 SMA \\", rb"{\rtf1 }"])
def test_a_cut_off_or_empty_document_is_an_error(data: bytes) -> None:
    with pytest.raises(DocumentError):
        text_of(data)


def test_bytes_behind_the_end_are_mentioned() -> None:
    assert "behind the end" in text_of(rb"{\rtf1 SMA +} Desmin -").remarks[0]


@pytest.mark.parametrize(
    "piece", [r"{\fonttbl ", r"\f1\fcharset0 ", r"{\field{\*\fldinst{HYPERLINK ", "{", r"\'e9", r"\u955?", r"\cell ", "}"]
)
def test_a_megabyte_of_anything_takes_seconds_at_most(piece: str) -> None:
    data = (r"{\rtf1 " + piece * (1_000_000 // len(piece))).encode()
    start = time.perf_counter()
    with pytest.raises(DocumentError):
        text_of(data)
    assert time.perf_counter() - start < 20
