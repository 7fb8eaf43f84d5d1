from __future__ import annotations

import pytest

from ihc_engine.documents import DocumentError, DocumentText, ft_text, text_of
from tests.documents.make import message


def read(*segments: str) -> DocumentText:
    return text_of(message(*segments))


def obx(kind: str, name: str, value: str, rest: str = "", status: str = "F") -> str:
    return f"OBX|1|{kind}|{name}||{value}|{rest}|||||{status}"


@pytest.mark.parametrize(
    ("escaped", "plain"),
    [
        (r"SMA +\.br\S-100 -", "SMA +\nS-100 -"),
        (r"SMA +\.sp\S-100 -", "SMA +\nS-100 -"),
        (r"SMA +\.sp2\S-100 -", "SMA +\n\nS-100 -"),
        (r"a\.ce\b", "a\nb"),
        (r"a\.in+4\b\.ti-2\c\.fi\d\.nf\e", "a b cde"),
        (r"SMA\.sk 3\+", "SMA   +"),
        (r"a\F\b\S\c\T\d\R\e\E\f", r"a|b^c&d~e\f"),
        (r"\H\SMA\N\ positive", "SMA positive"),
        ("\\XCEB1\\-SMA \\XB1\\", "α-SMA ±"),
        (r"a\X0D0A\b", "a\nb"),
        ("SMA +~S-100 -", "SMA +\nS-100 -"),
    ],
)
def test_escapes_are_what_they_stand_for(escaped: str, plain: str) -> None:
    found = ft_text(escaped)
    assert (found.text, found.remarks) == (plain, ())


@pytest.mark.parametrize("words", [r"a\Zx\b", r"SMA \ desmin", "end\\", r"\XZZ\a", r"a\.odd\b"])
def test_an_unknown_escape_stays_as_written_with_a_remark(words: str) -> None:
    found = ft_text(words)
    assert found.text == words
    assert found.remarks


def test_a_sign_behind_an_unknown_escape_is_still_an_escape() -> None:
    assert ft_text(r"C:\lab\.br\SMA +").text == "C:\\lab\nSMA +"


def test_one_stain_in_one_segment_is_a_line_with_its_name() -> None:
    found = read(
        obx(
            "CWE", "10^CD34 Ag [Presence] in Tissue by Immune stain^LN^CD34^CD34 (QBEnd/10)^L", "260385009^Negative^SCT^NEG^(-)^L"
        ),
        obx("CE", "SMA^Smooth muscle actin^L", "3+^strong^L"),
        obx("NM", "SMA-PCT^SMA, % tumour cells^L", "90", "%"),
        obx("SN", "KI67^Ki-67^L", ">^10", "%"),
        obx("ST", "^CD99", "focally positive (+)"),
        obx("IS", "STAT6", "NEG"),
    )
    assert found.text.split("\n") == [
        "CD34 (QBEnd/10): Negative (-)",
        "Smooth muscle actin: strong (3+)",
        "SMA, % tumour cells: 90%",
        "Ki-67: >10%",
        "CD99: focally positive (+)",
        "STAT6: NEG",
    ]
    assert found.remarks == ()


def test_the_presence_in_a_name_of_loinc_cannot_read_as_a_result() -> None:
    assert read(obx("CWE", "1^Desmin Ag [Presence] in Tissue by Immune stain^LN", "^Negative")).text == "Desmin: Negative"


def test_a_report_sent_line_by_line_stands_together() -> None:
    lines = [obx("TX", "DX^Diagnosis", line) for line in ("Spindle cell sarcoma.", "", "SMA: positive")]
    found = read(*lines, obx("FT", "C^Comment", r"S-100 -\.br\CD34 -"))
    assert found.text.startswith("Diagnosis:\nSpindle cell sarcoma.")
    assert found.text.endswith("SMA: positive\nComment:\nS-100 -\nCD34 -")


def test_two_results_of_one_stain_are_two_lines_with_its_name() -> None:
    found = read(
        obx("CWE", "^SMA", "^Positive"), obx("CWE", "^SMA", "^Negative"), obx("ST", "^CD34", "+"), obx("ST", "^CD34", "-")
    )
    assert found.text == "SMA: Positive\nSMA: Negative\nCD34: +\nCD34: -"


def test_a_short_text_under_the_name_of_a_stain_keeps_the_name() -> None:
    assert read(obx("TX", "CD34^CD34", "negative"), obx("TX", "SMA^SMA", "positive")).text == "CD34: negative\nSMA: positive"


def test_a_withdrawn_result_is_not_read_and_its_note_neither() -> None:
    found = read(obx("ST", "SMA", "positive", status="W"), "NTE|1||strong", obx("ST", "CD34", "negative"))
    assert found.text == "CD34: negative"
    assert found.remarks == ("OBX 1 (SMA): posted in error (status W): not read",)


def test_a_corrected_result_says_so() -> None:
    assert read(obx("ST", "SMA", "negative", status="C")).text == "Corrected: SMA: negative"


def test_a_preliminary_result_is_read_with_a_remark() -> None:
    assert read(obx("ST", "SMA", "positive", status="P")).remarks == ("OBX 1 (SMA): preliminary (status P)",)


def test_an_abnormal_flag_is_no_result_but_a_sign_of_one_is() -> None:
    found = read("OBX|1|ST|SMA|||||A|||F", "OBX|2|ST|CD34|||||NEG|||F")
    assert found.text == "CD34: NEG"
    assert found.remarks == ("OBX 1 (SMA): no value",)


def test_the_message_names_its_own_separators() -> None:
    data = message("OBX#1#ST#SMA$Smooth muscle actin##positive!F!##*####F", signs="#$*!@")
    assert text_of(data).text == "Smooth muscle actin: positive#"


def test_embedded_files_and_other_types_are_mentioned() -> None:
    found = read(obx("ED", "PDF^Report", "^AP^PDF^Base64^AAAA"), obx("DT", "D^Date", "20260101"))
    assert found.text == "Date: 20260101"
    assert "an embedded file (ED) is not read" in found.remarks[0]
    assert "type DT is read as words" in found.remarks[1]


def test_notes_broken_lines_and_added_segments_are_not_lost() -> None:
    data = message("OBX|1|FT|DX||SMA positive,", "desmin negative", "ADD|, CD34 negative", "NTE|1||block A3")
    found = text_of(data)
    assert found.text == "DX:\nSMA positive,\ndesmin negative, CD34 negative\nblock A3"
    assert "begins no segment" in found.remarks[0]


def test_identity_is_not_text() -> None:
    assert "TESTPATIENT" not in read("PID|1||1||TESTPATIENT", obx("ST", "SMA", "positive")).text


def test_several_messages_and_their_frames_are_read_with_a_remark() -> None:
    one = b"\x0b" + message(obx("ST", "SMA", "positive")) + b"\r\x1c\r"
    found = text_of(one + one.replace(b"SMA", b"CD34"))
    assert found.text == "SMA: positive\n\nCD34: positive"
    assert "2 messages" in found.remarks[0]


def test_the_declared_characters_are_used() -> None:
    head = "MSH|^~\\&|LAB" + "|" * 15 + "8859/7\rOBX|1|ST|SMA||α θετικό|\r"
    assert text_of(head.encode("iso8859-7")).text == "SMA: α θετικό"


@pytest.mark.parametrize("data", [message("PID|1"), b"MSH", b"MSH|^^^^|\rOBX|1|ST|a||b", b"MSH|^~\\&|\r"])
def test_a_message_without_results_or_separators_is_an_error(data: bytes) -> None:
    with pytest.raises(DocumentError):
        text_of(data, kind="hl7")
