"""HL7 v2 messages: what their observations say, as lines of text.

Source: HL7 Version 2.5.1, chapter 7 (OBX), tables 0085 (status) and 0125 (value types).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ihc_engine.documents.formatted_text import Separators, unescaped
from ihc_engine.documents.hl7_segments import Segment, charset_of, messages_of
from ihc_engine.documents.hl7_values import coded, measured, name_of
from ihc_engine.documents.model import DocumentError, DocumentText, document
from ihc_engine.documents.plain import decoded

_RUNNING = {"FT", "TX"}
_WORDS = {*_RUNNING, "ST", ""}
_CODED = {"CWE", "CE", "CNE", "CF", "IS", "ID"}
_MEASURED = {"NM", "SN"}
_FILES = {"ED": "an embedded file", "RP": "a pointer to a file"}
_WITHDRAWN = {"D": "deleted", "W": "posted in error", "X": "cannot be obtained"}
_MARKED = {"C": "Corrected", "A": "Amended"}
_NOT_FINAL = {
    "P": "preliminary",
    "R": "not verified",
    "S": "partial",
    "I": "pending",
    "N": "not asked for",
    "O": "an order",
    "U": "status only",
}


@dataclass(frozen=True, slots=True)
class _Observation:
    """The words of one OBX or NTE; ``number`` is 0 for running text, which may go on in the next one."""

    name: str
    mark: str
    text: str
    number: int = 0


def hl7_text(data: bytes) -> DocumentText:
    """Text of one or more messages: OBX-5 with its name from OBX-3, and notes. DocumentError: no message, or nothing to read."""
    charset = charset_of(data)
    remarks: list[str] = []
    text, assumed = _decoded(data, charset)
    remarks += assumed
    texts = []
    for separators, segments in messages_of(text.replace("\0", ""), charset or "utf-8", remarks):
        texts.append("\n".join(_message(segments, separators, remarks)))
    if len(texts) > 1:
        remarks.append(f"{len(texts)} messages in one document; if they are of several patients, send them one by one")
    try:
        return document("\n\n".join(part for part in texts if part), "hl7", remarks)
    except DocumentError as error:
        raise DocumentError("no OBX segment holds text", "; ".join(remarks) or "send the result message (ORU)") from error


def _decoded(data: bytes, charset: str | None) -> tuple[str, list[str]]:
    if charset is not None and charset != "utf-8":
        return data.decode(charset, "replace"), []
    return decoded(data)


def _message(segments: Iterable[Segment], separators: Separators, remarks: list[str]) -> Iterator[str]:
    """Lines: running texts that follow each other under one name stand together, since many senders use one OBX a line."""
    observations = list(_observations(segments, separators, remarks))
    for (mark, name, _), group in groupby(observations, key=lambda one: (one.mark, one.name, one.number)):
        head = "".join(f"{part}: " for part in (mark, name) if part)
        body = "\n".join(one.text for one in group)
        yield f"{head}{body}" if "\n" not in body.strip("\n") or not head else f"{head.rstrip()}\n{body}"


def _observations(segments: Iterable[Segment], separators: Separators, remarks: list[str]) -> Iterator[_Observation]:
    count, withdrawn = 0, False
    for segment in segments:
        if segment.name == "OBX":
            count += 1
            found = _observation(segment, separators, count, remarks)
            withdrawn = segment.field(11).strip().upper() in _WITHDRAWN
            if found is not None:
                yield found
        elif segment.name == "NTE" and not withdrawn:
            note = _repetitions(segment.field(3), separators, remarks)
            if note.strip():
                yield _Observation("", "", note)
        elif segment.name in ("OBR", "PID", "ORC"):
            withdrawn = False


def _observation(segment: Segment, separators: Separators, count: int, remarks: list[str]) -> _Observation | None:
    name = name_of(segment.field(3), separators, remarks)
    place = f"OBX {segment.field(1).strip()[:10] or count}" + (f" ({name})" if name else "")
    kind, value, status = segment.field(2).strip().upper(), segment.field(5), segment.field(11).strip().upper()
    if status in _WITHDRAWN:
        remarks.append(f"{place}: {_WITHDRAWN[status]} (status {status}): not read")
        return None
    if kind in _FILES:
        remarks.append(f"{place}: {_FILES[kind]} ({kind}) is not read: save it as a file and read that")
        return None
    if status in _NOT_FINAL:
        remarks.append(f"{place}: {_NOT_FINAL[status]} (status {status})")
    text = _value(kind, value, segment.field(6), separators, place, remarks)
    if not text.strip(' "\n'):
        flag = segment.field(8).strip()
        if flag.upper() not in ("POS", "NEG"):  # other flags, such as A, say that a result is unusual, not what it is
            remarks.append(f"{place}: no value")
            return None
        text = flag
    return _Observation(name, _MARKED.get(status, ""), text, 0 if kind in _RUNNING else count)


def _value(kind: str, value: str, unit: str, separators: Separators, place: str, remarks: list[str]) -> str:
    if kind in _WORDS:
        return _repetitions(value, separators, remarks)
    parts = value.split(separators.repetition)
    if kind in _CODED:
        return "; ".join(coded(part, separators, remarks) for part in parts)
    if kind not in _MEASURED:
        remarks.append(f"{place}: a value of type {kind[:10]} is read as words")
        unit = ""
    between = "" if kind == "SN" else " "
    return "; ".join(measured(part, unit, separators, remarks, between=between) for part in parts)


def _repetitions(value: str, separators: Separators, remarks: list[str]) -> str:
    return "\n".join(unescaped(part, separators, remarks) for part in value.split(separators.repetition))
