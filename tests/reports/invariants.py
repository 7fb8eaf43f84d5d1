"""What must hold of the reading of any text whatever."""

from __future__ import annotations

from collections.abc import Iterator

from ihc_engine.reports.model import Part, ReportReading
from ihc_engine.reports.read import ReportReader

#: Read between two readings of one text, so that anything kept from a text would show in the next.
BETWEEN = "Desmin (+), CD34 (-). No staining for S100; SOX10: not done. Die Färbung für SMA ist positiv."
BLANK = "\n \n\n"


def broken(reader: ReportReader, text: str) -> list[str]:
    """What does not hold; empty for a sound reading. An exception of the reader is raised as it is."""
    reading = reader.read(text)
    said = [*misplaced(reading)]
    reader.read(BETWEEN)
    if as_bytes(reader.read(text)) != as_bytes(reading):
        said.append("the same text is read in two ways")
    moved = reader.read(BLANK + text)
    if statuses(moved, len(BLANK)) != statuses(reading, 0):
        said.append("blank lines before the text change results")
    return said


def misplaced(reading: ReportReading) -> Iterator[str]:
    """Spans that lie outside of the text or do not hold the words that they say."""
    text = reading.text
    for part in reading.parts:
        if not 0 <= part.start <= part.end <= len(text):
            yield f"part at {part.start}-{part.end} of {len(text)}"
        for start, end, words in spans(part):
            if not 0 <= start < end <= len(text) or text[start:end] != words:
                yield f"{words!r} said to be at {start}-{end} of {len(text)}: {text[max(0, start) : max(0, end)]!r}"
    if reading.main not in reading.parts:
        yield "the main part is none of the parts"


def spans(part: Part) -> Iterator[tuple[int, int, str]]:
    """Every place that a part names, with the words that are said to stand there."""
    for mention in part.mentions:
        yield mention.start, mention.end, mention.text
        if mention.words_start is not None and mention.words_end is not None:
            yield mention.words_start, mention.words_end, mention.words
    for statement in part.statements:
        yield statement.start, statement.end, statement.text
    for diagnosis in part.diagnoses:
        yield diagnosis.start, diagnosis.end, diagnosis.text
    for unread in part.not_understood:
        yield unread.start, unread.end, unread.text


def as_bytes(reading: ReportReading) -> bytes:
    """Everything that was read, as bytes."""
    return repr(reading).encode("utf-8", "surrogatepass")


def statuses(reading: ReportReading, before: int) -> list[tuple[str, int, str | None]]:
    """Marker, place and status of every mention; places count from the text behind so many characters."""
    return [(mention.marker, mention.start - before, mention.status) for mention in reading.mentions]
