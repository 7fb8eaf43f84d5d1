"""Any bytes are text or a DocumentError, never another exception."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from ihc_engine.documents import DocumentError, DocumentText, Kind, ft_text, text_of
from tests.documents.make import archive, message, pdf, word

_SEEDS = (
    word("SMA positive", [["S-100", "negative"]]),
    pdf(["SMA positive", "S-100 negative"], []),
    message("OBX|1|FT|DX||SMA +\\.br\\S-100 -||||||C", "NTE|1||note"),
    rb"{\rtf1\ansi{\fonttbl{\f0\fcharset2 Symbol;}}SMA {\b +}\par\trowd\intbl a\cell b\cell\row {\*\x \'e9}\u945?}",
    "SMA positive, α".encode("utf-16"),
)
_KINDS: tuple[Kind, ...] = get_args(Kind)
_WORDS = (
    r"{ } \par \cell \row \intbl \'e9 \u955? \u-10179? \* \ud \upr \fonttbl \f1 \fcharset134 \bin3 \uc3 \footnote \strike \pict"
)
_RTF = st.lists(st.sampled_from([*_WORDS.split(), "\\~", "\\", "a", " ", "\r\n", "\\ansicpg932 ", "\\fcharset2 "]))
_TAGS = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:del>",
    "</w:del>",
    "<w:tab/>",
    "SMA",
]
_HL7 = st.text(alphabet="MSHOBXADNTE|^~\\&\r\n.brX0DsFT1C\"' é")


def outcome(data: bytes, kind: Kind | None) -> DocumentText | DocumentError:
    try:
        return text_of(data, kind=kind)
    except DocumentError as error:
        return error


def check(data: bytes, kind: Kind | None) -> None:
    found = outcome(data, kind)
    if isinstance(found, DocumentError):
        assert found.problem
        assert found.remedy
        str(found).encode()
    else:
        assert found.text.strip()
        assert "\r" not in found.text
        "".join((found.text, *found.remarks)).encode()


@given(st.binary(max_size=400), st.sampled_from([None, *_KINDS]))
def test_random_bytes(data: bytes, kind: Kind | None) -> None:
    check(data, kind)


@settings(max_examples=120)
@given(st.sampled_from(_SEEDS), st.data())
def test_documents_with_damage(seed: bytes, draw: st.DataObject) -> None:
    data = bytearray(seed)
    for _ in range(draw.draw(st.integers(1, 6))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    start = draw.draw(st.integers(0, len(data)))
    check(bytes(data[: draw.draw(st.integers(0, len(data)))]) if start % 2 else bytes(data), None)


@settings(max_examples=120)
@given(_RTF)
def test_rtf_of_any_words(parts: list[str]) -> None:
    check(("{\\rtf1 " + "".join(parts) + "}").encode(), "rtf")


@given(st.lists(st.sampled_from(_TAGS)))
def test_word_xml_of_any_tags(parts: list[str]) -> None:
    xml = f'<d xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{"".join(parts)}</d>'
    check(archive([("word/document.xml", xml.encode())]), "docx")


@settings(max_examples=120)
@given(_HL7)
def test_messages_of_any_signs(text: str) -> None:
    check(text.encode(), "hl7")
    check(("MSH|^~\\&|\rOBX|1|FT|a||" + text).encode(), "hl7")


@given(st.text(min_size=1).filter(lambda words: words.strip(" \\~\r\n\t").isprintable() and words.strip(" \\~").strip()))
def test_formatted_text_of_any_words(words: str) -> None:
    ft_text(words).text.encode()
