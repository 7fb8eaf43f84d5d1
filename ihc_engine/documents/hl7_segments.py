"""HL7 v2 messages cut into segments; lenient, as feeds are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ihc_engine.documents.formatted_text import Separators
from ihc_engine.documents.model import DocumentError

_FRAME = "\x0b\x1c"
#: Values of MSH-18 (HL7 table 0211) and their Python names; anything else is found from the bytes.
_CHARSETS = {
    "": "utf-8", "ASCII": "utf-8", "UNICODE UTF-8": "utf-8", "UTF-8": "utf-8", "8859/1": "cp1252", "8859/2": "iso8859-2",
    "8859/5": "iso8859-5", "8859/7": "iso8859-7", "8859/9": "iso8859-9", "8859/15": "iso8859-15", "GB 18030-2000": "gb18030",
    "BIG-5": "big5",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: its name and its fields, counted as HL7 counts them (``field(5)`` of an OBX is OBX-5)."""

    name: str
    fields: tuple[str, ...]

    def field(self, number: int) -> str:
        """A field as it is written; empty if the segment ends before it."""
        return self.fields[number] if number < len(self.fields) else ""


def charset_of(data: bytes) -> str | None:
    """The Python name of the characters that the first MSH-18 declares; None if it declares none that is known."""
    start = data.find(b"MSH")
    if start < 0:
        return None
    header = data[start : start + 4000].replace(b"\n", b"\r").partition(b"\r")[0].decode("latin-1")
    fields = header.split(header[3:4] or "|")
    declared = fields[17].split("~")[0].strip().upper() if len(fields) > 17 else ""
    return _CHARSETS.get(declared) if declared else None


def messages_of(text: str, charset: str, remarks: list[str]) -> Iterator[tuple[Separators, list[Segment]]]:
    """Each message with its separators. A line that begins no segment continues the one before. DocumentError: no MSH."""
    separators: Separators | None = None
    lines: list[str] = []
    for line in _lines(text):
        if line.startswith("MSH"):
            if separators is not None:
                yield separators, _segments(lines, separators, remarks)
            separators, lines = _separators(line, charset), []
        elif separators is not None:
            lines.append(line)
        elif line.strip() and line[:3] not in ("FHS", "BHS"):
            remarks.append("words before the first MSH were left out")
    if separators is None:
        raise DocumentError(
            "no HL7 message: no line begins with MSH", "check the kind of the file; bare formatted text is read by ft_text"
        )
    yield separators, _segments(lines, separators, remarks)


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\r").replace("\n", "\r").split("\r"):
        yield line.strip(_FRAME)


def _separators(header: str, charset: str) -> Separators:
    field = header[3:4]
    if not field or field.isalnum() or field.isspace():
        raise DocumentError("the message header names no field separator", "send MSH|^~\\&|... as the sender wrote it", "MSH-1")
    signs = header[4:].partition(field)[0][:4]
    if len(signs) < 4:  # signs left out are the customary ones, unless they mean something else already
        signs += "".join(sign for sign in "^~\\&"[len(signs) :] if sign != field and sign not in signs)
    if len(set(signs[:4]) - {field}) < 4:
        raise DocumentError("the message header does not name four different separators", "send MSH-2 as ^~\\&", "MSH-2")
    return Separators(field, signs[0], signs[1], signs[2], signs[3], charset)


def _segments(lines: list[str], separators: Separators, remarks: list[str]) -> list[Segment]:
    whole: list[list[str]] = []
    for line in lines:
        if len(line) > 3 and line[3] == separators.field and line[:3].isalnum() and line[:3].isupper():
            whole.append([line]) if line[:3] != "ADD" or not whole else whole[-1].append(line[4:])
        elif line.strip() and len(line.strip()) == 3 and line.strip().isupper():
            continue  # an empty segment
        elif whole:
            if line.strip():
                remarks.append(f"a line inside {whole[-1][0][:3]} begins no segment: read as its continuation")
            whole[-1].append("\n" + line)
        elif line.strip():
            remarks.append("a line behind MSH begins no segment: left out")
    segments = ["".join(parts).rstrip("\n") for parts in whole]
    return [Segment(text[:3], tuple(text.split(separators.field))) for text in segments]
