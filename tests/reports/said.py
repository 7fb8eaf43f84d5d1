"""What a reading says, in the shortest form that a test can claim."""

from __future__ import annotations

from ihc_engine.reports.model import Part, ReportReading


def stains(reading: ReportReading | Part) -> dict[str, str | None]:
    """Marker to its status. AssertionError if one marker has two: a test that claims results must not hide a contradiction."""
    part = reading.main if isinstance(reading, ReportReading) else reading
    said: dict[str, str | None] = {}
    for mention in part.mentions:
        if mention.replaced or (mention.status is None and mention.marker in said):
            continue
        before = said.get(mention.marker)
        assert before in (None, mention.status), f"{mention.marker} is {before} and {mention.status}"
        said[mention.marker] = mention.status
    return said


def told(reading: ReportReading | Part) -> dict[str, str | None]:
    """The markers of which a result is said, and it."""
    return {marker: status for marker, status in stains(reading).items() if status is not None}


def unread(reading: ReportReading) -> list[tuple[str, str]]:
    """What could not be read, with the reason."""
    return [(item.text, item.reason) for part in reading.parts for item in part.not_understood]


def facts(reading: ReportReading, kind: str) -> list[object]:
    """Values of one kind of statement, in the order of the text."""
    return [statement.value for statement in reading.main.statements if statement.kind == kind]


def features(reading: ReportReading) -> dict[str, str]:
    """Feature to ``present`` or ``absent``."""
    return {s.value: s.status or "present" for s in reading.main.statements if s.kind == "morphology"}
